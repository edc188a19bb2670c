import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ReelError } from '../domain/errors.ts';
import { type Film, type Project, upgradeProject } from '../domain/project.ts';
import type { ProjectStore } from '../ports/project-store.ts';
import { keepingStatus } from './run-status.ts';
import type { MadeFilm } from './studio.ts';

const { film: FILM, ...UNMADE } = upgradeProject(
  JSON.parse(readFileSync(new URL('../domain/fixtures/project-version-2.json', import.meta.url), 'utf8')),
);
const PASSED: Film = { ...FILM!, checks: [{ name: 'streams', ok: true, detail: 'fine' }] };
const FAILED: Film = { ...FILM!, checks: [{ name: 'silence', ok: false, detail: '9 s without a sound' }] };

/** A store of this one project. */
function keptAs(project: Project) {
  const kept = { project, revision: 1 };
  const projects = {
    get: async () => ({ ...kept }),
    save: async (saved: Project) => Object.assign(kept, { project: saved, revision: kept.revision + 1 }),
  } as Partial<ProjectStore> as ProjectStore;
  const run = (outcome: () => Promise<{ film?: Film }>) =>
    keepingStatus(project.id, projects, async () => ({ made: {} as MadeFilm, ...(await outcome()) }));
  return { run, status: () => ({ status: kept.project.status, reason: kept.project.statusReason?.code }) };
}

it('E4: is completed with the film, and failed with a film that failed its check', async () => {
  const passed = keptAs(UNMADE);
  await passed.run(async () => ({ film: PASSED }));
  expect(passed.status()).toEqual({ status: 'completed', reason: undefined });
  const failed = keptAs(UNMADE);
  await failed.run(async () => ({ film: FAILED }));
  expect(failed.status()).toEqual({ status: 'failed', reason: 'film-check-failed' });
});

it('E4: stands as its film does after a run to an earlier stage, whatever came of runs in between', async () => {
  for (const [film, expected] of [
    [undefined, { status: 'pending', reason: undefined }],
    [PASSED, { status: 'completed', reason: undefined }],
    [FAILED, { status: 'failed', reason: 'film-check-failed' }],
  ] as const) {
    const kept = keptAs({ ...UNMADE, ...(film && { film }) });
    const failing = kept.run(() => Promise.reject(new ReelError('over-budget', 'Raise it.')));
    await expect(failing).rejects.toThrow('Raise it.');
    expect(kept.status()).toEqual({ status: 'failed', reason: 'over-budget' });
    await kept.run(async () => ({}));
    expect(kept.status()).toEqual(expected);
  }
});

it('E4: is cancelled where the run was', async () => {
  const kept = keptAs({ ...UNMADE, film: PASSED });
  await kept.run(() => Promise.reject(new ReelError('cancelled', 'It was.'))).catch(() => undefined);
  expect(kept.status()).toEqual({ status: 'cancelled', reason: 'cancelled' });
});
