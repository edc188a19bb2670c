import { readFile } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { assetHash } from '../../src/domain/asset.ts';
import type { ErrorCode, ReelError } from '../../src/domain/errors.ts';
import { createMedia } from '../../src/media/media-client.ts';
import { mediaCheck } from '../../src/production/media-check.ts';
import type { ReplicateVendorOptions } from '../../src/providers/replicate/replicate-vendor.ts';
import { type CreateTrouble, FakeReplicate, type FakeReplicateOptions } from '../fakes/replicate-server.ts';
import {
  clipOf,
  openWorkbench,
  pictureOf,
  SHORT,
  SPENDER,
  temporaryHome,
  type WorkbenchOptions,
} from './workbench.ts';

const media = createMedia();
const check = mediaCheck(media);
afterAll(() => media.close());

async function opened(options: FakeReplicateOptions = {}, different: Partial<WorkbenchOptions> = {}) {
  const stack = new AsyncDisposableStack();
  const home = stack.use(await temporaryHome());
  const fake = stack.use(await FakeReplicate.start(options));
  const bench = stack.use(await openWorkbench({ home: home.path, fake, check, ...different }));
  return { fake, home, ...bench, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

/** Trouble with the first request alone. */
function once(trouble: CreateTrouble): FakeReplicateOptions {
  return { trouble: (request) => (request === 1 ? trouble : undefined) };
}

const codeOf = (work: Promise<unknown>): Promise<ErrorCode | 'fine'> =>
  work.then(
    () => 'fine' as const,
    (error: ReelError) => error.code,
  );

describe('a paid call', () => {
  it('P5: is one accepted prediction, an asset with its provenance, and a settled entry in the book', async () => {
    await using test = await opened();
    const record = await test.make(clipOf('a river'));
    expect(record).toMatchObject({
      mediaType: 'video/mp4',
      extension: 'mp4',
      facts: { widthPixels: 72, heightPixels: 128, durationSeconds: 1, hasSound: false },
      provenance: {
        provider: 'replicate',
        model: 'bytedance/seedance-1-lite',
        parameters: { prompt: 'a river Slow pan to the left.', duration: 5, resolution: '720p' },
        cost: { known: true, micros: 180_000 },
      },
    });
    expect(test.fake.accepted).toBe(1);
    const [call] = await test.parts.ledger.list();
    expect(call).toMatchObject({
      state: 'done',
      attempt: 1,
      vendorId: test.fake.predictions.accepted[0]?.id,
      cost: { known: true, micros: 180_000 },
    });
    expect(await test.parts.ledger.budget({ projectId: SPENDER.projectId })).toMatchObject({
      reservedMicros: 0,
      spentMicros: 180_000,
    });
  });

  it('is told exactly what the model takes, with the starting picture and a seed of its own', async () => {
    await using test = await opened();
    const picture = pictureOf('a river at dawn');
    await test.make(picture);
    const record = await test.make(clipOf('a river', picture));
    const [image, clip] = test.fake.bodies.map((body) => JSON.parse(body));
    expect(image.input).toEqual({
      prompt: 'a river at dawn. Style: documentary. No text or lettering in the picture.',
      aspect_ratio: '9:16',
      num_outputs: 1,
      num_inference_steps: 4,
      output_format: 'png',
      megapixels: '1',
      go_fast: false,
      seed: expect.any(Number),
    });
    const bytes = await readFile(new URL('../fakes/fixtures/sunrise.png', import.meta.url));
    expect(clip.input).toEqual({
      prompt: 'a river Slow pan to the left.',
      duration: 5,
      resolution: '720p',
      fps: 24,
      camera_fixed: false,
      image: `data:image/png;base64,${bytes.toString('base64')}`,
      seed: record.provenance.parameters.seed,
    });
  });

  it('P2: that would pass the budget is never sent', async () => {
    await using test = await opened();
    await test.parts.ledger.setLimit({ ownerId: SPENDER.ownerId }, 200_000);
    await test.make(clipOf('a river'));
    expect(await codeOf(test.make(clipOf('a delta')))).toBe('over-budget');
    expect(test.fake.requests).toBe(1);
  });

  it('P5: is not made again for an asset that is there', async () => {
    await using test = await opened();
    await test.make(clipOf('a river'));
    await test.make(clipOf('a river'));
    expect(test.fake.requests).toBe(1);
  });

  it('P5: is one call however many processes ask for it at once', async () => {
    await using test = await opened({ fate: () => ({ callMs: 60 }) });
    await using other = await openWorkbench({ home: test.home.path, fake: test.fake, check });
    const records = await Promise.all(
      [test, other, test, other].map((bench) => bench.make(clipOf('a river'))),
    );
    expect(new Set(records.map(({ provenance }) => provenance.madeAt)).size).toBe(1);
    expect(test.fake.accepted).toBe(1);
  });

  it.each<[string, CreateTrouble, ErrorCode]>([
    ['400', { answers: 400 }, 'provider-failed'],
    ['402', { answers: 402 }, 'provider-unavailable'],
    ['404', { answers: 404 }, 'provider-failed'],
    ['422', { answers: 422 }, 'provider-failed'],
  ])('P6: that is refused with %s is refused for good, and costs nothing', async (_name, trouble, code) => {
    await using test = await opened(once(trouble));
    await expect(test.make(clipOf('a river'))).rejects.toMatchObject({ code, retryable: false });
    expect(test.fake.accepted).toBe(0);
    expect(await test.parts.ledger.list()).toMatchObject([
      { state: 'failed', cost: { known: true, micros: 0 } },
    ]);
    expect(await test.parts.ledger.budget({ ownerId: SPENDER.ownerId })).toMatchObject({
      reservedMicros: 0,
      spentMicros: 0,
    });
  });

  it('names the fields that a model refused', async () => {
    await using test = await opened(once({ answers: 422 }));
    await expect(test.make(clipOf('a river'))).rejects.toMatchObject({
      issues: [{ field: 'input.prompt', problem: 'must not be about rivers' }],
    });
  });

  it('says what to do about a token that is not accepted', async () => {
    await using test = await opened();
    Object.defineProperty(test.fake, 'token', { value: 'another' });
    await expect(test.make(clipOf('a river'))).rejects.toMatchObject({
      code: 'unauthorized',
      message: expect.stringContaining('REPLICATE_API_TOKEN'),
    });
  });

  it('P6: comes back as late as the vendor asks, without using up an attempt', async () => {
    await using test = await opened({
      trouble: (request) => (request < 5 ? { answers: 429, retryAfter: 0.03 } : undefined),
    });
    const startedMs = performance.now();
    await test.make(clipOf('a river'));
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(4 * 30);
    expect(test.fake).toMatchObject({ requests: 5, accepted: 1 });
    expect((await test.parts.ledger.list()).map(({ state }) => state)).toEqual([
      'failed',
      'failed',
      'failed',
      'failed',
      'done',
    ]);
  });

  const { startDeadlineMs } = SHORT;
  it.each<[string, CreateTrouble, Partial<ReplicateVendorOptions>]>([
    ['a socket that drops', { drops: true, accepts: true }, {}],
    ['no answer', { stalls: true, accepts: true }, { startDeadlineMs }],
    ['a 500', { answers: 500, accepts: true }, {}],
    ['a 503', { answers: 503, accepts: true, retryAfter: 1 }, {}],
    ['an answer after the deadline', { answersAfterMs: startDeadlineMs + 500 }, { startDeadlineMs }],
  ])('P5: whose answer is %s, though it was taken, is found and gone on with', async (_, trouble, vendor) => {
    await using test = await opened(once(trouble), { vendor });
    await test.make(clipOf('a river'));
    expect(test.fake).toMatchObject({ requests: 1, accepted: 1 });
    expect(await test.parts.ledger.list()).toMatchObject([{ state: 'done', attempt: 1 }]);
  });

  it.each<[string, CreateTrouble]>([
    ['a socket that drops', { drops: true, accepts: false }],
    ['no answer', { stalls: true, accepts: false }],
    ['a 502', { answers: 502, accepts: false }],
  ])('P5: whose answer is %s, and was never taken, may be made anew', async (_name, trouble) => {
    await using test = await opened(once(trouble), { vendor: SHORT });
    await expect(test.make(clipOf('a river'))).rejects.toMatchObject({
      code: 'provider-unavailable',
      retryable: true,
    });
    await test.make(clipOf('a river'));
    expect(test.fake).toMatchObject({ requests: 2, accepted: 1 });
    expect(await test.parts.ledger.list()).toMatchObject([{ state: 'failed' }, { state: 'done' }]);
  });

  it('P5: to a vendor that cannot be reached was surely not taken, and nobody waits to find out', async () => {
    await using test = await opened();
    await test.fake[Symbol.asyncDispose]();
    await expect(test.make(clipOf('a river'))).rejects.toMatchObject({
      code: 'provider-unavailable',
      retryable: true,
    });
    expect(await test.parts.ledger.list()).toMatchObject([{ state: 'failed' }]);
  });

  it('goes on waiting through a vendor’s bad minutes', async () => {
    await using test = await opened({
      fate: () => ({ callMs: 30 }),
      questionTrouble: (question) => (question < 5 ? [500, 429, 502, 503][question - 1] : undefined),
    });
    await test.make(clipOf('a river'));
    expect(test.fake.accepted).toBe(1);
  });

  it('P6: that fails at the vendor is raised as retryable, and for good where it always will', async () => {
    await using test = await opened({
      fate: (accepted) =>
        accepted === 1
          ? { ends: 'failed' }
          : { ends: 'failed', error: 'Content flagged as sensitive (E005)' },
    });
    const failed = { code: 'provider-failed' };
    await expect(test.make(clipOf('a river'))).rejects.toMatchObject({ ...failed, retryable: true });
    await expect(test.make(clipOf('a river'))).rejects.toMatchObject({ ...failed, retryable: false });
    expect(await test.parts.ledger.list()).toMatchObject([{ state: 'failed' }, { state: 'failed' }]);
    expect(assetHash(clipOf('a river'))).toBe((await test.parts.ledger.list())[0]?.assetHash);
  });
});

describe('a result', () => {
  it.each(['cut-once', 'unavailable-once'] as const)('that is %s is fetched again', async (file) => {
    await using test = await opened({ fate: () => ({ file }) });
    await test.make(clipOf('a river'));
    expect(test.fake.accepted).toBe(1);
    expect(test.fake.predictions.accepted[0]?.downloads).toBe(2);
  });

  it.each(['damaged', 'page', 'gone'] as const)(
    'P5: that is %s never leads to another call; a person is asked',
    async (file) => {
      await using test = await opened({ fate: () => ({ file }) });
      for (let run = 0; run < 2; run += 1) {
        await expect(test.make(clipOf('a river'))).rejects.toMatchObject({
          code: 'outcome-unknown',
          message: expect.stringMatching(
            /Decide whether it is made anew, perhaps paying twice, or done without/,
          ),
        });
      }
      expect(test.fake.requests).toBe(1);
      expect(await test.parts.ledger.list()).toMatchObject([{ state: 'submitted' }]);
    },
  );

  it('P5: that never arrives whole today is fetched by a later run', async () => {
    await using test = await opened({ fate: () => ({ file: 'cut' }) });
    await expect(test.make(clipOf('a river'))).rejects.toMatchObject({ retryable: true });
    test.fake.predictions.accepted[0]!.fate.file = 'whole';
    await test.make(clipOf('a river'));
    expect(test.fake.requests).toBe(1);
  });

  it('P5: that the vendor has deleted is not bought again unasked', async () => {
    await using test = await opened({ fate: () => ({ file: 'cut' }) });
    await codeOf(test.make(clipOf('a river')));
    test.fake.predictions.removeData();
    expect(await codeOf(test.make(clipOf('a river')))).toBe('outcome-unknown');
    expect(test.fake.requests).toBe(1);
  });
});
