import { describe, expect, it } from 'vitest';
import type { SceneView } from '../../domain/music-led.ts';
import { withWords } from './kinetic-words.ts';

const still = { centreX: 0.5, centreY: 0.5, zoom: 1 };
const view: SceneView = { durationSeconds: 0.8, move: { from: still, to: still, pace: 'even' } };
const shown = (words: string, shots: number) =>
  withWords(Array<SceneView>(shots).fill(view), words, 'loud').map(({ words: over }) => over?.text);

describe('F5: words over the shots of a scene', () => {
  it('come one by one on the cuts, small ones with the next', () => {
    expect(shown('Never stop dancing', 3)).toEqual(['Never', 'stop', 'dancing']);
    expect(shown('in a dark forest', 3)).toEqual(['in a dark', 'forest', undefined]);
    expect(shown('look at me', 2)).toEqual(['look', 'at me']);
  });

  it('come all at once where they make one part, or there are too few shots', () => {
    expect(shown('on the beach', 2)).toEqual(['on the beach', undefined]);
    expect(shown('you and me', 3)).toEqual(['you and me', undefined, undefined]);
    expect(shown('Never stop dancing', 2)).toEqual(['Never stop dancing', undefined]);
  });
});
