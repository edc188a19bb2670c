import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { applyEdit, lastSequenceOf } from '../../src/domain/edits/apply-edit.ts';
import type { Edit } from '../../src/domain/edits/edit.ts';
import type { EditedFilm } from '../../src/domain/edits/edited-film.ts';
import type { MeasuredScene } from '../../src/domain/edits/measured-scene.ts';
import { leadInSeconds, lineStarts } from '../../src/domain/line-starts.ts';
import { sceneFrames } from '../../src/domain/scene-length.ts';
import { resolveSettings, settingsSchema } from '../../src/domain/settings.ts';
import type { Scene } from '../../src/domain/storyboard.ts';
import { framesToSeconds } from '../../src/domain/time.ts';
import { wishesOf } from '../../src/production/wishes.ts';

const SHOT = 'a'.repeat(64);
const RATE = { numerator: 30, denominator: 1 };
const settings = resolveSettings(settingsSchema.parse({}), { ratio: '16:9', style: 'flat' });
const model = { provider: 'replicate', name: 'sync/lipsync-2-pro' };

/** A scene in which somebody says a line of each length. */
function speaking(lines: readonly number[], changes: Partial<Scene> = {}): Scene {
  return {
    id: 'scene-1',
    sequence: 1,
    title: 'Talk',
    picture: null,
    slide: null,
    clip: { own: { asset: SHOT }, inSeconds: 1.5, withSound: false },
    lipSync: { model },
    narration: lines.map((_, index) => ({ id: `line-${index + 1}`, text: `words ${index + 1}` })),
    transition: { kind: 'cut', seconds: 0 },
    restSeconds: 1,
    ...changes,
  };
}

const film = (...scenes: Scene[]): EditedFilm => ({ title: 'Talk', settings, scenes });
const edited = (before: EditedFilm, edit: Edit, measured?: MeasuredScene) =>
  applyEdit(before, edit, lastSequenceOf(before.scenes), measured).film;
const merge = (before: EditedFilm) => edited(before, { kind: 'merge-scenes', scene: 'scene-1' });

/** The lip-sync of each scene, by its recipe; undefined where the shot is shown as it is. */
function synced({ scenes }: EditedFilm): (string | undefined)[] {
  const storyboard = { version: 1 as const, title: 'Talk', scenes: [...scenes] };
  const wishes = wishesOf({ storyboard, settings, brand: {}, sources: new Map() });
  return scenes.map(({ id }) => {
    const wish = wishes.find(({ recipe, sceneId }) => recipe.kind === 'lip-sync' && sceneId === id);
    return wish && JSON.stringify(wish.recipe);
  });
}

function measuredOf({ transition, narration }: Scene, lines: readonly number[]): MeasuredScene {
  const { starts } = lineStarts(leadInSeconds(transition), narration, lines);
  const heard = starts.map((startSeconds, at) => ({ startSeconds, endSeconds: startSeconds + lines[at]! }));
  return { lines: heard, shotSeconds: 60 };
}

const seconds = (from: number, to: number) =>
  fc.integer({ min: from * 1000, max: to * 1000 }).map((ms) => ms / 1000);

test('E1: both parts of a scene that is split after its words show the lip-sync that was made, and so does the whole again', () => {
  fc.assert(
    fc.property(
      fc.array(seconds(0.4, 6), { minLength: 1, maxLength: 3 }),
      fc.record({ restSeconds: seconds(0.4, 4), pauseSeconds: seconds(0, 1) }),
      fc.option(seconds(1, 25), { nil: undefined }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (lines, { restSeconds, pauseSeconds }, leastSeconds, share) => {
        const plain = speaking(lines, { restSeconds, ...(leastSeconds !== undefined && { leastSeconds }) });
        const last = { ...plain.narration.at(-1)!, ...(pauseSeconds > 0 && { pauseSeconds }) };
        const scene = { ...plain, narration: plain.narration.with(-1, last) };
        const before = film(scene);
        const measured = measuredOf(scene, lines);
        const saidSeconds = measured.lines!.at(-1)!.endSeconds;
        const wholeFrames = sceneFrames(scene, saidSeconds + pauseSeconds, RATE);
        const firstQuiet = Math.ceil(saidSeconds * 30);
        const at = (from: number) => framesToSeconds(from + Math.floor(share * (wholeFrames - from)), RATE);
        fc.pre(firstQuiet < wholeFrames && at(firstQuiet) < framesToSeconds(wholeFrames, RATE));
        const split = (of: EditedFilm, scene: string, atSeconds: number) =>
          edited(of, { kind: 'split-scene', scene, at_seconds: atSeconds }, measured);

        const [made] = synced(before);
        const parted = split(before, 'scene-1', at(firstQuiet));
        expect(synced(parted)).toEqual([made, made]);
        const merged = merge(parted);
        expect(synced(merged)).toEqual([made]);
        expect(merged.scenes[0]?.lipSync).toEqual({ model });

        const secondFrames = sceneFrames(parted.scenes[1]!, 0, RATE);
        if (secondFrames < 2) return;
        const parts = split(parted, parted.scenes[1]!.id, framesToSeconds(Math.ceil(secondFrames / 2), RATE));
        expect(synced(parts)).toEqual([made, made, made]);
        expect(synced(merge(merge(parts)))).toEqual([made]);
      },
    ),
  );
});

describe('a lip-synced scene in which words are said', () => {
  const lines = [2, 3];
  const talk = speaking(lines);
  const whole = film(talk);
  const parted = edited(
    whole,
    { kind: 'split-scene', scene: 'scene-1', at_seconds: 6.2 },
    measuredOf(talk, lines),
  );

  it('has each part follow its own words where it is split between them, and the whole again when merged', () => {
    const [first, second] = edited(whole, { kind: 'split-scene', scene: 'scene-1', line: 1 }).scenes;
    expect([first?.lipSync, second?.lipSync]).toEqual([{ model }, { model }]);
    const parts = film(first!, second!);
    expect(new Set([...synced(parts), ...synced(whole)]).size).toBe(3);
    expect(synced(merge(parts))).toEqual(synced(whole));
  });

  it('has its quiet end follow it when its words change, and shows the shot as it is when it is gone', () => {
    const line = talk.narration[0]!.id;
    const other = edited(parted, { kind: 'change-line', scene: 'scene-1', line, text: 'Other words.' });
    const [first, second] = synced(other);
    expect(first).not.toBe(synced(whole)[0]);
    expect(second).toBe(first);
    expect(synced(edited(parted, { kind: 'delete-scene', scene: 'scene-1' }))).toEqual([undefined]);
    const ownShot: Edit = { kind: 'own-clip', scene: 'scene-1', asset: 'b'.repeat(64) };
    expect(synced(edited(parted, ownShot))[1]).toBeUndefined();
  });

  it('keeps what was split off it when it gets other options, and is made anew where it becomes longer', () => {
    const [made] = synced(whole);
    const kept = edited(parted, { kind: 'lip-sync', scene: 'scene-1', model, temperature: 0.4 }).scenes[0];
    expect(kept?.lipSync).toMatchObject({ temperature: 0.4, beforeSplit: { quietSeconds: 1 } });
    const longer = edited(parted, { kind: 'change-scene', scene: 'scene-1', rest_seconds: 4 });
    expect(synced(longer)[0]).not.toBe(made);
    const said = edited(parted, { kind: 'add-line', scene: parted.scenes[1]!.id, text: 'And more.' });
    expect(synced(said)[0]).toBe(made);
    expect(synced(said)[1]).not.toBe(made);
  });
});
