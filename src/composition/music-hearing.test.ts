import { expect, it } from 'vitest';
import { throwIfCancelled } from '../domain/errors.ts';
import type { MusicRequest } from '../ports/generators.ts';
import { musicHearing } from './music-hearing.ts';

const PIECE = { mood: 'calm', seed: 1, durationSeconds: 20 };
const ANALYSIS = {
  durationSeconds: 20,
  tempoBpm: 60,
  beats: [],
  bars: [],
  beatsPerBar: 4,
  sections: [],
  energy: { stepSeconds: 1, levels: [] },
};

/** An ear that works as told each time, the last way from then on, and all that was composed for it. */
function hearingWith(...ways: ((signal?: AbortSignal) => void | Promise<void>)[]) {
  const composed: MusicRequest[] = [];
  const hearing = musicHearing(
    {
      name: 'listener',
      async analyse(_path, signal) {
        await (ways.length > 1 ? ways.shift() : ways[0])?.(signal);
        return ANALYSIS;
      },
    },
    {
      name: 'composer',
      async compose(request, { outputPathStem }) {
        composed.push(request);
        const facts = { durationSeconds: 20, tempoBpm: 60, beatsPerBar: 4, loops: true };
        const filePath = `${outputPathStem}.wav`;
        return { filePath, mediaType: 'audio/wav', facts, model: 'composer', parameters: {} };
      },
    },
  );
  return { hearing, composed };
}

it('composes a piece that was heard a moment ago once, and each take of it', async () => {
  const { hearing, composed } = hearingWith(
    () => Promise.reject(new Error('It heard nothing.')),
    () => {},
  );
  await expect(hearing.composed(PIECE)).rejects.toThrow('It heard nothing.');
  expect(await hearing.composed(PIECE)).toBe(ANALYSIS);
  expect(await hearing.composed({ ...PIECE })).toBe(ANALYSIS);
  await hearing.composed({ ...PIECE, take: 2 });
  await hearing.composed(PIECE);
  expect(composed).toEqual([PIECE, PIECE, { ...PIECE, take: 2 }]);
});

it('composes a piece once for all who ask for it at once', async () => {
  const { hearing, composed } = hearingWith();
  const heard = await Promise.all([hearing.composed(PIECE), hearing.composed({ ...PIECE })]);
  expect(heard).toEqual([ANALYSIS, ANALYSIS]);
  expect(composed).toEqual([PIECE]);
});

it('goes on for whoever still waits where the first who asked has left', async () => {
  const leaving = new AbortController();
  const { hearing, composed } = hearingWith(
    (signal) => {
      leaving.abort();
      throwIfCancelled(signal);
    },
    () => {},
  );
  const first = hearing.composed(PIECE, leaving.signal);
  const second = hearing.composed(PIECE);
  await expect(first).rejects.toMatchObject({ code: 'cancelled' });
  expect(await second).toBe(ANALYSIS);
  expect(composed).toEqual([PIECE, PIECE]);
});
