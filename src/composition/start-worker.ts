import { assetHash } from '../domain/asset.ts';
import type { JsonObject } from '../domain/canonical-json.ts';
import { ReelError } from '../domain/errors.ts';
import type { BullmqJobEngine } from '../engine/bullmq-job-engine.ts';
import { randomId, systemClock } from '../engine/system-sources.ts';
import { type Log, openLog } from '../observability/log.ts';
import { type JobDescription, observedEngine } from '../observability/observed-engine.ts';
import { observedLedger, observedStore } from '../observability/observed-stores.ts';
import { secretsIn } from '../observability/secrets.ts';
import { startStatusServer } from '../observability/status-server.ts';
import { WorkerMetrics } from '../observability/worker-metrics.ts';
import { OPEN_STATES } from '../ports/call-ledger.ts';
import type { Maker } from '../ports/maker.ts';
import type { AssetJob } from '../production/asset-job.ts';
import { finishCalls } from '../production/calls/finish-calls.ts';
import type { Stores } from '../storage/stores.ts';
import type { RunningWorker, WorkerOptions } from '../studio/worker.ts';
import { type Installation, openInstallation, surveyPlace } from './installation.ts';
import { modelsInUse } from './vendors.ts';

/** How long a store may take to answer before this worker counts as not ready, or a figure as not to be had. */
const LOOKUP_MS = 2_000;

/** Starts doing the jobs of others, with log, figures and a place to ask how it is. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { environment, host, port, logLevel, writeLog, concurrency } = options;
  if (surveyPlace(options).size.name === 'embedded') throw nothingShared();
  const worker = randomId();
  const log = openLog({ level: logLevel, worker, secrets: secretsIn(environment), write: writeLog });
  const metrics = new WorkerMetrics();
  const { installation, lanes, shared } = await openInstallation(options, {
    ...(concurrency !== undefined && { concurrency }),
    observeStores: (stores) => observedStores(stores, log, metrics),
    observeEngine: (engine, makers) =>
      observedEngine(engine, {
        log,
        metrics,
        clock: systemClock,
        describe: (_kind, payload) => describeJob(payload, makers),
      }),
    onProblem: (error) => {
      metrics.noteStoreError('queues', 'provider-unavailable');
      log.warn({ store: 'queues', error: error.message }, 'queue server is troubled');
    },
  });
  if (shared === undefined) throw nothingShared();
  metrics.expectLanes(Object.keys(lanes));
  const stopped = new AbortController();
  const { stores, workshop, modelWatch } = installation;
  const server = await startStatusServer({
    host,
    port,
    obstacles: async () => (stopped.signal.aborted ? ['draining'] : obstaclesOf(stores, shared)),
    metrics: {
      contentType: metrics.contentType,
      read: () =>
        metrics.read({ queues: () => shared.loads(), openCalls: () => openCallsOf(stores) }, LOOKUP_MS),
    },
  }).catch(async (error: unknown) => {
    await installation.close();
    throw error;
  });
  log.info({ address: server.address, lanes }, 'worker started');
  const adopting = adoptCalls(workshop, log, stopped.signal);
  const look = modelWatch.look(modelsInUse(installation.vendors), (problem) => log.warn(problem));
  return {
    address: server.address,
    async drain(patienceMs) {
      stopped.abort(new ReelError('cancelled', 'This worker stops.'));
      log.info({ patience_ms: patienceMs }, 'worker draining');
      await Promise.all([shared.drain(patienceMs), adopting, look.stop()]);
      await installation.close();
      await server.close();
      log.info('worker stopped');
    },
  };
}

/** Goes on with the paid calls that nobody looks after, as those of a process that was killed. */
async function adoptCalls(workshop: Installation['workshop'], log: Log, signal: AbortSignal): Promise<void> {
  try {
    const { kept, left } = await finishCalls({}, workshop, signal);
    if (kept.length + left.length === 0) return;
    log.info({ kept: kept.length, left: left.length }, 'went on with paid calls of others');
    for (const { call, code, message } of left)
      log.warn({ call: call.id, code, error: message }, 'call left');
  } catch (error) {
    if (!signal.aborted) log.warn({ error: String(error) }, 'paid calls of others were not gone on with');
  }
}

function observedStores(stores: Stores, log: Log, metrics: WorkerMetrics): Stores {
  const observation = { log, metrics };
  return {
    ...stores,
    projects: observedStore('projects', stores.projects, observation),
    assets: observedStore('assets', stores.assets, observation),
    calls: observedLedger(observedStore('calls', stores.calls, observation), observation),
  };
}

/** What the log says of a job; only assets are made by jobs. */
function describeJob(payload: JsonObject, makers: readonly Maker[]): JobDescription {
  const { recipe, provider, runId, onBehalfOf } = payload as unknown as AssetJob;
  const maker = makers.find((each) => each.provider === provider && each.offer(recipe) !== undefined);
  return {
    lane: maker?.lane ?? provider,
    kind: recipe.kind,
    asset: assetHash(recipe),
    provider,
    run: runId,
    project: onBehalfOf?.projectId,
  };
}

async function obstaclesOf(stores: Stores, shared: BullmqJobEngine): Promise<string[]> {
  const looks = [
    { name: 'the database', look: () => stores.projects.list({ limit: 1 }) },
    { name: 'the queue server', look: () => shared.loads() },
  ];
  const found = await Promise.all(
    looks.map(async ({ name, look }) => {
      const late = new AbortController();
      const inTime = systemClock.sleep(LOOKUP_MS, late.signal).then(
        () => `${name} does not answer`,
        () => undefined,
      );
      const answered = look().then(
        () => undefined,
        () => `${name} cannot be reached`,
      );
      return Promise.race([answered, inTime]).finally(() => late.abort());
    }),
  );
  return found.filter((obstacle) => obstacle !== undefined);
}

async function openCallsOf({ calls }: Stores): Promise<Map<string, number>> {
  const open = await calls.list({ states: OPEN_STATES });
  return new Map(OPEN_STATES.map((state) => [state, open.filter((call) => call.state === state).length]));
}

function nothingShared(): ReelError {
  return new ReelError(
    'invalid-input',
    'A worker needs DATABASE_URL, REDIS_URL and S3_BUCKET: it does the jobs that others put there. On one machine ' +
      'alone no worker is needed; reel make does it all.',
  );
}
