import type { MusicAnalysis } from '../../ports/music-analyser.ts';

/** How loud and busy music is between two times, from 0 to 1; that of its section where no step lies between. */
export function energyAt(
  { energy: { stepSeconds, levels }, sections }: MusicAnalysis,
  fromSeconds: number,
  toSeconds: number,
): number {
  const first = Math.max(0, Math.floor(fromSeconds / stepSeconds));
  const some = levels.slice(first, Math.max(first + 1, Math.ceil(toSeconds / stepSeconds)));
  if (some.length > 0) return some.reduce((sum, level) => sum + level, 0) / some.length;
  return sections.find(({ endSeconds }) => endSeconds > fromSeconds)?.energy ?? 0.5;
}
