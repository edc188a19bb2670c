import { assetHash } from '../../src/domain/asset.ts';
import { OPEN_STATES } from '../../src/ports/call-ledger.ts';
import { settleKeptCalls } from '../../src/production/calls/settle-kept-calls.ts';
import type { Stores } from '../contract/stores-under-test.ts';
import { type CreateTrouble, FakeReplicate } from '../fakes/replicate-server.ts';
import type { Battlefield } from './battlefield.ts';
import { type Blows, ChaosProcesses } from './chaos-processes.ts';
import { lectureWishes } from './lecture-plan.ts';
import { breakServers } from './server-outages.ts';

export interface ChaosOptions {
  /** How many times a process is killed or paused, in all lectures together. */
  blows: number;
  /** Draws 0 up to 1; a seeded one repeats the blows, not the processes' own timing. */
  random: () => number;
  /** How much of what the vendor is asked goes wrong: 0 to 1. */
  troubleShare: number;
  scenes?: number;
  workers?: number;
  onLecture?(report: LectureReport): void;
}

/** What one lecture came to. */
export interface LectureReport extends Blows {
  lecture: string;
  /** How often a server that all share was away for a while. */
  outages: number;
  /** Calls of the plan. */
  planned: number;
  /** Predictions accepted that did not fail at the vendor: what was paid for. */
  paid: number;
  /** Predictions accepted that failed there, as the test asked. */
  failed: number;
  /** Assets of the plan that are not there in the end. */
  missing: number;
  /** Calls that are not settled in the end. */
  unsettled: number;
  /** The most that the vendor was asked for at a time, of one kind. */
  mostAtOnce: number;
  tookMs: number;
}

/**
 * Makes lectures with several processes over one set of stores, killing and pausing them at random instants and
 * letting servers go away, until that many blows were dealt and the last lecture is whole; each lecture's calls are
 * compared to its plan.
 */
export async function runChaos(field: Battlefield, options: ChaosOptions): Promise<LectureReport[]> {
  await using stores = await field.data.open();
  const reports: LectureReport[] = [];
  let blowsLeft = options.blows;
  while (blowsLeft > 0) {
    const report = await makeLecture(`lecture ${reports.length + 1}`, blowsLeft, field, stores, options);
    blowsLeft -= report.kills + report.pauses;
    reports.push(report);
    options.onLecture?.(report);
  }
  return reports;
}

async function makeLecture(
  lecture: string,
  blowsLeft: number,
  field: Battlefield,
  stores: Stores,
  options: ChaosOptions,
): Promise<LectureReport> {
  const { random, troubleShare, scenes = 5 } = options;
  const startedMs = performance.now();
  await using fake = await FakeReplicate.start(vendorUnderChaos(random, troubleShare));
  const words = [lecture, String(scenes), fake.baseUrl, fake.token];
  const processes = new ChaosProcesses({ field, words, random, blowsLeft, workers: options.workers ?? 2 });
  const ended = new AbortController();
  const [blows, outages] = await Promise.all([
    processes.untilWhole().finally(() => ended.abort()),
    breakServers(field.servers, random, ended.signal),
  ]);

  const project = { projectId: lecture };
  await settleKeptCalls(project, { ledger: stores.calls, store: stores.assets });
  const wishes = lectureWishes(lecture, scenes);
  const there = await stores.assets.findMany(wishes.map(({ recipe }) => assetHash(recipe)));
  const failed = fake.predictions.accepted.filter(({ fate }) => fate.ends === 'failed').length;
  return {
    lecture,
    ...blows,
    outages,
    planned: wishes.length,
    paid: fake.accepted - failed,
    failed,
    missing: wishes.length - there.size,
    unsettled: (await stores.calls.list({ ...project, states: OPEN_STATES })).length,
    mostAtOnce: Math.max(...fake.predictions.mostAtOnce.values()),
    tookMs: Math.round(performance.now() - startedMs),
  };
}

/** Now and then, for a while, the vendor has everybody come back later. */
const STORM_SHARE = 0.02;
const STORM_MS = 400;

function vendorUnderChaos(random: () => number, troubleShare: number) {
  let stormUntilMs = 0;
  const isStorm = () => {
    if (troubleShare > 0 && random() < STORM_SHARE) stormUntilMs = performance.now() + STORM_MS;
    return performance.now() < stormUntilMs;
  };
  return {
    trouble: (): CreateTrouble | undefined => {
      if (isStorm()) return { answers: 429, retryAfter: 0.05 };
      return random() < troubleShare ? drawTrouble(random) : undefined;
    },
    fate: () => ({
      callMs: 10 + 150 * random(),
      ends: random() < troubleShare / 2 ? ('failed' as const) : ('succeeded' as const),
    }),
    questionTrouble: () => (isStorm() ? 429 : random() < troubleShare ? 503 : undefined),
  };
}

function drawTrouble(random: () => number): CreateTrouble | undefined {
  const accepts = random() < 0.5;
  const troubles: CreateTrouble[] = [
    { answers: 429, retryAfter: 0.05 },
    { answers: 500, accepts },
    { answers: 503, accepts, retryAfter: 1 },
    { drops: true, accepts },
    { stalls: true, accepts },
    { answersAfterMs: 300 },
  ];
  return troubles[Math.floor(random() * troubles.length)];
}

/** True where something was paid for twice, is missing, or was left open. */
export function isWrong({ planned, paid, missing, unsettled }: LectureReport): boolean {
  return planned !== paid || missing > 0 || unsettled > 0;
}
