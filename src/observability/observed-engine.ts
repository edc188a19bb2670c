import type { JsonObject } from '../domain/canonical-json.ts';
import { isReelError } from '../domain/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobContext, JobEngine, JobHandler } from '../ports/job-engine.ts';
import type { Log } from './log.ts';
import type { JobEnding, WorkerMetrics } from './worker-metrics.ts';

/** What is told of a job: its lane, and whatever else names it. */
export interface JobDescription {
  lane: string;
  [name: string]: string | undefined;
}

export interface EngineObservation {
  log: Log;
  metrics: WorkerMetrics;
  clock: Clock;
  describe(kind: string, payload: JsonObject): JobDescription;
}

/** The engine, with every attempt of its handlers logged, counted and timed. */
export function observedEngine(engine: JobEngine, observation: EngineObservation): JobEngine {
  return {
    handle: (kind, handler) => engine.handle(kind, observedHandler(kind, handler, observation)),
    run: (job, options) => engine.run(job, options),
    close: () => engine.close(),
  };
}

function observedHandler(kind: string, handler: JobHandler, observation: EngineObservation): JobHandler {
  const { log, metrics, clock, describe } = observation;
  return async (payload, context) => {
    const described = { ...describe(kind, payload), attempt: context.attempt };
    const startedMs = clock.nowMs();
    const end = (outcome: JobEnding) => {
      const tookMs = clock.nowMs() - startedMs;
      metrics.noteJobEnded(described.lane, outcome, tookMs);
      return { ...described, outcome, took_ms: Math.round(tookMs) };
    };
    metrics.noteJobStarted(described.lane);
    log.info(described, 'job started');
    try {
      const result = await handler(payload, context);
      log.info(end('done'), 'job ended');
      return result;
    } catch (error) {
      if (context.signal.aborted) log.info({ ...end('stopped'), why: reasonOf(context) }, 'job ended');
      else log.warn({ ...end('failed'), ...failureOf(error) }, 'job ended');
      throw error;
    }
  };
}

function reasonOf({ signal }: JobContext): string {
  const { reason } = signal;
  return typeof reason === 'string' ? reason : 'cancelled';
}

function failureOf(error: unknown): object {
  if (isReelError(error)) return { code: error.code, retryable: error.retryable, error: error.message };
  return { code: 'internal', error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
