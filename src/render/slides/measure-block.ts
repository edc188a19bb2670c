import type { MeasuredBox, Rasterizer } from '../../ports/rasterizer.ts';
import { scriptMetrics } from '../script-metrics.ts';
import { type SlideContent, wordsOf } from './slide-content.ts';
import type { SlideFrame } from './slide-frame.ts';
import type { SlidePalette } from './slide-palette.ts';
import { type SlideType, slideType } from './slide-type.ts';
import { BLOCK_PARTS, textBlockNode } from './text-block.ts';

/** What one setting of the type gives: the height of the title and of each bullet with its padding. */
export interface BlockMeasure {
  type: SlideType;
  titleHeight: number;
  bulletHeights: number[];
}

/** Taller than any block, so that measuring never squeezes it. */
const MEASURING_HEIGHT = 60_000;
/** Shorter words never need the type to shrink on their account. */
const LONG_WORD_LENGTH = 10;
const WORDS_MEASURED = 8;
const WORD_MEASURING_SIZE = 100;
const SPACED_LETTERS =
  /^[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+$/u;

/** Sets a slide's words in sizes and measures them. */
export class BlockRuler {
  private readonly content: SlideContent;
  private readonly frame: SlideFrame;
  private readonly palette: SlidePalette;
  private readonly rasterizer: Rasterizer;
  private readonly signal: AbortSignal | undefined;

  constructor(
    content: SlideContent,
    frame: SlideFrame,
    palette: SlidePalette,
    rasterizer: Rasterizer,
    signal: AbortSignal | undefined,
  ) {
    this.content = content;
    this.frame = frame;
    this.palette = palette;
    this.rasterizer = rasterizer;
    this.signal = signal;
  }

  /** The measures of the title and of bullets with these texts. */
  async measure(titleSize: number, bulletSize: number, texts: string[]): Promise<BlockMeasure> {
    const { title } = this.content;
    const type = slideType(
      titleSize,
      bulletSize,
      this.frame.unit,
      scriptMetrics(title),
      scriptMetrics(texts.join(' ')),
    );
    const bullets = texts.map((text) => ({ text, look: 'said' as const }));
    const block = { title, bullets, page: { number: 1, count: 1 } };
    const box = await this.measureNode({
      type: 'container',
      dir: this.frame.direction,
      style: { display: 'flex', flexDirection: 'column' },
      children: [textBlockNode(block, type, this.frame, this.palette)],
    });
    const parts = box.children[0]!.children;
    return {
      type,
      titleHeight: parts[BLOCK_PARTS.title]!.heightPixels,
      bulletHeights: parts[BLOCK_PARTS.list]!.children.map((bullet) => bullet.heightPixels),
    };
  }

  /** The largest size at which the longest words of the texts stand on one line of a width. */
  async sizeForWords(texts: string[], fontWeight: number, widthPixels: number): Promise<number> {
    const words = longestWords(texts);
    if (words.length === 0) return Number.POSITIVE_INFINITY;
    const box = await this.measureNode({
      type: 'container',
      style: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start' },
      children: words.map((word) => ({
        type: 'text',
        text: word,
        style: { fontSize: WORD_MEASURING_SIZE, fontWeight, whiteSpace: 'nowrap' },
      })),
    });
    const widest = Math.max(...box.children.map((child) => child.widthPixels));
    return (widthPixels / widest) * WORD_MEASURING_SIZE;
  }

  /** The layout of any node, set in the slide's language and faces. */
  measureNode(root: Parameters<Rasterizer['measure']>[0]['root']): Promise<MeasuredBox> {
    const { language, brand } = this.content;
    const size = { widthPixels: this.frame.size.widthPixels * 20, heightPixels: MEASURING_HEIGHT };
    const fonts = brand.fontFiles === undefined ? {} : { fontFiles: brand.fontFiles };
    const companionText = wordsOf(this.content);
    return this.rasterizer.measure({ size, root, language, companionText, ...fonts }, this.signal);
  }
}

function longestWords(texts: string[]): string[] {
  return [...new Set(texts.flatMap((text) => text.split(/[\s\u200b\u00ad-]+/u)))]
    .filter((word) => word.length >= LONG_WORD_LENGTH && SPACED_LETTERS.test(word))
    .sort((left, right) => right.length - left.length)
    .slice(0, WORDS_MEASURED);
}
