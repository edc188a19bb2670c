import { wholeNumber } from '../whole-number.ts';
import type { SceneEditCommand } from './scene-edit-command.ts';
import { MOST_TAKES } from './take-options.ts';

/** Edits of which piece of music a film has. */
export const MUSIC_EDITS: readonly SceneEditCommand[] = [
  {
    name: 'regenerate-music',
    summary: 'have another piece of music made of the same mood; the one there stays as a take',
    describe: () => {},
    edit: () => ({ kind: 'regenerate-music' }),
  },
  {
    name: 'music-take',
    summary: 'have another piece of the film’s music heard; see reel scene music-takes',
    describe: (command) => command.argument('<take>', 'which one, counted from 1'),
    edit: ([take = '']) => ({ kind: 'select-music-take', take: wholeNumber('TAKE', take, 1, MOST_TAKES) }),
  },
];
