import type { Node } from '@takumi-rs/helpers';
import type { SceneCard } from '../../domain/storyboard.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import type { MeasuredBox, MeasuredRun, Rasterizer } from '../../ports/rasterizer.ts';
import { arrangementOf, BUTTON_SHARE, type LargeCard, NAME_SHARE } from './card-arrangement.ts';
import { type CardShares, cardWords, largeCardNode } from './large-card-node.ts';
import type { LaidOutCard, TextCard } from './text-card.ts';

/** The styles of cards that take the whole frame. */
export type LargeStyle = 'headline' | 'call-to-action';

const SHRINK = 0.94;
const LEAST_SHARE = 0.15;
/** A button that stands under its name shrinks with it, but no further than this. */
const LEAST_BUTTON_SHARE = 0.72;
/** Of the height of words that have most of the frame, so that they stand in it and do not fill it. */
const TALL_SHARE = 0.78;

/** Whether a card takes the whole frame; a title does where it is lettered as an ad is. */
export function isLarge({ style, lettering }: Pick<SceneCard, 'style' | 'lettering'>): boolean {
  return style === 'headline' || style === 'call-to-action' || (style === 'title' && lettering !== undefined);
}

/** Lays an ad's words out over the whole frame, as large as they fit; nothing is ever cut off. */
export async function layOutLargeCard(
  { subtitle, ...card }: TextCard,
  size: FrameSize,
  rasterizer: Pick<Rasterizer, 'measure'>,
  signal?: AbortSignal,
): Promise<LaidOutCard> {
  const large: LargeCard = { ...card, ...(subtitle !== undefined && { subtitle }) };
  let shares: CardShares = { words: 1, button: 1 };
  for (;;) {
    const smaller = await smallerShares(large, size, shares, rasterizer, signal);
    if (smaller === undefined) break;
    shares = smaller;
  }
  const root = largeCardNode(large, size, shares);
  return { artwork: { size, root, language: card.language }, xPixels: 0, yPixels: 0 };
}

/** Undefined where everything fits, or is as small as it may be. */
async function smallerShares(
  card: LargeCard,
  size: FrameSize,
  shares: CardShares,
  rasterizer: Pick<Rasterizer, 'measure'>,
  signal: AbortSignal | undefined,
): Promise<CardShares | undefined> {
  const { words } = arrangementOf(card, size);
  const blocks = cardWords(card, size, shares);
  const root: Node = {
    type: 'container',
    style: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', width: words.widthPixels },
    children: blocks,
  };
  const measured = await rasterizer.measure(
    { size: { widthPixels: words.widthPixels, heightPixels: 8000 }, root, language: card.language },
    signal,
  );
  const isApart = blocks.length > 1;
  const isTall = words.heightPixels > size.heightPixels / 2;
  const rooms = isApart ? [NAME_SHARE, BUTTON_SHARE] : [isTall ? TALL_SHARE : 1];
  const [wordsFit = true, buttonFits = true] = measured.children.map(
    (block, index) =>
      block.heightPixels <= words.heightPixels * (rooms[index] ?? 1) &&
      standsWithin(block, words.widthPixels),
  );
  const next = {
    words: wordsFit ? shares.words : shares.words * SHRINK,
    button: isApart
      ? shares.button * (buttonFits ? 1 : SHRINK)
      : Math.max(LEAST_BUTTON_SHARE, shares.button * (wordsFit ? 1 : SHRINK)),
  };
  const isSame = next.words === shares.words && next.button === shares.button;
  return isSame || Math.min(next.words, next.button) < LEAST_SHARE ? undefined : next;
}

/** Whether no line reaches beyond a width: a box does not tell, for a word that is wider than it hangs out of it. */
function standsWithin({ xPixels, runs, children }: MeasuredBox, mostWidth: number): boolean {
  const isWithin = runs.every((run) => {
    const [left, right] = edgesOf(run);
    return xPixels + left >= -1 && xPixels + right <= mostWidth + 1;
  });
  return isWithin && children.every((child) => standsWithin(child, mostWidth));
}

/** Left and right edge of what is seen of a run: the space at a line's end takes room that shows nothing. */
function edgesOf({ text, xPixels, widthPixels }: MeasuredRun): [left: number, right: number] {
  const seenShare = text.trimEnd().length / Math.max(1, text.length);
  return [xPixels, xPixels + widthPixels * seenShare];
}
