import { mkdtemp, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { throwIfCancelled } from '../../domain/errors.ts';
import { SampleQuantiser } from '../../domain/pulse-code.ts';
import { SAMPLE_RATE_HERTZ } from '../../domain/time.ts';
import type { MediaReference, Timeline } from '../../domain/timeline.ts';
import { waveHeader } from '../../domain/wave-file.ts';
import type { Media } from '../../ports/media.ts';
import { type FilmSound, filmBlocks } from './film-sound.ts';
import { HOP_SAMPLES, LevelMeter, type LevelProfile } from './level-profile.ts';
import { type Advance, heardFrames, levelMusic, levelNarration } from './levelling.ts';
import { applyGains } from './limiter.ts';
import { type Mastering, planMastering } from './mastering.ts';
import { planMix } from './mix-plan.ts';
import type { LevelledMusic } from './music-track.ts';
import { SoundLibrary } from './sound-library.ts';

export interface MixRequest {
  timeline: Timeline;
  /** The path of a file that the timeline plays. */
  resolve(media: MediaReference): string | Promise<string>;
  /** Where the WAV is to be; it appears whole or not at all. */
  outputPath: string;
  signal?: AbortSignal;
  /** Told how far the mix is, from 0 to 1. */
  onProgress?(fraction: number): void;
}

export interface MixFacts {
  /** Exactly the film's length: the sample at which the frame after the last would begin. */
  sampleCount: number;
  durationSeconds: number;
  channels: 2;
  /** What the sound is expected to measure; -70 for silence. */
  integratedLufs: number;
  /** The most that the limiter takes off a peak. */
  limitedDecibels: number;
}

/**
 * Mixes a film's narration and music into a WAV of 48 kHz, 16 bits and two channels, at the timeline's loudness
 * and with room for the AAC encoder under its true peak. Memory does not grow with the film but for 12 MB an
 * hour. Raises `not-found` for a missing file, `unsupported-media` for one without sound, `media-failed` for one
 * that cannot be read, `cancelled`.
 */
export async function mixFilm(request: MixRequest, ports: { media: Media }): Promise<MixFacts> {
  const { timeline, resolve, outputPath, signal } = request;
  throwIfCancelled(signal);
  const plan = planMix(timeline);
  const folder = await mkdtemp(join(dirname(outputPath), '.mix-'));
  try {
    const references = [...plan.narration, ...plan.music].map((sound) => sound.media);
    const library = await SoundLibrary.open(references, resolve, { media: ports.media, folder, signal });
    const musicSamples = plan.music.map((each) => heardFrames(each, library.soundOf(each.media)));
    const workSamples = 3 * plan.lengthSamples + musicSamples.reduce((sum, each) => sum + each, 0);
    const advance = progress(workSamples, request);

    const narration = await levelNarration(plan, library, advance);
    const music: LevelledMusic[] = [];
    for (const placed of plan.music) music.push(await levelMusic(placed, library, advance));
    const sound: FilmSound = { plan, library, narration, music };
    const mastering = await planMastering(await profileSound(sound, advance), plan.loudness);
    const unfinishedPath = join(folder, 'mix.wav');
    await writeMastered(sound, mastering, unfinishedPath, advance);
    await rename(unfinishedPath, outputPath);
    return {
      sampleCount: plan.lengthSamples,
      durationSeconds: plan.lengthSamples / SAMPLE_RATE_HERTZ,
      channels: 2,
      integratedLufs: mastering.integratedLufs,
      limitedDecibels: mastering.limitedDecibels,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function progress(workSamples: number, { signal, onProgress }: MixRequest): Advance {
  let doneSamples = 0;
  return (samples) => {
    throwIfCancelled(signal);
    doneSamples += samples;
    onProgress?.(Math.min(1, doneSamples / workSamples));
  };
}

async function profileSound(sound: FilmSound, advance: Advance): Promise<LevelProfile> {
  const meter = new LevelMeter(sound.plan.lengthSamples, { peaks: true });
  for await (const block of filmBlocks(sound)) {
    meter.add(block);
    advance(block.sampleCount);
  }
  return meter.profile();
}

async function writeMastered(
  sound: FilmSound,
  { gains }: Mastering,
  path: string,
  advance: Advance,
): Promise<void> {
  await using file = await open(path, 'w');
  const format = { sampleRateHertz: SAMPLE_RATE_HERTZ, channels: 2, frameCount: sound.plan.lengthSamples };
  await file.writeFile(waveHeader(format));
  const quantiser = new SampleQuantiser();
  let hop = 0;
  for await (const { left, right, sampleCount } of filmBlocks(sound)) {
    applyGains(left, sampleCount, gains, hop);
    applyGains(right, sampleCount, gains, hop);
    hop += Math.ceil(sampleCount / HOP_SAMPLES);
    await file.writeFile(quantiser.quantise([left, right], sampleCount));
    advance(sampleCount);
  }
}
