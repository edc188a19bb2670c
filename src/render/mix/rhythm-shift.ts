import { HOP_SAMPLES, type LevelProfile } from './level-profile.ts';

/** A rise of level is judged over so many hops, so that a deep tone's own beats are none: 15 ms. */
const RISE_HOPS = 6;

/** By how many hops the earlier moment has to move for the rises of level around both to fall together. */
export function rhythmShift(
  profile: LevelProfile,
  earlierSample: number,
  laterSample: number,
  /** In hops: how much on either side is compared, and by how much the earlier moment may move. */
  search: { reach: number; least: number; most: number },
): number {
  const { reach, least, most } = search;
  const later = risesFrom(profile, Math.round(laterSample / HOP_SAMPLES) - reach, 2 * reach);
  const first = Math.round(earlierSample / HOP_SAMPLES) - reach + least;
  const earlier = risesFrom(profile, first, 2 * reach + most - least);
  let best = { shift: 0, agreement: 0 };
  for (let shift = least; shift <= most; shift += 1) {
    const agreement = later.reduce((sum, rise, hop) => sum + rise * earlier[hop + shift - least]!, 0);
    if (agreement > best.agreement) best = { shift, agreement };
  }
  return best.shift;
}

function risesFrom({ energies, hopCount }: LevelProfile, first: number, count: number): Float64Array {
  const energyFrom = (hop: number) => {
    let energy = 1e-9;
    for (let each = hop; each < hop + RISE_HOPS; each += 1) energy += energies[each] ?? 0;
    return energy;
  };
  return Float64Array.from({ length: count }, (_, index) => {
    const hop = first + index;
    if (hop < RISE_HOPS || hop >= hopCount) return 0;
    return Math.max(0, Math.log10(energyFrom(hop) / energyFrom(hop - RISE_HOPS)));
  });
}
