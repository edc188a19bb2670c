import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FrameSize } from '../../domain/timeline.ts';
import type { MeasuredBox } from '../../ports/rasterizer.ts';
import { ProcessRasterizer } from '../../raster/process-rasterizer.ts';
import { captionBand } from '../caption-pictures/caption-band.ts';
import { type Region, safeArea } from '../safe-area.ts';
import { layoutSlide, type SlideLayout } from './layout-slide.ts';
import { STATE_PARTS, slideArtwork } from './slide-artwork.ts';
import type { SlideContent } from './slide-content.ts';
import { BLOCK_PARTS } from './text-block.ts';

const rasterizer = new ProcessRasterizer();
let folder: string;
let picture: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'slides-'));
  picture = path.join(folder, 'picture.png');
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path fill="#fff" d="M0 0h3v2H0z"/></svg>';
  await rasterizer.drawSvg(svg, { widthPixels: 300, heightPixels: 200 }, picture);
});
afterAll(async () => {
  await rasterizer.close();
  await rm(folder, { recursive: true });
});

const RATIOS: Record<string, FrameSize> = {
  '9:16': { widthPixels: 1080, heightPixels: 1920 },
  '16:9': { widthPixels: 1920, heightPixels: 1080 },
  '1:1': { widthPixels: 1080, heightPixels: 1080 },
  '4:5': { widthPixels: 1080, heightPixels: 1350 },
  'small 9:16': { widthPixels: 360, heightPixels: 640 },
};

const SCRIPTS: Record<string, [language: string, title: string, bullet: string]> = {
  English: [
    'en',
    'What a language model really does',
    'It predicts the next word, one at a time, from all before it',
  ],
  German: [
    'de',
    'Rindfleischetikettierung erklärt',
    'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen',
  ],
  address: ['en', 'https://example.org/a/very/long/path', `https://example.org/${'x'.repeat(150)}`],
  Arabic: [
    'ar',
    'كيف تعمل نماذج اللغة الكبيرة؟',
    'كل تنبؤ هو قائمة من الاحتمالات (LLM 2024) لا أكثر ولا أقل',
  ],
  Hebrew: ['he', 'מה באמת עושה מודל שפה', 'GPT-4 הוא אחד מהם, והוא חוזה את המילה הבאה!'],
  Hindi: ['hi', 'भाषा मॉडल वास्तव में क्या करता है', 'कृत्रिम बुद्धिमत्ता और विज्ञान की श्रेष्ठ पुस्तक'],
  Tamil: ['ta', 'செயற்கை நுண்ணறிவு என்றால் என்ன', 'ஒவ்வொரு கணிப்பும் நிகழ்தகவுகளின் பட்டியல்'],
  Thai: ['th', 'แบบจำลองภาษาทำอะไรกันแน่', 'มันทำนายคำถัดไปทีละคำจากข้อความก่อนหน้าทั้งหมดที่มันมองเห็น'],
  Chinese: ['zh', '大语言模型到底在做什么', '它看到的只有上下文窗口里的文字——没有别的，“下一个词”而已。'],
  Japanese: ['ja', '言語モデルは何をしているのか', '文脈に続く言葉をひとつずつ予測しています。'],
  Korean: ['ko', '언어 모델은 무엇을 하는가', '지금까지의 글을 보고 다음 단어를 예측합니다'],
  emoji: ['en', 'Emoji 👩‍👩‍👧‍👦 and 数学 ∑', '🚀 Launch 🇫🇷 with E = mc² and שלום or 👍🏽 x₂ ≤ √2'],
};

function contentOf(language: string, title: string, bullets: string[], size: FrameSize): SlideContent {
  return {
    title,
    bullets: bullets.map((text) => ({ text })),
    picturePath: null,
    brand: { colours: [], name: 'Acme' },
    progress: { index: 3, count: 12 },
    language,
    size,
    captions: null,
  };
}

const right = (box: Region) => box.xPixels + box.widthPixels;
const bottom = (box: Region) => box.yPixels + box.heightPixels;
const SLACK = 1;

function expectInside(inner: Region, outer: Region, what: string): void {
  const numbers = ({ xPixels, yPixels, widthPixels, heightPixels }: Region) =>
    [xPixels, yPixels, widthPixels, heightPixels].join(' ');
  const gaps = [
    inner.xPixels - outer.xPixels,
    inner.yPixels - outer.yPixels,
    right(outer) - right(inner),
    bottom(outer) - bottom(inner),
  ];
  expect(Math.min(...gaps), `${what}: ${numbers(inner)} in ${numbers(outer)}`).toBeGreaterThanOrEqual(-SLACK);
}

function expectApart(one: Region, other: Region, what: string): void {
  const apart =
    right(one) <= other.xPixels + SLACK ||
    right(other) <= one.xPixels + SLACK ||
    bottom(one) <= other.yPixels + SLACK ||
    bottom(other) <= one.yPixels + SLACK;
  expect(apart, `${what} overlap`).toBe(true);
}

/** Each run's line: as wide as the run, as high as the line, whatever the font's own ascent. */
function expectRunsInside(text: MeasuredBox, lineHeight: number, what: string): void {
  for (const run of text.runs) {
    if (run.text.trim() === '') continue;
    const middle = text.yPixels + run.yPixels + run.heightPixels / 2;
    const trailing = run.text.length - run.text.trimEnd().length;
    const hanging = (run.widthPixels * trailing) / run.text.length;
    const line = {
      xPixels: text.xPixels + run.xPixels,
      yPixels: middle - lineHeight / 4,
      widthPixels: run.widthPixels - hanging,
      heightPixels: lineHeight / 2,
    };
    expectInside(line, text, `${what}: ${run.text}`);
  }
}

async function expectFits(layout: SlideLayout): Promise<void> {
  const { frame, type, content } = layout;
  const safe = safeArea(content.size);
  expect(layout.pages.flatMap((page) => page.bullets.map(({ index }) => index))).toEqual(
    layout.pages.flatMap((page) => page.bullets.map(({ index }) => index)).sort((a, b) => a - b),
  );
  for (const [index, { text }] of content.bullets.entries()) {
    const parts = layout.pages.flatMap((page) => page.bullets).filter((bullet) => bullet.index === index);
    const squeeze = (value: string) => value.replace(/\s+/gu, '');
    expect(squeeze(parts.map((part) => part.text).join(''))).toBe(squeeze(text));
  }
  for (const [pageIndex, page] of layout.pages.entries()) {
    const all = slideArtwork(layout, pageIndex, page.bullets.length, picture);
    const root = await rasterizer.measure(all);
    const block = root.children[STATE_PARTS.block]!.children[0]!;
    expectInside(block, frame.text, 'block in its region');
    expectInside(block, safe, 'block in the safe area');
    const title = block.children[BLOCK_PARTS.title]!;
    expectRunsInside(title, type.titleLineHeight, 'title');
    const rows = block.children[BLOCK_PARTS.list]!.children;
    expect(rows).toHaveLength(page.bullets.length);
    const stack = [title, ...rows];
    for (const [index, row] of stack.entries()) {
      expectInside(row, block, 'row in its block');
      if (index > 0) expect(row.yPixels).toBeGreaterThanOrEqual(bottom(stack[index - 1]!) - SLACK);
    }
    for (const row of rows) expectRunsInside(row.children[1]!, type.bulletLineHeight, 'bullet');
    for (const part of root.children.slice(STATE_PARTS.progress)) {
      expectInside(part, safe, 'logo, progress or figure in the safe area');
      expectApart(part, block, 'block and logo, progress or figure');
    }
  }
}

describe('the words of a slide', () => {
  const scripts = Object.entries(SCRIPTS);
  const table = Object.entries(RATIOS).flatMap(([ratio, size], row) =>
    scripts.map(([script, [language, title, bullet]], column) => {
      const count = [1, 3, 5, 8, 12][(row + column) % 5]!;
      return { script, ratio, count, content: contentOf(language, title, Array(count).fill(bullet), size) };
    }),
  );

  it.each(table)('fit in $script on $ratio with $count bullets', async ({ content }) => {
    await expectFits(await layoutSlide(content, rasterizer));
  });

  it.each(Array.from({ length: 12 }, (_, index) => index + 1))(
    'fit with %i bullets of two lines',
    async (count) => {
      const bullets = Array.from(
        { length: count },
        (_, index) => `Point ${index + 1}: ${SCRIPTS.English![2]}`,
      );
      for (const size of [RATIOS['9:16']!, RATIOS['16:9']!]) {
        await expectFits(await layoutSlide(contentOf('en', 'A title', bullets, size), rasterizer));
      }
    },
  );

  it('fit whatever they are', async () => {
    const word = fc.oneof(
      fc.lorem({ maxCount: 12 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
      fc.constantFrom(...scripts.map(([, [, , bullet]]) => bullet)),
    );
    const text = fc
      .array(word, { minLength: 1, maxLength: 6 })
      .map((words) =>
        words
          .join(' ')
          .replace(/[\p{C}\s]+/gu, ' ')
          .trim(),
      )
      .filter((value) => value !== '');
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.array(text, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...Object.values(RATIOS)),
        async (title, bullets, size) => {
          await expectFits(await layoutSlide(contentOf('en', title, bullets, size), rasterizer));
        },
      ),
      { numRuns: 25, seed: 5, endOnFailure: true },
    );
  });

  it('stand on one page as large as they can, and on several only when the smallest size is not enough', async () => {
    const size = RATIOS['9:16']!;
    const withBullets = (count: number) =>
      layoutSlide(contentOf('en', 'Title', Array(count).fill(SCRIPTS.English![2]), size), rasterizer);
    const [few, more, many] = await Promise.all([withBullets(2), withBullets(8), withBullets(12)]);
    expect([few.pages.length, more.pages.length]).toEqual([1, 1]);
    expect(few.type.bulletSize).toBeGreaterThan(more.type.bulletSize);
    expect(many.pages.length).toBeGreaterThan(1);
    const counts = many.pages.map(({ bullets }) => bullets.length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  it('go on to further pages inside a bullet that fills more than one', async () => {
    const long = Array(60).fill('A sentence of the bullet that goes on and on.').join(' ');
    const layout = await layoutSlide(contentOf('en', 'Title', [long, 'Short'], RATIOS['16:9']!), rasterizer);
    await expectFits(layout);
    const parts = layout.pages.flatMap(({ bullets }) => bullets).filter(({ index }) => index === 0);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.at(0)!.from).toBe(0);
    expect(parts.at(-1)!.to).toBe(1);
  });

  it('refuse a title that would fill the slide', async () => {
    const content = contentOf('en', 'word '.repeat(1200), ['One'], RATIOS['1:1']!);
    await expect(layoutSlide(content, rasterizer)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('keep a word of moderate length whole by shrinking', async () => {
    const content = contentOf('de', 'Geschwindigkeitsbegrenzungen', ['Kurz'], RATIOS['9:16']!);
    const { frame, type } = await layoutSlide(content, rasterizer);
    expect(type.titleSize).toBeLessThan(90 * frame.unit);
    await expectFits(await layoutSlide(content, rasterizer));
  });
});

describe('the places of a slide', () => {
  const withFigure = (size: FrameSize): SlideContent => {
    const content = contentOf('en', SCRIPTS.English![1], Array(5).fill(SCRIPTS.English![2]), size);
    return {
      ...content,
      brand: { colours: [], logoPath: picture },
      bullets: content.bullets.map((bullet) => ({ ...bullet, figurePath: picture })),
    };
  };

  it.each(Object.entries(RATIOS))('leave room for figure and logo on %s', async (_ratio, size) => {
    const layout = await layoutSlide(withFigure(size), rasterizer);
    await expectFits(layout);
    const root = await rasterizer.measure(slideArtwork(layout, 0, 1, picture));
    const figure = layout.figures.get(0)!;
    expect(root.children.at(-1)).toMatchObject(figure);
    expect(figure.widthPixels / layout.frame.unit).toBeGreaterThan(200);
  });

  it.each(Object.entries(RATIOS))(
    'leave room for captions at the top and the bottom of %s',
    async (_ratio, size) => {
      for (const captions of ['top', 'bottom'] as const) {
        const layout = await layoutSlide({ ...withFigure(size), captions }, rasterizer);
        await expectFits(layout);
        const root = await rasterizer.measure(slideArtwork(layout, 0, 1, picture));
        for (const part of [
          root.children[STATE_PARTS.block]!.children[0]!,
          ...root.children.slice(STATE_PARTS.progress),
        ]) {
          expectApart(part, captionBand(size, captions), 'captions and slide');
        }
      }
    },
  );

  it('do not move when a bullet appears', async () => {
    const layout = await layoutSlide(withFigure(RATIOS['9:16']!), rasterizer);
    const boxes = await Promise.all(
      [0, 1, 2].map(async (revealed) => {
        const root = await rasterizer.measure(slideArtwork(layout, 0, revealed, picture));
        return root.children.slice(0, STATE_PARTS.progress + 1);
      }),
    );
    expect(boxes[1]).toEqual(boxes[0]);
    expect(boxes[2]).toEqual(boxes[0]);
  });

  it('show a picture alone where the slide has no words', async () => {
    for (const size of Object.values(RATIOS)) {
      const layout = await layoutSlide(
        { ...contentOf('en', '', [], size), picturePath: picture },
        rasterizer,
      );
      expect(layout.pages).toEqual([{ bullets: [] }]);
      const root = await rasterizer.measure(slideArtwork(layout, 0, 0, picture));
      expect(root.children[STATE_PARTS.block]!.children).toEqual([]);
    }
  });

  it('are refused where a figure is not a picture', async () => {
    const content = contentOf('en', 'Title', ['One'], RATIOS['9:16']!);
    const figurePath = path.join(folder, 'absent.png');
    await expect(
      layoutSlide({ ...content, bullets: [{ text: 'One', figurePath }] }, rasterizer),
    ).rejects.toMatchObject({ code: 'media-failed', message: expect.stringContaining('absent.png') });
  });

  it('are mirrored in right-to-left text', async () => {
    const place = async (script: string) => {
      const [language, title, bullet] = SCRIPTS[script]!;
      const { frame } = await layoutSlide(contentOf(language, title, [bullet], RATIOS['16:9']!), rasterizer);
      return frame;
    };
    const [english, arabic] = await Promise.all([place('English'), place('Arabic')]);
    for (const part of ['text', 'logo', 'progress'] as const) {
      expect(arabic[part].xPixels).toBeCloseTo(1920 - right(english[part]), 0);
    }
  });
});
