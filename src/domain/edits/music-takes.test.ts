import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveSettings, settingsSchema } from '../settings.ts';
import { applyEdit } from './apply-edit.ts';
import type { Edit } from './edit.ts';
import { changeBetween, NO_HISTORY, redone, undone, withEdit } from './edit-history.ts';
import type { EditedFilm } from './edited-film.ts';
import { FIRST_PIECE, musicTakesOf, withMusicTakes } from './music-takes.ts';

const ANOTHER = { kind: 'regenerate-music' } as const;
const piece = (take: number) => ({ kind: 'select-music-take', take }) as const;
const withMusic = (music: object) => ({ kind: 'change-film', settings: { music } }) as const;

function film(music: object = { mood: 'calm' }, more: Partial<EditedFilm> = {}): EditedFilm {
  const settings = resolveSettings(settingsSchema.parse({ music }), { ratio: '9:16', style: 'flat' });
  return { title: 'Lighthouses', settings, scenes: [], musicTakes: FIRST_PIECE, ...more };
}

const edited = (before: EditedFilm, ...edits: Edit[]) =>
  edits.reduce((each, edit) => applyEdit(each, edit, 0).film, before);
const numbers = ({ musicTakes }: EditedFilm) => [musicTakes?.heard, musicTakes?.count];

describe('pieces of a film’s music', () => {
  it('E1: are counted, the last one heard, and none is lost by going back', () => {
    expect(numbers(edited(film(), ANOTHER))).toEqual([2, 2]);
    expect(numbers(edited(film(), ANOTHER, piece(1)))).toEqual([1, 2]);
    expect(numbers(edited(film(), ANOTHER, piece(1), ANOTHER))).toEqual([3, 3]);
  });

  it('say what an edit of them does', () => {
    expect(applyEdit(film(), ANOTHER, 0).label).toBe('another piece of music');
    expect(applyEdit(edited(film(), ANOTHER), piece(1), 0).label).toBe('piece 1 of the music');
  });

  it.each([
    ['mood', { mood: 'tense' }, [1, 1]],
    ['tempo', { tempoBpm: 90 }, [1, 1]],
    ['loudness', { gainDecibels: -12 }, [2, 2]],
    ['way of going down under speech', { duckingDecibels: 3 }, [2, 2]],
  ])('belong to a mood and a tempo: with another %s', (_what, music, expected) => {
    expect(numbers(edited(film(), ANOTHER, withMusic(music)))).toEqual(expected);
  });

  it.each([
    ['music from a file', film({ file: 'waves.mp3' }), 'is a file of your own'],
    ['a file though a mood is named', film({ mood: 'calm', file: 'waves.mp3' }), 'is a file of your own'],
    ['no music', film({ mood: 'none' }), 'choose a mood'],
    ['no mood', film({}), 'choose a mood'],
    [
      'a track that the film is cut to',
      film({ mood: 'calm' }, { leadMusic: { own: { file: 'track.ogg' }, fadeOutSeconds: 0 } }),
      'is a file of your own',
    ],
  ])('refuse %s, with what to do', (_what, before, problem) => {
    for (const edit of [ANOTHER, piece(1)]) {
      expect(() => edited(before, edit)).toThrow(
        expect.objectContaining({ code: 'invalid-input', message: expect.stringContaining(problem) }),
      );
    }
  });

  it('refuse a piece that there is not', () => {
    expect(() => edited(film(), piece(2))).toThrow('the film has one piece of music');
    expect(() => edited(film(), ANOTHER, piece(3))).toThrow('must be from 1 to 2');
  });

  it('are kept with a project as earlier versions kept those of forced runs', () => {
    expect(musicTakesOf(undefined)).toEqual(FIRST_PIECE);
    expect(musicTakesOf({ music: 3 })).toEqual({ heard: 3, count: 3 });
    expect(withMusicTakes({ speech: 2 }, { heard: 3, count: 3 })).toEqual({ speech: 2, music: 3 });
    expect(withMusicTakes({ music: 3 }, FIRST_PIECE)).toBeUndefined();
    for (const takes of [
      FIRST_PIECE,
      { heard: 1, count: 4 },
      { heard: 2, count: 4 },
      { heard: 4, count: 4 },
    ]) {
      expect(musicTakesOf(withMusicTakes({}, takes))).toEqual(takes);
    }
  });
});

const anyStep = fc.oneof(
  fc.constant(ANOTHER),
  fc.integer({ min: 1, max: 5 }).map(piece),
  fc.constantFrom(withMusic({ mood: 'calm' }), withMusic({ mood: 'tense' }), withMusic({ gainDecibels: -3 })),
  fc.constantFrom('undo', 'redo'),
);

it('E1: select, regenerate and undo lose no piece of a mood, whatever comes after what', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
      let now = film();
      let history = NO_HISTORY;
      /** The states before what can be undone, and after what was. */
      const [before, after]: [EditedFilm[], EditedFilm[]] = [[], []];
      for (const step of steps) {
        if (step === 'undo' || step === 'redo') {
          const stepped = (step === 'undo' ? undone : redone)(now, history);
          const [from, to] = step === 'undo' ? [before, after] : [after, before];
          expect(stepped === undefined).toBe(from.length === 0);
          if (stepped === undefined) continue;
          to.push(now);
          expect(stepped.film).toEqual(from.pop());
          ({ film: now, history } = stepped);
          continue;
        }
        const takes = now.musicTakes!;
        if (step.kind === 'select-music-take' && step.take > takes.count) {
          expect(() => edited(now, step)).toThrow('take');
          continue;
        }
        const next = edited(now, step);
        const isSameMood = next.settings.music.mood === now.settings.music.mood;
        if (isSameMood) expect(next.musicTakes!.count).toBeGreaterThanOrEqual(takes.count);
        expect(next.musicTakes!.heard).toBeLessThanOrEqual(next.musicTakes!.count);
        // What is kept of it in the project is all of it.
        expect(musicTakesOf(withMusicTakes({}, next.musicTakes))).toEqual(next.musicTakes);
        before.push(now);
        after.length = 0;
        history = withEdit(history, { label: '', at: '', ...changeBetween(now, next) });
        now = next;
      }
    }),
  );
});
