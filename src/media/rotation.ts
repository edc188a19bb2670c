import type { FilterStep } from '../ports/media.ts';

/** How far a player turns a picture clockwise: 0, 90, 180 or 270, by its display matrix. */
export function rotationOf(matrix: Buffer | null): number {
  if (matrix === null || matrix.length < 36) return 0;
  // ISO/IEC 14496-12, clause 6.2.2: its first two numbers are cosine and sine of the turn.
  const cosine = matrix.readInt32LE(0);
  const sine = matrix.readInt32LE(4);
  const degrees = Math.round((Math.atan2(sine, cosine) * 180) / Math.PI / 90) * 90;
  return (degrees + 360) % 360;
}

/** Filters that turn a picture clockwise. */
export function rotationSteps(degrees: number): FilterStep[] {
  if (degrees === 0) return [];
  if (degrees === 180) return [{ filter: 'hflip' }, { filter: 'vflip' }];
  return [{ filter: 'transpose', options: { dir: degrees === 90 ? 'clock' : 'cclock' } }];
}
