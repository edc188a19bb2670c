import { describe, expect, it } from 'vitest';
import { dollars } from '../../src/domain/price.ts';
import type { Budget, PaidCall } from '../../src/ports/call-ledger.ts';
import type { Studio } from '../../src/studio/studio.ts';
import type { RunningWorker, WorkerOptions } from '../../src/studio/worker.ts';
import { reel } from './command-line.ts';
import { fakeStudio, PLAN, UNLIMITED } from './fake-studio.ts';

const CALL: PaidCall = {
  id: '4f0k8wq2m1x9d7hc',
  assetHash: 'a'.repeat(64),
  provider: 'replicate',
  model: 'seedance',
  operation: { prompt: 'secret plans' },
  quote: dollars(0.18),
  projectId: 'tides-1',
  ownerId: 'local',
  nonce: 'n1',
  attempt: 1,
  state: 'unknown',
  intendedAt: '2026-11-21T09:30:00Z',
  errorCode: 'outcome-unknown',
  errorMessage: 'The answer was lost.',
};

const LIMITED: Budget = {
  scope: { projectId: 'tides-1' },
  limitMicros: 1_000_000,
  reservedMicros: 100_000,
  spentMicros: 897_000,
};

function studioWith(answers: Partial<Studio>): { studio: Studio } {
  return { studio: fakeStudio(answers).studio };
}

describe('reel calls', () => {
  it('lists each call with how it stands and why', async () => {
    const { status, stdout } = await reel(['calls'], studioWith({ listCalls: async () => [CALL] }));
    expect(status).toBe(0);
    expect(stdout).toBe(
      [
        'Call              State    Asked              Of                  Price  Project',
        '4f0k8wq2m1x9d7hc  unknown  2026-11-21 09:30Z  replicate seedance  $0.18  tides-1',
        '',
        '4f0k8wq2m1x9d7hc: The answer was lost.',
        '',
      ].join('\n'),
    );
  });

  it('gives programs what stands in the book, without what the vendor was told', async () => {
    const { stdout } = await reel(['calls', '--json'], studioWith({ listCalls: async () => [CALL] }));
    expect(JSON.parse(stdout).calls).toMatchObject([
      {
        id: CALL.id,
        state: 'unknown',
        quote: { amount: 0.18 },
        cost: null,
        error: { code: 'outcome-unknown' },
      },
    ]);
    expect(stdout).not.toContain('secret plans');
  });

  it('asks for one state, or for all that are not settled, and refuses another word', async () => {
    const queries: unknown[] = [];
    const answers = studioWith({
      listCalls: async (query) => {
        queries.push(query);
        return [];
      },
    });
    await reel(['calls', '--state', 'Done', '--project', 'tides-1'], answers);
    await reel(['calls', '--state', 'open'], answers);
    expect(queries).toEqual([
      { states: ['done'], projectId: 'tides-1' },
      { states: ['intended', 'submitted', 'unknown'] },
    ]);
    const refused = await reel(['calls', '--state', 'don'], answers);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('Did you mean done?');
  });

  it.each([
    ['--retry', 'retry'],
    ['--give-up', 'give-up'],
  ])('resolves a call by %s', async (option, decision) => {
    const decided: unknown[] = [];
    const answers = studioWith({
      resolveCall: async (...given) => {
        decided.push(given.slice(0, 2));
        return { ...CALL, state: 'failed' };
      },
    });
    const { status, stdout } = await reel(['calls', 'resolve', CALL.id, option, '--json'], answers);
    expect({ status, decided }).toEqual({ status: 0, decided: [[CALL.id, decision]] });
    expect(JSON.parse(stdout).state).toBe('failed');
  });

  it('decides nothing by itself, nor both ways at once', async () => {
    const neither = await reel(['calls', 'resolve', CALL.id]);
    expect([neither.status, neither.stderr]).toEqual([2, expect.stringContaining('--retry')]);
    expect((await reel(['calls', 'resolve', CALL.id, '--retry', '--give-up'])).status).toBe(2);
  });

  it('cancels a call', async () => {
    const answers = studioWith({ cancelCall: async () => ({ ...CALL, state: 'cancelled' }) });
    const { status, stdout } = await reel(['calls', 'cancel', CALL.id, '--quiet'], answers);
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'cancelled\n' });
  });
});

describe('reel budget', () => {
  it('shows what is left, never rounded up', async () => {
    const { stdout } = await reel(
      ['budget', '--project', 'tides'],
      studioWith({ budget: async () => LIMITED }),
    );
    expect(stdout).toBe(
      [
        'Budget of tides-1',
        '  Limit     $1.00',
        '  Spent     $0.897',
        '  Reserved  $0.10 for calls under way',
        '  Left      $0.003',
        '',
      ].join('\n'),
    );
  });

  it('sets and lifts a limit', async () => {
    const set: unknown[] = [];
    const answers = studioWith({
      setBudget: async (...given) => {
        set.push(given);
        return LIMITED;
      },
    });
    await reel(['budget', 'set', '2.50'], answers);
    await reel(['budget', 'set', '0', '--project', 'tides-1'], answers);
    await reel(['budget', 'set', 'none'], answers);
    expect(set).toEqual([
      [2.5, undefined],
      [0, 'tides-1'],
      [null, undefined],
    ]);
  });

  it.each([[['set']], [['set', '-3']], [['set', '1e9']], [['set', 'much']], [['raise', '3']]])(
    'refuses %j before anything is opened',
    async (args) => {
      const { status, homes } = await reel(['budget', ...args]);
      expect({ status, homes }).toEqual({ status: 2, homes: [] });
    },
  );

  it('stands against the price of a plan', async () => {
    const planned = { title: 'x', plan: PLAN, notices: [] };
    const short = { ...LIMITED, limitMicros: 1_000_000, spentMicros: 890_000 };
    const over = studioWith({
      plan: async () => ({ ...planned, budgets: { ...UNLIMITED, project: short } }),
    });
    const within = studioWith({
      plan: async () => ({ ...planned, budgets: { ...UNLIMITED, user: { ...short, spentMicros: 0 } } }),
    });
    expect((await reel(['plan', 'hello'], over)).stdout).toContain(
      '  Over the budget of the project: $0.01 is left, $0.026 too little.\n',
    );
    expect((await reel(['plan', 'hello'], within)).stdout).toContain(
      '  Within the budget of the user: $0.90 is left.\n',
    );
    const { stdout } = await reel(['plan', 'hello', '--json'], over);
    expect(JSON.parse(stdout).budgets).toEqual({
      project: { left: { amount: 0.01, currency: 'USD' } },
      user: null,
    });
  });
});

describe('reel worker', () => {
  it('works until it is told to stop, and then drains for as long as it was told', async () => {
    const stop = new AbortController();
    const opened: WorkerOptions[] = [];
    const drained: number[] = [];
    const openWorker = async (options: WorkerOptions): Promise<RunningWorker> => {
      opened.push(options);
      setTimeout(() => stop.abort());
      return {
        address: 'http://127.0.0.1:1',
        drain: async (patienceMs) => {
          drained.push(patienceMs);
        },
      };
    };
    const args = ['worker', '--concurrency', '4', '--port', '0', '--drain', '7', '--home', '/h'];
    const { status } = await reel(args, { openWorker, signal: stop.signal });
    expect({ status, drained }).toEqual({ status: 0, drained: [7_000] });
    expect(opened).toMatchObject([
      { concurrency: 4, port: 0, host: '127.0.0.1', home: '/h', logLevel: 'info' },
    ]);
  });

  it.each([
    [['--concurrency', '0'], '--concurrency must be a whole number from 1 to 1000'],
    [['--port', '70000'], '--port must be a whole number from 0 to 65535'],
    [['--drain', 'soon'], '--drain must be a whole number'],
    [['--log-level', 'warning'], 'Did you mean warn?'],
  ])('refuses %j', async (args, message) => {
    const { status, stderr } = await reel(['worker', ...args]);
    expect(status).toBe(2);
    expect(stderr.replaceAll('\n', ' ')).toContain(message);
  });
});
