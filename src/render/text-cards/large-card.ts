import type { Node } from '@takumi-rs/helpers';
import type { SceneCard } from '../../domain/storyboard.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import type { Rasterizer } from '../../ports/rasterizer.ts';
import { arrangementOf, cardWords, type LargeCard, largeCardNode } from './large-card-node.ts';
import type { LaidOutCard, TextCard } from './text-card.ts';

/** The styles of cards that take the whole frame. */
export type LargeStyle = 'headline' | 'call-to-action';

const SHRINK = 0.94;
const LEAST_SHARE = 0.3;
/** Of the height that the words have, where the middle of it stays free for a layer. */
const NAME_SHARE = 0.24;
const BUTTON_SHARE = 0.16;

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
  for (let share = 1; ; share *= SHRINK) {
    const fits = await wordsFit(large, size, share, rasterizer, signal);
    if (!fits && share > LEAST_SHARE) continue;
    const root = largeCardNode(large, size, share);
    return { artwork: { size, root, language: card.language }, xPixels: 0, yPixels: 0 };
  }
}

async function wordsFit(
  card: LargeCard,
  size: FrameSize,
  share: number,
  rasterizer: Pick<Rasterizer, 'measure'>,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const { words } = arrangementOf(card, size);
  const blocks = cardWords(card, size, share);
  const root: Node = {
    type: 'container',
    style: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', width: words.widthPixels },
    children: blocks,
  };
  const measured = await rasterizer.measure(
    { size: { widthPixels: words.widthPixels, heightPixels: 8000 }, root, language: card.language },
    signal,
  );
  const shares = blocks.length === 1 ? [1] : [NAME_SHARE, BUTTON_SHARE];
  return measured.children.every(
    ({ widthPixels, heightPixels, runs }, index) =>
      widthPixels <= words.widthPixels &&
      heightPixels <= words.heightPixels * (shares[index] ?? 1) &&
      runs.every((run) => run.xPixels + run.widthPixels <= words.widthPixels + 1),
  );
}
