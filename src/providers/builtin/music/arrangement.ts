import type { Random } from '../pictures/random.ts';
import { type Chord, parseChord } from './chord-symbol.ts';
import type { Mood } from './mood.ts';

const CHORDS_PER_SECTION = 4;
export const BEATS_PER_BAR = 4;
/** Less than this would be heard as going round in circles. */
const LEAST_BARS = 16;

/** Four chords with what is heard over them. */
export interface Section {
  startBar: number;
  bars: number;
  /** Sections of one letter share their chords and patterns. */
  letter: string;
  chords: Chord[];
  /** From 0, the barest, to 1: which parts are heard. */
  fullness: number;
  hasMelody: boolean;
}

/** The plan of a piece. */
export interface Arrangement {
  tempoBpm: number;
  bars: number;
  /** MIDI number of the tonic between C3 and B3. */
  tonic: number;
  sections: Section[];
}

/**
 * Chooses key, chords and form: statement, growth, contrast and return, so that the last section leads back into
 * the first. As many whole sections as cover the length, at least 16 bars. Each take begins with other chords and in
 * another key than the one before it.
 */
export function arrange(
  mood: Mood,
  tempoBpm: number,
  leastSeconds: number,
  random: Random,
  take = 1,
): Arrangement {
  const barsPerSection = CHORDS_PER_SECTION * mood.barsPerChord;
  const barSeconds = (BEATS_PER_BAR * 60) / tempoBpm;
  const neededBars = Math.max(LEAST_BARS, Math.ceil(leastSeconds / barSeconds - 1e-6));
  const count = Math.ceil(neededBars / barsPerSection);
  const progressions = turned(random.shuffle(mood.progressions), take - 1).map((symbols) =>
    symbols.map(parseChord),
  );
  const sections = Array.from({ length: count }, (_, index): Section => {
    const { letter, fullness, hasMelody } = formOf(index, count);
    return {
      startBar: index * barsPerSection,
      bars: barsPerSection,
      letter,
      chords: progressions['ABC'.indexOf(letter) % progressions.length]!,
      fullness,
      hasMelody,
    };
  });
  const tonics = turned(mood.tonics, mood.tonics.indexOf(random.pick(mood.tonics)) + take - 1);
  return { tempoBpm, bars: count * barsPerSection, tonic: 48 + tonics[0]!, sections };
}

/** The list from one of its places on, and then from its beginning. */
function turned<Item>(list: readonly Item[], by: number): Item[] {
  const at = by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

/** Eight sections, begun again where a piece is longer; the last of a piece always makes room for the first. */
const FORM: readonly { letter: string; fullness: number; hasMelody: boolean }[] = [
  { letter: 'A', fullness: 0.35, hasMelody: false },
  { letter: 'A', fullness: 0.65, hasMelody: false },
  { letter: 'B', fullness: 0.85, hasMelody: true },
  { letter: 'A', fullness: 0.7, hasMelody: true },
  { letter: 'C', fullness: 0.5, hasMelody: false },
  { letter: 'B', fullness: 1, hasMelody: true },
  { letter: 'A', fullness: 0.85, hasMelody: false },
  { letter: 'C', fullness: 0.6, hasMelody: true },
];

function formOf(index: number, count: number): { letter: string; fullness: number; hasMelody: boolean } {
  const part = FORM[index % FORM.length]!;
  const isLast = index === count - 1;
  return isLast ? { letter: 'B', fullness: 0.55, hasMelody: false } : part;
}
