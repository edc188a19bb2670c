import type { JsonObject } from '../../domain/canonical-json.ts';
import { frameToSample, secondsToSamples } from '../../domain/time.ts';
import type { LoudnessTarget, MediaReference, Timeline } from '../../domain/timeline.ts';

/** Everything of a film that is heard, in samples of 48 kHz: nothing of its pictures, nothing else. */
export interface MixPlan {
  lengthSamples: number;
  narration: PlacedSound[];
  music: PlacedMusic[];
  loudness: LoudnessTarget;
}

export interface PlacedSound {
  media: MediaReference;
  startSample: number;
  /** The first sample of the source that is heard. */
  inSample: number;
  lengthSamples: number;
  gainDecibels: number;
}

export interface PlacedMusic {
  media: MediaReference;
  startSample: number;
  lengthSamples: number;
  gainDecibels: number;
  fadeInSamples: number;
  fadeOutSamples: number;
  duckingDecibels: number;
}

/** Where each sound of a timeline begins and ends. Each position comes from its own frame: nothing adds up. */
export function planMix(timeline: Timeline): MixPlan {
  const sampleOf = (frame: number): number => frameToSample(frame, timeline.frameRate);
  const lengthSamples = sampleOf(timeline.durationFrames);
  const narration = timeline.narration.map((clip) => {
    const inSample = secondsToSamples(clip.inSeconds);
    return {
      media: clip.media,
      startSample: sampleOf(clip.startFrame),
      inSample,
      lengthSamples: secondsToSamples(clip.outSeconds) - inSample,
      gainDecibels: clip.gainDecibels,
    };
  });
  const music = timeline.music.map((clip) => {
    const startSample = sampleOf(clip.startFrame);
    return {
      media: clip.media,
      startSample,
      lengthSamples: sampleOf(clip.startFrame + clip.durationFrames) - startSample,
      gainDecibels: clip.gainDecibels,
      fadeInSamples: secondsToSamples(clip.fadeInSeconds),
      fadeOutSamples: secondsToSamples(clip.fadeOutSeconds),
      duckingDecibels: clip.duckingDecibels,
    };
  });
  return {
    lengthSamples,
    narration: narration.filter((sound) => isHeard(sound, lengthSamples)).sort(byStart),
    music: music.filter((sound) => isHeard(sound, lengthSamples)).sort(byStart),
    loudness: timeline.loudness,
  };
}

/**
 * The intent of a mix's recipe: all that changes the sound and nothing that does not, so timelines that differ
 * in pictures alone share one mix.
 */
export function mixIntent(timeline: Timeline): JsonObject {
  return planMix(timeline) as unknown as JsonObject;
}

function isHeard(sound: PlacedSound | PlacedMusic, filmLengthSamples: number): boolean {
  return sound.lengthSamples > 0 && sound.startSample < filmLengthSamples;
}

function byStart(left: { startSample: number }, right: { startSample: number }): number {
  return left.startSample - right.startSample;
}
