import type { Random } from '../../pictures/random.ts';
import { BEATS_PER_BAR } from '../arrangement.ts';
import type { Mood } from '../mood.ts';
import type { StruckNote } from '../score.ts';
import { chordsByBar, type PlacedChord } from './chord-timeline.ts';

const LOWEST_PITCH = 33;
const LEAST_FULLNESS = 0.45;

/** Roots, fifths and octaves below the chords; in bare sections one long root a chord, or none. */
export function writeBass(
  { bass, swingBeats }: Mood,
  chords: readonly PlacedChord[],
  random: Random,
): StruckNote[] {
  if (bass === undefined) return [];
  const patterns = random.shuffle(bass.patterns);
  return chordsByBar(chords).flatMap((chord, bar) => {
    const { fullness } = chord.section;
    if (fullness < LEAST_FULLNESS) return [];
    const pattern =
      fullness < 0.6 ? 'R-------' : bar % 4 === 3 ? (patterns[1] ?? patterns[0]!) : patterns[0]!;
    const bottom = LOWEST_PITCH + ((chord.bass - (LOWEST_PITCH % 12) + 12) % 12);
    const fifth = chord.tones.includes((chord.root + 7) % 12)
      ? bottom + ((chord.root + 7 - chord.bass + 24) % 12)
      : bottom;
    const pitches: { [sign: string]: number } = { R: bottom, '5': fifth, '8': bottom + 12 };
    return writeBar(pattern).map(({ sign, step, steps }) => ({
      part: 'bass' as const,
      tone: bass.tone,
      levelDecibels: bass.levelDecibels,
      pitch: pitches[sign]!,
      startBeat: bar * BEATS_PER_BAR + step / 2 + (step % 2 === 1 ? swingBeats : 0),
      lengthBeats: steps / 2 - 0.08,
      velocity: (step === 0 ? 1 : 0.82) * random.between(0.92, 1),
      pan: 0,
    }));
  });
}

/** A sign for each eighth: a note, `-` to go on with it, `.` for a rest. */
function writeBar(pattern: string): { sign: string; step: number; steps: number }[] {
  return [...pattern.matchAll(/([R58])(-*)/g)].map((match) => ({
    sign: match[1]!,
    step: match.index,
    steps: match[0].length,
  }));
}
