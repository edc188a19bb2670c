import { describe, expect, it } from 'vitest';
import type { ReplicateVendorOptions } from '../../src/providers/replicate/replicate-vendor.ts';
import { FakeReplicate, type FakeReplicateOptions } from '../fakes/replicate-server.ts';
import { clipOf, openWorkbench, SHORT, temporaryHome } from './workbench.ts';

async function opened(options: FakeReplicateOptions, vendor: Partial<ReplicateVendorOptions> = {}) {
  const stack = new AsyncDisposableStack();
  const home = stack.use(await temporaryHome());
  const fake = stack.use(await FakeReplicate.start(options));
  const bench = stack.use(await openWorkbench({ home: home.path, fake, vendor }));
  return { fake, ...bench, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

describe('a call whose answer was lost', () => {
  it.each([-3_600_000, 3_600_000])(
    'P5: is found at a vendor whose clock is %i ms ahead, and paid for once',
    async (clockAheadMs) => {
      await using test = await opened({
        clockAheadMs,
        trouble: (request) => (request === 1 ? { drops: true, accepts: true } : undefined),
      });
      await test.make(clipOf('a river'));
      expect(test.fake).toMatchObject({ requests: 1, accepted: 1 });
    },
  );

  it('P5: is found when the vendor takes it after it was given up', async () => {
    const { startDeadlineMs } = SHORT;
    const late: FakeReplicateOptions = {
      trouble: (request) =>
        request === 1 ? { stalls: true, accepts: true, acceptsAfterMs: startDeadlineMs + 500 } : undefined,
    };
    await using test = await opened(late, { startDeadlineMs });
    await test.make(clipOf('a river'));
    expect(test.fake).toMatchObject({ requests: 1, accepted: 1 });
  });

  it('P5: is not sent anew while the vendor’s list cannot be had', async () => {
    const unlisted: FakeReplicateOptions = {
      listTrouble: () => 503,
      trouble: (request) => (request === 1 ? { drops: true, accepts: false } : undefined),
    };
    await using test = await opened(unlisted, SHORT);
    await expect(test.make(clipOf('a river'))).rejects.toMatchObject({
      code: 'provider-unavailable',
      retryable: true,
    });
    expect(await test.parts.ledger.list()).toMatchObject([{ state: 'unknown' }]);
    test.fake.options.listTrouble = () => undefined;
    await test.make(clipOf('a river'));
    expect(test.fake).toMatchObject({ requests: 2, accepted: 1 });
  });

  it('P5: counts as never taken though a question goes unanswered, and not while no two in a row are answered', async () => {
    const seldomListed: FakeReplicateOptions = {
      listTrouble: (question) => (question % 2 === 0 ? 500 : undefined),
      trouble: () => ({ answers: 502, accepts: false }),
    };
    await using test = await opened(seldomListed, SHORT);
    const failing = { code: 'provider-unavailable', retryable: true };
    await expect(test.make(clipOf('a river'))).rejects.toMatchObject(failing);
    expect(await test.parts.ledger.list()).toMatchObject([{ state: 'unknown' }]);
    let asked = 0;
    test.fake.options.listTrouble = () => {
      asked += 1;
      return asked === 2 ? 500 : undefined;
    };
    await expect(test.make(clipOf('a delta'))).rejects.toMatchObject(failing);
    expect(await test.parts.ledger.list()).toMatchObject([{ state: 'unknown' }, { state: 'failed' }]);
  });
});
