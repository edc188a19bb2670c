import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { locateFile, paint, spanFolder } from '../../../test/media/drawn-media.ts';
import { type ClipDraft, timelineOf } from '../../../test/media/silent-timeline.ts';
import { createMedia } from '../../media/media-client.ts';
import { renderFilm } from './render-film.ts';

const SIZE = { widthPixels: 64, heightPixels: 48 };
const media = createMedia({
  processModule: new URL('../../media/test-processes/poisoned.ts', import.meta.url),
});
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crashed-span-'));
  for (const [index, name] of ['first', 'second', 'poison', 'mended'].entries()) {
    paint(join(folder, `${name}.png`), SIZE, () => [50 * index, 90, 120, 255]);
  }
});
afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

test('a span over which the media process dies fails alone: the error names its scene, the others are kept', async () => {
  const store = spanFolder(folder);
  const outputPath = join(folder, 'film.mp4');
  const render = (names: string[]) => {
    const clips = names.map((name): ClipDraft => {
      const place = { durationFrames: 20, transition: { kind: 'cut', durationFrames: 0 } } as const;
      return { ...place, kind: 'still', media: { file: join(folder, `${name}.png`) } };
    });
    const timeline = timelineOf(clips, { size: SIZE, frameRate: { numerator: 30, denominator: 1 } });
    return renderFilm({ timeline, locate: locateFile, outputPath, workFolder: folder }, media, store);
  };
  await render(['first', 'second']);
  await rm(outputPath);
  const before = await readdir(folder);
  await expect(render(['first', 'poison', 'second'])).rejects.toMatchObject({
    code: 'media-failed',
    retryable: true,
    message: expect.stringMatching(
      /^The pictures of scene scene2 could not be coded\. .*two processes.*SIGABRT/s,
    ),
  });
  expect(await readdir(folder)).toEqual(before);
  const { spans } = await render(['first', 'mended', 'second']);
  expect(spans.map(({ made }) => made)).toEqual([false, true, false]);
});
