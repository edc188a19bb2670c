import type { Random } from '../../pictures/random.ts';
import { type Arrangement, BEATS_PER_BAR } from '../arrangement.ts';
import { type Mood, SCALES } from '../mood.ts';
import type { StruckNote } from '../score.ts';
import { chordsByBar, type PlacedChord } from './chord-timeline.ts';

/** A note of a rhythm. */
interface Beat {
  startBeat: number;
  lengthBeats: number;
}

/** The steps of the scale from each note of a motif to the next. */
type Contour = number[];

/**
 * A gentle tune in fragments: a motif, its answer, the motif moved to the chord of the moment, and a rest or a
 * long note. A letter's motif comes again with its section, so that it is recognised.
 */
export function writeMelody(
  mood: Mood,
  { tonic }: Arrangement,
  chords: readonly PlacedChord[],
  random: Random,
): StruckNote[] {
  const { melody } = mood;
  if (melody === undefined) return [];
  const scale = new Set(SCALES[mood.scale].map((step) => (step + tonic) % 12));
  const range = { low: melody.lowPitch, high: melody.highPitch };
  const motifs = new Map<string, { call: Beat[]; answer: Beat[]; contour: Contour }>();
  const motifOf = (letter: string) => {
    const own = random.branch(letter);
    const [call, answer] = own.shuffle(melody.cells).map(readCell);
    const known = motifs.get(letter) ?? { call: call!, answer: answer ?? call!, contour: contourOf(own) };
    motifs.set(letter, known);
    return known;
  };
  let last = Math.round((range.low + range.high) / 2);
  return chordsByBar(chords).flatMap((chord, bar) => {
    if (!chord.section.hasMelody) return [];
    const { call, answer, contour } = motifOf(chord.section.letter);
    const place = bar % 4;
    const rhythm = place === 3 ? [{ startBeat: 0, lengthBeats: 4 }] : place === 1 ? answer : call;
    const turned = place === 1 ? contour.map((step) => -step) : contour;
    return rhythm.map((beat, index): StruckNote => {
      const wished =
        index === 0 ? towardMiddle(last, range) : last + 2 * turned[(index - 1) % turned.length]!;
      const strong = beat.startBeat % 2 === 0 || beat.lengthBeats >= 1.5;
      last = strong
        ? nearest(wished, range, (tone) => chord.tones.includes(tone))
        : nearest(wished, range, (tone) => scale.has(tone) && !rubs(tone, chord.tones));
      return {
        part: 'melody',
        tone: melody.tone,
        levelDecibels: melody.levelDecibels,
        pitch: last,
        startBeat: bar * BEATS_PER_BAR + beat.startBeat + random.between(0, 0.02),
        lengthBeats: beat.lengthBeats + 0.25,
        velocity: (strong ? 0.9 : 0.7) * random.between(0.9, 1),
        pan: 0.12,
      };
    });
  });
}

/** Lengths in beats, one after the other; a length after `_` is a rest. */
function readCell(cell: string): Beat[] {
  let at = 0;
  return cell.split(' ').flatMap((sign) => {
    const lengthBeats = Number(sign.replace('_', ''));
    const startBeat = at;
    at += lengthBeats;
    return sign.startsWith('_') ? [] : [{ startBeat, lengthBeats }];
  });
}

function contourOf(random: Random): Contour {
  return Array.from({ length: 4 }, () => random.pick([-2, -1, -1, 1, 1, 2]));
}

/** A tune that has strayed to an edge begins its next fragment nearer to the middle. */
function towardMiddle(pitch: number, { low, high }: { low: number; high: number }): number {
  return Math.round(pitch + ((low + high) / 2 - pitch) * 0.4);
}

/** A half step over a chord tone grates against it. */
function rubs(tone: number, chordTones: readonly number[]): boolean {
  return !chordTones.includes(tone) && chordTones.includes((tone + 11) % 12);
}

function nearest(
  wished: number,
  range: { low: number; high: number },
  fits: (tone: number) => boolean,
): number {
  let best = wished;
  let least = Number.POSITIVE_INFINITY;
  for (let pitch = range.low; pitch <= range.high; pitch += 1) {
    const apart = Math.abs(pitch - wished);
    if (apart < least && fits(pitch % 12)) [best, least] = [pitch, apart];
  }
  return best;
}
