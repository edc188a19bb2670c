import { expect } from 'vitest';
import type { FrameSize } from '../../domain/timeline.ts';
import type { MeasuredBox, Rasterizer } from '../../ports/rasterizer.ts';
import { type Region, safeArea } from '../safe-area.ts';
import type { SlideLayout } from './layout-slide.ts';
import { STATE_PARTS, slideArtwork } from './slide-artwork.ts';
import type { SlideContent } from './slide-content.ts';
import { BLOCK_PARTS, ROW_PARTS } from './text-block.ts';

export const RATIOS: Record<string, FrameSize> = {
  '9:16': { widthPixels: 1080, heightPixels: 1920 },
  '16:9': { widthPixels: 1920, heightPixels: 1080 },
  '1:1': { widthPixels: 1080, heightPixels: 1080 },
  '4:5': { widthPixels: 1080, heightPixels: 1350 },
  'small 9:16': { widthPixels: 360, heightPixels: 640 },
};

export const SCRIPTS: Record<string, [language: string, title: string, bullet: string]> = {
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

export function contentOf(language: string, title: string, bullets: string[], size: FrameSize): SlideContent {
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

export const right = (box: Region) => box.xPixels + box.widthPixels;
export const bottom = (box: Region) => box.yPixels + box.heightPixels;
export const SLACK = 1;

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

export function expectApart(one: Region, other: Region, what: string): void {
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

export async function expectFits(
  layout: SlideLayout,
  rasterizer: Rasterizer,
  backdropPath: string,
): Promise<void> {
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
    const all = slideArtwork(layout, pageIndex, page.bullets.length, backdropPath);
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
    for (const row of rows) expectRunsInside(row.children[ROW_PARTS.words]!, type.bulletLineHeight, 'bullet');
    for (const part of root.children.slice(STATE_PARTS.progress)) {
      expectInside(part, safe, 'logo, progress or figure in the safe area');
      expectApart(part, block, 'block and logo, progress or figure');
    }
  }
}
