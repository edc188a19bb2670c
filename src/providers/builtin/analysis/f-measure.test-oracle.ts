/**
 * How well found moments agree with the true ones, from 0 to 1: the harmonic mean of the shares of both that have a
 * partner within the tolerance, each moment being the partner of one alone. Beats are judged within 70 ms, from the
 * fifth second on (Davies, Degara, Plumbley, "Evaluation Methods for Musical Audio Beat Tracking Algorithms", 2009).
 */
export function fMeasure(
  found: readonly number[],
  truth: readonly number[],
  { toleranceSeconds = 0.07, fromSeconds = 5 } = {},
): number {
  const heard = found.filter((seconds) => seconds >= fromSeconds);
  const left = truth.filter((seconds) => seconds >= fromSeconds);
  const wanted = left.length;
  let hits = 0;
  for (const seconds of heard) {
    const partner = left.findIndex((moment) => Math.abs(moment - seconds) <= toleranceSeconds);
    if (partner === -1) continue;
    left.splice(partner, 1);
    hits += 1;
  }
  return heard.length + wanted === 0 ? 1 : (2 * hits) / (heard.length + wanted);
}
