import { SAMPLE_RATE_HERTZ } from '../../domain/time.ts';
import { energyOf, gatedLoudness, SILENCE_LUFS } from './gated-loudness.ts';
import { HOP_SAMPLES, type LevelProfile } from './level-profile.ts';

/** A stretch of the film in which speech is heard, pauses between words and sentences included. */
export interface SpeechStretch {
  startSample: number;
  endSample: number;
}

/** Under the narration's own loudness by more than this is breath, room and silence. */
const QUIETER_THAN_SPEECH_LU = 28;
/** Level is judged over 10 ms: less would fall between two beats of a deep voice. */
const JUDGED_HOPS = 4;
/** Music does not come up in a shorter pause: it would have to go down again at once. */
const LONGEST_PAUSE_SAMPLES = 2.5 * SAMPLE_RATE_HERTZ;

/** Finds where speech is heard in the profile of the narration alone. In order, and never nearer than a pause. */
export function findSpeech(narration: LevelProfile): SpeechStretch[] {
  const loudness = gatedLoudness(narration);
  if (loudness <= SILENCE_LUFS) return [];
  const threshold = energyOf(loudness - QUIETER_THAN_SPEECH_LU) * JUDGED_HOPS;
  const stretches: SpeechStretch[] = [];
  const { hopCount, energies } = narration;
  for (let hop = 0; hop < hopCount; hop += JUDGED_HOPS) {
    const end = Math.min(hop + JUDGED_HOPS, hopCount);
    let energy = 0;
    for (let each = hop; each < end; each += 1) energy += energies[each]!;
    if (energy < threshold) continue;
    const startSample = hop * HOP_SAMPLES;
    const endSample = end * HOP_SAMPLES;
    const last = stretches.at(-1);
    if (last !== undefined && startSample - last.endSample < LONGEST_PAUSE_SAMPLES)
      last.endSample = endSample;
    else stretches.push({ startSample, endSample });
  }
  return stretches;
}
