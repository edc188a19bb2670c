/** A stream of pseudo-random choices that is the same for the same seed on every machine. */
export interface Random {
  /** At least 0 and less than 1. */
  next(): number;
  between(low: number, high: number): number;
  /** A whole number, both ends included. */
  integer(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  shuffle<T>(items: readonly T[]): T[];
  /** A stream of its own for a named part, so that a change in one part leaves the others as they were. */
  branch(name: string): Random;
}

/** FNV-1a of the UTF-16 code units, as 32 bits. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Mulberry32 over the hash of the seed's parts. */
export function createRandom(...parts: (string | number)[]): Random {
  const seed = parts.join('\u0000');
  let state = hashText(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    integer,
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick: (choices) => {
      const choice = choices[integer(0, choices.length - 1)];
      if (choice === undefined) throw new RangeError('Nothing to pick from');
      return choice;
    },
    shuffle: (items) => {
      const shuffled = [...items];
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = integer(0, last);
        const held = shuffled[last]!;
        shuffled[last] = shuffled[other]!;
        shuffled[other] = held;
      }
      return shuffled;
    },
    branch: (name) => createRandom(seed, name),
  };
}

/** Smooth noise over the plane, from -1 to 1, one bump a unit; a pure function of its seed. */
export function smoothNoise(seed: number): (x: number, y: number) => number {
  const corner = (column: number, row: number): number => {
    let hash = Math.imul(column, 0x27d4eb2d) ^ Math.imul(row, 0x165667b1) ^ seed;
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    hash ^= hash >>> 13;
    return ((hash >>> 0) / 4294967296) * 2 - 1;
  };
  const ease = (part: number): number => part * part * (3 - 2 * part);
  return (x, y) => {
    const column = Math.floor(x);
    const row = Math.floor(y);
    const across = ease(x - column);
    const down = ease(y - row);
    const top = corner(column, row) * (1 - across) + corner(column + 1, row) * across;
    const bottom = corner(column, row + 1) * (1 - across) + corner(column + 1, row + 1) * across;
    return top * (1 - down) + bottom * down;
  };
}
