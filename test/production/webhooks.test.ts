import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { noteVendorsWord } from '../../src/production/calls/note-word.ts';
import { isWebhookGenuine } from '../../src/providers/replicate/webhook-signature.ts';
import { FakeReplicate, type FakeReplicateOptions } from '../fakes/replicate-server.ts';
import { WEBHOOK_SECRET } from '../fakes/replicate-webhooks.ts';
import { clipOf, openWorkbench, temporaryHome } from './workbench.ts';

const signal = new AbortController().signal;

/** Production behind an address that the vendor can tell things at, with looks at calls too rare to help. */
async function opened(options: FakeReplicateOptions, clip = 'minimax') {
  const stack = new AsyncDisposableStack();
  const home = stack.use(await temporaryHome());
  const fake = stack.use(await FakeReplicate.start(options));
  const heard: string[] = [];
  const refused: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const header = (name: string) => String(request.headers[name]);
    const webhook = {
      id: header('webhook-id'),
      timestamp: header('webhook-timestamp'),
      signatures: header('webhook-signature'),
      body,
    };
    if (!isWebhookGenuine(webhook, WEBHOOK_SECRET, Date.now())) refused.push(body);
    else {
      const address = request.url?.split('/').at(-1) ?? '';
      heard.push(webhook.id);
      await noteVendorsWord({ address, vendorId: JSON.parse(body).id }, bench.parts, signal).catch(
        () => undefined,
      );
    }
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  stack.defer(() => {
    server.close();
    server.closeAllConnections();
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/replicate`;
  const bench = stack.use(
    await openWorkbench({
      home: home.path,
      fake,
      vendor: { models: { clip }, startDeadlineMs: 10_000, findableAfterMs: 10_000 },
      parts: {
        pacing: { firstPollMs: 20_000, longestPollMs: 20_000, longestCallMs: 60_000 },
        webhookUrlFor: (_provider, address) => `${base}/${address}`,
      },
    }),
  );
  return { fake, heard, refused, ...bench, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

describe('word from the vendor', () => {
  it('has a call looked at as soon as it has ended', async () => {
    await using test = await opened({ fate: () => ({ callMs: 60 }) });
    await test.make(clipOf('a river'));
    expect(test.heard.length).toBeGreaterThanOrEqual(1);
    expect(test.refused).toEqual([]);
  });

  it('P5: names a call whose answer was lost, where nothing else could', async () => {
    await using test = await opened({
      trouble: (request) => (request === 1 ? { drops: true, accepts: true } : undefined),
      fate: () => ({ callMs: 300 }),
    });
    await test.make(clipOf('a river'));
    expect(test.fake.requests).toBe(1);
    expect(await test.parts.ledger.list()).toMatchObject([{ state: 'done' }]);
  });

  it('does no harm when it comes twice, or after all is done', async () => {
    await using test = await opened({ webhooks: { twice: true } });
    await test.make(clipOf('a river'));
    const [call] = await test.parts.ledger.list();
    const word = { address: `${call!.id}.${call!.nonce}`, vendorId: call!.vendorId! };
    expect(await noteVendorsWord(word, test.parts, signal)).toMatchObject({ state: 'done' });
    expect(test.fake.accepted).toBe(1);
  });

  it('P5: of a call that starts long after it counted as never taken has it cancelled, for the asset is there', async () => {
    await using test = await opened({
      trouble: (request) => (request === 1 ? { answers: 402 } : undefined),
    });
    await test.make(clipOf('a river')).catch(() => undefined);
    await test.make(clipOf('a river'));
    const [lost] = await test.parts.ledger.list({ states: ['failed'] });
    const late = test.fake.predictions.accept({
      model: lost!.model,
      input: {},
      createdMs: Date.now(),
      fate: { callMs: 60_000, ends: 'succeeded' },
    });
    const word = { address: `${lost!.id}.${lost!.nonce}`, vendorId: late.id };
    await noteVendorsWord(word, test.parts, signal);
    expect(late.status).toBe('canceled');
    expect(await test.parts.ledger.get(lost!.id)).toMatchObject({ vendorId: late.id });
  });

  it('P7: brings a result that nobody waits for any more, and it is kept', async () => {
    await using test = await opened({ fate: () => ({ callMs: 60_000 }) });
    const stop = new AbortController();
    const run = test.make(clipOf('a river'), stop.signal).catch((error) => error.code);
    while ((await test.parts.ledger.list({ states: ['submitted'] })).length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    stop.abort();
    await run;
    const [call] = await test.parts.ledger.list();
    await test.parts.ledger.settle(call!.id, {
      state: 'cancelled',
      cost: { known: false, why: 'given up' },
      errorCode: 'outcome-unknown',
    });
    test.fake.predictions.finish(test.fake.predictions.accepted[0]!);
    while ((await test.parts.ledger.get(call!.id)).state !== 'done') {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await test.workshop.store.find(call!.assetHash)).toBeDefined();
  });

  it('is not believed about a call whose address was never given out', async () => {
    await using test = await opened({});
    await test.make(clipOf('a river'));
    const [call] = await test.parts.ledger.list();
    for (const address of [`${call!.id}.guessed`, `${call!.id}`, 'nothing', '']) {
      await expect(noteVendorsWord({ address, vendorId: 'x' }, test.parts, signal)).rejects.toMatchObject({
        code: 'not-found',
      });
    }
  });
});
