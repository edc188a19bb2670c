import { expect, it } from 'vitest';
import type { Scene } from '../storyboard.ts';
import { changedPicture, newTake } from './picture-takes.ts';

const ADA = { own: { asset: 'b'.repeat(64) }, role: 'character', name: 'Ada' } as const;
const MODEL = { provider: 'painter', name: 'one' };
const SCENE: Scene = {
  id: 'scene-1',
  sequence: 1,
  title: 'Ada',
  picture: { prompt: 'Ada reads', style: 'flat', references: [ADA], model: MODEL },
  slide: null,
  narration: [],
  transition: { kind: 'cut', seconds: 0 },
  restSeconds: 4,
};

it('leaves who is in a picture, and who makes it, as they were where only its words change', () => {
  const other = changedPicture(SCENE, { prompt: 'Ada swims' });
  expect(other.picture).toEqual({ prompt: 'Ada swims', style: 'flat', references: [ADA], model: MODEL });
  expect(newTake(other).picture).toEqual({ ...other.picture, take: 2 });
});

it('leaves it open again who makes a picture', () => {
  expect(changedPicture(SCENE, { model: null }).picture).not.toHaveProperty('model');
});
