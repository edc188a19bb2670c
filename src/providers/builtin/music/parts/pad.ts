import type { Mood } from '../mood.ts';
import type { SustainedNote } from '../score.ts';
import { leadVoices } from '../voice-leading.ts';
import type { PlacedChord } from './chord-timeline.ts';

const RANGE = { low: 50, high: 70 };
/** Longer than this a voice is not held without a new beginning. */
const LONGEST_HELD_CHORDS = 2;

/** Held chords whose voices move by small steps; a voice that keeps its note holds it over the next chord. */
export function writePad({ pad }: Mood, chords: readonly PlacedChord[]): SustainedNote[] {
  const voicings = leadVoices(
    chords.map((chord) => chord.tones),
    RANGE,
  );
  const notes: SustainedNote[] = [];
  const voices = voicings[0]?.length ?? 0;
  for (let voice = 0; voice < voices; voice += 1) {
    let held: { note: SustainedNote; chords: number } | undefined;
    for (const [index, chord] of chords.entries()) {
      const pitch = voicings[index]![voice]!;
      if (held !== undefined && held.note.pitch === pitch && held.chords < LONGEST_HELD_CHORDS) {
        held.note.lengthBeats += chord.lengthBeats;
        held.chords += 1;
        continue;
      }
      const note: SustainedNote = {
        tone: pad.tone,
        pitch,
        startBeat: chord.startBeat,
        lengthBeats: chord.lengthBeats,
        // Barer sections leave the pad alone, so it may be heard a little more there.
        velocity: 0.9 - 0.2 * chord.section.fullness,
        levelDecibels: pad.levelDecibels,
        pan: (voice / Math.max(1, voices - 1) - 0.5) * 0.7,
      };
      notes.push(note);
      held = { note, chords: 1 };
    }
  }
  return pad.octaveUpDecibels === undefined ? notes : [...notes, ...octaveAbove(notes, pad.octaveUpDecibels)];
}

function octaveAbove(notes: readonly SustainedNote[], decibels: number): SustainedNote[] {
  return notes
    .filter((note) => note.pitch >= RANGE.low + 8)
    .map((note) => ({
      ...note,
      pitch: note.pitch + 12,
      levelDecibels: note.levelDecibels + decibels,
      pan: -note.pan,
    }));
}
