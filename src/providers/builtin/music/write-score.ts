import type { Random } from '../pictures/random.ts';
import { arrange, BEATS_PER_BAR } from './arrangement.ts';
import type { Mood } from './mood.ts';
import { writeBass } from './parts/bass.ts';
import { placeChords } from './parts/chord-timeline.ts';
import { writeFigures } from './parts/figure.ts';
import { writeMelody } from './parts/melody.ts';
import { writePad } from './parts/pad.ts';
import { writePercussion } from './parts/percussion.ts';
import type { Score } from './score.ts';

/** Writes a piece of a mood: the same random numbers and take give the same piece, and another take is heard to be another. */
export function writeScore(
  mood: Mood,
  tempoBpm: number,
  leastSeconds: number,
  seeded: Random,
  take = 1,
): Score {
  const arrangement = arrange(mood, tempoBpm, leastSeconds, seeded.branch('form'), take);
  const random = take === 1 ? seeded : seeded.branch(`take ${take}`);
  const chords = placeChords(mood, arrangement);
  const figures = writeFigures(mood, chords, random.branch('figures'));
  const bass = writeBass(mood, chords, random.branch('bass'));
  const melody = writeMelody(mood, arrangement, chords, random.branch('melody'));
  return {
    tempoBpm,
    beatsPerBar: BEATS_PER_BAR,
    bars: arrangement.bars,
    struck: [...figures, ...bass, ...melody],
    sustained: writePad(mood, chords),
    drums: writePercussion(mood, chords, random.branch('percussion')),
  };
}
