import { expect, it } from 'vitest';
import type { MusicRequest } from '../ports/generators.ts';
import { musicHearing } from './music-hearing.ts';

const PIECE = { mood: 'calm', seed: 1, durationSeconds: 20 };

it('composes a piece that was heard a moment ago once, and each take of it', async () => {
  const composed: MusicRequest[] = [];
  let failures = 1;
  const analysis = {
    durationSeconds: 20,
    tempoBpm: 60,
    beats: [],
    bars: [],
    beatsPerBar: 4,
    sections: [],
    energy: { stepSeconds: 1, levels: [] },
  };
  const hearing = musicHearing(
    {
      name: 'listener',
      async analyse() {
        failures -= 1;
        if (failures >= 0) throw new Error('It heard nothing.');
        return analysis;
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
  await expect(hearing.composed(PIECE)).rejects.toThrow('It heard nothing.');
  expect(await hearing.composed(PIECE)).toBe(analysis);
  expect(await hearing.composed({ ...PIECE })).toBe(analysis);
  await hearing.composed({ ...PIECE, take: 2 });
  await hearing.composed(PIECE);
  expect(composed).toEqual([PIECE, PIECE, { ...PIECE, take: 2 }]);
});
