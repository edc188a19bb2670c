import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { resolveSettings, settingsSchema } from '../settings.ts';
import type { Scene } from '../storyboard.ts';
import { applyEdit, lastSequenceOf } from './apply-edit.ts';
import { type Edit, editSchema } from './edit.ts';
import { changeBetween, NO_HISTORY, redone, undone, withEdit } from './edit-history.ts';
import type { EditedFilm } from './edited-film.ts';
import { takeShown, takesOf } from './picture-takes.ts';

function scene(sequence: number, lines = 2): Scene {
  return {
    id: `scene-${sequence}`,
    sequence,
    title: `Scene ${sequence}`,
    picture: { prompt: `what is seen ${sequence}`, style: 'flat' },
    slide: {
      title: `Scene ${sequence}`,
      bullets: Array.from({ length: lines }, (_, at) => ({ text: `bullet ${sequence}.${at}` })),
    },
    narration: Array.from({ length: lines }, (_, at) => ({
      id: `line-${at + 1}`,
      text: `words ${sequence}.${at}`,
      revealsBullet: at,
    })),
    transition: { kind: 'crossfade', seconds: 0.5 },
    restSeconds: 1,
  };
}

function film(count = 3, lines = 2): EditedFilm {
  return {
    title: 'Lighthouses',
    settings: resolveSettings(settingsSchema.parse({}), { ratio: '9:16', style: 'flat' }),
    scenes: Array.from({ length: count }, (_, index) => scene(index + 1, lines)),
  };
}

const edited = (edit: Edit, before = film(), last = lastSequenceOf(before.scenes)) =>
  applyEdit(before, edit, last).film;
const wordsOf = ({ scenes }: EditedFilm) =>
  scenes.flatMap(({ narration }) => narration.map(({ text }) => text));
const bulletsOf = ({ scenes }: EditedFilm) =>
  scenes.flatMap(({ slide }) => slide?.bullets.map(({ text }) => text) ?? []);
const idsOf = ({ scenes }: EditedFilm) => scenes.map(({ id }) => id);

describe('E1: edits of scenes', () => {
  it('adds, copies and moves scenes under ids that were never given before', () => {
    const added = edited({ kind: 'add-scene', position: 2, title: 'New', narration: ['Said.'] });
    expect(idsOf(added)).toEqual(['scene-1', 'scene-4', 'scene-2', 'scene-3']);
    const copied = edited({ kind: 'duplicate-scene', scene: 'scene-1' }, added, 7);
    expect(idsOf(copied)).toEqual(['scene-1', 'scene-8', 'scene-4', 'scene-2', 'scene-3']);
    const moved = edited({ kind: 'move-scene', scene: 'scene-1', position: 3 });
    expect(idsOf(moved)).toEqual(['scene-2', 'scene-3', 'scene-1']);
    expect(moved.scenes.map(({ sequence }) => sequence)).toEqual([2, 3, 1]);
  });

  it('splits a scene between lines, each with its bullets, and merges the two to what they were', () => {
    const split = edited({ kind: 'split-scene', scene: 'scene-2', line: 1 });
    expect(idsOf(split)).toEqual(['scene-1', 'scene-2', 'scene-4', 'scene-3']);
    expect(split.scenes[1]?.narration.map(({ text }) => text)).toEqual(['words 2.0']);
    expect(split.scenes[2]?.narration).toEqual([{ id: 'line-2', text: 'words 2.1', revealsBullet: 0 }]);
    expect(bulletsOf(split)).toEqual(bulletsOf(film()));
    const merged = edited({ kind: 'merge-scenes', scene: 'scene-2' }, split);
    expect(merged.scenes).toEqual(film().scenes);
  });

  it('merges scenes of set lengths to one as long as both, with all their views', () => {
    const at = { centreX: 0.5, centreY: 0.5, zoom: 1 };
    const view = (durationSeconds: number) => {
      return { durationSeconds, move: { from: at, to: at, pace: 'even' as const } };
    };
    const cutToMusic = (sequence: number, seconds: number): Scene => {
      return { ...scene(sequence, 0), restSeconds: 0, leastSeconds: seconds, views: [view(seconds)] };
    };
    const before = { ...film(), scenes: [cutToMusic(1, 2.5), cutToMusic(2, 4)] };
    const [merged] = edited({ kind: 'merge-scenes', scene: 'scene-1' }, before).scenes;
    expect(merged).toMatchObject({ leastSeconds: 6.5, views: [view(2.5), view(4)] });
  });

  it('shows the same picture in a copy, and in both parts of a scene that was split', () => {
    for (const edit of [
      { kind: 'duplicate-scene', scene: 'scene-2' },
      { kind: 'split-scene', scene: 'scene-2', line: 1 },
    ] as const) {
      expect(edited(edit).scenes[2]?.picture).toEqual({
        prompt: 'what is seen 2',
        style: 'flat',
        madeFor: { id: 'scene-2', sequence: 2 },
      });
    }
  });

  it('keeps every picture as a take, and rolls back to any', () => {
    const regenerated = edited({ kind: 'regenerate', scene: 'scene-1' });
    const again = edited({ kind: 'regenerate', scene: 'scene-1' }, regenerated);
    const other = edited({ kind: 'change-scene', scene: 'scene-1', prompt: 'a storm' }, again);
    const [first] = other.scenes;
    expect(takesOf(first!).map((take) => ('prompt' in take ? [take.prompt, take.take] : []))).toEqual([
      ['what is seen 1', undefined],
      ['what is seen 1', 2],
      ['what is seen 1', 3],
      ['a storm', undefined],
    ]);
    expect(takeShown(first!)).toBe(4);
    const back = edited({ kind: 'select-take', scene: 'scene-1', take: 2 }, other);
    expect(takeShown(back.scenes[0]!)).toBe(2);
    expect(takesOf(back.scenes[0]!)).toHaveLength(4);
  });

  it('changes a scene’s title with that of its slide, and its rest', () => {
    const titled = edited({ kind: 'change-scene', scene: 'scene-1', title: 'Other', rest_seconds: 2 });
    expect(titled.scenes[0]).toMatchObject({ title: 'Other', slide: { title: 'Other' }, restSeconds: 2 });
  });

  it('says how long a scene lasts at least and how a camera moves, and takes both back', () => {
    const set = edited({ kind: 'change-scene', scene: 'scene-1', least_seconds: 12, move: 'push-in' });
    expect(set.scenes[0]).toMatchObject({ leastSeconds: 12, move: 'push-in' });
    const back = { kind: 'change-scene', scene: 'scene-1', least_seconds: null, move: null } as const;
    expect(edited(back, set)).toEqual(film());
  });

  it('changes settings of the film and leaves the others', () => {
    const changed = edited({ kind: 'change-film', settings: { voice: 'en-gb', ratio: '16:9' } });
    expect(changed.settings).toEqual({ ...film().settings, voice: 'en-gb', ratio: '16:9' });
  });

  it.each<[string, Edit, object]>([
    [
      'a place beyond the end',
      { kind: 'move-scene', scene: 'scene-1', position: 4 },
      { issues: [{ field: 'position', value: '4', problem: 'must be from 1 to 3' }] },
    ],
    ['a scene that there is not', { kind: 'delete-scene', scene: 'scene-33' }, { code: 'not-found' }],
    [
      'a split where there is nothing to split',
      { kind: 'split-scene', scene: 'scene-1', line: 2 },
      { code: 'invalid-input' },
    ],
    ['a merge of the last scene', { kind: 'merge-scenes', scene: 'scene-3' }, { code: 'invalid-input' }],
    [
      'a take that there is not',
      { kind: 'select-take', scene: 'scene-1', take: 2 },
      { code: 'invalid-input' },
    ],
    [
      'settings that there are not',
      { kind: 'change-film', settings: { speed: 99 } },
      { code: 'invalid-input' },
    ],
  ])('refuses %s', (_what, edit, error) => {
    expect(() => edited(edit)).toThrow(expect.objectContaining(error));
  });

  it('refuses to delete the only scene', () => {
    expect(() => edited({ kind: 'delete-scene', scene: 'scene-1' }, film(1))).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
  });
});

const sceneNumber = fc.integer({ min: 1, max: 5 });
const anyEdit: fc.Arbitrary<(film: EditedFilm) => Edit> = fc
  .tuple(
    fc.constantFrom(...editSchema.options.map(({ shape }) => shape.kind.value)),
    sceneNumber,
    sceneNumber,
  )
  .map(([kind, at, to]) => (before: EditedFilm): Edit => {
    const picked = before.scenes[(at - 1) % before.scenes.length]!;
    const one = { scene: picked.id };
    switch (kind) {
      case 'add-scene':
        return { kind, position: to, title: `New ${to}`, narration: [`new words ${to}`] };
      case 'move-scene':
        return { kind, ...one, position: to };
      case 'split-scene':
        return to % 2 === 0 ? { kind, ...one, line: to } : { kind, ...one, at_seconds: to / 4 };
      case 'change-scene':
        return { kind, ...one, prompt: `other ${to}`, title: `Title ${to}` };
      case 'change-line':
        return { kind, ...one, line: picked.narration[0]?.id ?? 'none', text: `said ${to}` };
      case 'change-voice':
        return { kind, ...one, voice: to % 2 === 0 ? null : `voice-${to}`, speed: 1 + to / 10 };
      case 'change-bullet':
        return { kind, ...one, bullet: 0, text: `shown ${to}` };
      case 'add-line':
        return { kind, ...one, text: `added ${to}`, ...(to % 2 === 0 && { bullet: `seen ${to}` }) };
      case 'delete-line':
        return { kind, ...one, line: picked.narration[0]?.id ?? 'none' };
      case 'own-speech': {
        const asset = to % 2 === 0 ? null : 'b'.repeat(64);
        return { kind, ...one, line: picked.narration[0]?.id ?? 'none', asset };
      }
      case 'delete-bullet':
        return { kind, ...one, bullet: 0 };
      case 'trim-clip':
        return { kind, ...one, in_seconds: to / 10 };
      case 'regenerate':
        return { kind, ...one, of: to % 2 === 0 ? 'clip' : 'picture' };
      case 'select-take':
        return { kind, ...one, take: to, of: to % 2 === 0 ? 'clip' : 'picture' };
      case 'lip-sync':
        return { kind, ...one, model: to % 2 === 0 ? null : { provider: 'vendor', name: 'one' } };
      case 'own-clip':
      case 'own-picture':
        return { kind, ...one, asset: 'a'.repeat(64) };
      case 'regenerate-music':
        return { kind };
      case 'select-music-take':
        return { kind, take: to };
      case 'change-film':
        return { kind, title: `Film ${to}`, settings: { seed: to } };
      default:
        return { kind, ...one };
    }
  });

test('E1: undoes any edits to the very film they began with, and makes them again', () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 25 }), (edits) => {
      const states = [film(4, 3)];
      let history = NO_HISTORY;
      let last = 4;
      for (const edit of edits) {
        const before = states.at(-1)!;
        let after: EditedFilm;
        try {
          after = applyEdit(before, edit(before), last).film;
        } catch {
          continue;
        }
        last = Math.max(last, lastSequenceOf(after.scenes));
        history = withEdit(history, { label: '', at: '', ...changeBetween(before, after) });
        states.push(after);
      }
      let now = states.at(-1)!;
      for (const earlier of states.slice(0, -1).toReversed()) {
        const step = undone(now, history)!;
        [now, history] = [step.film, step.history];
        expect(now).toEqual(earlier);
      }
      expect(undone(now, history)).toBeUndefined();
      for (const later of states.slice(1)) {
        const step = redone(now, history)!;
        [now, history] = [step.film, step.history];
        expect(now).toEqual(later);
      }
    }),
  );
});

test('never gives an id or a sequence number twice, and never changes one', () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 25 }), (edits) => {
      let now = film(4, 3);
      let last = 4;
      const sequenceOf = new Map(now.scenes.map(({ id, sequence }) => [id, sequence]));
      for (const edit of edits) {
        try {
          now = applyEdit(now, edit(now), last).film;
        } catch {
          continue;
        }
        for (const { id, sequence } of now.scenes) {
          expect(sequenceOf.get(id) ?? sequence).toBe(sequence);
          if (!sequenceOf.has(id)) expect(sequence).toBeGreaterThan(last);
          sequenceOf.set(id, sequence);
        }
        last = Math.max(last, lastSequenceOf(now.scenes));
        expect(new Set(idsOf(now)).size).toBe(now.scenes.length);
        for (const { narration } of now.scenes) {
          expect(new Set(narration.map(({ id }) => id)).size).toBe(narration.length);
        }
      }
    }),
  );
});

test('moves, splits and merges lose no word and no bullet', () => {
  const shuffling = anyEdit.filter((edit) =>
    ['move-scene', 'split-scene', 'merge-scenes'].includes(edit(film(4, 3)).kind),
  );
  fc.assert(
    fc.property(fc.array(shuffling, { maxLength: 12 }), (edits) => {
      let now = film(4, 3);
      for (const edit of edits) {
        try {
          now = applyEdit(now, edit(now), lastSequenceOf(now.scenes)).film;
        } catch {}
      }
      expect(wordsOf(now).sort()).toEqual(wordsOf(film(4, 3)).sort());
      expect(bulletsOf(now).sort()).toEqual(bulletsOf(film(4, 3)).sort());
      for (const { narration, slide } of now.scenes) {
        const revealed = narration.map(({ revealsBullet }) => revealsBullet ?? -1);
        expect(Math.max(-1, ...revealed)).toBeLessThan(slide?.bullets.length ?? 0);
      }
    }),
  );
});
