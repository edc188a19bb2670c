import type { JsonObject } from '../../domain/canonical-json.ts';
import { frameToSample, secondsToSamples } from '../../domain/time.ts';
import type {
  LoudnessTarget,
  MediaReference,
  MusicClip,
  SoundClip,
  Timeline,
} from '../../domain/timeline.ts';
import type { Fade, Faded } from './fade.ts';

/** Everything of a film that is heard, in samples of 48 kHz: nothing of its pictures, nothing else. */
export interface MixPlan {
  lengthSamples: number;
  narration: PlacedSound[];
  clipSound: PlacedSound[];
  effects: PlacedSound[];
  music: PlacedMusic[];
  loudness: LoudnessTarget;
}

/** Recorded sound at its place. Its length is that in the film. */
export interface PlacedSound extends Faded {
  media: MediaReference;
  startSample: number;
  /** What of the length lies within the film. */
  heardSamples: number;
  /** The first sample of the source that is heard. */
  inSample: number;
  speed: number;
  gainDecibels: number;
  duckingDecibels: number;
}

export interface PlacedMusic extends Faded {
  media: MediaReference;
  startSample: number;
  /** The first sample of the source that is heard. */
  inSample: number;
  loops: boolean;
  gainDecibels: number;
  duckingDecibels: number;
}

/** Where each sound of a timeline begins and ends. Each position comes from its own frame: nothing adds up. */
export function planMix(timeline: Timeline): MixPlan {
  const sampleOf = (frame: number): number => frameToSample(frame, timeline.frameRate);
  const filmSamples = sampleOf(timeline.durationFrames);
  const track = (clips: readonly SoundClip[]) =>
    withCrossfades(clips.map((clip) => placeSound(clip, sampleOf(clip.startFrame), filmSamples))).filter(
      (sound) => sound.heardSamples > 0,
    );
  const music = timeline.music.map((clip) =>
    placeMusic(clip, sampleOf(clip.startFrame), sampleOf(clip.startFrame + clip.durationFrames)),
  );
  return {
    lengthSamples: filmSamples,
    narration: track(timeline.narration),
    clipSound: track(timeline.clipSound),
    effects: track(timeline.effects),
    music: withCrossfades(music).filter(
      ({ startSample, lengthSamples }) => lengthSamples > 0 && startSample < filmSamples,
    ),
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

function placeSound(clip: SoundClip, startSample: number, filmSamples: number): PlacedSound {
  const { speed = 1, duckingDecibels = 0, fadeInSeconds = 0, fadeOutSeconds = 0 } = clip;
  const inSample = secondsToSamples(clip.inSeconds);
  const lengthSamples = Math.round((secondsToSamples(clip.outSeconds) - inSample) / speed);
  return {
    media: clip.media,
    startSample,
    lengthSamples,
    heardSamples: Math.min(lengthSamples, filmSamples - startSample),
    inSample,
    speed,
    gainDecibels: clip.gainDecibels,
    fadeIn: fadeOf(fadeInSeconds, lengthSamples),
    fadeOut: fadeOf(fadeOutSeconds, lengthSamples),
    duckingDecibels,
  };
}

function placeMusic(clip: MusicClip, startSample: number, endSample: number): PlacedMusic {
  const lengthSamples = endSample - startSample;
  return {
    media: clip.media,
    startSample,
    lengthSamples,
    inSample: secondsToSamples(clip.inSeconds ?? 0),
    loops: clip.loops ?? true,
    gainDecibels: clip.gainDecibels,
    fadeIn: fadeOf(clip.fadeInSeconds, lengthSamples),
    fadeOut: fadeOf(clip.fadeOutSeconds, lengthSamples),
    duckingDecibels: clip.duckingDecibels,
  };
}

function fadeOf(seconds: number, mostSamples: number): Fade | null {
  const lengthSamples = Math.min(secondsToSamples(seconds), mostSamples);
  return lengthSamples > 0 ? { lengthSamples, shape: 'smooth' } : null;
}

/** The clips of a track by their starts; where one goes out while another comes in, both do so at equal power. */
function withCrossfades<Placed extends Faded & { startSample: number }>(clips: Placed[]): Placed[] {
  const sorted = clips.sort((left, right) => left.startSample - right.startSample);
  const equalPower = (fade: Fade): Fade => ({ ...fade, shape: 'equal-power' });
  let playing: Placed[] = [];
  for (const clip of sorted) {
    playing = playing.filter((before) => endOf(before) > clip.startSample);
    for (const before of playing) {
      const { fadeOut } = before;
      const { fadeIn } = clip;
      if (fadeOut === null || fadeIn === null) continue;
      if (clip.startSample + fadeIn.lengthSamples <= endOf(before) - fadeOut.lengthSamples) continue;
      before.fadeOut = equalPower(fadeOut);
      clip.fadeIn = equalPower(fadeIn);
    }
    playing.push(clip);
  }
  return sorted;
}

/** The sample after a clip's last. */
export function endOf({
  startSample,
  lengthSamples,
}: {
  startSample: number;
  lengthSamples: number;
}): number {
  return startSample + lengthSamples;
}
