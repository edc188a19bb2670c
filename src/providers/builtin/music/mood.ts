import type { DrumName } from './synthesis/drums.ts';
import type { StruckToneName } from './synthesis/struck-tones.ts';
import type { SustainedToneName } from './synthesis/sustained-tones.ts';

/** A kind of music as data: what it is made of, not one piece of it. */
export interface Mood {
  /** The name that a brief gives. */
  name: string;
  /** One sentence for a person who chooses. */
  description: string;
  tempoBpm: number;
  /** Pitch classes that a piece's tonic is chosen from; 0 is C. */
  tonics: number[];
  scale: ScaleName;
  /** Four chords each in the Roman numerals of chord-symbol.ts; a piece chooses two or three of these. */
  progressions: string[][];
  barsPerChord: 1 | 2;
  /** How much later the second of two eighths comes, as a part of a beat. */
  swingBeats: number;
  pad: { tone: SustainedToneName; levelDecibels: number; octaveUpDecibels?: number };
  /** The broken chords that carry the piece. */
  figure: Figure;
  /** A second, sparser one, heard where the piece is fullest. */
  counterFigure?: Figure;
  bass?: { tone: StruckToneName; levelDecibels: number; patterns: string[] };
  drums?: { levelDecibels: number; light: DrumPattern; full: DrumPattern };
  melody?: {
    tone: StruckToneName;
    levelDecibels: number;
    lowPitch: number;
    highPitch: number;
    cells: string[];
  };
  space: { reverbSeconds: number; reverbDecibels: number; echoBeats: number; echoDecibels: number };
  /** Everything above is rolled off. */
  toneHertz: number;
}

export type ScaleName = 'major' | 'minor' | 'dorian' | 'lydian';

export interface Figure {
  tone: StruckToneName;
  levelDecibels: number;
  /** The lowest note; chord tones are counted upward from it. */
  lowPitch: number;
  /** How long a note rings before it is damped. */
  ringBeats: number;
  /** A bar each, its steps of equal length: which chord tone (two or more joined by `+`), or `.` for none. */
  patterns: string[];
}

/** A bar each: loudness from 1 to 9 for every step, or `.` for none. */
export type DrumPattern = { [Drum in DrumName]?: string };

/** Semitones above the tonic. */
export const SCALES: { [Name in ScaleName]: number[] } = {
  major: [0, 2, 4, 5, 7, 9, 11],
  minor: [0, 2, 3, 5, 7, 8, 10],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  lydian: [0, 2, 4, 6, 7, 9, 11],
};
