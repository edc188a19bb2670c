import { availableParallelism, cpus, totalmem } from 'node:os';

/** The facts that a measurement is worth nothing without. */
export function machineFacts(): string {
  const memoryGib = (totalmem() / 2 ** 30).toFixed(0);
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${availableParallelism()} cores of ${model}, ${memoryGib} GiB, ${process.platform}, Node ${process.versions.node}`;
}

/** The middle of the values; the mean of the middle two where their number is even. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** A result as a line of a table: what, how much, what was aimed at. */
export function row(what: string, measured: string, target: string): string {
  return `${what.padEnd(44)} ${measured.padStart(14)}   ${target}`;
}
