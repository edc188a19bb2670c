import type { FilterStep, Media, SoundFacts } from '../../../ports/media.ts';
import { SILENCE_DECIBELS } from './active-level.ts';
import type { Timbre } from './timbres.ts';

/** The level at which the voice enters the compressor. */
const ENTRY_DECIBELS = -18;
/** Below -3 dBFS, with room for what lies between samples. */
const PEAK_LIMIT = 0.66;

/** Names the chain below in an asset's provenance; raised when it sounds different. */
export const SHAPING_EDITION = 1;

/**
 * Brings the raw voice to a pleasant and even sound: 48 kHz, no rumble, less of the boxy and harsh regions that
 * espeak-ng has too much of against people's long-term spectrum, gentle compression, about -19 LUFS with peaks
 * under -3 dBFS. `levelDecibels` is the raw voice's level while it speaks. No step moves the sound in time.
 */
export function shapeVoice(
  media: Media,
  raw: { path: string; levelDecibels: number },
  outputPath: string,
  timbre: Timbre,
  signal?: AbortSignal,
): Promise<SoundFacts> {
  const entryGain = raw.levelDecibels > SILENCE_DECIBELS ? ENTRY_DECIBELS - raw.levelDecibels : 0;
  const steps = shapingSteps(entryGain, timbre);
  return media.shapeSound({ inputPath: raw.path, outputPath, steps, sample: 's16', channels: 1 }, signal);
}

/** At the voice's own rate as far as possible: that is less than half the work. */
function shapingSteps(entryGainDecibels: number, timbre: Timbre): FilterStep[] {
  const female = timbre.gender === 'female';
  return [
    { filter: 'volume', options: { volume: `${entryGainDecibels.toFixed(3)}dB`, precision: 'float' } },
    { filter: 'highpass', options: { f: female ? 110 : 62, p: 2 } },
    { filter: 'equalizer', options: { f: female ? 220 : 190, t: 'q', w: 0.9, g: 2.5 } },
    { filter: 'equalizer', options: { f: 1150, t: 'q', w: 0.8, g: -3 } },
    { filter: 'equalizer', options: { f: 2900, t: 'q', w: 1, g: female ? -5 : -3.5 } },
    { filter: 'equalizer', options: { f: 6300, t: 'q', w: 0.8, g: -4 } },
    { filter: 'acompressor', options: { threshold: 0.08, ratio: 2.5, attack: 8, release: 120, knee: 6 } },
    { filter: 'aresample', options: { osr: 48_000, filter_size: 64, phase_shift: 10, cutoff: 0.96 } },
    { filter: 'volume', options: { volume: `${timbre.exitGainDecibels}dB` } },
    {
      filter: 'alimiter',
      options: { limit: PEAK_LIMIT, attack: 4, release: 60, level: false, latency: true },
    },
  ];
}
