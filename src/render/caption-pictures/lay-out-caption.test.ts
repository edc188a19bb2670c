import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Renderer } from '@takumi-rs/core';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaptionCue } from '../../domain/caption.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import type { MeasuredBox } from '../../ports/rasterizer.ts';
import { ProcessRasterizer } from '../../raster/process-rasterizer.ts';
import { safeArea } from '../safe-area.ts';
import { CAPTION_POSITIONS, captionBand } from './caption-band.ts';
import { CAPTION_STYLES, captionStyle } from './caption-styles.ts';
import { type CaptionPictures, layOutCaption } from './lay-out-caption.ts';

const rasterizer = new ProcessRasterizer();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'captions-'));
});
afterAll(async () => {
  await rasterizer.close();
  await rm(folder, { recursive: true });
});

const TALL: FrameSize = { widthPixels: 1080, heightPixels: 1920 };
const SIZES: FrameSize[] = [
  TALL,
  { widthPixels: 1920, heightPixels: 1080 },
  { widthPixels: 1080, heightPixels: 1080 },
  { widthPixels: 1080, heightPixels: 1350 },
  { widthPixels: 360, heightPixels: 640 },
];

/** A cue whose words are half a second long, from second 10 on. */
function cueOf(lines: string[][], language: string, spaced = true): CaptionCue {
  let now = 10;
  const timed = lines.map((line) =>
    line.map((text) => {
      const startSeconds = now;
      now += 0.5;
      return { text, spaceBefore: spaced, startSeconds, endSeconds: now };
    }),
  );
  return { lines: timed, startSeconds: 9.8, endSeconds: now + 0.4, language };
}

const split = (line: string) => line.split(' ');
const CUES: Record<string, CaptionCue> = {
  English: cueOf([split('The context window is all'), split('that the model can see.')], 'en'),
  German: cueOf([['Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen', 'auch']], 'de'),
  Arabic: cueOf([split('كل تنبؤ هو قائمة'), split('من الاحتمالات، لا أكثر.')], 'ar'),
  Hindi: cueOf([split('यह अगले शब्द का'), split('अनुमान लगाता है 🚀')], 'hi'),
  Chinese: cueOf([['它', '看到', '的', '只有', '上下文', '窗口', '里', '的', '文字。']], 'zh', false),
  Thai: cueOf([['ภาษา', 'ไทย', 'เป็น', 'ภาษา', 'ที่', 'ไม่', 'มี', 'การ', 'เว้น', 'วรรค']], 'th', false),
};

function boxesOf(box: MeasuredBox): MeasuredBox[] {
  return [box, ...box.children.flatMap(boxesOf)];
}

async function expectWithin(pictures: CaptionPictures, size: FrameSize): Promise<void> {
  const { region } = pictures;
  const box = await rasterizer.measure(pictures.states[0]!.artwork);
  for (const inner of boxesOf(box)) {
    for (const run of inner.runs) {
      if (run.text.trim() === '') continue;
      const [left, middle] = [
        inner.xPixels + run.xPixels,
        inner.yPixels + run.yPixels + run.heightPixels / 2,
      ];
      expect(left, run.text).toBeGreaterThanOrEqual(-1);
      expect(left + run.widthPixels, run.text).toBeLessThanOrEqual(region.widthPixels + 1);
      expect(middle - run.heightPixels / 4, run.text).toBeGreaterThanOrEqual(0);
      expect(middle + run.heightPixels / 4, run.text).toBeLessThanOrEqual(region.heightPixels);
    }
  }
  const safe = safeArea(size);
  expect(region.xPixels).toBeGreaterThanOrEqual(safe.xPixels - 1);
  expect(region.yPixels).toBeGreaterThanOrEqual(safe.yPixels - 1);
  expect(region.xPixels + region.widthPixels).toBeLessThanOrEqual(safe.xPixels + safe.widthPixels + 1);
  expect(region.yPixels + region.heightPixels).toBeLessThanOrEqual(safe.yPixels + safe.heightPixels + 1);
}

async function pixelsOf({ states, region }: CaptionPictures, index: number): Promise<Buffer> {
  const file = path.join(folder, 'state.png');
  await rasterizer.draw(states[index]!.artwork, file);
  const { widthPixels: width, heightPixels: height } = region;
  const src = await readFile(file);
  return new Renderer().render(
    { type: 'image', src, style: { width, height } },
    { width, height, format: 'raw' },
  );
}

describe('a burned-in caption', () => {
  const table = CAPTION_STYLES.flatMap((style) =>
    Object.entries(CUES).map(([script, cue]) => ({ style, script, cue })),
  );

  it.each(table)('in $style.name keeps $script within its place on every frame', async ({ style, cue }) => {
    for (const size of SIZES) {
      for (const position of CAPTION_POSITIONS) {
        const pictures = await layOutCaption(cue, style, position, size, rasterizer);
        await expectWithin(pictures, size);
        const band = captionBand(size, position);
        expect(pictures.region.widthPixels).toBeLessThanOrEqual(band.widthPixels);
        expect(pictures.region.heightPixels).toBeLessThanOrEqual(band.heightPixels);
      }
    }
  });

  it('keeps any words within its place', async () => {
    const word = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .map((text) => text.replace(/[\p{C}\s]/gu, 'x'));
    const line = fc.array(word, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 2 }),
        fc.constantFrom(...CAPTION_STYLES),
        async (lines, style) => {
          await expectWithin(
            await layOutCaption(cueOf(lines, 'en'), style, 'bottom', TALL, rasterizer),
            TALL,
          );
        },
      ),
      { numRuns: 20, seed: 3, endOnFailure: true },
    );
  });

  it('shows one word after the other without a gap from the cue’s start to its end', async () => {
    const { states } = await layOutCaption(
      CUES.English!,
      captionStyle('classic'),
      'bottom',
      TALL,
      rasterizer,
    );
    expect(states).toHaveLength(10);
    expect(states[0]!.startSeconds).toBe(9.8);
    expect(states.at(-1)!.endSeconds).toBe(CUES.English!.endSeconds);
    for (const [index, state] of states.entries()) {
      if (index > 0) expect(state.startSeconds).toBe(states[index - 1]!.endSeconds);
    }
  });

  it.each(CAPTION_STYLES)(
    'in $name moves no word when the next is spoken, and shows which it is',
    async (style) => {
      for (const cue of [CUES.English!, CUES.Arabic!]) {
        const pictures = await layOutCaption(cue, style, 'bottom', TALL, rasterizer);
        const [one, other] = await Promise.all(
          [0, 3].map((index) => rasterizer.measure(pictures.states[index]!.artwork)),
        );
        expect(other).toEqual(one);
        const first = await pixelsOf(pictures, 0);
        expect(first.equals(await pixelsOf(pictures, 3))).toBe(false);
      }
    },
  );

  it.each(CAPTION_STYLES)('in $name draws nothing at the very edge of its pictures', async (style) => {
    if (style.plate !== null) return;
    const pictures = await layOutCaption(CUES.English!, style, 'bottom', TALL, rasterizer);
    const pixels = await pixelsOf(pictures, 1);
    const { widthPixels, heightPixels } = pictures.region;
    const opacityAt = (x: number, y: number) => pixels[4 * (y * widthPixels + x) + 3]!;
    for (let x = 0; x < widthPixels; x += 1) {
      expect(Math.max(opacityAt(x, 0), opacityAt(x, heightPixels - 1))).toBeLessThan(8);
    }
    for (let y = 0; y < heightPixels; y += 1) {
      expect(Math.max(opacityAt(0, y), opacityAt(widthPixels - 1, y))).toBeLessThan(8);
    }
  });

  it('names the styles there are where a name is not one of them', () => {
    expect(() => captionStyle('comic')).toThrow(/classic, outline, karaoke, minimal, pop/);
  });
});
