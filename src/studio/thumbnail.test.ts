import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleAsset } from '../../test/contract/samples.ts';
import { ReelError } from '../domain/errors.ts';
import { randomId, systemClock } from '../engine/system-sources.ts';
import type { PictureShrinking } from '../ports/media.ts';
import { type Home, openHome } from '../storage/home.ts';
import { ThumbnailMaker } from './thumbnail.ts';

let folder = '';
let home: Home;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelwright-thumbnails-'));
  home = await openHome(folder, systemClock, randomId);
});
afterAll(async () => {
  await home.close();
  await rm(folder, { recursive: true, force: true });
});

const { signal } = new AbortController();

async function source(subject: string, mediaType = 'image/png') {
  const filePath = join(folder, `${subject}.png`);
  await writeFile(filePath, subject);
  const record = await home.assets.put({ ...sampleAsset(subject), mediaType }, filePath);
  return { record, path: await home.assets.pathOf(record.hash) };
}

/** A maker over media that takes a moment, and what it came to. */
function makerOver(shrink: (wish: PictureShrinking) => Promise<void>, atATime = 2) {
  const seen = { begun: 0, underWay: 0, most: 0 };
  const media = {
    async shrinkPicture(wish: PictureShrinking) {
      seen.begun += 1;
      seen.most = Math.max(seen.most, ++seen.underWay);
      await wait(10);
      await shrink(wish).finally(() => {
        seen.underWay -= 1;
      });
    },
  };
  const workshop = { store: home.assets, clock: systemClock, holder: randomId() };
  return { seen, maker: new ThumbnailMaker({ workshop, media, atATime, mostRefused: 2 }) };
}

const works = ({ outputPath }: PictureShrinking) => writeFile(outputPath, 'small');
const fails = () => Promise.reject(new ReelError('media-failed', 'It cannot be decoded.'));

it('makes each once, and few at a time however many are asked for at once', async () => {
  const both = Promise.withResolvers<void>();
  const { maker, seen } = makerOver(async (wish) => {
    if (seen.underWay === 2) both.resolve();
    await both.promise;
    await works(wish);
  });
  const sources = await Promise.all(Array.from({ length: 12 }, (_, index) => source(`rock ${index}`)));
  const answers = await Promise.all([...sources, ...sources].map((each) => maker.of(each, 160, signal)));
  expect(seen).toMatchObject({ begun: 12, most: 2 });
  expect(new Set(answers.map(({ record }) => record.hash)).size).toBe(12);
  const [first] = answers;
  expect(first?.record).toMatchObject({
    mediaType: 'image/webp',
    recipe: { kind: 'thumbnail', inputs: { source: sources[0]?.record.hash }, intent: { widthPixels: 160 } },
    provenance: { cost: { known: true, micros: 0 } },
  });
});

it('says for whom it is wanted before it is made, and not again once it is there', async () => {
  const { maker } = makerOver(works);
  const noted: string[] = [];
  const note = async (hash: string) => void noted.push(hash);
  const [picture] = [await source('harbour')];
  const made = await maker.of(picture, 320, signal, note);
  await maker.of(picture, 320, signal, note);
  expect(noted).toEqual([made.record.hash]);
});

it('begins none that nobody waits for any more, and ends none that was begun', async () => {
  const gate = Promise.withResolvers<void>();
  const { maker, seen } = makerOver((wish) => gate.promise.then(() => works(wish)), 1);
  const [first, second] = [await source('gull'), await source('tern')];
  const gone = new AbortController();
  const asked = [maker.of(first, 160, gone.signal), maker.of(second, 160, gone.signal)];
  await expect.poll(() => seen.underWay).toBe(1);
  gone.abort();
  gate.resolve();
  expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(seen.begun).toBe(1);
});

it('answers with a picture itself where it cannot be decoded here; of a movie it says so', async () => {
  const { maker } = makerOver(fails);
  const odd = await source('odd', 'image/avif');
  expect(await maker.of(odd, 160, signal)).toBe(odd);
  await expect(maker.of(await source('odd movie', 'video/mp4'), 160, signal)).rejects.toMatchObject({
    code: 'media-failed',
  });
});

it('tries a picture that cannot be decoded once, whatever the width, and forgets the longest known', async () => {
  const { maker, seen } = makerOver(fails);
  const [odd, odder, oddest] = [
    await source('odd 1', 'image/avif'),
    await source('odd 2', 'image/avif'),
    await source('odd 3', 'image/avif'),
  ];
  const begunBy = async (...pictures: (typeof odd)[]) => {
    const before = seen.begun;
    for (const picture of pictures) expect(await maker.of(picture, 160, signal)).toBe(picture);
    return seen.begun - before;
  };
  expect(await maker.of(odd, 320, signal)).toBe(odd);
  expect(await begunBy(odd, odder, odd, odder)).toBe(1);
  expect(await begunBy(oddest, odder, oddest)).toBe(1);
  expect(await begunBy(odd)).toBe(1);
});

it('tries again where nothing was wrong with the picture', async () => {
  const { maker, seen } = makerOver((wish) =>
    seen.begun === 1
      ? Promise.reject(new ReelError('media-failed', 'The process ended.', { retryable: true }))
      : works(wish),
  );
  const picture = await source('cut off');
  expect(await maker.of(picture, 160, signal)).toBe(picture);
  expect((await maker.of(picture, 160, signal)).record.mediaType).toBe('image/webp');
  expect(seen.begun).toBe(2);
});

it('answers with a drawing itself, and refuses what nothing is seen of', async () => {
  const { maker, seen } = makerOver(works);
  const drawing = await source('drawing', 'image/svg+xml');
  expect(await maker.of(drawing, 160, signal)).toBe(drawing);
  await expect(maker.of(await source('song', 'audio/wav'), 160, signal)).rejects.toMatchObject({
    code: 'unsupported-media',
    issues: [{ field: 'width' }],
  });
  expect(seen.begun).toBe(0);
});
