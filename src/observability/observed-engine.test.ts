import { describe, expect, it } from 'vitest';
import { ReelError } from '../domain/errors.ts';
import type { JobContext, JobEngine, JobHandler } from '../ports/job-engine.ts';
import { openLog } from './log.ts';
import { observedEngine } from './observed-engine.ts';
import { WorkerMetrics } from './worker-metrics.ts';

/** An observed handler, and what is told of it. */
function observed(handler: JobHandler) {
  const lines: string[] = [];
  const metrics = new WorkerMetrics();
  const log = openLog({ level: 'info', worker: 'w1', secrets: [], write: (line) => lines.push(line) });
  let nowMs = 0;
  const clock = { nowMs: () => (nowMs += 250), sleep: async () => {} };
  let inner: JobHandler | undefined;
  const engine: JobEngine = {
    handle: (_kind, given) => {
      inner = given;
    },
    run: async () => null,
    close: async () => {},
  };
  const describe = () => ({ lane: 'speech', asset: 'a1', run: 'run-1' });
  observedEngine(engine, { log, metrics, clock, describe }).handle('make', handler);
  const work = (signal = new AbortController().signal) => {
    const context: JobContext = { signal, attempt: 2, report: () => {} };
    return Promise.resolve(inner?.({}, context)).catch((error: unknown) => error);
  };
  const nothing = { queues: async () => new Map(), openCalls: async () => new Map() };
  return {
    work,
    log: () => lines.map((line) => JSON.parse(line)),
    figures: () => metrics.read(nothing, 100),
  };
}

describe('an observed engine', () => {
  it('tells of a job that was done: what, for which run, and how long it took', async () => {
    const { work, log, figures } = observed(async () => 'result');
    expect(await work()).toBe('result');
    const described = { lane: 'speech', asset: 'a1', run: 'run-1', attempt: 2 };
    expect(log()).toMatchObject([
      { ...described, message: 'job started' },
      { ...described, message: 'job ended', level: 'info', outcome: 'done', took_ms: 250 },
    ]);
    const text = await figures();
    expect(text).toContain('reelwright_jobs_total{lane="speech",outcome="done"} 1\n');
    expect(text).toContain('reelwright_job_duration_seconds_sum{lane="speech",outcome="done"} 0.25\n');
    expect(text).toContain('reelwright_jobs_running{lane="speech"} 0\n');
  });

  it('tells why a job failed, and lets the engine have the error', async () => {
    const failure = new ReelError('provider-unavailable', 'Come back later.', { retryable: true });
    const { work, log, figures } = observed(() => Promise.reject(failure));
    expect(await work()).toBe(failure);
    expect(log()[1]).toMatchObject({
      level: 'warn',
      outcome: 'failed',
      code: 'provider-unavailable',
      retryable: true,
      error: 'Come back later.',
    });
    expect(await figures()).toContain('reelwright_jobs_total{lane="speech",outcome="failed"} 1\n');
  });

  it('does not take a job that was handed on for one that failed', async () => {
    const stop = new AbortController();
    const { work, log } = observed(async (_payload, { signal }) => {
      stop.abort('handed on');
      signal.throwIfAborted();
      return null;
    });
    await work(stop.signal);
    expect(log()[1]).toMatchObject({ level: 'info', outcome: 'stopped', why: 'handed on' });
  });
});

describe('the figures', () => {
  it('show queues and open calls as they are looked up, and leave out what cannot be had in time', async () => {
    const metrics = new WorkerMetrics();
    metrics.expectLanes(['film']);
    const film = { waiting: 4, delayed: 1, running: 2, workers: 3 };
    const queues = async () => new Map([['film', film]]);
    const openCalls = async () => new Map([['submitted', 5]]);
    const text = await metrics.read({ queues, openCalls }, 1_000);
    expect(text).toContain('reelwright_queue_jobs{lane="film",state="waiting"} 4\n');
    expect(text).toContain('reelwright_queue_workers{lane="film"} 3\n');
    expect(text).toContain('reelwright_open_paid_calls{state="submitted"} 5\n');
    expect(text).toContain('reelwright_jobs_total{lane="film",outcome="done"} 0\n');

    const never = () => new Promise<never>(() => {});
    const fails = () => Promise.reject(new Error('gone'));
    const without = await metrics.read({ queues: never, openCalls: fails }, 10);
    expect(without).not.toContain('reelwright_queue_jobs{');
    expect(without).not.toContain('reelwright_open_paid_calls{');
    expect(without).toContain('process_resident_memory_bytes');
  });
});
