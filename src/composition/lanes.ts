import { nearestName } from '../domain/nearest-name.ts';
import { refused } from '../domain/refused.ts';
import type { LaneLimits } from '../ports/job-engine.ts';
import type { Environment } from './size.ts';

/** The kinds of assets that are bought. */
export const BOUGHT_KINDS = ['script', 'image', 'clip', 'speech', 'music', 'face-look'] as const;
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
  script: { concurrency: 3 },
  image: { concurrency: 3 },
  clip: { concurrency: 5 },
  speech: { concurrency: 3 },
  music: { concurrency: 2 },
  'face-look': { concurrency: 3 },
};

/** Whose calls have lanes, and of what kinds. */
export interface LaneUser {
  provider: string;
  makes: readonly BoughtKind[];
}

/** The lane of a vendor's calls of one kind. */
export function laneOf(provider: string, kind: BoughtKind): string {
  return `${provider}-${kind}`;
}

/**
 * The limits of each lane, as the environment says. `REEL_LIMITS` gives jobs at a time (`pictures=2,replicate-clip=3`),
 * `REEL_RATES` starts a minute (`replicate-clip=60`), and `REEL_ATTEMPTS` attempts in all of what fails and may be tried
 * again, for all lanes (`4`) or some. A number of jobs given for this worker alone goes before that in the lanes of its
 * own processor.
 */
export function lanesFor(
  vendors: readonly LaneUser[],
  environment: Environment,
  workerConcurrency?: number,
): Lanes {
  const bought = vendors.flatMap(({ provider, makes }) =>
    makes.map((kind) => [laneOf(provider, kind), BOUGHT_LANES[kind]] as const),
  );
  const usual: Lanes = { ...OWN_LANES, ...Object.fromEntries(bought) };
  const names = Object.keys(usual);
  const jobs = readNumbers('REEL_LIMITS', environment, names);
  const starts = readNumbers('REEL_RATES', environment, names);
  const attempts = readAttempts(environment, names);
  return Object.fromEntries(
    Object.entries(usual).map(([lane, limit]) => {
      const concurrency = (limit.perWorker && workerConcurrency) || jobs.get(lane) || limit.concurrency;
      const rate = starts.get(lane);
      const tried = attempts.get(lane);
      const limits: LaneLimits = {
        ...limit,
        concurrency,
        ...((jobs.has(lane) || rate !== undefined) && { isGiven: true }),
        ...(rate !== undefined && { rate: { starts: rate, perMs: MINUTE_MS } }),
        ...(tried !== undefined && { attempts: tried }),
      };
      return [lane, limits];
    }),
  );
}

const MINUTE_MS = 60_000;
const MOST = 1000;

function readAttempts(environment: Environment, lanes: readonly string[]): Map<string, number> {
  const forAll = environment.REEL_ATTEMPTS?.trim() ?? '';
  if (!/^\d+$/.test(forAll)) return readNumbers('REEL_ATTEMPTS', environment, lanes);
  const number = numberIn(forAll, 'REEL_ATTEMPTS', forAll);
  return new Map(lanes.map((lane) => [lane, number]));
}

function readNumbers(field: string, environment: Environment, lanes: readonly string[]): Map<string, number> {
  const entries = (environment[field] ?? '').split(',').filter((entry) => entry.trim() !== '');
  return new Map(entries.map((entry) => readNumber(field, entry.trim(), lanes)));
}

function readNumber(field: string, entry: string, lanes: readonly string[]): [lane: string, number: number] {
  const [lane = '', number = ''] = entry.split('=').map((part) => part.trim());
  if (lanes.includes(lane)) return [lane, numberIn(number, field, entry)];
  const nearest = nearestName(lane, lanes);
  throw refused({
    field,
    value: lane,
    problem: `must name lanes among ${lanes.join(', ')}`,
    ...(nearest !== undefined && { nearest }),
  });
}

function numberIn(text: string, field: string, entry: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= MOST) return number;
  const problem = `must give each lane a whole number from 1 to ${MOST}, as in pictures=2`;
  throw refused({ field, value: entry, problem });
}
