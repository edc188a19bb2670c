import { describe, expect, it } from 'vitest';
import { FREE } from '../../src/domain/price.ts';
import { setBudget, showBudget } from '../../src/production/budgets.ts';
import { cancelCall, cancelCalls } from '../../src/production/calls/cancel-call.ts';
import { finishCalls } from '../../src/production/calls/finish-calls.ts';
import { listCalls } from '../../src/production/calls/list-calls.ts';
import { resolveCall } from '../../src/production/calls/resolve-call.ts';
import type { ReplicateVendorOptions } from '../../src/providers/replicate/replicate-vendor.ts';
import { letCallsEnd, UNTIL_TOLD } from '../fakes/held-calls.ts';
import { FakeReplicate, type FakeReplicateOptions } from '../fakes/replicate-server.ts';
import { clipOf, openWorkbench, SHORT, SPENDER, temporaryHome } from './workbench.ts';

const signal = new AbortController().signal;

/** With a model that takes no seed: a lost call to it cannot be told from another. */
async function opened(
  options: FakeReplicateOptions = {},
  clip = 'minimax',
  vendor: Partial<ReplicateVendorOptions> = {},
) {
  const stack = new AsyncDisposableStack();
  const home = stack.use(await temporaryHome());
  const fake = stack.use(await FakeReplicate.start(options));
  const bench = stack.use(
    await openWorkbench({ home: home.path, fake, vendor: { models: { clip }, ...vendor } }),
  );
  const onlyCall = async () => (await bench.parts.ledger.list()).at(-1)!;
  return { fake, ...bench, onlyCall, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

const LOST: FakeReplicateOptions = {
  trouble: (request) => (request === 1 ? { drops: true, accepts: true } : undefined),
};

/** A run that is stopped while its call is under way. */
async function stopped(test: Awaited<ReturnType<typeof opened>>) {
  const stop = new AbortController();
  const run = test.make(clipOf('a river'), stop.signal).catch((error) => error.code);
  while ((await test.parts.ledger.list({ states: ['submitted'] })).length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  stop.abort();
  expect(await run).toBe('cancelled');
}

describe('a call that nobody can find out about', () => {
  it('P5: waits for a person’s word, run after run', async () => {
    await using test = await opened(LOST, 'minimax', SHORT);
    for (let run = 0; run < 2; run += 1) {
      await expect(test.make(clipOf('a river'))).rejects.toMatchObject({
        code: 'outcome-unknown',
        message: expect.stringContaining(test.fake.predictions.accepted[0]?.id ?? 'Decide whether'),
      });
    }
    expect(test.fake.requests).toBe(1);
    expect(await listCalls({ openOnly: true }, test.parts)).toMatchObject([{ state: 'unknown' }]);
  });

  it('P5: is made anew when a person says so, and its price counts as spent', async () => {
    await using test = await opened(LOST);
    await test.make(clipOf('a river')).catch(() => undefined);
    const call = await resolveCall((await test.onlyCall()).id, 'retry', test.parts, signal);
    expect(call).toMatchObject({ state: 'failed', errorCode: 'outcome-unknown' });
    await test.make(clipOf('a river'));
    expect(test.fake.accepted).toBe(2);
    expect(await showBudget({ projectId: SPENDER.projectId }, test.parts.ledger)).toMatchObject({
      reservedMicros: 0,
      spentMicros: 1_000_000,
    });
  });

  it('P5: is done without when a person says so, until the person changes their mind', async () => {
    await using test = await opened(LOST);
    await test.make(clipOf('a river')).catch(() => undefined);
    const { id } = await test.onlyCall();
    await resolveCall(id, 'give-up', test.parts, signal);
    await expect(test.make(clipOf('a river'))).rejects.toMatchObject({
      code: 'provider-failed',
      retryable: false,
      message: expect.stringContaining(`have call ${id} made anew`),
    });
    expect(test.fake.requests).toBe(1);
    await resolveCall(id, 'retry', test.parts, signal);
    await test.make(clipOf('a river'));
    expect(test.fake.requests).toBe(2);
  });

  it.each([
    [600_000, { known: false }],
    [0, FREE],
  ])(
    'P5: that the vendor does not have may cost something until it would have it, %i ms from now',
    async (findableAfterMs, cost) => {
      const dropping: FakeReplicateOptions = { trouble: () => ({ drops: true, accepts: false }) };
      const { startDeadlineMs } = SHORT;
      await using test = await opened(dropping, 'minimax', { startDeadlineMs, findableAfterMs });
      const stop = new AbortController();
      const run = test.make(clipOf('a river'), stop.signal).catch((error) => error.code);
      while ((await test.parts.ledger.list({ states: ['unknown'] })).length === 0) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      stop.abort();
      await run;
      const { id, intendedAt } = await test.onlyCall();
      const waitMs = Date.parse(intendedAt) + startDeadlineMs + findableAfterMs - Date.now();
      if (findableAfterMs === 0) await new Promise((resolve) => setTimeout(resolve, waitMs + 1));
      expect(await cancelCall(id, test.parts, signal)).toMatchObject({ id, state: 'unknown' });
      const call = await resolveCall(id, 'give-up', test.parts, signal);
      expect(call).toMatchObject({ state: 'cancelled', cost });
    },
  );

  it('refuses a word on a call that is settled, or at which a worker is', async () => {
    await using test = await opened(UNTIL_TOLD);
    const run = test.make(clipOf('a river'));
    while ((await test.parts.ledger.list({ states: ['submitted'] })).length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const { id } = await test.onlyCall();
    await expect(resolveCall(id, 'retry', test.parts, signal)).rejects.toMatchObject({
      code: 'conflict',
      retryable: true,
    });
    letCallsEnd(test.fake);
    await run;
    await expect(resolveCall(id, 'retry', test.parts, signal)).rejects.toMatchObject({
      code: 'conflict',
      retryable: false,
    });
    await expect(resolveCall('x', 'retry', test.parts, signal)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a call under way', () => {
  it('P7: stays under way when its run stops, and the next run goes on with it', async () => {
    await using test = await opened(UNTIL_TOLD);
    await stopped(test);
    letCallsEnd(test.fake);
    await test.make(clipOf('a river'));
    expect(test.fake.requests).toBe(1);
  });

  it('P7: is cancelled at the vendor, and costs what the vendor takes for it', async () => {
    await using test = await opened(UNTIL_TOLD);
    await stopped(test);
    const [call] = await cancelCalls({ projectId: SPENDER.projectId }, test.parts, signal);
    expect(call).toMatchObject({ state: 'cancelled', cost: FREE });
    expect(test.fake.predictions.accepted[0]?.status).toBe('canceled');
  });

  it('P7: ends the run that waits for it when a person cancels it', async () => {
    await using test = await opened(UNTIL_TOLD);
    const run = test.make(clipOf('a river')).catch((error) => error.code);
    while ((await test.parts.ledger.list({ states: ['submitted'] })).length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await cancelCall((await test.onlyCall()).id, test.parts, signal);
    expect(await run).toBe('cancelled');
    expect(await test.onlyCall()).toMatchObject({ state: 'cancelled' });
  });

  it('P7: that cannot be cancelled any more is kept: it is paid for', async () => {
    await using test = await opened({ fate: () => ({ callMs: 3_600_000, cancellable: false }) });
    await stopped(test);
    const cancelling = cancelCall((await test.onlyCall()).id, test.parts, signal);
    letCallsEnd(test.fake);
    expect((await cancelling).state).toBe('done');
    await test.make(clipOf('a river'));
    expect(test.fake.requests).toBe(1);
  });

  it('P5: is finished without any plan, and a result that came after a person’s word is kept', async () => {
    await using test = await opened({ ...LOST, ...UNTIL_TOLD }, 'seedance');
    await stopped(test);
    letCallsEnd(test.fake);
    const { kept, left } = await finishCalls({}, test.workshop, signal);
    expect(left).toEqual([]);
    expect(kept).toHaveLength(1);
    expect(await test.onlyCall()).toMatchObject({ state: 'done' });
  });

  it('P5: is settled as lost, then turns up: what it made becomes the asset', async () => {
    await using test = await opened(LOST);
    await test.make(clipOf('a river')).catch(() => undefined);
    const { id } = await test.onlyCall();
    await resolveCall(id, 'give-up', test.parts, signal);
    const [late] = test.fake.predictions.accepted;
    test.fake.predictions.finish(late!);
    await test.parts.ledger.submitted(id, late!.id);
    const { kept } = await finishCalls({}, test.workshop, signal);
    expect(kept).toHaveLength(1);
    await test.make(clipOf('a river'));
    expect(test.fake.requests).toBe(1);
    expect(await test.onlyCall()).toMatchObject({ state: 'done' });
  });
});

describe('a budget', () => {
  it('P2: is set in dollars and lifted, and refuses what is no amount', async () => {
    await using test = await opened();
    const scope = { projectId: SPENDER.projectId };
    expect(await showBudget(scope, test.parts.ledger)).toMatchObject({ limitMicros: null, spentMicros: 0 });
    expect(await setBudget(scope, 1.5, test.parts.ledger)).toMatchObject({ limitMicros: 1_500_000 });
    expect(await setBudget(scope, null, test.parts.ledger)).toMatchObject({ limitMicros: null });
    for (const amount of [-1, Number.NaN, 1e300]) {
      await expect(setBudget(scope, amount, test.parts.ledger)).rejects.toMatchObject({
        code: 'invalid-input',
      });
    }
  });
});
