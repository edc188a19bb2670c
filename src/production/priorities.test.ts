import { expect, test } from 'vitest';
import type { PlannedAsset } from '../domain/plan.ts';
import { priorities } from './priorities.ts';

function asset(hash: string, ...waitsFor: string[]): PlannedAsset {
  const recipe = { kind: 'clip' as const, edition: 1, inputs: {}, intent: {} };
  return { hash, waitsFor, recipe, stage: 'videos', label: hash };
}

test('puts first what the longest line of others waits for', () => {
  const priorityOf = priorities([
    asset('lone speech'),
    asset('picture'),
    asset('clip', 'picture'),
    asset('lip-sync', 'clip', 'lone speech'),
    asset('film', 'clip', 'lip-sync', 'there already'),
  ]);
  expect(['picture', 'clip', 'lone speech', 'lip-sync', 'film'].map(priorityOf)).toEqual([3, 2, 2, 1, 0]);
});
