import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStudio } from '../../src/compose.ts';
import { RunProcess } from '../../src/composition/run-process.ts';
import { ReelError } from '../../src/domain/errors.ts';
import { LOCAL_OWNER } from '../../src/domain/project.ts';
import type { Capabilities } from '../../src/studio/doctor/capabilities.ts';
import type { StudioEvent } from '../../src/studio/events.ts';
import type { Studio } from '../../src/studio/studio.ts';
import { FakeReplicate } from '../fakes/replicate-server.ts';
import { LESSON } from './api-under-test.ts';

let home = '';
let studio: Studio;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'reelwright-run-process-'));
  studio = await openStudio({ home, environment: {} });
});
afterAll(async () => {
  await studio.close();
  await rm(home, { recursive: true, force: true });
});

async function project(title: string): Promise<string> {
  const text = JSON.stringify({ ...LESSON, lesson_title: title, slides: slidesOf(title) });
  const { signal } = new AbortController();
  return (await studio.createProject({ brief: { text }, overrides: [], signal })).project.id;
}

const slidesOf = (title: string) => [
  { slide_title: title, items: [{ bullet: title, talk: `${title} is what this is about.` }] },
];

it('makes a film in another process and tells how it goes', async () => {
  await using runs = closing(new RunProcess({ home, environment: {} }));
  const events: StudioEvent[] = [];
  const { signal } = new AbortController();
  const made = await runs.runProject(LOCAL_OWNER, {
    projectId: await project('Bells'),
    signal,
    onEvent: (event) => events.push(event),
  });
  expect(made).toMatchObject({ stage: 'film', title: 'Bells', checks: expect.any(Array) });
  expect(events.some(({ type }) => type === 'progress')).toBe(true);
  expect(runs.processId).not.toBe(process.pid);
});

it('gives way to the server with all its threads and all its processes', async () => {
  await using runs = closing(new RunProcess({ home, environment: {} }));
  const stop = new AbortController();
  const found: number[] = [];
  const run = runs.runProject(LOCAL_OWNER, {
    projectId: await project('Oboes'),
    signal: stop.signal,
    onEvent: (event) => {
      if (event.type !== 'progress' || runs.processId === undefined || event.progress.stage !== 'film')
        return;
      found.push(...prioritiesOf(runs.processId));
      if (event.progress.done > 0) stop.abort(new ReelError('cancelled', 'Seen.'));
    },
  });
  await expect(run).rejects.toMatchObject({ code: 'cancelled' });
  const least = Math.min(19, getPriority() + 10);
  expect(found.length).toBeGreaterThan(10);
  expect(new Set(found)).toEqual(new Set([least]));
});

/** The priority of each thread of a process and of those that it started, as proc(5) tells them. */
function prioritiesOf(processId: number): number[] {
  const threads = readdirSync(`/proc/${processId}/task`).map((thread) => `/proc/${processId}/task/${thread}`);
  return threads.flatMap((thread) => {
    try {
      const fields = readFileSync(`${thread}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      const children = readFileSync(`${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
      return [Number(fields[16]), ...children.flatMap(prioritiesOf)];
    } catch {
      // A thread or process that has just ended.
      return [];
    }
  });
}

it('raises what went wrong there as it would here', async () => {
  await using runs = closing(new RunProcess({ home, environment: {} }));
  const { signal } = new AbortController();
  const run = runs.runProject(LOCAL_OWNER, { projectId: 'nothing', signal, onEvent: () => {} });
  await expect(run).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('nothing') });
  await expect(run).rejects.toBeInstanceOf(ReelError);
});

it('P5: goes on in a new process where the first one is killed, and makes nothing twice', async () => {
  await using runs = closing(new RunProcess({ home, environment: {} }));
  const { signal } = new AbortController();
  const projectId = await project('Drums');
  const processes = new Set<number | undefined>();
  const made = await runs.runProject(LOCAL_OWNER, {
    projectId,
    signal,
    onEvent: (event) => {
      if (event.type !== 'progress' || event.progress.done < 1) return;
      if (processes.size === 0 && runs.processId !== undefined) process.kill(runs.processId, 'SIGKILL');
      processes.add(runs.processId);
    },
  });
  expect(processes.size).toBe(2);
  expect(made.checks.every(({ ok }) => ok)).toBe(true);
  const { plan } = await studio.planProject(projectId, { signal });
  expect(plan.wanted).toEqual([]);
});

it('stops a run when it is told to', async () => {
  await using runs = closing(new RunProcess({ home, environment: {} }));
  const stop = new AbortController();
  const run = runs.runProject(LOCAL_OWNER, {
    projectId: await project('Flutes'),
    signal: stop.signal,
    onEvent: () => stop.abort(new ReelError('cancelled', 'Enough.')),
  });
  await expect(run).rejects.toMatchObject({ code: 'cancelled' });
});

it('knows how vendors did in the process that asked them', async () => {
  await using vendor = await FakeReplicate.start({ fate: () => ({ callMs: 30 }) });
  const environment = { REPLICATE_API_TOKEN: vendor.token, REPLICATE_BASE_URL: vendor.baseUrl };
  await using runs = closing(new RunProcess({ home, environment }));
  await using asking = closing(await openStudio({ home, environment }));
  const stateOf = ({ providers }: Capabilities) =>
    providers.find(({ provider }) => provider === 'replicate')?.state;
  const { signal } = new AbortController();
  await runs.runProject(LOCAL_OWNER, {
    projectId: await project('Lutes'),
    stage: 'images',
    signal,
    onEvent: () => {},
  });
  expect(vendor.accepted).toBe(1);
  expect(stateOf(asking.capabilities())).toBe('untried');
  expect(stateOf(runs.withStates(asking.capabilities()))).toBe('ready');
});

it('ends the process when there was no run for a while, and starts another with the next', async () => {
  await using runs = closing(new RunProcess({ home, environment: {}, idleMs: 50 }));
  const { signal } = new AbortController();
  const request = { projectId: await project('Harps'), stage: 'script', signal, onEvent: () => {} } as const;
  await runs.runProject(LOCAL_OWNER, request);
  await expect.poll(() => runs.processId).toBeUndefined();
  expect(await runs.runProject(LOCAL_OWNER, request)).toMatchObject({ stage: 'script' });
});

function closing<Opened extends { close(): Promise<void> }>(opened: Opened): Opened & AsyncDisposable {
  return Object.assign(opened, { [Symbol.asyncDispose]: () => opened.close() });
}
