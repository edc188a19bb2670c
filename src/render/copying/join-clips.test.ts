import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodedLumas, meanDifference } from '../../../test/media/decoded-pictures.ts';
import { makeMovingClip } from '../../../test/media/moving-clip.ts';
import type { FrameRate } from '../../domain/time.ts';
import { createMedia } from '../../media/media-client.ts';
import { type ClipCut, joinClips } from './join-clips.ts';

const SIZE = { widthPixels: 160, heightPixels: 96 };
const FRAME_COUNT = 60;
/** What coding again may change; neighbouring frames differ by several times as much. */
const MOST_LOSS = 3;

const CLIPS: { name: string; coding: string; frameRate: FrameRate }[] = [
  { name: 'B pictures', coding: 'keyint=12:bframes=3', frameRate: { numerator: 24, denominator: 1 } },
  {
    name: 'open groups at 29.97',
    coding: 'keyint=15:bframes=3:open-gop=1:scenecut=0',
    frameRate: { numerator: 30_000, denominator: 1001 },
  },
  {
    name: 'B pictures without a pyramid at 25',
    coding: 'keyint=15:bframes=2:b-pyramid=none',
    frameRate: { numerator: 25, denominator: 1 },
  },
  {
    name: 'P pictures alone at 60',
    coding: 'keyint=20:bframes=0',
    frameRate: { numerator: 60, denominator: 1 },
  },
  {
    name: 'no CABAC, two references, at 23.976',
    coding: 'keyint=24:bframes=1:cabac=0:ref=2:8x8dct=0',
    frameRate: { numerator: 24_000, denominator: 1001 },
  },
];

const media = createMedia();
let folder = '';
let workFolder = '';
const sources = new Map<string, { path: string; lumas: Buffer[] }>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'join-clips-'));
  workFolder = join(folder, 'work');
  await mkdir(workFolder);
  for (const [index, { name, coding, frameRate }] of CLIPS.entries()) {
    const path = join(folder, `clip${index}.mp4`);
    await makeMovingClip(
      { path, size: SIZE, frameRate, frameCount: FRAME_COUNT, coding, seed: index + 1, sound: true },
      media,
    );
    sources.set(name, { path, lumas: await decodedLumas(path) });
  }
});
afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each(CLIPS)('R2 a clip with $name', ({ name, frameRate }) => {
  test('is cut at any frames: each picture is the source’s own, most of them bit for bit, and the sound as long', async () => {
    const { path, lumas } = sources.get(name)!;
    for (const [startFrame, endFrame] of [
      [0, FRAME_COUNT],
      [7, 53],
      [13, 14],
      [1, 31],
      [29, FRAME_COUNT],
    ] as const) {
      const outputPath = join(folder, 'piece.mp4');
      const cuts = [{ path, startFrame, endFrame }];
      const made = await joinClips({ cuts, outputPath, workFolder }, media);
      const told = `frames ${startFrame} to ${endFrame}`;
      expect(made, told).toMatchObject({ frameCount: endFrame - startFrame, frameRate, sound: 'copied' });
      expect(made.encodedWhole, told).toEqual([]);
      const same = await expectPictures(outputPath, lumas.slice(startFrame, endFrame), told);
      expect(same, told).toBeGreaterThanOrEqual(made.copiedFrames);
      if (endFrame - startFrame > 40) expect(made.copiedFrames, told).toBeGreaterThan(20);
      await expectSound(outputPath, made.frameCount, frameRate);
    }
    expect(await readdir(workFolder)).toEqual([]);
  });

  test('is split into pieces that together are all of it', async () => {
    const { path, lumas } = sources.get(name)!;
    const outputPaths: string[] = [];
    for (const [startFrame, endFrame] of [
      [0, 11],
      [11, 40],
      [40, FRAME_COUNT],
    ] as const) {
      const outputPath = join(folder, `split-${startFrame}.mp4`);
      outputPaths.push(outputPath);
      const cuts = [{ path, startFrame, endFrame }];
      const { frameCount } = await joinClips({ cuts, outputPath, workFolder }, media);
      expect(frameCount).toBe(endFrame - startFrame);
    }
    const shown = (await Promise.all(outputPaths.map(decodedLumas))).flat();
    expect(shown).toHaveLength(FRAME_COUNT);
    for (const [frame, picture] of shown.entries()) {
      expect(meanDifference(picture, lumas[frame]!), `frame ${frame}`).toBeLessThan(MOST_LOSS);
    }
  });
});

test('R2 clips of one rate with other parameter sets are joined, each copied', async () => {
  const frameRate = { numerator: 24, denominator: 1 };
  const codings = [
    'keyint=12:bframes=3',
    'keyint=24:bframes=0:ref=1',
    'keyint=10:bframes=2:cabac=0:open-gop=1',
  ];
  const wanted: Buffer[] = [];
  const cuts: ClipCut[] = [];
  for (const [index, coding] of codings.entries()) {
    const path = join(folder, `part${index}.mp4`);
    await makeMovingClip(
      { path, size: SIZE, frameRate, frameCount: 30, coding, seed: index, sound: index !== 1 },
      media,
    );
    const whole = await decodedLumas(path);
    cuts.push(index === 2 ? { path, startFrame: 4, endFrame: 27 } : { path });
    wanted.push(...(index === 2 ? whole.slice(4, 27) : whole));
  }
  const outputPath = join(folder, 'joined.mp4');
  const made = await joinClips({ cuts, outputPath, workFolder }, media);
  expect(made).toMatchObject({ frameCount: 83, sound: 'encoded', encodedWhole: [] });
  const same = await expectPictures(outputPath, wanted, 'joined');
  expect(same).toBeGreaterThanOrEqual(made.copiedFrames);
  expect(made.copiedFrames).toBeGreaterThanOrEqual(70);
  await expectSound(outputPath, 83, frameRate);
});

test('R2 a clip of another size and rate is brought to the first one’s, and the answer says why', async () => {
  const path = join(folder, 'other.mp4');
  const frameRate = { numerator: 12, denominator: 1 };
  const size = { widthPixels: 96, heightPixels: 128 };
  await makeMovingClip({ path, size, frameRate, frameCount: 12, coding: 'keyint=12' }, media);
  const outputPath = join(folder, 'mixed.mp4');
  const first = sources.get('B pictures')!.path;
  const made = await joinClips({ cuts: [{ path: first }, { path }], outputPath, workFolder }, media);
  expect(made.encodedWhole).toEqual([{ cut: 1, reason: 'it is 96x128, not 160x96' }]);
  expect(made.frameCount).toBe(FRAME_COUNT + 24);
  const facts = await media.probe(outputPath);
  expect(facts.streams[0]).toMatchObject({ size: SIZE, frameCount: FRAME_COUNT + 24 });
});

test('frames that are not there are refused and nothing is left', async () => {
  const { path } = sources.get('B pictures')!;
  const outputPath = join(folder, 'never.mp4');
  const before = await readdir(folder);
  for (const cut of [
    { startFrame: 60 },
    { startFrame: 9, endFrame: 9 },
    { endFrame: 61 },
    { startFrame: -1 },
    { startFrame: 0.5 },
  ]) {
    await expect(
      joinClips({ cuts: [{ path, ...cut }], outputPath, workFolder }, media),
    ).rejects.toMatchObject({
      code: 'invalid-input',
    });
  }
  expect(await readdir(folder)).toEqual(before);
  expect(await readdir(workFolder)).toEqual([]);
});

/** Compares a film with pictures; answers how many are the same bit for bit. */
async function expectPictures(path: string, wanted: readonly Buffer[], told: string): Promise<number> {
  const shown = await decodedLumas(path);
  expect(shown.length, told).toBe(wanted.length);
  for (const [frame, picture] of shown.entries()) {
    expect(meanDifference(picture, wanted[frame]!), `${told}, frame ${frame}`).toBeLessThan(MOST_LOSS);
  }
  return shown.filter((picture, frame) => picture.equals(wanted[frame]!)).length;
}

/** The sound ends with the pictures, within one packet of AAC, and everything decodes. */
async function expectSound(path: string, frameCount: number, rate: FrameRate): Promise<void> {
  const report = await media.decodeCheck({
    path,
    pictures: 'all',
    blackSeconds: 9,
    frozenSeconds: 9,
    silentSeconds: 9,
    silenceDecibels: -60,
  });
  expect(report.problems).toEqual([]);
  const samples = (frameCount * 48_000 * rate.denominator) / rate.numerator;
  expect(Math.abs(report.soundSampleCount - samples)).toBeLessThanOrEqual(1024);
}
