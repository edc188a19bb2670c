import { basename } from 'node:path';
import { canonicalJson, hashJson, type JsonObject } from '../../domain/canonical-json.ts';
import { isReelError, ReelError } from '../../domain/errors.ts';
import type { Stage } from '../../domain/stage.ts';
import type { Clock, IdSource } from '../../ports/clock.ts';
import type { Run, RunDelivery, RunEnd, RunStore } from '../../ports/run-store.ts';
import { filmDocument } from '../documents/film-document.ts';
import type { StudioEvent } from '../events.ts';
import type { MadeFilm, RunProjectRequest } from '../studio.ts';
import { EventBoard } from './event-board.ts';

/** What those who follow projects are told. */
export type BoardEvent = { ownerId: string; projectId: string } & (
  | { type: 'run-started' | 'run-ended'; run: Run }
  | { type: 'run-event'; runId: string; event: StudioEvent }
  /** Somebody changed the project; `revision` is the new one, null where it was deleted. */
  | { type: 'project-changed'; revision: number | null }
);

export interface RunRegistryParts {
  runs: RunStore;
  clock: Clock;
  newId: IdSource;
  /** Runs a project on behalf of its owner. */
  runProject(ownerId: string, request: RunProjectRequest): Promise<MadeFilm>;
  /** Ends the paid calls under way for a project where their vendors can; what they made before that is kept. */
  endCalls(project: Pick<Run, 'projectId' | 'ownerId'>, signal: AbortSignal): Promise<unknown>;
}

export interface StartRun {
  projectId: string;
  ownerId: string;
  stage?: Stage;
  force?: boolean;
  delivery?: RunDelivery;
  /** The same one again answers with the run that it started the first time. */
  idempotencyKey?: string;
}

interface RunHere {
  stop: AbortController;
  ended: Promise<void>;
  /** The last that the run told. */
  latest?: StudioEvent;
}

/** A process not heard of for so long counts as gone, and its runs are gone on with elsewhere. */
const LEASE_MS = 15_000;
const RENEW_MS = 2_000;
/** Why a run ends that a person stopped. */
const STOPPED = new ReelError(
  'cancelled',
  'The run was cancelled. What was made or paid for is kept, and the next run goes on from there.',
);
/** How long vendors are given to end the calls of a run that was cancelled. */
const ENDING_MS = 20_000;
/** Why a run is given up that another process took over. */
const LOST = new ReelError('cancelled', 'Another process goes on with this run.');
/** How often a run that another process works at is looked up by those who wait for it. */
const LOOK_MS = 500;

/** The runs that this process works at, and word of them for whoever follows. */
export class RunRegistry {
  readonly board: EventBoard<BoardEvent>;
  readonly #parts: RunRegistryParts;
  readonly #holder: string;
  readonly #here = new Map<string, RunHere>();
  readonly #closing = new AbortController();

  constructor(parts: RunRegistryParts) {
    this.#parts = parts;
    this.#holder = parts.newId();
    this.board = new EventBoard(this.#holder);
  }

  /** Starts a run and answers at once; `conflict` where the project is being made already. */
  async start({
    idempotencyKey: key,
    stage = 'film',
    force = false,
    delivery,
    ...about
  }: StartRun): Promise<Run> {
    const { runs, newId } = this.#parts;
    const id = key === undefined ? newId() : hashJson([about.ownerId, about.projectId, key]).slice(0, 24);
    const earlier = key === undefined ? undefined : await this.#find(id);
    const options = { stage, force, ...(delivery && { delivery }) };
    if (earlier) return sameAgain(earlier, options);
    const run = await runs.start({ id, ...about, ...options }, this.#holder, LEASE_MS);
    this.#work(run);
    return run;
  }

  /** Stops a run wherever it is worked at, and its calls; what was made is kept. Nothing where it has ended. */
  async cancel(run: Run): Promise<void> {
    await this.#parts.runs.wantCancel(run.id);
    this.#here.get(run.id)?.stop.abort(STOPPED);
  }

  /** The last that a run of this process told. */
  latestOf(runId: string): StudioEvent | undefined {
    return this.#here.get(runId)?.latest;
  }

  /** The run once it has ended, or as it is when the time or the caller's patience is over. */
  async waitFor(runId: string, patienceMs: number, signal: AbortSignal): Promise<Run> {
    const { runs, clock } = this.#parts;
    const deadlineMs = clock.nowMs() + patienceMs;
    for (;;) {
      const run = await runs.get(runId);
      const leftMs = deadlineMs - clock.nowMs();
      if (run.state !== 'running' || leftMs <= 0 || signal.aborted) return run;
      const pause = clock.sleep(Math.min(LOOK_MS, leftMs), signal).catch(() => undefined);
      await Promise.race([pause, this.#here.get(runId)?.ended ?? pause]);
    }
  }

  /** Goes on with runs whose process is gone, now and for as long as this process lives. */
  async keepAdopting(): Promise<void> {
    const { runs, clock } = this.#parts;
    while (!this.#closing.signal.aborted) {
      const adopted = await runs.adopt(this.#holder, LEASE_MS).catch(() => []);
      for (const run of adopted) this.#work(run);
      await clock.sleep(LEASE_MS / 3, this.#closing.signal).catch(() => undefined);
    }
  }

  /** Stops working. The runs stay as they are, so that the next process goes on with them. */
  async close(): Promise<void> {
    this.#closing.abort(new ReelError('cancelled', 'This process ends.'));
    const here = [...this.#here];
    for (const [, { stop }] of here) stop.abort(this.#closing.signal.reason);
    await Promise.allSettled(here.map(([, { ended }]) => ended));
    for (const [id] of here) await this.#parts.runs.renew(id, this.#holder, 0).catch(() => undefined);
  }

  async #find(id: string): Promise<Run | undefined> {
    try {
      return await this.#parts.runs.get(id);
    } catch (error) {
      if (isReelError(error) && error.code === 'not-found') return undefined;
      throw error;
    }
  }

  #work(run: Run): void {
    const stop = new AbortController();
    const here: RunHere = { stop, ended: Promise.resolve() };
    this.#here.set(run.id, here);
    here.ended = this.#carryOut(run, stop);
  }

  async #carryOut(run: Run, stop: AbortController): Promise<void> {
    const { id, projectId, ownerId, stage, force, delivery } = run;
    const { runs, runProject, endCalls } = this.#parts;
    const about = { ownerId, projectId };
    const renewing = setInterval(() => void this.#renew(id, stop), RENEW_MS);
    this.board.post({ ...about, type: 'run-started', run });
    let end: RunEnd;
    try {
      const made = await runProject(ownerId, {
        projectId,
        runId: id,
        stage,
        force,
        ...delivery,
        signal: stop.signal,
        isHandedOn: () => this.#closing.signal.aborted || stop.signal.reason === LOST,
        onEvent: (event) => {
          const here = this.#here.get(id);
          if (here) here.latest = event;
          this.board.post({ ...about, type: 'run-event', runId: id, event });
        },
      });
      end = { state: 'completed', outcome: filmDocument(withoutFolders(made)) as JsonObject };
    } catch (error) {
      // Nobody waits for what is under way any more; a call that cannot be ended is gone on with by the next run.
      if (stop.signal.reason === STOPPED)
        await endCalls(run, AbortSignal.timeout(ENDING_MS)).catch(() => undefined);
      end = endOf(error);
    } finally {
      clearInterval(renewing);
    }
    try {
      // A run that only this process gives up is left for the next one.
      if (this.#closing.signal.aborted && end.state !== 'completed') return;
      await runs.finish(id, this.#holder, end);
      this.board.post({ ...about, type: 'run-ended', run: await runs.get(id) });
    } catch {
      // The project was deleted meanwhile, or the store is away: the lease ends and whoever adopts the run sees.
    } finally {
      this.#here.delete(id);
    }
  }

  async #renew(id: string, stop: AbortController): Promise<void> {
    try {
      const { held, cancelWanted } = await this.#parts.runs.renew(id, this.#holder, LEASE_MS);
      if (!held) stop.abort(LOST);
      else if (cancelWanted) stop.abort(STOPPED);
    } catch {
      // Asked again in a moment; until then the lease holds.
    }
  }
}

/** Where this machine keeps its files is nobody else's business. */
function withoutFolders({ published, ...made }: MadeFilm): MadeFilm {
  if (!published) return made;
  return { ...made, published: { ...published, deleted: published.deleted.map((path) => basename(path)) } };
}

function sameAgain(run: Run, options: Pick<Run, 'stage' | 'force' | 'delivery'>): Run {
  const { stage, force, delivery } = run;
  if (canonicalJson({ stage, force, delivery }) === canonicalJson(options)) return run;
  throw new ReelError(
    'conflict',
    `This idempotency key started run ${run.id} with other options; use a new key for this one.`,
  );
}

function endOf(error: unknown): RunEnd {
  const code = isReelError(error) ? error.code : 'internal';
  const message = error instanceof Error ? error.message : String(error);
  return { state: code === 'cancelled' ? 'cancelled' : 'failed', error: { code, message } };
}
