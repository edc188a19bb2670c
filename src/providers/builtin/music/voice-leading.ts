/** Four notes sounding together, as MIDI numbers from the lowest up. */
export type Voicing = number[];

const VOICES = 4;

/**
 * Voices a circle of chords (pitch classes, the most important first) within a range so that the voices move as
 * little as they can, from the last chord back to the first too: the cheapest path by dynamic programming.
 */
export function leadVoices(
  chords: readonly (readonly number[])[],
  range: { low: number; high: number },
): Voicing[] {
  const choices = chords.map((tones) => voicingsOf(tones, range));
  let best: { cost: number; path: Voicing[] } | undefined;
  for (const first of choices[0] ?? []) {
    const path = cheapestCircle(choices, first, range);
    if (best === undefined || path.cost < best.cost) best = path;
  }
  return best?.path ?? [];
}

function cheapestCircle(
  choices: readonly Voicing[][],
  first: Voicing,
  range: { low: number; high: number },
): { cost: number; path: Voicing[] } {
  let paths = [{ cost: placementCost(first, range), path: [first] }];
  for (const voicings of choices.slice(1)) {
    paths = voicings.map((voicing) => {
      const reached = cheapest(paths, (path) => path.cost + movement(path.path.at(-1)!, voicing));
      return { cost: reached.cost + placementCost(voicing, range), path: [...reached.path.path, voicing] };
    });
  }
  const closed = cheapest(paths, (path) => path.cost + movement(path.path.at(-1)!, first));
  return { cost: closed.cost, path: closed.path.path };
}

function cheapest<T extends object>(
  paths: readonly T[],
  costOf: (path: T) => number,
): { cost: number; path: T } {
  let best = { cost: Number.POSITIVE_INFINITY, path: paths[0]! };
  for (const path of paths) {
    const cost = costOf(path);
    if (cost < best.cost) best = { cost, path };
  }
  return best;
}

/** Every way to lay four of a chord's tones into the range with fair spacing. */
function voicingsOf(tones: readonly number[], range: { low: number; high: number }): Voicing[] {
  const chosen = fourTones(tones).flatMap((four) => {
    let partial: Voicing[] = [[]];
    for (const tone of four) {
      partial = partial.flatMap((notes) => octavesOf(tone, range).map((note) => [...notes, note]));
    }
    return partial.map((notes) => notes.sort((left, right) => left - right));
  });
  const fair = chosen.filter(isWellSpaced);
  return fair.length > 0 ? fair : chosen.filter((notes) => new Set(notes).size === VOICES);
}

/** A triad doubles one of its tones; of five tones the root is left to the bass. */
function fourTones(tones: readonly number[]): number[][] {
  if (tones.length === VOICES) return [[...tones]];
  if (tones.length > VOICES) return [tones.slice(1, VOICES + 1)];
  return tones.map((tone) => [...tones, tone]);
}

function octavesOf(tone: number, range: { low: number; high: number }): number[] {
  const notes: number[] = [];
  for (let note = range.low; note <= range.high; note += 1) if (note % 12 === tone) notes.push(note);
  return notes;
}

/** Close notes are muddy in the low register; wide gaps fall apart. */
function isWellSpaced(notes: Voicing): boolean {
  return notes.every((note, index) => {
    const next = notes[index + 1];
    if (next === undefined) return true;
    const gap = next - note;
    return gap >= (note < 55 ? 4 : index === VOICES - 2 ? 2 : 1) && gap <= 9;
  });
}

function movement(from: Voicing, to: Voicing): number {
  let sum = 0;
  for (let voice = 0; voice < VOICES; voice += 1) {
    const step = Math.abs(to[voice]! - from[voice]!);
    // The top voice is heard as a melody, and any leap is heard more than many steps.
    sum += step * (voice === VOICES - 1 ? 1.4 : 1) + (step > 4 ? step - 4 : 0);
  }
  return sum;
}

function placementCost(notes: Voicing, { low, high }: { low: number; high: number }): number {
  const middle = (notes[0]! + notes[VOICES - 1]!) / 2;
  const halfSteps = notes.filter((note, index) => notes[index + 1] === note + 1).length;
  return Math.abs(middle - (low + high) / 2) * 0.3 + halfSteps * 2;
}
