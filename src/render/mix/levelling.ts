import { decibelsToGain } from './decibels.ts';
import { gatedLoudness, SILENCE_LUFS } from './gated-loudness.ts';
import { LevelMeter, type LevelProfile } from './level-profile.ts';
import type { MixPlan, PlacedMusic } from './mix-plan.ts';
import { musicLoop } from './music-loop.ts';
import type { LevelledMusic } from './music-track.ts';
import { NarrationTrack } from './narration-track.ts';
import { type SoundFile, SoundReader } from './sound-file.ts';
import type { SoundLibrary } from './sound-library.ts';
import { findSpeech, type SpeechStretch } from './speech-stretches.ts';
import { BLOCK_SAMPLES, clearBlock, createBlock } from './stereo-block.ts';

/**
 * What narration as a whole and each piece of music are brought to before they meet (EBU R 128), so that a gain
 * in a timeline means the same over a whispered recording and under a loudly mastered song.
 */
const REFERENCE_LUFS = -23;
/** Nothing is raised by more than this: it would be its noise. */
const MOST_GAIN_DECIBELS = 36;

/** Called with the samples that were gone through since the call before; raises `cancelled`. */
export type Advance = (samples: number) => void;

export interface LevelledNarration {
  levelGain: number;
  speech: SpeechStretch[];
}

/** Listens to all of the narration as it will stand in the film. */
export async function levelNarration(
  plan: MixPlan,
  library: SoundLibrary,
  advance: Advance,
): Promise<LevelledNarration> {
  if (plan.narration.length === 0) return { levelGain: 1, speech: [] };
  const meter = new LevelMeter(plan.lengthSamples, { peaks: false });
  await using track = new NarrationTrack(plan.narration, library, plan.lengthSamples);
  const block = createBlock();
  for (let start = 0; start < plan.lengthSamples; start += BLOCK_SAMPLES) {
    clearBlock(block, Math.min(BLOCK_SAMPLES, plan.lengthSamples - start));
    await track.addTo(block, start, 1);
    meter.add(block);
    advance(block.sampleCount);
  }
  const profile = meter.profile();
  return { levelGain: levelGain(profile), speech: findSpeech(profile) };
}

/** Listens to a piece of music as far as it is heard, and finds out how it loops. */
export async function levelMusic(
  placed: PlacedMusic,
  library: SoundLibrary,
  advance: Advance,
): Promise<LevelledMusic> {
  const file = library.soundOf(placed.media);
  const profile = await profileOf(file, heardFrames(placed, file), advance);
  return { placed, file, loop: musicLoop(file, profile), levelGain: levelGain(profile) };
}

/** Of a piece that is longer than its place, the rest is not listened to. */
export function heardFrames(placed: PlacedMusic, { wave }: SoundFile): number {
  return Math.min(wave.frameCount, placed.lengthSamples);
}

async function profileOf(file: SoundFile, frameCount: number, advance: Advance): Promise<LevelProfile> {
  const meter = new LevelMeter(frameCount, { peaks: false });
  await using reader = new SoundReader();
  const block = createBlock();
  for (let start = 0; start < frameCount; start += BLOCK_SAMPLES) {
    clearBlock(block, Math.min(BLOCK_SAMPLES, frameCount - start));
    const { left, right, sampleCount } = block;
    block.alike = await reader.read(
      file,
      start,
      left.subarray(0, sampleCount),
      right.subarray(0, sampleCount),
    );
    block.silent = false;
    meter.add(block);
    advance(sampleCount);
  }
  return meter.profile();
}

function levelGain(profile: LevelProfile): number {
  const loudness = gatedLoudness(profile);
  if (loudness <= SILENCE_LUFS) return 1;
  return decibelsToGain(Math.min(MOST_GAIN_DECIBELS, REFERENCE_LUFS - loudness));
}
