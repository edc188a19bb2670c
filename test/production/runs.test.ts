import { expect, it } from 'vitest';
import { openStudio } from '../../src/compose.ts';
import { takesOf } from '../../src/domain/edits/picture-takes.ts';
import type { Stage } from '../../src/domain/stage.ts';
import { pictureLesson } from '../distributed/lessons.ts';
import { letCallsEnd, UNTIL_TOLD } from '../fakes/held-calls.ts';
import { FakeReplicate, type FakeReplicateOptions } from '../fakes/replicate-server.ts';
import { temporaryHome } from './workbench.ts';

const PICTURE_DOLLARS = 0.003;

/** A studio over a home of its own, whose pictures are bought. */
async function opened(options: FakeReplicateOptions = {}, pictures = 2) {
  const stack = new AsyncDisposableStack();
  const home = stack.use(await temporaryHome());
  const fake = stack.use(await FakeReplicate.start(options));
  const environment = { REPLICATE_API_TOKEN: fake.token, REPLICATE_BASE_URL: fake.baseUrl };
  const open = async () => {
    const studio = await openStudio({ home: home.path, environment });
    stack.defer(() => studio.close());
    return studio;
  };
  const studio = await open();
  const brief = { text: JSON.stringify(pictureLesson(pictures)) };
  const { project } = await studio.createProject({
    brief,
    overrides: [],
    signal: new AbortController().signal,
  });
  const run = (runId: string, more: { force?: boolean; signal?: AbortSignal; by?: typeof studio } = {}) =>
    (more.by ?? studio).runProject({
      projectId: project.id,
      runId,
      stage: 'images' as Stage,
      force: more.force ?? false,
      signal: more.signal ?? new AbortController().signal,
      onEvent: () => {},
    });
  return { fake, studio, open, run, id: project.id, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

it('counts what a run had made as its own, and as reused for every run after it', async () => {
  await using test = await opened();
  expect(await test.run('first')).toMatchObject({
    assets: { made: 2, reused: 0 },
    costMicros: 2 * PICTURE_DOLLARS * 1e6,
  });
  expect(await test.run('second')).toMatchObject({ assets: { made: 0, reused: 2 }, costMicros: 0 });
});

it('counts what a stopped run had bought as that run’s, though another one fetches it', async () => {
  await using test = await opened(UNTIL_TOLD, 1);
  const stop = new AbortController();
  const stopped = test.run('stopped', { signal: stop.signal }).catch(({ code }) => code);
  await expect.poll(() => test.studio.listCalls({ states: ['submitted'] })).toHaveLength(1);
  stop.abort();
  expect(await stopped).toBe('cancelled');
  letCallsEnd(test.fake);
  expect(await test.run('next')).toMatchObject({ assets: { made: 0, reused: 1 }, costMicros: 0 });
  expect(await test.run('stopped')).toMatchObject({
    assets: { made: 1, reused: 0 },
    costMicros: PICTURE_DOLLARS * 1e6,
  });
  expect(test.fake.accepted).toBe(1);
});

it('adds up to what was spent where two processes run the same at once', async () => {
  await using test = await opened({ fate: () => ({ callMs: 200 }) }, 4);
  const other = await test.open();
  const runs = await Promise.all([test.run('one'), test.run('two', { by: other })]);
  const made = runs.reduce((sum, { assets }) => sum + assets.made, 0);
  const cost = runs.reduce((sum, { costMicros }) => sum + costMicros, 0);
  expect({ made, cost }).toEqual({ made: 4, cost: 4 * PICTURE_DOLLARS * 1e6 });
  expect(test.fake.accepted).toBe(4);
});

it('P1: buys new takes where everything is asked for anew, and loses nothing that was paid for', async () => {
  await using test = await opened();
  await test.run('first');
  const before = await test.studio.showProject(test.id);
  const planned = await test.studio.planProject(test.id, {
    stage: 'images',
    force: true,
    signal: new AbortController().signal,
  });
  expect(planned.plan.total.knownMicros).toBe(2 * PICTURE_DOLLARS * 1e6);
  const forced = await test.run('forced', { force: true });
  expect(forced).toMatchObject({
    assets: { made: 2, reused: 0 },
    costMicros: 2 * PICTURE_DOLLARS * 1e6,
  });
  const after = await test.studio.showProject(test.id);
  const hashes = after.assets.map(({ hash }) => hash);
  expect(hashes).toEqual(expect.arrayContaining(planned.plan.wanted.map(({ hash }) => hash)));
  for (const { hash } of before.assets) {
    expect(planned.plan.wanted.map((asset) => asset.hash)).not.toContain(hash);
    await expect(test.studio.projectAsset(test.id, hash)).resolves.toMatchObject({ record: { hash } });
  }
  expect(after.project.storyboard?.scenes.map((scene) => takesOf(scene).length)).toEqual([2, 2]);
});

it('P5: buys nothing more where a forced run is gone on with by another process', async () => {
  await using test = await opened();
  await test.run('first');
  await test.run('forced', { force: true });
  const again = await test.run('forced', { force: true, by: await test.open() });
  expect(again.assets).toEqual({ made: 2, reused: 0 });
  expect(test.fake.accepted).toBe(4);
});
