import type { NarrationLine, Scene } from '../storyboard.ts';
import { refusedEdit } from './refused-edit.ts';

/** How many readings a line ever had, of the words that it says now and in the voice that it has. */
export function readingsOf({ readings = 1 }: NarrationLine): number {
  return readings;
}

/** Which of its readings, counted from 1, a line is heard in. */
export function readingHeard({ reading = 1 }: NarrationLine): number {
  return reading;
}

/** The line as one that nobody read yet: other words, or another voice, have readings of their own. */
export function unread({ reading: _heard, readings: _count, ...line }: NarrationLine): NarrationLine {
  return line;
}

/** The scene with its lines, or one of them, read once more; the readings before stay. */
export function readAgain(scene: Scene, id: string | undefined): Scene {
  const lines = linesMeant(scene, id);
  if (lines.length === 0) {
    const problem = 'says nothing in a voice that could be read once more';
    throw refusedEdit('scene', scene.id, problem);
  }
  return withLines(scene, lines, (line) => ({
    ...line,
    reading: readingsOf(line) + 1,
    readings: readingsOf(line) + 1,
  }));
}

/** The scene with one of its lines heard in another of its readings. */
export function selectedReading(scene: Scene, id: string | undefined, number: number): Scene {
  const lines = linesMeant(scene, id);
  const [line] = lines;
  if (line === undefined || lines.length > 1) {
    const ids = scene.narration.map((each) => each.id).join(', ');
    throw refusedEdit('line', id ?? '', `must name one of the lines that a voice reads: ${ids}`);
  }
  const most = readingsOf(line);
  if (number > most) throw refusedEdit('take', String(number), `must be from 1 to ${most}`);
  return withLines(scene, lines, (each) => ({ ...each, reading: number }));
}

/** The lines that a voice reads, or the one that is named among them. */
function linesMeant({ narration }: Scene, id: string | undefined): NarrationLine[] {
  if (id === undefined) return narration.filter(({ recording }) => recording === undefined);
  const line = narration.find((each) => each.id === id);
  if (line === undefined) {
    const ids = narration.map((each) => each.id).join(', ');
    throw refusedEdit('line', id, ids === '' ? 'is no line: nothing is said here' : `must be one of ${ids}`);
  }
  if (line.recording === undefined) return [line];
  throw refusedEdit('line', id, 'is heard in a recording of your own; have a voice read it first');
}

function withLines(
  scene: Scene,
  meant: readonly NarrationLine[],
  changed: (line: NarrationLine) => NarrationLine,
): Scene {
  return {
    ...scene,
    narration: scene.narration.map((line) => (meant.includes(line) ? changed(line) : line)),
  };
}
