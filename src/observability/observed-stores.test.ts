import { describe, expect, it } from 'vitest';
import { ReelError } from '../domain/errors.ts';
import { dollars } from '../domain/price.ts';
import type { CallLedger, PaidCall } from '../ports/call-ledger.ts';
import { openLog } from './log.ts';
import { observedLedger, observedStore } from './observed-stores.ts';
import { WorkerMetrics } from './worker-metrics.ts';

function observation() {
  const lines: string[] = [];
  const metrics = new WorkerMetrics();
  const log = openLog({ level: 'info', worker: 'w1', secrets: [], write: (line) => lines.push(line) });
  const nothing = { queues: async () => new Map(), openCalls: async () => new Map() };
  return { given: { log, metrics }, lines, figures: () => metrics.read(nothing, 100) };
}

const CALL: PaidCall = {
  id: 'call-1',
  assetHash: 'a'.repeat(64),
  provider: 'vendor',
  model: 'painter-1',
  operation: { prompt: 'what nobody else need know' },
  quote: dollars(0.5),
  projectId: 'project-1',
  ownerId: 'local',
  nonce: 'n1',
  attempt: 1,
  state: 'submitted',
  intendedAt: '2026-11-21T00:00:00Z',
};

describe('an observed store', () => {
  it('counts failures of the store by code, and passes every answer on', async () => {
    const { given, lines, figures } = observation();
    const store = observedStore(
      'assets',
      {
        find: async (hash: string) => `found ${hash}`,
        put: () => Promise.reject(new ReelError('provider-unavailable', 'The bucket does not answer.')),
        renew: () => Promise.reject(new ReelError('conflict', 'The claim was lost.')),
      },
      given,
    );
    expect(await store.find('x')).toBe('found x');
    await expect(store.put()).rejects.toThrow('The bucket does not answer.');
    await expect(store.renew()).rejects.toThrow('The claim was lost.');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'error', store: 'assets', operation: 'put', code: 'provider-unavailable' },
    ]);
    const errors = (await figures()).split('\n').filter((line) => line.startsWith('reelwright_store_errors'));
    expect(errors).toEqual(['reelwright_store_errors_total{store="assets",code="provider-unavailable"} 1']);
  });
});

describe('an observed ledger', () => {
  it('counts each state and each cost once, however often a call is settled', async () => {
    const { given, lines, figures } = observation();
    let call = CALL;
    const ledger = {
      get: async () => call,
      submitted: async () => ({ call, claimHeld: true }),
      settle: async () => {
        call = { ...call, state: 'done', cost: dollars(0.4), settledAt: '2026-11-21T00:01:00Z' };
        return call;
      },
    } as unknown as CallLedger;
    const observed = observedLedger(ledger, given);
    await observed.submitted('call-1', 'v1');
    for (let time = 0; time < 3; time += 1) {
      await observed.settle('call-1', { state: 'done', cost: dollars(0.4) });
    }
    const text = await figures();
    expect(text).toContain('reelwright_paid_call_changes_total{provider="vendor",state="submitted"} 1\n');
    expect(text).toContain('reelwright_paid_call_changes_total{provider="vendor",state="done"} 1\n');
    expect(text).toContain('reelwright_spend_dollars_total{provider="vendor"} 0.4\n');
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ call: 'call-1', state: 'done', cost_micros: 400_000 });
    expect(lines.join()).not.toContain('nobody else');
  });
});
