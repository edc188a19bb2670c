import { ReelError } from '../../domain/errors.ts';
import type { BlockMeasure, BlockRuler } from './measure-block.ts';
import type { SlideContent } from './slide-content.ts';
import type { SlideFrame } from './slide-frame.ts';
import { LEAST_TITLE_UNITS, typeBounds } from './slide-type.ts';
import { splitPhrase } from './split-phrase.ts';
import { BULLET_WEIGHT, TITLE_WEIGHT } from './text-block.ts';

/** A bullet, or a part of one too long for a page, as it stands on a page. */
export interface PageBullet {
  /** Which of the slide's bullets it is. */
  index: number;
  text: string;
  /** Which part of the bullet's text stands here, from 0 to 1: 0 and 1 for a whole bullet. */
  from: number;
  to: number;
}

export interface FittedBlock {
  measure: BlockMeasure;
  /** At least one page; the bullets in their order. */
  pages: PageBullet[][];
  /** The height of the tallest page. */
  heightPixels: number;
}

/** Sizes tried between the largest and the smallest. */
const SIZE_STEPS = 20;
/** The share of the room that a title may take before it shrinks further than the bullets do. */
const TITLE_SHARE = 0.45;
/** The least share of the room that is left to bullets. */
const LEAST_BULLET_SHARE = 0.3;
/** A word that just fits at one size is measured at another; optical sizes differ a little. */
const WORD_FIT_SHARE = 0.97;
/** A long word may take the type this far below its smallest size before it is broken instead. */
const WORD_FLOOR_SHARE = 0.8;

/**
 * The largest type at which the slide stands on as few pages as its smallest type would need, and in a tall frame
 * leaves the picture its part, unless that would make the type small. A bullet too long for a page of its own is cut between sentences or words, and its parts stand on pages one after the other.
 * Raises `invalid-input` where the title alone leaves no room for bullets.
 */
export async function fitBlock(
  content: SlideContent,
  frame: SlideFrame,
  ruler: BlockRuler,
): Promise<FittedBlock> {
  const sizes = await sizeSteps(content, frame, ruler);
  const titleScale = await scaleForTitle(frame, ruler, sizes.at(-1)!);
  const measure = (step: Sizes, bullets: PageBullet[]) =>
    ruler.measure(
      step.title * titleScale,
      step.bullet,
      bullets.map(({ text }) => text),
    );
  const room = (block: BlockMeasure) => frame.text.heightPixels - headHeight(block);

  const bullets = await cutLongBullets(content, sizes.at(-1)!, measure, room);
  const smallest = await measure(sizes.at(-1)!, bullets);
  const pageCount = fewestPages(smallest, room(smallest));
  let best = smallest;
  for (let low = 0, high = SIZE_STEPS - 1; low <= high; ) {
    const middle = (low + high) >> 1;
    const block = await measure(sizes[middle]!, bullets);
    const pages =
      headHeight(block) < frame.text.heightPixels
        ? fewestPages(block, room(block))
        : Number.POSITIVE_INFINITY;
    if (pages <= pageCount && (pages > 1 || leavesPicture(block, frame))) {
      best = block;
      high = middle - 1;
    } else low = middle + 1;
  }
  return { measure: best, ...evenPages(bullets, best, pageCount) };
}

interface Sizes {
  title: number;
  bullet: number;
}

/** Title and bullet sizes from the largest to the smallest, none so large that a long word must be broken. */
async function sizeSteps(content: SlideContent, frame: SlideFrame, ruler: BlockRuler): Promise<Sizes[]> {
  const { largest, smallest } = typeBounds(frame.shape);
  const { unit } = frame;
  const inner = frame.text.widthPixels - 52 * unit;
  const [titleCap, bulletCap] = await Promise.all([
    ruler.sizeForWords([content.title], TITLE_WEIGHT, inner * WORD_FIT_SHARE),
    ruler.sizeForWords(
      content.bullets.map(({ text }) => text),
      BULLET_WEIGHT,
      (inner - largest.bullet * unit * 0.82) * WORD_FIT_SHARE,
    ),
  ]);
  const capped = (size: number, floor: number, cap: number) =>
    cap < floor * WORD_FLOOR_SHARE ? size : Math.min(size, cap);
  return Array.from({ length: SIZE_STEPS + 1 }, (_, step) => {
    const at = (high: number, low: number) => (high + ((low - high) * step) / SIZE_STEPS) * unit;
    return {
      title: capped(at(largest.title, smallest.title), smallest.title * unit, titleCap),
      bullet: capped(at(largest.bullet, smallest.bullet), smallest.bullet * unit, bulletCap),
    };
  });
}

/** How much smaller than its step a very long title must be so that bullets find room beside it. */
async function scaleForTitle(frame: SlideFrame, ruler: BlockRuler, smallest: Sizes): Promise<number> {
  const allowed = frame.text.heightPixels;
  const least = (LEAST_TITLE_UNITS * frame.unit) / smallest.title;
  for (let scale = 1; ; scale = Math.max(least, scale * 0.9)) {
    const { titleHeight } = await ruler.measure(smallest.title * scale, smallest.bullet, []);
    if (titleHeight <= allowed * TITLE_SHARE) return scale;
    if (scale > least) continue;
    if (titleHeight <= allowed * (1 - LEAST_BULLET_SHARE)) return scale;
    throw new ReelError('invalid-input', 'The slide’s title is too long to be shown: shorten it.', {
      issues: [{ field: 'title', problem: 'is too long to stand on a slide; shorten it' }],
    });
  }
}

async function cutLongBullets(
  content: SlideContent,
  smallest: Sizes,
  measure: (step: Sizes, bullets: PageBullet[]) => Promise<BlockMeasure>,
  room: (block: BlockMeasure) => number,
): Promise<PageBullet[]> {
  const whole = content.bullets.map(({ text }, index) => ({ index, text, from: 0, to: 1 }));
  const block = await measure(smallest, whole);
  const cut = await Promise.all(
    whole.map(async (bullet, index) => {
      if (block.bulletHeights[index]! <= room(block)) return [bullet];
      const fits = async (text: string) =>
        (await measure(smallest, [{ ...bullet, text }])).bulletHeights[0]! <= room(block);
      const parts = await splitPhrase(bullet.text, fits);
      return parts.map((part) => ({ index, ...part }));
    }),
  );
  return cut.flat();
}

/** True for a page that stands below the picture's part of the frame, or whose type has shrunk enough for it. */
function leavesPicture(block: BlockMeasure, frame: SlideFrame): boolean {
  const { comfortableBullet, pictureShare } = typeBounds(frame.shape);
  if (block.type.bulletSize <= comfortableBullet * frame.unit) return true;
  const { bulletHeights, type } = block;
  const list = bulletHeights.reduce((sum, height) => sum + height + type.bulletGap, -type.bulletGap);
  const top = frame.text.yPixels + frame.text.heightPixels - headHeight(block) - list;
  return top >= frame.size.heightPixels * pictureShare;
}

function headHeight({ type, titleHeight }: BlockMeasure): number {
  return type.markHeight + type.markGap + titleHeight + type.titleGap;
}

/** How many pages the bullets need when each page is filled before the next is begun. */
function fewestPages({ type, bulletHeights }: BlockMeasure, roomPixels: number): number {
  let pages = 1;
  let used = 0;
  for (const height of bulletHeights) {
    const needed = used === 0 ? height : used + type.bulletGap + height;
    if (needed <= roomPixels) used = needed;
    else {
      pages += 1;
      used = height > roomPixels ? Number.POSITIVE_INFINITY : height;
      if (used === Number.POSITIVE_INFINITY) return used;
    }
  }
  return used > roomPixels ? Number.POSITIVE_INFINITY : pages;
}

/** Deals the bullets out so that the tallest page is as low as can be. */
function evenPages(
  bullets: PageBullet[],
  block: BlockMeasure,
  pageCount: number,
): { pages: PageBullet[][]; heightPixels: number } {
  const { bulletHeights, type } = block;
  const heightOf = (from: number, to: number) =>
    bulletHeights.slice(from, to).reduce((sum, height) => sum + height + type.bulletGap, -type.bulletGap);
  const known = new Map<string, Deal>();
  const deal = (from: number, pages: number): Deal => {
    const key = `${from} ${pages}`;
    const found = known.get(key) ?? bestDeal(from, pages);
    known.set(key, found);
    return found;
  };
  const bestDeal = (from: number, pages: number): Deal => {
    if (pages === 1) return { tallest: heightOf(from, bullets.length), ends: [bullets.length] };
    let best: Deal = { tallest: Number.POSITIVE_INFINITY, ends: [] };
    for (let end = from + 1; end <= bullets.length - pages + 1; end += 1) {
      const rest = deal(end, pages - 1);
      const tallest = Math.max(heightOf(from, end), rest.tallest);
      if (tallest < best.tallest) best = { tallest, ends: [end, ...rest.ends] };
    }
    return best;
  };
  const { tallest, ends } = deal(0, pageCount);
  return {
    pages: ends.map((end, page) => bullets.slice(page === 0 ? 0 : ends[page - 1], end)),
    heightPixels: headHeight(block) + tallest,
  };
}

interface Deal {
  tallest: number;
  /** The index after each page's last bullet. */
  ends: number[];
}
