import type { DrumName } from './synthesis/drums.ts';
import type { StruckToneName } from './synthesis/struck-tones.ts';
import type { SustainedToneName } from './synthesis/sustained-tones.ts';

interface Placed {
  /** Beats from the beginning of the piece. */
  startBeat: number;
  /** How hard it is played, from 0 to 1. */
  velocity: number;
  /** The level of its part. */
  levelDecibels: number;
  /** From -1, left, to 1, right. */
  pan: number;
}

/** A struck or plucked note: it rings until it is damped at its end. */
export interface StruckNote extends Placed {
  tone: StruckToneName;
  /** A MIDI note number. */
  pitch: number;
  lengthBeats: number;
  part: 'figure' | 'bass' | 'melody';
}

/** A note that is held. */
export interface SustainedNote extends Placed {
  tone: SustainedToneName;
  pitch: number;
  lengthBeats: number;
}

export interface DrumHit extends Placed {
  drum: DrumName;
}

/** Everything that is played in a piece, which begins again after its last bar. */
export interface Score {
  tempoBpm: number;
  beatsPerBar: number;
  bars: number;
  struck: StruckNote[];
  sustained: SustainedNote[];
  drums: DrumHit[];
}
