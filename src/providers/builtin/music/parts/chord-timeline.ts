import { type Arrangement, BEATS_PER_BAR, type Section } from '../arrangement.ts';
import type { Chord } from '../chord-symbol.ts';
import type { Mood } from '../mood.ts';

/** A chord at its place in the piece, in the piece's key. */
export interface PlacedChord {
  section: Section;
  startBeat: number;
  lengthBeats: number;
  /** Pitch classes from C, the most important first. */
  tones: number[];
  root: number;
  bass: number;
}

export function placeChords(mood: Mood, { sections, tonic }: Arrangement): PlacedChord[] {
  const lengthBeats = mood.barsPerChord * BEATS_PER_BAR;
  const inKey = (tone: number): number => (tone + tonic) % 12;
  return sections.flatMap((section) =>
    section.chords.map((chord: Chord, index) => ({
      section,
      startBeat: section.startBar * BEATS_PER_BAR + index * lengthBeats,
      lengthBeats,
      tones: chord.tones.map(inKey),
      root: inKey(chord.root),
      bass: inKey(chord.bass),
    })),
  );
}

/** The chord that sounds in each bar. */
export function chordsByBar(chords: readonly PlacedChord[]): PlacedChord[] {
  return chords.flatMap((chord) => Array.from({ length: chord.lengthBeats / BEATS_PER_BAR }, () => chord));
}
