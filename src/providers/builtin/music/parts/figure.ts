import type { Random } from '../../pictures/random.ts';
import { BEATS_PER_BAR } from '../arrangement.ts';
import type { Figure, Mood } from '../mood.ts';
import type { StruckNote } from '../score.ts';
import { chordsByBar, type PlacedChord } from './chord-timeline.ts';

/** The two figures of a piece: the one that carries it, and the one that joins where it is full. */
export function writeFigures(mood: Mood, chords: readonly PlacedChord[], random: Random): StruckNote[] {
  const { figure, counterFigure, swingBeats } = mood;
  const main = writeFigure(figure, swingBeats, chords, 0.3, random.branch('main'));
  if (counterFigure === undefined) return main;
  return [...main, ...writeFigure(counterFigure, swingBeats, chords, 0.6, random.branch('counter'))];
}

function writeFigure(
  figure: Figure,
  swingBeats: number,
  chords: readonly PlacedChord[],
  leastFullness: number,
  random: Random,
): StruckNote[] {
  const chosen = new Map<string, string[]>();
  const patternsOf = (letter: string): string[] => {
    const known = chosen.get(letter) ?? random.branch(letter).shuffle(figure.patterns).slice(0, 2);
    chosen.set(letter, known);
    return known;
  };
  return chordsByBar(chords).flatMap((chord, bar) => {
    const { section } = chord;
    if (section.fullness < leastFullness) return [];
    const [usual, other] = patternsOf(section.letter);
    // The last bar of four turns away from the others.
    const pattern = bar % 4 === 3 ? (other ?? usual!) : usual!;
    return writeBar({ figure, swingBeats, chord, bar, pattern }, random);
  });
}

function writeBar(
  {
    figure,
    swingBeats,
    chord,
    bar,
    pattern,
  }: { figure: Figure; swingBeats: number; chord: PlacedChord; bar: number; pattern: string },
  random: Random,
): StruckNote[] {
  const ladder = chordLadder(chord.tones, figure.lowPitch);
  const steps = pattern.split(' ');
  const stepBeats = BEATS_PER_BAR / steps.length;
  return steps.flatMap((step, index) => {
    if (step === '.') return [];
    const beat = index * stepBeats;
    const swing = (beat * 2) % 2 === 1 ? swingBeats : 0;
    const accent = beat % 2 === 0 ? 1 : beat % 1 === 0 ? 0.85 : 0.72;
    // In a bare section some of the weak notes are left out.
    if (chord.section.fullness < 0.5 && beat % 1 !== 0 && random.chance(0.35)) return [];
    const notes = step.split('+');
    const late = random.between(-0.008, 0.012);
    return notes.map((rung, place): StruckNote => {
      const pitch = ladder[Number(rung)]!;
      return {
        part: 'figure',
        tone: figure.tone,
        levelDecibels: figure.levelDecibels,
        pitch,
        startBeat: bar * BEATS_PER_BAR + beat + swing + late + place * 0.012,
        lengthBeats: figure.ringBeats,
        velocity: (accent * random.between(0.86, 1)) / Math.sqrt(notes.length),
        pan: Math.max(
          -0.6,
          Math.min(0.6, (pitch - figure.lowPitch - 9) / 18 + (index % 2 === 0 ? -0.12 : 0.12)),
        ),
      };
    });
  });
}

/** The chord's tones upward from a pitch, over two octaves and more. */
function chordLadder(tones: readonly number[], lowPitch: number): number[] {
  const ladder: number[] = [];
  for (let pitch = lowPitch; pitch < lowPitch + 30; pitch += 1)
    if (tones.includes(pitch % 12)) ladder.push(pitch);
  return ladder;
}
