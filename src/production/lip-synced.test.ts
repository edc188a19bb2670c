import { describe, expect, it } from 'vitest';
import { type AssetHash, assetHash } from '../domain/asset.ts';
import { applyEdit } from '../domain/edits/apply-edit.ts';
import type { Edit } from '../domain/edits/edit.ts';
import { LOOKED_AT_ROLE } from '../domain/face-look.ts';
import { filmWishOf } from '../domain/film-recipe.ts';
import {
  LIP_SYNC_SOUND_ROLE,
  LIP_SYNC_VIDEO_ROLE,
  PIECE_OF_ROLE,
  spokenSoundOf,
  syncedLength,
  trackPieceIn,
} from '../domain/lip-sync.ts';
import { resolveSettings, settingsSchema } from '../domain/settings.ts';
import type { NarrationLine, Scene, SceneClip } from '../domain/storyboard.ts';
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
  return trackPieceIn(wish.recipe)!;
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

describe('E1: the words that a mouth follows', () => {
  const says = (text: string, changes: Partial<NarrationLine> = {}): NarrationLine => ({
    id: `line-${text}`,
    text,
    ...changes,
  });
  const talk = scene(2, 4, {
    ...sings,
    narration: [says('One.', { pauseSeconds: 0.5 }), says('Two.', { pauseSeconds: 0.2 })],
    transition: { kind: 'crossfade', seconds: 0.5 },
    restSeconds: 0.8,
  });
  const inLesson = (...scenes: Scene[]) =>
    wishesOf({
      storyboard: { version: 1, title: 'Lesson', scenes },
      settings,
      brand: {},
      sources: new Map(),
    });
  const lipSyncIn = (...scenes: Scene[]) =>
    inLesson(...scenes).find(({ recipe }) => recipe.kind === 'lip-sync')!.recipe;
  const nameOf = (changed: Scene) => assetHash(lipSyncIn(changed));

  it('are laid out by what the storyboard says alone, from assets that may not be made yet', () => {
    const wishes = inLesson(talk);
    const piece = wishes.find(({ recipe }) => recipe.kind === 'sound-piece')!;
    const speech = wishes.filter(({ recipe }) => recipe.kind === 'speech');
    expect(Object.values(piece.recipe.inputs)).toEqual(speech.map(({ recipe }) => assetHash(recipe)));
    expect(spokenSoundOf(piece.recipe)).toEqual({
      lines: [
        { text: 'One.', speed: 1, pauseSeconds: 0.5 },
        { text: 'Two.', speed: 1 },
      ],
      inSeconds: 0,
      leadSeconds: 0.7,
      quietSeconds: 1,
      leastSeconds: 4,
      frameRate: { numerator: 24, denominator: 1 },
    });
    const kinds = wishes.map(({ recipe }) => recipe.kind);
    expect(kinds).toEqual(['speech', 'speech', 'sound-piece', 'face-look', 'lip-sync', 'film']);
  });

  it.each<[string, Partial<Scene>]>([
    ['other words', { narration: [says('One.', { pauseSeconds: 0.5 }), says('Three.')] }],
    [
      'another pause',
      { narration: [says('One.', { pauseSeconds: 1 }), says('Two.', { pauseSeconds: 0.2 })] },
    ],
    ['another voice', { narration: talk.narration.map((line) => ({ ...line, voice: 'en-gb-male' })) }],
    ['another reading', { narration: talk.narration.map((line) => ({ ...line, reading: 2 })) }],
    ['a recording', { narration: talk.narration.map((line) => ({ ...line, recording: { asset: TRACK } })) }],
    ['a trim', { clip: { own: { asset: SHOT }, inSeconds: 1, withSound: false } }],
    ['more rest', { restSeconds: 2 }],
    ['another length', { leastSeconds: 9 }],
  ])('are followed anew after %s', (_, changes) => {
    expect(nameOf({ ...talk, ...changes })).not.toBe(nameOf(talk));
  });

  it.each<[string, Partial<Scene>]>([
    ['a title', { title: 'Other' }],
    ['another transition of the same length', { transition: { kind: 'wipe', seconds: 0.5 } }],
    ['an earlier end of the shot', { clip: { ...sings.clip!, outSeconds: 3 } as SceneClip }],
    ['a pause that becomes rest', { narration: [talk.narration[0]!, says('Two.')], restSeconds: 1 }],
  ])('are not followed anew after %s', (_, changes) => {
    expect(nameOf({ ...talk, ...changes })).toBe(nameOf(talk));
  });

  it('are not followed anew where the film speaks at another pace and a recording is heard', () => {
    const recorded = {
      ...talk,
      narration: talk.narration.map((line) => ({ ...line, recording: { asset: TRACK } })),
    };
    const at = (speed: number) =>
      wishesOf({
        storyboard: { version: 1, title: 'Lesson', scenes: [recorded] },
        settings: { ...settings, speed },
        brand: {},
        sources: new Map(),
      }).find(({ recipe }) => recipe.kind === 'lip-sync')!.recipe;
    expect(assetHash(at(1.5))).toBe(assetHash(at(1)));
  });

  it('lead in a scene of a film that is cut to music, wherever it stands', () => {
    const kinds = wishesFor([scene(1, 2, { narration: [says('Said.')] }), talk]).map(
      ({ recipe }) => recipe.kind,
    );
    expect(kinds).toContain('lip-sync');
    const piece = wishesFor([talk]).find(({ recipe }) => recipe.kind === 'sound-piece')!;
    expect(piece.recipe.inputs).not.toHaveProperty(PIECE_OF_ROLE);
  });

  it('are heard once: a lip-synced shot of one’s own is silent', () => {
    const loud: Scene = { ...talk, clip: { own: { asset: SHOT }, inSeconds: 0, withSound: true } };
    const [synced] = filmWishOf(inLesson(loud).at(-1)!.recipe).scenes;
    expect(synced?.clip?.withSound).toBe(false);
    const { lipSync: _, ...plain } = loud;
    expect(filmWishOf(inLesson(plain).at(-1)!.recipe).scenes[0]?.clip?.withSound).toBe(true);
  });

  it('are estimated while they are not made, and bound by the shot', () => {
    const recipe = lipSyncIn(talk);
    expect(syncedLength(recipe)).toEqual({ seconds: 4, isEstimated: true });
    const sound = { seconds: 9.25, isEstimated: false };
    expect(syncedLength(recipe, new Map([[LIP_SYNC_SOUND_ROLE, sound]]))).toEqual(sound);
    const shot = { seconds: 5, isEstimated: false };
    const both = new Map([
      [LIP_SYNC_SOUND_ROLE, sound],
      [LIP_SYNC_VIDEO_ROLE, shot],
    ]);
    expect(syncedLength(recipe, both)).toEqual(shot);
  });

  it('are asked for where nothing is said and no music leads', () => {
    expect(() => inLesson({ ...talk, narration: [] })).toThrow(
      /give the scene a line, or take the lip-sync out/,
    );
  });
});
