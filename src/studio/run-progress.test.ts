import { expect, it } from 'vitest';
import { type AssetKind, assetHash } from '../domain/asset.ts';
import type { Plan, PlannedAsset } from '../domain/plan.ts';
import type { StudioEvent } from './events.ts';
import { RunProgress } from './run-progress.ts';

function planned(kind: AssetKind, number: number): PlannedAsset {
  const recipe = { kind, edition: 1, inputs: {}, intent: { number } };
  return { recipe, hash: assetHash(recipe), stage: 'speech', label: `${kind} ${number}`, waitsFor: [] };
}

it('counts what is left by the pace at which things come out, not by how long each waited for its turn', () => {
  const speech = Array.from({ length: 100 }, (_, number) => planned('speech', number));
  const plan: Plan = { wanted: speech, reused: [], total: { knownMicros: 0, unknown: [] } };
  let nowMs = 0;
  const cost = { known: true, micros: 0 } as const;
  const told: StudioEvent[] = [];
  const progress = new RunProgress(plan, {
    runId: 'run',
    clock: { nowMs: () => nowMs, sleep: async () => {} },
    emit: (event) => told.push(event),
  });
  // All are begun with at once, and one comes out every half second.
  for (const asset of speech) progress.note({ type: 'asset-started', asset, provider: 'builtin' });
  for (const asset of speech.slice(0, 20)) {
    nowMs += 500;
    progress.note({ type: 'asset-made', asset, provider: 'builtin', steppedDown: [], cost, runId: 'run' });
  }
  const last = told.at(-1);
  expect(last?.type === 'progress' && last.progress.secondsLeft).toBeCloseTo(40, 5);
});
