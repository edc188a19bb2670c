import { expect, test } from 'vitest';
import { dollars } from '../../src/domain/price.ts';
import type { ProbeReport, ProbeRequest } from '../../src/studio/doctor/probe.ts';
import { reel } from './command-line.ts';
import { fakeStudio } from './fake-studio.ts';

const CALL = { kind: 'text', model: 'quick', price: dollars(0.03), basis: 'tokens' } as const;

function studioWithProbe(asked: ProbeRequest[]) {
  const report = (spend: boolean): ProbeReport => ({
    provider: 'maker',
    title: 'Maker',
    state: 'well',
    problems: [],
    models: [{ model: 'quick', state: 'there' }],
    tookMs: 120,
    call: {
      ...CALL,
      outcome: spend ? { state: 'made', cost: dollars(0.001), tookMs: 1_250 } : { state: 'not-made' },
    },
  });
  const refusing: ProbeReport = {
    provider: 'other',
    title: 'Other',
    state: 'refused',
    problems: ['Other does not accept the key. Check OTHER_API_KEY.'],
    models: [],
    tookMs: 30,
    // It would be refused as well, so it is not offered.
    call: { ...CALL, outcome: { state: 'not-made' } },
  };
  return fakeStudio({
    probe: async (request) => {
      asked.push(request);
      return [report(request.spend), refusing];
    },
  }).studio;
}

test('reel doctor --probe asks for nothing that costs, and says what it would cost', async () => {
  const asked: ProbeRequest[] = [];
  const { status, stdout } = await reel(['doctor', '--probe'], { studio: studioWithProbe(asked) });
  expect(status).toBe(0);
  expect(asked.map(({ spend }) => spend)).toEqual([false]);
  expect(stdout).toBe(
    [
      '',
      '✓ Maker  answers, and takes the key  1 model there',
      '✗ Other  does not take the key       Other does not accept the key. Check OTHER_API_KEY',
      '',
      'A tiny real call of each costs $0.03 at most:',
      '  Maker text by quick: $0.03',
      'To make them: reel doctor --probe --yes',
      '',
    ].join('\n'),
  );
});

test('reel doctor --probe --yes says the price before it pays, and what it came to', async () => {
  const asked: ProbeRequest[] = [];
  const answer = await reel(['doctor', '--probe', '--yes'], { studio: studioWithProbe(asked) });
  expect(asked.map(({ spend }) => spend)).toEqual([false, true]);
  expect(answer.stderr).toBe('Making 1 tiny call for $0.03 at most ...\n');
  expect(answer.stdout).toContain('quick answered in 1.3 s for $0.001');
});

test('reel doctor --probe as JSON and as what is amiss alone', async () => {
  const studio = studioWithProbe([]);
  const { probes } = JSON.parse((await reel(['doctor', '--probe', '--json'], { studio })).stdout);
  expect(probes[0]).toMatchObject({
    provider: 'maker',
    state: 'well',
    models: [{ model: 'quick', state: 'there', said: [] }],
    call: { state: 'not-made', price: { amount: 0.03, currency: 'USD' }, cost: null },
  });
  expect(probes[1]).toMatchObject({ state: 'refused', call: { state: 'not-made' } });
  const quiet = await reel(['doctor', '--probe', '--quiet'], { studio });
  expect(quiet.stdout.startsWith('✗ Other')).toBe(true);
});
