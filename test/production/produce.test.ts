import { writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type AssetRecipe, assetHash, type StepDown } from '../../src/domain/asset.ts';
import { type ErrorCode, ReelError } from '../../src/domain/errors.ts';
import { type AssetWish, planOf } from '../../src/domain/plan.ts';
import { FREE } from '../../src/domain/price.ts';
import { EmbeddedJobEngine } from '../../src/engine/embedded-job-engine.ts';
import { systemClock } from '../../src/engine/system-sources.ts';
import type { LaneLimits } from '../../src/ports/job-engine.ts';
import type { MakeRequest, Maker } from '../../src/ports/maker.ts';
import { remoteMaker } from '../../src/production/calls/remote-maker.ts';
import { resolveCall } from '../../src/production/calls/resolve-call.ts';
import { Production, type ProductionEvent } from '../../src/production/produce.ts';
import { letCallsEnd, UNTIL_TOLD } from '../fakes/held-calls.ts';
import { FakeReplicate, type FakeReplicateOptions } from '../fakes/replicate-server.ts';
import { clipOf, openWorkbench, pictureOf, SPENDER, temporaryHome } from './workbench.ts';

const LANES: Record<string, LaneLimits> = {
  replicate: { concurrency: 2 },
  free: { concurrency: 4 },
};

/** A maker of clips and pictures on this machine. */
function freeMaker(provider = 'builtin', make?: (request: MakeRequest) => Promise<void>): Maker {
  return {
    provider,
    lane: 'free',
    offer: () => ({ model: 'free', price: FREE, basis: 'made here' }),
    make: async (request) => {
      await make?.(request);
      const filePath = `${request.outputPathStem}.mp4`;
      await writeFile(filePath, provider);
      return { filePath, mediaType: 'video/mp4', facts: {}, model: 'free', parameters: {}, cost: FREE };
    },
  };
}

function failing(provider: string, code: ErrorCode, counts: { asked: number }): Maker {
  return freeMaker(provider, async () => {
    counts.asked += 1;
    throw new ReelError(code, `${provider} does not want to.`);
  });
}

async function opened(
  options: FakeReplicateOptions = {},
  makers: Maker[] = [freeMaker()],
  clip = 'seedance',
) {
  const stack = new AsyncDisposableStack();
  const home = stack.use(await temporaryHome());
  const fake = stack.use(await FakeReplicate.start(options));
  const bench = stack.use(
    await openWorkbench({ home: home.path, fake, vendor: { models: { clip, image: 'flux' } } }),
  );
  const engine = new EmbeddedJobEngine({
    lanes: LANES,
    clock: systemClock,
    random: Math.random,
    backoff: { firstMs: 5, longestMs: 20 },
  });
  stack.defer(() => engine.close());
  const [vendor] = bench.parts.vendors;
  const chain = [
    remoteMaker(vendor!, 'clip', 'replicate', bench.parts),
    remoteMaker(vendor!, 'image', 'replicate', bench.parts),
    ...makers,
  ];
  const production = new Production(bench.workshop, engine, chain);
  const events: ProductionEvent[] = [];
  const produce = async (recipes: AssetRecipe[], signal = new AbortController().signal) => {
    const there = await bench.workshop.store.findMany(recipes.map(assetHash));
    const wishes = recipes.map(
      (recipe): AssetWish => ({
        recipe,
        stage: recipe.kind === 'clip' ? 'videos' : 'images',
        label: recipe.kind,
      }),
    );
    const plan = planOf(
      wishes,
      (hash) => there.has(hash),
      () => undefined,
    );
    await production.produce(plan, { signal, onBehalfOf: SPENDER, onEvent: (event) => events.push(event) });
    return bench.workshop.store.findMany(recipes.map(assetHash));
  };
  return { fake, production, events, produce, ...bench, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

function stepsOf(events: readonly ProductionEvent[]): StepDown[] {
  return events.flatMap((event) => (event.type === 'asset-stepped-down' ? event.step : []));
}

describe('a chain of providers', () => {
  it('P6: asks the next one where the first refuses, and records the step down on the asset', async () => {
    await using test = await opened({ trouble: () => ({ answers: 422 }) });
    const made = await test.produce([clipOf('a river')]);
    const step = {
      provider: 'replicate',
      model: 'bytedance/seedance-1-lite',
      code: 'provider-failed',
      reason: expect.stringContaining('must not be about rivers'),
    };
    expect([...made.values()][0]?.provenance).toMatchObject({ provider: 'builtin', steppedDown: [step] });
    expect(stepsOf(test.events)).toEqual([step]);
    expect(test.events.at(-1)).toMatchObject({ type: 'asset-made', provider: 'builtin', cost: FREE });
  });

  it('P6: says of a model that was named and is not set up that another one made it', async () => {
    await using test = await opened();
    const named = { ...clipOf('a river'), model: { provider: 'gemini', name: 'omni', parameters: {} } };
    const made = await test.produce([named]);
    const step = { provider: 'gemini', model: 'omni', code: 'provider-unavailable' };
    expect(stepsOf(test.events)).toMatchObject([step]);
    expect([...made.values()][0]?.provenance).toMatchObject({ provider: 'builtin', steppedDown: [step] });
    expect(test.fake.requests).toBe(0);
  });

  it('P6: tries a failure that may pass three times before it steps down', async () => {
    await using test = await opened({ fate: () => ({ ends: 'failed' }) });
    await test.produce([clipOf('a river')]);
    expect(test.fake.accepted).toBe(3);
    expect(stepsOf(test.events)).toHaveLength(1);
  });

  it('P6: tries it five times where there is nobody else to ask', async () => {
    await using test = await opened({ fate: () => ({ ends: 'failed' }) }, []);
    await expect(test.produce([clipOf('a river')])).rejects.toMatchObject({ code: 'provider-failed' });
    expect(test.fake.accepted).toBe(5);
  });

  it('P5: never asks another one while a paid call may be under way', async () => {
    await using test = await opened(
      { trouble: (request) => (request === 1 ? { drops: true, accepts: true } : undefined) },
      [freeMaker()],
      'minimax',
    );
    await expect(test.produce([clipOf('a river')])).rejects.toMatchObject({ code: 'outcome-unknown' });
    expect(stepsOf(test.events)).toEqual([]);
    const [call] = await test.parts.ledger.list();
    await resolveCall(call!.id, 'give-up', test.parts, new AbortController().signal);
    const made = await test.produce([clipOf('a river')]);
    expect([...made.values()][0]?.provenance).toMatchObject({
      provider: 'builtin',
      steppedDown: [{ provider: 'replicate', reason: expect.stringContaining('given up') }],
    });
    expect(test.fake.requests).toBe(1);
  });

  it('P5: goes on with the paid call first, though another provider is chosen by now', async () => {
    await using test = await opened(UNTIL_TOLD);
    const stop = new AbortController();
    const run = test.produce([clipOf('a river')], stop.signal).catch((error) => error.code);
    while ((await test.parts.ledger.list({ states: ['submitted'] })).length === 0) await wait(5);
    stop.abort();
    expect(await run).toBe('cancelled');
    letCallsEnd(test.fake);
    const engine = new EmbeddedJobEngine({ lanes: LANES, clock: systemClock, random: Math.random });
    const other = new Production(test.workshop, engine, [freeMaker()]);
    const wish = { recipe: clipOf('a river'), stage: 'videos' as const, label: 'clip' };
    const plan = planOf(
      [wish],
      () => false,
      () => undefined,
    );
    const events: ProductionEvent[] = [];
    await other.produce(plan, {
      signal: new AbortController().signal,
      onEvent: (event) => events.push(event),
    });
    expect(events.at(-1)).toMatchObject({ type: 'asset-made', provider: 'replicate' });
    expect(test.fake.requests).toBe(1);
    await engine.close();
  });

  it.each<ErrorCode>(['over-budget', 'cancelled', 'storage-full', 'not-writable', 'invalid-input'])(
    'stops at %s: nobody else is asked',
    async (code) => {
      const counts = { asked: 0 };
      await using test = await opened({ trouble: () => ({ answers: 422 }) }, [
        failing('first', code, counts),
        freeMaker(),
      ]);
      await expect(test.produce([clipOf('a river')])).rejects.toMatchObject({ code });
      expect(stepsOf(test.events).map(({ provider }) => provider)).toEqual(['replicate']);
    },
  );

  it('does not ask one again that refused its key a moment ago, and says how each one does', async () => {
    await using test = await opened();
    expect(test.production.providerStatus()[0]).toEqual({ provider: 'replicate', state: 'untried' });
    Object.defineProperty(test.fake, 'token', { value: 'another' });
    for (const subject of ['a river', 'a delta']) await test.produce([clipOf(subject)]);
    expect(stepsOf(test.events).map(({ code }) => code)).toEqual(['unauthorized', 'unauthorized']);
    expect(await test.parts.ledger.list()).toHaveLength(1);
    expect(test.production.providerStatus()).toMatchObject([
      { provider: 'replicate', state: 'unavailable', code: 'unauthorized' },
      { provider: 'builtin', state: 'ready' },
    ]);
  });

  it('names everyone who was asked where nobody could', async () => {
    const counts = { asked: 0 };
    await using test = await opened({ trouble: () => ({ answers: 422 }) }, [
      failing('local', 'provider-unavailable', counts),
    ]);
    await expect(test.produce([clipOf('a river')])).rejects.toMatchObject({
      code: 'provider-failed',
      message: expect.stringMatching(/replicate: .*rivers.*; local: local does not want to/),
    });
  });
});

describe('a run', () => {
  it('P4: starts a clip when its own picture is there, and not when all are', async () => {
    const slow = pictureOf('slow');
    const quick = pictureOf('quick');
    await using test = await opened();
    const { predictions } = test.fake;
    test.fake.options.fate = (_accepted, prompt) => {
      const taken = (subject: string) =>
        predictions.accepted.find(({ input }) => String(input.prompt).startsWith(subject));
      const slowPicture = taken('slow');
      if (prompt.startsWith('after quick') && slowPicture) predictions.finish(slowPicture);
      const isHeld = prompt.startsWith('slow') && !taken('after quick');
      return { callMs: isHeld ? 3_600_000 : 10 };
    };
    await test.produce([slow, quick, clipOf('after slow', slow), clipOf('after quick', quick)]);
    const prompts = predictions.accepted.map(({ input }) => String(input.prompt).slice(0, 11));
    const clips = prompts.filter((prompt) => prompt.startsWith('after'));
    expect(clips).toEqual(['after quick', 'after slow ']);
  });

  it('P4: holds the provider’s limit, and tells that an asset started when it did', async () => {
    await using test = await opened(UNTIL_TOLD);
    const producing = test.produce(['a', 'b', 'c', 'd', 'e'].map((subject) => clipOf(subject)));
    while (test.fake.accepted < 2) await wait(5);
    // Time for a third to come, which must not.
    await wait(100);
    letCallsEnd(test.fake);
    await producing;
    expect(test.fake.predictions.mostAtOnce.get('bytedance/seedance-1-lite')).toBe(2);
    const places = (type: string) =>
      test.events.flatMap((event, place) => (event.type === type ? place : []));
    expect(places('asset-started')).toHaveLength(5);
    expect(places('asset-started')[4]).toBeGreaterThan(places('asset-made')[0]!);
  });

  it('P2: stops at the budget with what was made kept, and goes on when it is raised', async () => {
    await using test = await opened();
    await test.parts.ledger.setLimit({ projectId: SPENDER.projectId }, 400_000);
    const clips = ['a', 'b', 'c'].map((subject) => clipOf(subject));
    await expect(test.produce(clips)).rejects.toMatchObject({ code: 'over-budget' });
    expect(test.fake.accepted).toBe(2);
    await test.parts.ledger.setLimit({ projectId: SPENDER.projectId }, 1_000_000);
    expect((await test.produce(clips)).size).toBe(3);
    expect(test.fake.accepted).toBe(3);
  });

  it('P6: makes what does not depend on a failure all the same', async () => {
    await using test = await opened(
      { trouble: (_request, prompt) => (prompt.startsWith('broken') ? { answers: 422 } : undefined) },
      [],
    );
    const broken = pictureOf('broken');
    const recipes = [broken, clipOf('after broken', broken), clipOf('on its own')];
    await expect(test.produce(recipes)).rejects.toMatchObject({ code: 'provider-failed' });
    expect(test.fake.accepted).toBe(1);
    expect(test.events.filter(({ type }) => type === 'asset-failed')).toHaveLength(1);
  });

  it('P5: settles calls whose results an earlier process kept without saying so', async () => {
    await using test = await opened();
    const settle = test.parts.ledger.settle;
    test.parts.ledger.settle = async () => {
      throw new ReelError('internal', 'The process ended here.');
    };
    await expect(test.produce([clipOf('a river')])).rejects.toThrow();
    test.parts.ledger.settle = settle;
    expect(await test.parts.ledger.list()).toMatchObject([{ state: 'submitted' }]);
    await test.produce([clipOf('a river')]);
    expect(await test.parts.ledger.list()).toMatchObject([{ state: 'done' }]);
    expect(test.fake.requests).toBe(1);
  });
});
