import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AssetKind, AssetRecipe } from '../../src/domain/asset.ts';
import type { ReelError } from '../../src/domain/errors.ts';
import type { MadeInput } from '../../src/ports/maker.ts';
import type { RemoteStatus, RemoteVendor } from '../../src/ports/remote-vendor.ts';

/** What may become of one request for a call. */
export type RequestTrouble =
  /** Refused for good, or for a while. */
  | 'refused'
  | 'paced'
  /** No answer comes back; the vendor took the call, or did not. */
  | 'taken-unanswered'
  | 'lost';

/** A vendor with a server that a test tells what to do. */
export interface VendorUnderTest extends AsyncDisposable {
  vendor: RemoteVendor;
  /** One that the vendor offers. */
  recipe: AssetRecipe;
  /** The files of its inputs; it has none where absent. */
  inputs?: ReadonlyMap<string, MadeInput>;
  /** Calls that its server took. */
  accepted(): number;
  /** For the next request alone. */
  trouble(kind: RequestTrouble): void;
  /** From now on calls end like this. */
  callsEnd(how: 'succeeded' | 'failed', afterMs: number): void;
  /** The vendor forgets what it made. */
  forgetResults(): void | Promise<void>;
  /** A folder of the test's own. */
  scratch: string;
  /** What must be in nothing that is kept or said. */
  secret: string;
  /** True for a vendor whose answer to a request is the result: nothing runs, nothing can be cancelled. */
  answersAtOnce?: true;
  /** True where calls are told apart by what they ask for alone: one as good as the lost one counts as it. */
  findsByContent?: true;
}

export type OpenVendor = () => Promise<VendorUnderTest>;

const signal = new AbortController().signal;
const accept = async () => ({ widthPixels: 1 });
let nonces = 0;
/** What is known of words is in them alone. */
const FACTS: { readonly [kind in AssetKind]?: object } = {
  script: {},
  'face-look': { moments: expect.arrayContaining([{ faces: expect.any(Array) }]) },
};

/** What every vendor of long or paid calls does. */
export function remoteVendorContract(name: string, open: OpenVendor): void {
  const started = async (test: VendorUnderTest, nonce = newNonce()) => {
    const operation = test.vendor.prepare(test.recipe, new Map());
    const sendByMs = Date.now() + test.vendor.startDeadlineMs;
    const intendedAt = new Date().toISOString();
    const { inputs = new Map() } = test;
    const start = () => test.vendor.start(operation, { inputs, nonce, sendByMs });
    const lost = { nonce, intendedAt, otherVendorIds: new Set<string>() };
    return { operation, start, lost, nonce };
  };

  describe(`remote vendor: ${name}`, () => {
    it('offers what it can make at a price with its basis, and nothing for another kind', async () => {
      await using test = await open();
      expect(test.vendor.offer(test.recipe)).toMatchObject({
        model: expect.any(String),
        basis: expect.stringMatching(/./),
      });
      expect(test.vendor.offer({ kind: 'captions', edition: 1, inputs: {}, intent: {} })).toBeUndefined();
    });

    it('prepares the same operation each time, as JSON and without a secret', async () => {
      await using test = await open();
      const operation = test.vendor.prepare(test.recipe, new Map());
      expect(test.vendor.prepare(test.recipe, new Map())).toEqual(operation);
      expect(JSON.parse(JSON.stringify(operation))).toEqual(operation);
      expect(JSON.stringify(operation)).not.toContain(test.secret);
      expect(test.accepted()).toBe(0);
    });

    it('P5: starts one call, whose status and result any process can have', async () => {
      await using test = await open();
      test.callsEnd('succeeded', 30);
      const { operation, start } = await started(test);
      const vendorId = await start();
      const kept = JSON.parse(JSON.stringify(operation));
      const status = await ended(test.vendor, kept, vendorId);
      if (status.state !== 'succeeded') throw new Error(`It is ${status.state}.`);
      const file = await test.vendor.download(kept, status.output, {
        kind: test.recipe.kind,
        outputPathStem: join(test.scratch, 'result'),
        check: accept,
        signal,
      });
      const facts = FACTS[test.recipe.kind] ?? { widthPixels: 1 };
      expect(file).toMatchObject({ facts, mediaType: expect.stringMatching('/') });
      expect(test.accepted()).toBe(1);
    });

    it('P5: says that nothing was created where it was refused', async () => {
      await using test = await open();
      for (const [kind, retryable] of [
        ['refused', false],
        ['paced', true],
      ] as const) {
        test.trouble(kind);
        const error = await (await started(test)).start().catch((refusal: ReelError) => refusal);
        expect(error).toMatchObject({ retryable });
        expect((error as ReelError).code).not.toBe('outcome-unknown');
        if (kind === 'paced') expect((error as ReelError).retryAfterSeconds).toBeGreaterThan(0);
      }
      expect(test.accepted()).toBe(0);
    });

    it('P5: sends one request and no more where no answer comes, and says that nobody knows', async () => {
      await using test = await open();
      for (const kind of ['taken-unanswered', 'lost'] as const) {
        test.trouble(kind);
        await expect((await started(test)).start()).rejects.toMatchObject({ code: 'outcome-unknown' });
      }
      expect(test.accepted()).toBe(1);
    });

    it('P5: finds a call whose answer was lost, or says that it was never taken, or that it cannot tell', async () => {
      await using test = await open();
      test.trouble('taken-unanswered');
      const taken = await started(test);
      await taken.start().catch(() => undefined);
      test.trouble('lost');
      const lost = await started(test);
      await lost.start().catch(() => undefined);
      const found = await test.vendor.find(taken.operation, taken.lost, signal);
      expect(['found', 'cannot-tell']).toContain(found.outcome);
      const missing = await test.vendor.find(lost.operation, lost.lost, signal);
      const asGood = test.findsByContent ? ['found'] : [];
      expect(['never-taken', 'cannot-tell', ...asGood]).toContain(missing.outcome);
      if (found.outcome === 'found') {
        const otherVendorIds = new Set([found.vendorId]);
        const again = await test.vendor.find(taken.operation, { ...taken.lost, otherVendorIds }, signal);
        expect(again.outcome).not.toBe('found');
      }
    });

    it('P5: sends nothing once the time to send has passed', async () => {
      await using test = await open();
      const operation = test.vendor.prepare(test.recipe, new Map());
      const late = { inputs: new Map(), nonce: newNonce(), sendByMs: Date.now() - 1 };
      const error = await test.vendor.start(operation, late).catch((refusal: ReelError) => refusal);
      expect((error as ReelError).code).not.toBe('outcome-unknown');
      expect(test.accepted()).toBe(0);
    });

    it('tells a failed call with its reason', async () => {
      await using test = await open();
      test.callsEnd('failed', 10);
      const { operation, start } = await started(test);
      const failed = { state: 'failed', reason: expect.stringMatching(/./) };
      expect(await ended(test.vendor, operation, await start())).toMatchObject(failed);
    });

    it('P7: cancels a call, and a second time without harm', async () => {
      await using test = await open();
      test.callsEnd('succeeded', 600_000);
      const { operation, start } = await started(test);
      const vendorId = await start();
      const { answersAtOnce = false } = test;
      const before = answersAtOnce ? 'succeeded' : 'running';
      expect(await test.vendor.status(operation, vendorId, signal)).toMatchObject({ state: before });
      await test.vendor.cancel(operation, vendorId);
      await test.vendor.cancel(operation, vendorId);
      const after = answersAtOnce ? 'succeeded' : 'cancelled';
      expect(await ended(test.vendor, operation, vendorId)).toMatchObject({ state: after });
    });

    it('asks for its models without paying, where it can be asked', async () => {
      await using test = await open();
      const { model } = test.vendor.offer(test.recipe) ?? {};
      const models = (await test.vendor.check?.([model ?? ''], signal)) ?? [];
      expect(models.map(({ state }) => state)).toEqual(models.map(() => 'there'));
      expect(JSON.stringify(models)).not.toContain(test.secret);
      expect(test.accepted()).toBe(0);
    });

    it('says that a result is gone, and that a call is unknown', async () => {
      await using test = await open();
      test.callsEnd('succeeded', 10);
      const { operation, start } = await started(test);
      const vendorId = await start();
      await ended(test.vendor, operation, vendorId);
      await test.forgetResults();
      expect(await test.vendor.status(operation, vendorId, signal)).toMatchObject({ state: 'gone' });
      expect(await test.vendor.status(operation, 'nobody-knows-this', signal)).toMatchObject({
        state: 'gone',
      });
    });
  });
}

function newNonce(): string {
  nonces += 1;
  return `nonce${nonces}${Math.random().toString(36).slice(2)}`;
}

async function ended(
  vendor: RemoteVendor,
  operation: Parameters<RemoteVendor['status']>[0],
  vendorId: string,
): Promise<RemoteStatus> {
  for (;;) {
    const status = await vendor.status(operation, vendorId, signal);
    if (status.state !== 'running') return status;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
