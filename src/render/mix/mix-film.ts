import { mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { throwIfCancelled } from '../../domain/errors.ts';
import { SAMPLE_RATE_HERTZ } from '../../domain/time.ts';
import type { MediaReference, Timeline } from '../../domain/timeline.ts';
import type { Media } from '../../ports/media.ts';
import { FilmMix } from './film-mix.ts';
import { planMix } from './mix-plan.ts';

export interface MixRequest {
  timeline: Timeline;
  /** The path of a file that the timeline plays. */
  resolve(media: MediaReference): string | Promise<string>;
  /** It appears whole or not at all. */
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
  /** What the sound measures, as a WAV or once coded, by which of the two was asked for; -70 for silence. */
  integratedLufs: number;
  /** The most that the limiter takes off a peak. */
  limitedDecibels: number;
}

const AAC = { bitsPerSecond: 128_000 };
/** So often single peaks are lowered that coding puts over the ceiling; then all are. */
const LOCAL_ROUNDS = 2;
const MOST_ROUNDS = 6;
/** Meters of true peak that follow the recommendation agree to so much (ITU-R BS.1770-5, Annex 2). */
const METERS_DIFFER_DECIBELS = 0.1;

/**
 * Mixes all that is heard in a film into a WAV of 48 kHz, 16 bits and two channels, at the timeline's loudness and
 * with room for an encoder under its true peak. Memory does not grow with the film but for some 50 MB an hour. Raises
 * `not-found` for a missing file, `unsupported-media` for one without sound, `media-failed` for one that cannot be
 * read, `cancelled`.
 */
export async function mixFilm(request: MixRequest, ports: { media: Media }): Promise<MixFacts> {
  return withMix(request, ports, async (mix, wavePath) => {
    await mix.write(wavePath);
    return { path: wavePath, integratedLufs: mix.mastering.integratedLufs };
  });
}

/**
 * As `mixFilm`, coded as AAC for the film. Loudness and true peaks are measured after coding; where coding put peaks
 * over the ceiling or made the whole softer, the sound is mastered for that and coded again.
 */
export async function mixCodedFilm(request: MixRequest, ports: { media: Media }): Promise<MixFacts> {
  const { media } = ports;
  const { signal, timeline } = request;
  const ceilingDbtp = timeline.loudness.truePeakDbtp - METERS_DIFFER_DECIBELS;
  return withMix(request, ports, async (mix, wavePath) => {
    const codedPath = `${wavePath}.m4a`;
    for (let round = 1; ; round += 1) {
      await mix.write(wavePath);
      const coding = { inputPath: wavePath, outputPath: codedPath, channels: 2, ...AAC } as const;
      await media.encodeSound(coding, signal);
      const coded = await media.measurePeaks({ path: codedPath, ceilingDbtp }, signal);
      const isFine = mix.hearCoded(coded, round <= LOCAL_ROUNDS ? 'where-over' : 'everywhere');
      if (isFine || round === MOST_ROUNDS) return { path: codedPath, integratedLufs: coded.integratedLufs };
      await mix.remaster();
    }
  });
}

interface Written {
  path: string;
  integratedLufs: number;
}

/** Opens the mix in a folder of its own and hands out under its name what was made in there. */
async function withMix(
  request: MixRequest,
  { media }: { media: Media },
  write: (mix: FilmMix, wavePath: string) => Promise<Written>,
): Promise<MixFacts> {
  const { timeline, resolve, outputPath, signal } = request;
  throwIfCancelled(signal);
  const plan = planMix(timeline);
  const folder = await mkdtemp(join(dirname(outputPath), '.mix-'));
  try {
    const mix = await FilmMix.open(plan, { resolve, media, folder, signal }, progress(request));
    const { path, integratedLufs } = await write(mix, join(folder, 'mix.wav'));
    await rename(path, outputPath);
    return {
      sampleCount: plan.lengthSamples,
      durationSeconds: plan.lengthSamples / SAMPLE_RATE_HERTZ,
      channels: 2,
      integratedLufs,
      limitedDecibels: mix.mastering.limitedDecibels,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function progress({ signal, onProgress }: MixRequest): (part: number) => void {
  let done = 0;
  return (part) => {
    throwIfCancelled(signal);
    done += part;
    onProgress?.(Math.min(1, done));
  };
}
