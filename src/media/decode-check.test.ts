import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeOddMovie } from '../../test/media/odd-movie.ts';
import { createMedia } from './media-client.ts';

const media = createMedia();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'decode-check-'));
});
afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

test.each(['mkv', 'mp4'])(
  'sees black up to the end of a %s, and how long its pictures are',
  async (ending) => {
    const path = join(folder, `dark.${ending}`);
    const blackFromTwo = { filter: 'drawbox', options: { color: 'black', t: 'fill', enable: 'gte(t,2)' } };
    await makeOddMovie(path, { pictures: [{ codec: 'mpeg4', frames: 100, steps: [blackFromTwo] }] });
    const report = await media.decodeCheck({
      path,
      pictures: 'all',
      blackSeconds: 0.5,
      frozenSeconds: 10,
      silentSeconds: 1,
      silenceDecibels: -60,
    });
    expect(report.pictureSeconds).toBeCloseTo(4, 2);
    expect(report.black).toHaveLength(1);
    expect(report.black[0]?.startSeconds).toBeCloseTo(2, 2);
    expect(report.black[0]?.endSeconds).toBeCloseTo(4, 2);
  },
);
