import { type InputIssue, ReelError } from '../domain/errors.ts';
import { nearestName } from '../domain/input-issues.ts';
import type { LaneLimits } from '../ports/job-engine.ts';
import type { RemoteVendor } from '../ports/remote-vendor.ts';
import type { Environment } from './size.ts';

/** The kinds of assets that are bought. */
export const BOUGHT_KINDS = ['image', 'clip'] as const;
export type BoughtKind = (typeof BOUGHT_KINDS)[number];

export type Lanes = Record<string, LaneLimits>;

/** What is made on a worker's own processor: the limits are each worker's own. */
const OWN_LANES: Lanes = {
  pictures: { concurrency: 3, perWorker: true },
  speech: { concurrency: 3, perWorker: true },
  music: { concurrency: 1, perWorker: true },
  film: { concurrency: 2, perWorker: true },
};

/** What one vendor is asked for at a time, over all workers. */
const BOUGHT_LANES: Record<BoughtKind, LaneLimits> = {
  image: { concurrency: 3 },
  clip: { concurrency: 5 },
};

/** The lane of a vendor's calls of one kind. */
export function laneOf(provider: string, kind: BoughtKind): string {
  return `${provider}-${kind}`;
}

/**
 * How many of each may be in the making at a time, as `REEL_LIMITS` says: `pictures=2,replicate-clip=3`. A number of
 * jobs given for this worker alone goes before that in the lanes of its own processor.
 */
export function lanesFor(
  vendors: readonly RemoteVendor[],
  environment: Environment,
  workerConcurrency?: number,
): Lanes {
  const bought = vendors.flatMap(({ provider }) =>
    BOUGHT_KINDS.map((kind) => [laneOf(provider, kind), BOUGHT_LANES[kind]] as const),
  );
  const usual: Lanes = { ...OWN_LANES, ...Object.fromEntries(bought) };
  const limits = readLimits(environment.REEL_LIMITS ?? '', Object.keys(usual));
  return Object.fromEntries(
    Object.entries(usual).map(([lane, limit]) => {
      const concurrency = (limit.perWorker && workerConcurrency) || limits.get(lane) || limit.concurrency;
      return [lane, { ...limit, concurrency }];
    }),
  );
}

function readLimits(text: string, lanes: readonly string[]): Map<string, number> {
  const entries = text.split(',').filter((entry) => entry.trim() !== '');
  return new Map(entries.map((entry) => readLimit(entry.trim(), lanes)));
}

function readLimit(entry: string, lanes: readonly string[]): [lane: string, concurrency: number] {
  const [lane = '', number = ''] = entry.split('=').map((part) => part.trim());
  const concurrency = Number(number);
  if (!lanes.includes(lane)) {
    const nearest = nearestName(lane, lanes);
    throw refusal({
      field: 'REEL_LIMITS',
      value: lane,
      problem: `must name lanes among ${lanes.join(', ')}`,
      ...(nearest !== undefined && { nearest }),
    });
  }
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 1000) {
    const problem = 'must give each lane a whole number from 1 to 1000, as in pictures=2';
    throw refusal({ field: 'REEL_LIMITS', value: entry, problem });
  }
  return [lane, concurrency];
}

function refusal(issue: InputIssue): ReelError {
  const { field, value, problem, nearest } = issue;
  const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  return new ReelError('invalid-input', `${field} ${problem} (given: ${value}).${hint}`, { issues: [issue] });
}
