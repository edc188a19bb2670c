import type { Breathe } from '../../domain/breathing.ts';
import { decibelsToGain } from './decibels.ts';
import { gatedLoudness, SILENCE_LUFS } from './gated-loudness.ts';
import { LevelMeter, type LevelProfile } from './level-profile.ts';
import type { MixPlan, PlacedMusic, PlacedSound } from './mix-plan.ts';
import { musicLoop, PLAYED_ONCE } from './music-loop.ts';
import type { LevelledMusic } from './music-track.ts';
import { type SoundFile, SoundReader } from './sound-file.ts';
import type { SoundLibrary } from './sound-library.ts';
import { SoundTrack } from './sound-track.ts';
import { BLOCK_SAMPLES, clearBlock, createBlock } from './stereo-block.ts';

/**
 * What each track of recordings as a whole and each piece of music are brought to before they meet (EBU R 128), so
 * that a gain in a timeline means the same over a whispered recording and under a loudly mastered song.
 */
const REFERENCE_LUFS = -23;

/** Nothing is raised by more than this: it would be its noise. */
const MOST_GAIN_DECIBELS = 36;
/** Clip sound and effects may be quiet on purpose: a room, a wind. */
const MOST_AMBIENT_GAIN_DECIBELS = 12;

/** Called with the samples that were gone through since the call before; raises `cancelled`. */
export type Advance = (samples: number) => void;

export interface LevelledTrack {
  sounds: PlacedSound[];
  /** Brings the track to the level that gains are counted from. */
  levelGain: number;
}

/** Listens to the narration as it will stand in the film, but for the gains of its clips. */
export async function levelNarration(
  plan: MixPlan,
  library: SoundLibrary,
  advance: Advance,
): Promise<LevelledTrack & { profile: LevelProfile }> {
  const profile = await profileOfTrack(plan.narration, plan, library, advance);
  return { sounds: plan.narration, levelGain: levelGain(profile, MOST_GAIN_DECIBELS), profile };
}

/** Listens to a track of clip sound or effects; their recordings keep their levels among each other. */
export async function levelAmbience(
  sounds: PlacedSound[],
  plan: MixPlan,
  library: SoundLibrary,
  advance: Advance,
): Promise<LevelledTrack> {
  const profile = await profileOfTrack(sounds, plan, library, advance);
  return { sounds, levelGain: levelGain(profile, MOST_AMBIENT_GAIN_DECIBELS) };
}

/** Listens to a piece of music as far as it is heard, and finds out how it loops. */
export async function levelMusic(
  placed: PlacedMusic,
  library: SoundLibrary,
  advance: Advance,
  breathe: Breathe,
): Promise<LevelledMusic> {
  const file = library.musicOf(placed.media);
  const profile = await profileOfFile(file, heardFrames(placed, file), advance);
  const ends = placed.inSample + placed.lengthSamples > file.wave.frameCount;
  const loop = placed.loops && ends ? await musicLoop(file, profile, breathe) : PLAYED_ONCE;
  return { placed, file, loop, levelGain: levelGain(profile, MOST_GAIN_DECIBELS) };
}

/** Of a piece that is longer than its place, the rest is not listened to. */
export function heardFrames(placed: PlacedMusic, { wave }: SoundFile): number {
  return Math.min(wave.frameCount, placed.inSample + placed.lengthSamples);
}

async function profileOfTrack(
  sounds: PlacedSound[],
  plan: MixPlan,
  library: SoundLibrary,
  advance: Advance,
): Promise<LevelProfile> {
  const lengthSamples = sounds.length === 0 ? 0 : plan.lengthSamples;
  const meter = new LevelMeter(lengthSamples, { peaks: false });
  await using track = new SoundTrack(sounds, library);
  const block = createBlock();
  for (let start = 0; start < lengthSamples; start += BLOCK_SAMPLES) {
    clearBlock(block, Math.min(BLOCK_SAMPLES, lengthSamples - start));
    await track.addPlainTo(block, start);
    meter.add(block);
    advance(block.sampleCount);
  }
  return meter.profile();
}

async function profileOfFile(file: SoundFile, frameCount: number, advance: Advance): Promise<LevelProfile> {
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

function levelGain(profile: LevelProfile, mostDecibels: number): number {
  const loudness = gatedLoudness(profile);
  if (loudness <= SILENCE_LUFS) return 1;
  return decibelsToGain(Math.min(mostDecibels, REFERENCE_LUFS - loudness));
}
