import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { assetHash } from '../../src/domain/asset.ts';
import type { NewData } from '../contract/stores-under-test.ts';
import { type CreateTrouble, FakeReplicate } from '../fakes/replicate-server.ts';
import { lectureWishes } from './lecture-plan.ts';

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
export interface LectureReport {
  lecture: string;
  kills: number;
  pauses: number;
  restarts: number;
  /** Calls of the plan. */
  planned: number;
  /** Predictions accepted that did not fail at the vendor: what was paid for. */
  paid: number;
  /** Predictions accepted that failed there, as the test asked. */
  failed: number;
  missing: number;
  tookMs: number;
}

/** Longer than a claim lasts and a call may be sent. */
const PAUSE_MS = 2_000;
const MOST_RESTARTS = 60;

/**
 * Makes lectures with several processes over one set of stores, killing and pausing them at random instants, until
 * that many blows were dealt and the last lecture is whole; each lecture's calls are compared to its plan.
 */
export async function runChaos(data: NewData, options: ChaosOptions): Promise<LectureReport[]> {
  await using stores = await data.open();
  const reports: LectureReport[] = [];
  let blowsLeft = options.blows;
  while (blowsLeft > 0) {
    const lecture = `lecture ${reports.length + 1}`;
    await using fake = await FakeReplicate.start({
      trouble: () => drawTrouble(options),
      fate: () => ({
        callMs: 10 + 150 * options.random(),
        ends: options.random() < options.troubleShare / 2 ? 'failed' : 'succeeded',
      }),
      questionTrouble: () => (options.random() < options.troubleShare ? 503 : undefined),
    });
    const dealt = await makeUnderBlows(data, lecture, fake, blowsLeft, options);
    blowsLeft -= dealt.kills + dealt.pauses;
    const wishes = lectureWishes(lecture, options.scenes ?? 5);
    const there = await stores.assets.findMany(wishes.map(({ recipe }) => assetHash(recipe)));
    const failed = fake.predictions.accepted.filter(({ fate }) => fate.ends === 'failed').length;
    const report = {
      lecture,
      ...dealt,
      planned: wishes.length,
      paid: fake.accepted - failed,
      failed,
      missing: wishes.length - there.size,
    };
    reports.push(report);
    options.onLecture?.(report);
  }
  return reports;
}

function drawTrouble({ random, troubleShare }: ChaosOptions): CreateTrouble | undefined {
  if (random() >= troubleShare) return undefined;
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

type Dealt = Pick<LectureReport, 'kills' | 'pauses' | 'restarts' | 'tookMs'>;

async function makeUnderBlows(
  data: NewData,
  lecture: string,
  fake: FakeReplicate,
  blowsLeft: number,
  { random, scenes = 5, workers = 2 }: ChaosOptions,
): Promise<Dealt> {
  const startedMs = performance.now();
  const dealt = { kills: 0, pauses: 0, restarts: 0 };
  let isWhole = false;
  const mayStrike = () => !isWhole && dealt.kills + dealt.pauses < blowsLeft;
  const keepWorking = async () => {
    while (!isWhole) {
      if (dealt.restarts > MOST_RESTARTS + 2 * blowsLeft) throw new Error(`${lecture} is never finished.`);
      const child = start(data, [lecture, String(scenes), fake.baseUrl, fake.token]);
      const ended = once(child, 'exit');
      const striking = strike(child, ended, random, mayStrike, dealt);
      const [status] = await ended;
      await striking;
      if (status === 0) isWhole = true;
      else dealt.restarts += 1;
    }
  };
  await Promise.all(Array.from({ length: workers }, keepWorking));
  return { ...dealt, tookMs: Math.round(performance.now() - startedMs) };
}

/** Kills a process, or lets it stand still for a while, once in its life and at a random instant. */
async function strike(
  child: ChildProcess,
  ended: Promise<unknown>,
  random: () => number,
  mayStrike: () => boolean,
  dealt: { kills: number; pauses: number },
): Promise<void> {
  // A process takes about 0.3 s to start; most of its work is in the second after that.
  await Promise.race([ended, wait(200 + 1_200 * random())]);
  if (child.exitCode !== null || child.signalCode !== null || !mayStrike()) return;
  if (random() < 0.8) {
    dealt.kills += 1;
    child.kill('SIGKILL');
    return;
  }
  dealt.pauses += 1;
  child.kill('SIGSTOP');
  await wait(PAUSE_MS);
  child.kill('SIGCONT');
}

function start({ environment }: NewData, words: string[]): ChildProcess {
  const script = join(import.meta.dirname, 'production-worker.ts');
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...words], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'ignore', process.env.REEL_CHAOS_TALK ? 'inherit' : 'ignore'],
  });
}
