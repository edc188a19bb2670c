import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SampleQuantiser } from '../../src/domain/pulse-code.ts';
import { silentTimeline } from '../../src/domain/silent-timeline.ts';
import type { MusicClip, SoundClip, Timeline } from '../../src/domain/timeline.ts';
import { waveHeader } from '../../src/domain/wave-file.ts';
import type { Media } from '../../src/ports/media.ts';
import { type MixFacts, mixFilm } from '../../src/render/mix/mix-film.ts';

export type Wave = (seconds: number) => number;
export const tone =
  (hertz: number, level: number): Wave =>
  (seconds) =>
    level * Math.sin(2 * Math.PI * hertz * seconds);

/** A second of a voice's buzz, its harmonics at phases that do not stand in one peak. */
const BUZZ = Float32Array.from({ length: 48_000 }, (_, index) => {
  let buzz = 0;
  for (let harmonic = 1; harmonic <= 16; harmonic += 1) {
    buzz += Math.cos((2 * Math.PI * 130 * harmonic * index) / 48_000 + harmonic * harmonic * 2.4) / harmonic;
  }
  return buzz;
});

/** Syllables of the buzz with little pauses: uneven, as speech is. */
export const speechLike: Wave = (seconds) => {
  const syllable = Math.max(0, Math.sin(2 * Math.PI * 2.2 * seconds)) * (0.6 + 0.4 * Math.sin(seconds));
  return 0.2 * syllable * BUZZ[Math.round(seconds * 48_000) % 48_000]!;
};

export const spoken = (
  file: string,
  startFrame: number,
  outSeconds: number,
  more: Partial<SoundClip> = {},
): SoundClip => ({
  media: { file },
  startFrame,
  inSeconds: 0,
  outSeconds,
  gainDecibels: 0,
  ...more,
});

export const music = (file: string, durationFrames: number, more: Partial<MusicClip> = {}): MusicClip => ({
  media: { file },
  startFrame: 0,
  durationFrames,
  gainDecibels: -9,
  fadeInSeconds: 0,
  fadeOutSeconds: 0,
  duckingDecibels: 8,
  ...more,
});

/** A film of 30 frames a second at -14 LUFS, where it does not say otherwise. */
export function filmOf(film: Pick<Timeline, 'durationFrames'> & Partial<Timeline>): Timeline {
  const size = { widthPixels: 1080, heightPixels: 1920 };
  return { ...silentTimeline([], { size, frameRate: { numerator: 30, denominator: 1 } }), ...film };
}

export interface Mixed {
  facts: MixFacts;
  path: string;
  left: Int16Array;
  right: Int16Array;
}

/** A folder in which the mixer's tests make their sounds and films. */
export class MixingStage {
  readonly folder: string;
  readonly #media: Media;
  #mixes = 0;

  private constructor(folder: string, media: Media) {
    this.folder = folder;
    this.#media = media;
  }

  static async open(media: Media): Promise<MixingStage> {
    return new MixingStage(await mkdtemp(join(tmpdir(), 'reelwright-mix-')), media);
  }

  async close(): Promise<void> {
    await this.#media.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Writes a WAV with a channel for each wave and gives its path. */
  async sound(
    name: string,
    seconds: number,
    waves: Wave[],
    options: { loops?: boolean; sampleRateHertz?: number } = {},
  ): Promise<string> {
    const sampleRateHertz = options.sampleRateHertz ?? 48_000;
    const frameCount = Math.round(seconds * sampleRateHertz);
    const channels = waves.map((wave) =>
      Float32Array.from({ length: frameCount }, (_, index) => wave(index / sampleRateHertz)),
    );
    const loop = options.loops ? { loop: { startFrame: 0, endFrame: frameCount } } : {};
    const header = waveHeader({ sampleRateHertz, channels: waves.length, frameCount, ...loop });
    const path = join(this.folder, name);
    const samples = new SampleQuantiser().quantise(channels, frameCount);
    await writeFile(path, Buffer.concat([header, Buffer.from(samples.buffer)]));
    return path;
  }

  /** Mixes a film of 30 frames a second at -14 LUFS, where it does not say otherwise, and reads the result. */
  async mix(
    film: Pick<Timeline, 'durationFrames'> & Partial<Timeline>,
    signal?: AbortSignal,
  ): Promise<Mixed> {
    this.#mixes += 1;
    const timeline = filmOf(film);
    const path = join(this.folder, `mixed-${this.#mixes}.wav`);
    const resolve = (media: { file: string } | { asset: string }) =>
      'file' in media ? media.file : media.asset;
    const request = { timeline, resolve, outputPath: path, ...(signal ? { signal } : {}) };
    const facts = await mixFilm(request, { media: this.#media });
    const samples = await readSamples(path);
    const side = (channel: number) => samples.filter((_, index) => index % 2 === channel);
    return { facts, path, left: side(0), right: side(1) };
  }
}

/** The samples of a WAV of 16 bits whose header is the plain one. */
export async function readSamples(path: string): Promise<Int16Array> {
  const bytes = await readFile(path);
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset + 44, bytes.byteOffset + bytes.length));
}

/** The level of one tone in a stretch, in decibels against full scale (Goertzel's algorithm). */
export function toneLevelOf(
  samples: Int16Array,
  hertz: number,
  fromSecond: number,
  toSecond: number,
): number {
  const part = samples.subarray(Math.round(fromSecond * 48_000), Math.round(toSecond * 48_000));
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / 48_000);
  let [last, before] = [0, 0];
  part.forEach((sample, index) => {
    const hann = Math.sin((Math.PI * (index + 0.5)) / part.length) ** 2;
    [last, before] = [(sample / 32_768) * hann + turn * last - before, last];
  });
  const power = last * last + before * before - turn * last * before;
  return 10 * Math.log10((power * 8) / part.length ** 2 + 1e-12);
}

/** The level of a stretch in decibels against full scale. */
export function levelOf(samples: Int16Array, fromSecond: number, toSecond: number): number {
  const part = samples.subarray(fromSecond * 48_000, toSecond * 48_000);
  const power = part.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / part.length;
  return 10 * Math.log10(power + 1e-12);
}
