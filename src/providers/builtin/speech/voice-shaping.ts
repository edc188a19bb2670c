import { rm } from 'node:fs/promises';
import type { FilterStep, Media, SoundFacts } from '../../../ports/media.ts';
import type { Timbre } from './timbres.ts';

const TARGET_LUFS = -19;
/** Below -3 dBFS, with room for what rounding and resampling between samples add. */
const PEAK_LIMIT = 0.66;
/** Too short or soft to be measured: such a line is left at its own level. */
const FLOOR_LUFS = -60;

/** Names the chain below in an asset's provenance; raised when it sounds different. */
export const SHAPING_EDITION = 1;

/**
 * Brings the raw voice to a pleasant and even sound: 48 kHz, no rumble, less of the boxy and harsh regions that
 * espeak-ng has too much of against people's long-term spectrum, gentle compression, about -19 LUFS with peaks under -3 dBFS. No step moves the sound in time.
 */
export async function shapeVoice(
  media: Media,
  paths: { rawPath: string; outputPath: string },
  timbre: Timbre,
  signal?: AbortSignal,
): Promise<SoundFacts> {
  const shapedPath = `${paths.outputPath}.shaped.wav`;
  try {
    const common = { sample: 'f32', channels: 1 } as const;
    await media.shapeSound(
      { ...common, inputPath: paths.rawPath, outputPath: shapedPath, steps: colourSteps(timbre) },
      signal,
    );
    const { integratedLufs } = await media.measureLoudness(shapedPath, signal);
    const gainDecibels = integratedLufs > FLOOR_LUFS ? TARGET_LUFS - integratedLufs : 0;
    return await media.shapeSound(
      {
        inputPath: shapedPath,
        outputPath: paths.outputPath,
        steps: levelSteps(gainDecibels),
        sample: 's16',
        channels: 1,
      },
      signal,
    );
  } finally {
    await rm(shapedPath, { force: true });
  }
}

function colourSteps(timbre: Timbre): FilterStep[] {
  const female = timbre.gender === 'female';
  return [
    { filter: 'aresample', options: { osr: 48_000, filter_size: 64, phase_shift: 10, cutoff: 0.96 } },
    { filter: 'highpass', options: { f: female ? 110 : 62, p: 2 } },
    { filter: 'equalizer', options: { f: female ? 220 : 190, t: 'q', w: 0.9, g: 2.5 } },
    { filter: 'equalizer', options: { f: 1150, t: 'q', w: 0.8, g: -3 } },
    { filter: 'equalizer', options: { f: 2900, t: 'q', w: 1, g: female ? -5 : -3.5 } },
    { filter: 'equalizer', options: { f: 6300, t: 'q', w: 0.8, g: -4 } },
    {
      filter: 'acompressor',
      options: { threshold: 0.08, ratio: 2.5, attack: 8, release: 120, knee: 6, makeup: 1 },
    },
  ];
}

function levelSteps(gainDecibels: number): FilterStep[] {
  return [
    { filter: 'volume', options: { volume: `${gainDecibels.toFixed(3)}dB` } },
    {
      filter: 'alimiter',
      options: { limit: PEAK_LIMIT, attack: 4, release: 60, level: false, latency: true },
    },
  ];
}
