import { describe, expect, it } from 'vitest';
import type { OwnClip, Scene, SceneClip } from '../storyboard.ts';
import { applyEdit } from './apply-edit.ts';
import { clipTakeShown, clipTakesOf } from './clip-takes.ts';
import type { Edit } from './edit.ts';
import type { EditedFilm } from './edited-film.ts';

const SCENE: Scene = {
  id: 'scene-1',
  sequence: 1,
  title: 'Waves',
  picture: { prompt: 'waves at a rock', style: 'flat' },
  slide: null,
  narration: [],
  transition: { kind: 'cut', seconds: 0 },
  restSeconds: 4,
};
const OWN: OwnClip = { own: { asset: 'a'.repeat(64) }, inSeconds: 0, withSound: true };

/** The first scene after these edits, one after the other. */
function sceneAfter(...edits: Edit[]): Scene {
  const film = { title: 'Waves', settings: {}, scenes: [SCENE] } as unknown as EditedFilm;
  return edits.reduce((before, edit) => applyEdit(before, edit, 1).film, film).scenes[0]!;
}

const one = { scene: 'scene-1' } as const;
const CHANGE: Edit = { kind: 'change-clip', ...one, directions: 'slow push in' };
const BRING: Edit = { kind: 'own-clip', ...one, asset: 'a'.repeat(64) };

describe('E1: moving shots of a scene', () => {
  it('makes a shot from the picture and its words, and changes only what is asked of it', () => {
    const shot = sceneAfter(CHANGE).clip;
    expect(shot).toEqual({
      prompt: 'waves at a rock',
      directions: 'slow push in',
      durationSeconds: 5,
      resolution: '720p',
      startsFrom: 'picture',
    });
    const longer = sceneAfter(CHANGE, { kind: 'change-clip', ...one, duration_seconds: 8 }).clip;
    expect(longer).toEqual({ ...shot, durationSeconds: 8 });
  });

  it('lets a person choose who makes it, and leaves it open again', () => {
    const model = { provider: 'replicate', name: 'seedance' };
    const chosen: Edit = { kind: 'change-clip', ...one, model };
    expect(
      sceneAfter(CHANGE, chosen, { kind: 'change-clip', ...one, duration_seconds: 8 }).clip,
    ).toMatchObject({
      model,
      durationSeconds: 8,
    });
    expect(sceneAfter(CHANGE, chosen, { kind: 'change-clip', ...one, model: null }).clip).toEqual(
      sceneAfter(CHANGE).clip,
    );
  });

  it('ends with a picture that a person brought, until any will do again', () => {
    const ending: Edit = { kind: 'change-clip', ...one, ends_with: 'b'.repeat(64) };
    const longer: Edit = { kind: 'change-clip', ...one, duration_seconds: 8 };
    expect(sceneAfter(ending, longer).clip).toMatchObject({ endsWith: { asset: 'b'.repeat(64) } });
    expect(sceneAfter(CHANGE, ending, { kind: 'change-clip', ...one, ends_with: null }).clip).toEqual(
      sceneAfter(CHANGE).clip,
    );
  });

  it('keeps every shot as a take and rolls back to any', () => {
    const again: Edit = { kind: 'regenerate', ...one, of: 'clip' };
    const scene = sceneAfter(CHANGE, again, again, BRING);
    expect(clipTakesOf(scene).map((take) => ('own' in take ? 'own' : take.take))).toEqual([
      undefined,
      2,
      3,
      'own',
    ]);
    expect(clipTakeShown(scene)).toBe(4);
    const back = sceneAfter(CHANGE, again, again, BRING, {
      kind: 'select-take',
      ...one,
      of: 'clip',
      take: 2,
    });
    expect(back.clip).toMatchObject({ take: 2 });
    expect([clipTakeShown(back), clipTakesOf(back)]).toEqual([2, clipTakesOf(scene)]);
  });

  it('trims a shot and keeps it whole, so that any part of it can be had again', () => {
    const trim = (part: { in_seconds?: number; out_seconds?: number | null }): Edit => ({
      kind: 'trim-clip',
      ...one,
      ...part,
    });
    const trimmed = sceneAfter(BRING, trim({ in_seconds: 1.5, out_seconds: 4 }));
    expect(trimmed.clip).toEqual({ ...OWN, inSeconds: 1.5, outSeconds: 4 });
    expect(
      sceneAfter(BRING, trim({ in_seconds: 1.5, out_seconds: 4 }), trim({ in_seconds: 0 })).clip,
    ).toEqual({
      ...OWN,
      outSeconds: 4,
    });
    expect(sceneAfter(BRING, trim({ out_seconds: 4 }), trim({ out_seconds: null })).clip).toEqual(OWN);
    const twice = sceneAfter(CHANGE, BRING, trim({ in_seconds: 1 }));
    expect(clipTakesOf(twice)).toHaveLength(2);
    expect(clipTakeShown(twice)).toBe(2);
  });

  it('shows the picture again and keeps the shots', () => {
    const scene = sceneAfter(CHANGE, { kind: 'remove-clip', ...one });
    expect(scene).not.toHaveProperty('clip');
    expect([clipTakeShown(scene), clipTakesOf(scene).length]).toEqual([0, 1]);
    const back = sceneAfter(
      CHANGE,
      { kind: 'remove-clip', ...one },
      { kind: 'select-take', ...one, of: 'clip', take: 1 },
    );
    expect(back.clip).toEqual(sceneAfter(CHANGE).clip);
  });

  it('has the mouth in a shot follow what is heard, and lets it be again', () => {
    const model = { provider: 'replicate', name: 'sync/lipsync-2' };
    const sync: Edit = { kind: 'lip-sync', ...one, model, temperature: 0.7, occlusion: true };
    const synced = sceneAfter(CHANGE, sync);
    expect(synced.lipSync).toEqual({ model, temperature: 0.7, occlusion: true });
    expect(sceneAfter(CHANGE, sync, { kind: 'lip-sync', ...one, model: null })).toEqual(sceneAfter(CHANGE));
    expect(sceneAfter(CHANGE, sync, { kind: 'remove-clip', ...one })).not.toHaveProperty('lipSync');
  });

  it('asks for the lip-sync once more, and keeps to that when an option changes', () => {
    const model = { provider: 'replicate', name: 'sync/lipsync-2' };
    const sync: Edit = { kind: 'lip-sync', ...one, model };
    const again: Edit = { kind: 'regenerate', ...one, of: 'lip-sync' };
    expect(sceneAfter(CHANGE, sync, again, again).lipSync).toEqual({ model, take: 3 });
    const told: Edit = { ...sync, assume_face: true };
    expect(sceneAfter(CHANGE, sync, again, told).lipSync).toEqual({ model, assumeFace: true, take: 2 });
    expect(sceneAfter(CHANGE, told, sync).lipSync).toEqual({ model });
  });

  it('shows the same shot in a copy of the scene', () => {
    const film = { title: 'Waves', settings: {}, scenes: [sceneAfter(CHANGE)] } as unknown as EditedFilm;
    const copied = applyEdit(film, { kind: 'duplicate-scene', ...one }, 1).film.scenes[1];
    expect(copied?.clip as SceneClip).toMatchObject({ madeFor: { id: 'scene-1', sequence: 1 } });
  });

  it.each<[string, Edit[]]>([
    ['a trim of a scene that shows a picture', [{ kind: 'trim-clip', ...one, in_seconds: 1 }]],
    ['a part that ends before it begins', [{ ...BRING, in_seconds: 3, out_seconds: 2 } as Edit]],
    ['a part beyond the end of a made shot', [CHANGE, { kind: 'trim-clip', ...one, in_seconds: 5.5 }]],
    ['another take of one’s own shot', [BRING, { kind: 'regenerate', ...one, of: 'clip' }]],
    ['lip-sync once more where there is none', [CHANGE, { kind: 'regenerate', ...one, of: 'lip-sync' }]],
    ['a take that there is not', [CHANGE, { kind: 'select-take', ...one, of: 'clip', take: 2 }]],
    [
      'lip-sync of a picture',
      [{ kind: 'lip-sync', ...one, model: { provider: 'replicate', name: 'sync/lipsync-2' } }],
    ],
    ['the removal of a shot that there is not', [{ kind: 'remove-clip', ...one }]],
  ])('refuses %s', (_what, edits) => {
    expect(() => sceneAfter(...edits)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});
