import { describe, expect, it } from 'vitest';
import { type AssetHash, assetHash } from '../domain/asset.ts';
import { applyEdit } from '../domain/edits/apply-edit.ts';
import type { Edit } from '../domain/edits/edit.ts';
import { LOOKED_AT_ROLE } from '../domain/face-look.ts';
import { LIP_SYNC_SOUND_ROLE, LIP_SYNC_VIDEO_ROLE, PIECE_OF_ROLE, soundPieceOf } from '../domain/lip-sync.ts';
import { resolveSettings, settingsSchema } from '../domain/settings.ts';
import type { Scene } from '../domain/storyboard.ts';
import { wishesOf } from './wishes.ts';

const TRACK: AssetHash = 'c'.repeat(64);
const SHOT: AssetHash = 'd'.repeat(64);
const settings = resolveSettings(settingsSchema.parse({}), { ratio: '16:9', style: 'neon', frameRate: 24 });

const scene = (sequence: number, leastSeconds: number, changes: Partial<Scene> = {}): Scene => ({
  id: `scene-${sequence}`,
  sequence,
  title: `Scene ${sequence}`,
  picture: { prompt: 'a street', style: 'neon' },
  slide: null,
  narration: [],
  transition: { kind: 'cut', seconds: 0 },
  restSeconds: 0,
  leastSeconds,
  ...changes,
});

const sings: Partial<Scene> = {
  clip: { own: { asset: SHOT }, inSeconds: 0, withSound: false },
  lipSync: { model: { provider: 'replicate', name: 'sync/lipsync-2-pro' }, temperature: 0.7 },
};
const four = [scene(1, 2.5), scene(2, 4), scene(3, 3.25, sings), scene(4, 6)];

const wishesFor = (scenes: Scene[], leadMusic = { own: { asset: TRACK }, fadeOutSeconds: 0 }) =>
  wishesOf({
    storyboard: { version: 1, title: 'Night bus', scenes, leadMusic },
    settings,
    brand: {},
    sources: new Map(),
  });

/** The piece of the track that the singing scene of these is given. */
function pieceIn(scenes: Scene[]) {
  const wish = wishesFor(scenes).find(({ recipe }) => recipe.kind === 'sound-piece');
  if (!wish) throw new Error('No piece of the track is wished for.');
  expect(wish.recipe.inputs[PIECE_OF_ROLE]).toBe(TRACK);
  return soundPieceOf(wish.recipe);
}

const edited = (scenes: Scene[], edit: Edit): Scene[] => [
  ...applyEdit({ title: 'Night bus', settings, scenes }, edit, 4).film.scenes,
];

describe('F5: the piece of the track that a mouth follows', () => {
  it('starts at the sum of the lengths of the scenes before it', () => {
    expect(pieceIn(four)).toEqual({ startSeconds: 6.5, durationSeconds: 3.25 });
  });

  it('starts elsewhere once scenes changed places, were trimmed or are gone', () => {
    const first = edited(four, { kind: 'move-scene', scene: 'scene-3', position: 1 });
    expect(pieceIn(first).startSeconds).toBe(0);
    const last = edited(four, { kind: 'move-scene', scene: 'scene-3', position: 4 });
    expect(pieceIn(last).startSeconds).toBe(12.5);
    const shorter = edited(last, { kind: 'change-scene', scene: 'scene-4', least_seconds: 1.5 });
    expect(pieceIn(shorter).startSeconds).toBe(8);
    const without = edited(shorter, { kind: 'delete-scene', scene: 'scene-1' });
    expect(pieceIn(without)).toEqual({ startSeconds: 5.5, durationSeconds: 3.25 });
  });

  it('does not count an opening of one’s own, after which the music begins', () => {
    expect(pieceIn([{ ...scene(9, 5), id: 'opening' }, ...four]).startSeconds).toBe(6.5);
  });

  it('begins earlier where the beginning of the shot is trimmed away, so that what is seen fits', () => {
    const trimmed = edited(four, { kind: 'trim-clip', scene: 'scene-3', in_seconds: 1 });
    expect(pieceIn(trimmed)).toEqual({ startSeconds: 5.5, durationSeconds: 4.25 });
  });

  it('counts whole frames, as the film does', () => {
    // 1.01 s are 25 frames of the 24 a second, since a scene is never cut short.
    const [, second, third] = four;
    expect(
      pieceIn([scene(1, 1.01), second, third].filter((each) => each !== undefined)).startSeconds,
    ).toBeCloseTo(25 / 24 + 4, 9);
  });

  it('is made beside the shot, which stays as it is', () => {
    const wishes = wishesFor(four);
    const synced = wishes.find(({ recipe }) => recipe.kind === 'lip-sync');
    const piece = wishes.find(({ recipe }) => recipe.kind === 'sound-piece');
    expect(synced?.recipe.inputs[LIP_SYNC_VIDEO_ROLE]).toBe(SHOT);
    expect(synced?.recipe.inputs[LIP_SYNC_SOUND_ROLE]).toBe(piece && assetHash(piece.recipe));
    expect(synced?.recipe.intent).toEqual({ temperature: 0.7, durationSeconds: 3.25 });
    expect(wishes.at(-1)?.recipe.inputs['clip:scene-3']).toBe(synced && assetHash(synced.recipe));
    const without = four.map(({ lipSync: _, ...each }) => each);
    expect(wishesFor(without).at(-1)?.recipe.inputs['clip:scene-3']).toBe(SHOT);
  });

  it('is looked at for a face before it is bought, by no part of its recipe', () => {
    const wishes = wishesFor(four);
    const synced = wishes.find(({ recipe }) => recipe.kind === 'lip-sync');
    const look = wishes.find(({ recipe }) => recipe.kind === 'face-look');
    expect(look).toMatchObject({ before: synced && assetHash(synced.recipe), sceneId: 'scene-3' });
    expect(look?.recipe).toMatchObject({
      inputs: { [LOOKED_AT_ROLE]: SHOT },
      intent: { durationSeconds: 3.25 },
    });
    expect(Object.values(synced?.recipe.inputs ?? {})).not.toContain(look && assetHash(look.recipe));
    const kinds = wishes.map(({ recipe }) => recipe.kind);
    expect(kinds.indexOf('face-look')).toBeLessThan(kinds.indexOf('lip-sync'));
    const told = four.map((each) =>
      each.lipSync ? { ...each, lipSync: { ...each.lipSync, assumeFace: true } } : each,
    );
    expect(wishesFor(told).some(({ recipe }) => recipe.kind === 'face-look')).toBe(false);
  });

  it('is refused where a scene before it is spoken, or there is no shot', () => {
    const spoken = scene(1, 2, { narration: [{ id: 'line-1', text: 'Said.' }] });
    expect(() => wishesFor([spoken, ...four.slice(1)])).toThrow(/is spoken/);
    const [, , singing] = four;
    const { clip: _, ...still } = singing as Scene;
    expect(() => wishesFor([still])).toThrow(/no moving shot/);
  });
});
