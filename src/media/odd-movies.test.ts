import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paint } from '../../test/media/drawn-media.ts';
import type { FrameSize } from '../domain/timeline.ts';
import type { PictureCodec } from '../ports/clip-media.ts';
import type { FilterStep } from '../ports/media.ts';
import type { Drawing } from '../ports/moving-pictures.ts';
import { FrameDrawer } from './frame-drawer.ts';
import { createMedia } from './media-client.ts';

const media = createMedia();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'odd-movies-'));
});
afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

type Rgb = [number, number, number];
/** What is painted: a colour for each quarter, from the upper left on, row by row. */
const QUARTERS: Rgb[] = [
  [200, 80, 40],
  [40, 160, 90],
  [60, 70, 200],
  [180, 180, 180],
];
const SIZE = { widthPixels: 160, heightPixels: 96 };
const tags = (colorspace: string, range: string, more: object = {}): FilterStep => ({
  filter: 'setparams',
  options: { colorspace, range, ...more },
});
const toPixels = (pix_fmts: string, matrix: string, range: string): FilterStep[] => [
  { filter: 'scale', options: { out_color_matrix: matrix, out_range: range } },
  { filter: 'format', options: { pix_fmts } },
];

/** Movies of the same colours, each coded in its own way. */
const COLOURS: { [what: string]: { steps: FilterStep[]; codec?: PictureCodec; near?: number } } = {
  'BT.709 of limited range': { steps: [...toPixels('yuv420p', 'bt709', 'tv'), tags('bt709', 'tv')] },
  'BT.709 of full range': { steps: [...toPixels('yuv420p', 'bt709', 'pc'), tags('bt709', 'pc')] },
  'BT.601': { steps: [...toPixels('yuv420p', 'smpte170m', 'tv'), tags('smpte170m', 'tv')] },
  'a small picture without a mark': {
    steps: [...toPixels('yuv420p', 'smpte170m', 'tv'), tags('unknown', 'unknown')],
  },
  '4:4:4': { steps: [...toPixels('yuv444p', 'bt709', 'tv'), tags('bt709', 'tv')] },
  '4:2:2 of ten bits': { steps: [...toPixels('yuv422p10le', 'bt709', 'tv'), tags('bt709', 'tv')] },
  'BT.2020': {
    steps: [
      { filter: 'format', options: { pix_fmts: 'gbrp' } },
      {
        filter: 'zscale',
        options: {
          ...{ primariesin: 'bt709', transferin: 'bt709', rangein: 'full' },
          ...{ primaries: 'bt2020', transfer: 'bt709', matrix: 'bt2020nc', range: 'limited' },
        },
      },
      { filter: 'format', options: { pix_fmts: 'yuv420p10le' } },
    ],
    near: 8,
  },
  'high dynamic range (PQ)': {
    steps: [
      { filter: 'format', options: { pix_fmts: 'gbrp' } },
      {
        filter: 'zscale',
        options: {
          ...{ primariesin: 'bt709', transferin: 'bt709', rangein: 'full', npl: 203 },
          ...{ primaries: 'bt2020', transfer: 'smpte2084', matrix: 'bt2020nc', range: 'limited' },
        },
      },
      { filter: 'format', options: { pix_fmts: 'yuv420p10le' } },
    ],
    codec: 'hevc',
    // What is near white is bent.
    near: 30,
  },
};

for (const [what, { steps, codec = 'h264', near = 5 }] of Object.entries(COLOURS)) {
  test(`shows the colours of ${what} as they were painted`, async () => {
    const path = await movie('colours.mp4', { steps, codec });
    const seen = await quarters(path, { size: SIZE });
    for (const [index, colour] of seen.entries()) expectNear(colour, QUARTERS[index]!, near);
  });
}

test('turns a picture that lies on its side as a player does', async () => {
  const path = await movie('upright.mp4', {});
  const turned = join(folder, 'turned.mp4');
  await writeFile(turned, turnedMatrix(await readFile(path)));
  const seen = await quarters(turned, { size: { widthPixels: 96, heightPixels: 160 } });
  const wanted = [2, 0, 3, 1].map((index) => QUARTERS[index]!);
  for (const [index, colour] of seen.entries()) expectNear(colour, wanted[index]!, 5);

  const picture = join(folder, 'turned.png');
  const frames = [{ at: { frame: 3 }, outputPath: picture }];
  await media.extractFrames({ inputPath: turned, frames, format: 'png' });
  const shown = await quarters(picture, { size: { widthPixels: 96, heightPixels: 160 } });
  for (const [index, colour] of shown.entries()) expectNear(colour, wanted[index]!, 8);
});

test('weaves fields into whole pictures', async () => {
  const path = await movie('fields.mp4', {
    steps: [
      ...toPixels('yuv420p', 'bt709', 'tv'),
      tags('bt709', 'tv', { field_mode: 'tff' }),
      { filter: 'setfield', options: { mode: 'tff' } },
    ],
    coding: 'tff=1:bframes=0',
  });
  const facts = await media.decodeCheck({
    path,
    pictures: 'all',
    blackSeconds: 1,
    frozenSeconds: 9,
    silentSeconds: 9,
    silenceDecibels: -60,
  });
  expect(facts.problems).toEqual([]);
  const seen = await quarters(path, { size: SIZE, seconds: 0.2 });
  for (const [index, colour] of seen.entries()) expectNear(colour, QUARTERS[index]!, 6);
});

test('shows pixels that are not square in their true shape, and odd sizes whole', async () => {
  const path = await movie('anamorphic.mp4', {
    steps: [
      ...toPixels('yuv420p', 'bt709', 'tv'),
      tags('bt709', 'tv'),
      { filter: 'setsar', options: { sar: '2/1' } },
    ],
  });
  // 160 pixels of width 2 and 96 lines are 320 by 96: the film shows them between bars.
  const size = { widthPixels: 320, heightPixels: 192 };
  const at = await pixels(path, { size, fit: 'fit' });
  expectNear(at(80, 24), [0, 0, 0], 3);
  expectNear(at(80, 70), QUARTERS[0]!, 5);
  expectNear(at(240, 120), QUARTERS[3]!, 5);
  const odd = await movie('odd.mp4', {
    steps: [
      { filter: 'scale', options: { w: 161, h: 97, out_color_matrix: 'bt709', out_range: 'tv' } },
      { filter: 'format', options: { pix_fmts: 'yuv444p' } },
      tags('bt709', 'tv'),
    ],
  });
  const seen = await quarters(odd, { size: SIZE });
  for (const [index, colour] of seen.entries()) expectNear(colour, QUARTERS[index]!, 5);
});

interface OddMovie {
  steps?: FilterStep[];
  codec?: PictureCodec;
  coding?: string;
}

async function movie(name: string, { steps, codec = 'h264', coding }: OddMovie): Promise<string> {
  const path = join(folder, name);
  const painted = join(folder, 'painted.png');
  paint(painted, SIZE, (x, y) => [
    ...QUARTERS[(x < SIZE.widthPixels / 2 ? 0 : 1) + (y < SIZE.heightPixels / 2 ? 0 : 2)]!,
    255,
  ]);
  const repeated: FilterStep[] = [
    { filter: 'loop', options: { loop: -1, size: 1 } },
    { filter: 'setpts', options: { expr: 'N' } },
    { filter: 'trim', options: { end_frame: 12 } },
  ];
  const usual = [...toPixels('yuv420p', 'bt709', 'tv'), tags('bt709', 'tv')];
  const encoderOptions = { preset: 'veryfast', crf: 8, ...(coding && { 'x264-params': coding }) };
  await media.transcodePictures({
    stretches: [{ path: painted, steps: [...repeated, ...(steps ?? usual)] }],
    outputPath: path,
    frameRate: { numerator: 25, denominator: 1 },
    codec,
    encoderOptions,
  });
  return path;
}

interface Look {
  size: FrameSize;
  seconds?: number;
  fit?: 'fill' | 'fit';
}

/** What is drawn of a movie at a time, as RGB by place. */
async function pixels(path: string, { size, seconds = 0.1, fit = 'fill' }: Look) {
  const place = { xPixels: 0, yPixels: 0, ...size };
  const drawing: Drawing = { source: 0, seconds, place, opacity: 1 };
  const coding = {
    size,
    frameRate: { numerator: 25, denominator: 1 },
    sources: [{ kind: 'movie' as const, path, fit }],
    frames: [[drawing]],
    keyFrames: 10,
    quality: 10,
    outputPath: '',
  };
  await using drawer = await FrameDrawer.open(coding, new AbortController().signal);
  const frame = await drawer.draw(0);
  const planes = [0, 1, 2].map((index) => ({
    samples: Buffer.from(frame.data![index]!),
    stride: frame.linesize[index]!,
  }));
  return (x: number, y: number): Rgb => {
    const sample = (index: number, shift: number) =>
      planes[index]!.samples[(y >> shift) * planes[index]!.stride + (x >> shift)]!;
    const luma = (sample(0, 0) - 16) / 219;
    const [blueness, redness] = [(sample(1, 1) - 128) / 224, (sample(2, 1) - 128) / 224];
    const [red, blue] = [luma + 1.5748 * redness, luma + 1.8556 * blueness];
    return [red, (luma - 0.2126 * red - 0.0722 * blue) / 0.7152, blue].map((value) => 255 * value) as Rgb;
  };
}

/** The middles of the four quarters. */
async function quarters(path: string, look: Look): Promise<Rgb[]> {
  const at = await pixels(path, look);
  const { widthPixels: width, heightPixels: height } = look.size;
  const [left, right] = [width >> 2, width - (width >> 2)];
  const [top, bottom] = [height >> 2, height - (height >> 2)];
  return [at(left, top), at(right, top), at(left, bottom), at(right, bottom)];
}

function expectNear(seen: Rgb, wanted: Rgb, near: number): void {
  const most = Math.max(...seen.map((value, index) => Math.abs(value - wanted[index]!)));
  expect(most, `${seen.map(Math.round)} is not ${wanted}`).toBeLessThanOrEqual(near);
}

/** The file with the matrix of its track header (ISO/IEC 14496-12, clause 8.3.2) a quarter turn clockwise. */
function turnedMatrix(bytes: Buffer): Buffer {
  const matrix = bytes.indexOf('tkhd') + 4 + 40;
  // Each row: two factors and one of another scale, which stays.
  const places = [0, 4, 12, 16];
  for (const [index, value] of [0, 1, -1, 0].entries())
    bytes.writeInt32BE(value * 65_536, matrix + places[index]!);
  return bytes;
}
