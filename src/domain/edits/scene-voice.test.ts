import { expect, it } from 'vitest';
import { resolveSettings, settingsSchema } from '../settings.ts';
import type { Scene } from '../storyboard.ts';
import { applyEdit } from './apply-edit.ts';
import type { Edit } from './edit.ts';
import type { EditedFilm } from './edited-film.ts';

const scene = (sequence: number): Scene => ({
  id: `scene-${sequence}`,
  sequence,
  title: `Scene ${sequence}`,
  picture: null,
  slide: null,
  narration: ['first', 'second'].map((text, at) => ({ id: `line-${at + 1}`, text })),
  transition: { kind: 'cut', seconds: 0 },
  restSeconds: 1,
});
const FILM: EditedFilm = {
  title: 'Lighthouses',
  settings: resolveSettings(settingsSchema.parse({ voice: 'en-gb-male' }), { ratio: '9:16', style: 'flat' }),
  scenes: [1, 2, 3].map(scene),
};
const one = { scene: 'scene-2' } as const;
const edited = (edit: Edit, before = FILM) => applyEdit(before, edit, 3).film;
const voices = ({ scenes }: EditedFilm) => scenes.map(({ narration }) => narration.map(({ voice }) => voice));
const VOICED = edited({ kind: 'change-voice', ...one, voice: 'en-gb-female', speed: 1.2 });
const FILMS = [undefined, undefined];
const OWN = ['en-gb-female', 'en-gb-female'];

it('E1: has a scene spoken in a voice of its own, and in the film’s again', () => {
  expect(voices(VOICED)).toEqual([FILMS, OWN, FILMS]);
  expect(VOICED.scenes[1]?.narration.map(({ speed }) => speed)).toEqual([1.2, 1.2]);
  expect(edited({ kind: 'change-voice', ...one, voice: null, speed: null }, VOICED)).toEqual(FILM);
});

it.each<[string, Edit, (string | undefined)[][]]>([
  ['a copy', { kind: 'duplicate-scene', ...one }, [FILMS, OWN, OWN, FILMS]],
  [
    'both parts of a split',
    { kind: 'split-scene', ...one, line: 1 },
    [FILMS, OWN.slice(1), OWN.slice(1), FILMS],
  ],
  ['each line of a merge', { kind: 'merge-scenes', ...one }, [FILMS, [...OWN, ...FILMS]]],
])('E1: keeps the voice in %s', (_what, edit, expected) => {
  expect(voices(edited(edit, VOICED))).toEqual(expected);
});
