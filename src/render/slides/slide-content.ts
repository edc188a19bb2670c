import { type SlideBlock, wordsOfBlock } from '../../domain/slide-block.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import type { CaptionPosition } from '../caption-pictures/caption-band.ts';

/** One point of a slide, with the picture that explains it. */
export interface SlideBullet {
  text: string;
  /** Absolute path of an image shown while this bullet is the current one. */
  figurePath?: string;
}

export interface SlideBrand {
  /** Shown where there is no logo. */
  name?: string;
  /** Absolute path of an image with or without transparency. */
  logoPath?: string;
  /** `#rrggbb`, the leading colour first; may be empty. */
  colours: string[];
  /** Absolute paths of one family's font files; the house face where absent. */
  fontFiles?: string[];
}

/** All that is seen on one slide. */
export interface SlideContent {
  title: string;
  bullets: SlideBullet[];
  /** Under the title in place of bullets. */
  block?: SlideBlock;
  /** Absolute path of the picture behind; a drawn gradient where null. */
  picturePath: string | null;
  /** Where the picture's main thing is, as shares of its width and height; 0.5 and 0.45 where absent. */
  pictureFocus?: { x: number; y: number };
  brand: SlideBrand;
  /** Which slide this is, counted from 1, and of how many. */
  progress: { index: number; count: number };
  /** BCP 47 tag of the text. */
  language: string;
  size: FrameSize;
  /** Where burned-in captions will stand, so that room is left for them; null for none. */
  captions: CaptionPosition | null;
}

/** All words that the slide shows. */
export function wordsOf({ title, bullets, block, brand }: SlideContent): string {
  const shown = block === undefined ? [] : wordsOfBlock(block);
  return [title, ...bullets.map(({ text }) => text), ...shown, brand.name ?? ''].join('\n');
}
