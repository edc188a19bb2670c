/** A chord as distances from the key's tonic. */
export interface Chord {
  /** Semitones above the tonic, 0 to 11. */
  root: number;
  /** The note for the bass; the root unless the symbol names another after a slash. */
  bass: number;
  /** Pitch classes above the tonic, the root first, in the order of their weight in the chord. */
  tones: number[];
}

const DEGREES: { [numeral: string]: number } = { i: 0, ii: 2, iii: 4, iv: 5, v: 7, vi: 9, vii: 11 };
const MAJOR_SCALE = [0, 2, 4, 5, 7, 9, 11];

/** Semitones above the root, the third (or what stands for it) directly after the root. */
const QUALITIES: { [suffix: string]: { major: number[]; minor: number[] } } = {
  '': { major: [0, 4, 7], minor: [0, 3, 7] },
  '6': { major: [0, 4, 9, 7], minor: [0, 3, 9, 7] },
  '7': { major: [0, 4, 10, 7], minor: [0, 3, 10, 7] },
  '9': { major: [0, 4, 10, 2, 7], minor: [0, 3, 10, 2, 7] },
  maj7: { major: [0, 4, 11, 7], minor: [0, 3, 11, 7] },
  maj9: { major: [0, 4, 11, 2, 7], minor: [0, 3, 11, 2, 7] },
  add9: { major: [0, 4, 2, 7], minor: [0, 3, 2, 7] },
  sus2: { major: [0, 2, 7], minor: [0, 2, 7] },
  sus4: { major: [0, 5, 7], minor: [0, 5, 7] },
};

/**
 * Reads a chord in Roman numerals: capitals for major, small letters for minor, `b` or `#` before it, a quality
 * after it, and a bass as a degree of the major scale after a slash: `IVmaj7`, `bVII`, `vi7`, `V/7`.
 * Raises a RangeError on anything else.
 */
export function parseChord(symbol: string): Chord {
  const match = /^([b#]?)([ivIV]+)([a-z]*\d*)(?:\/([b#]?)([1-7]))?$/.exec(symbol);
  const degree = DEGREES[match?.[2]?.toLowerCase() ?? ''];
  const quality = QUALITIES[match?.[3] ?? ''];
  if (!match || degree === undefined || quality === undefined) throw new RangeError(`No chord: ${symbol}`);
  const root = (degree + shiftOf(match[1]) + 12) % 12;
  const isMinor = match[2] === match[2]!.toLowerCase();
  const intervals = isMinor ? quality.minor : quality.major;
  const bassDegree = match[5] === undefined ? undefined : MAJOR_SCALE[Number(match[5]) - 1]!;
  return {
    root,
    bass: bassDegree === undefined ? root : (bassDegree + shiftOf(match[4]) + 12) % 12,
    tones: intervals.map((interval) => (root + interval) % 12),
  };
}

function shiftOf(accidental: string | undefined): number {
  return accidental === 'b' ? -1 : accidental === '#' ? 1 : 0;
}
