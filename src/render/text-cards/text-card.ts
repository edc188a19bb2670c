import type { Node } from '@takumi-rs/helpers';
import type { SceneCard } from '../../domain/storyboard.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import type { Artwork, MeasuredBox, Rasterizer } from '../../ports/rasterizer.ts';
import { highestPartBesideCaptions, partsBesideCaptions } from '../caption-pictures/caption-band.ts';
import { type Region, safeArea } from '../safe-area.ts';
import { mainDirection } from '../text-direction.ts';
import type { CardSurroundings } from './card-arrangement.ts';
import { isLarge, type LargeStyle, layOutLargeCard } from './large-card.ts';

/** Words over the picture: a title in the middle, a lower third, a note at the top, or the large words of an ad. */
export type TextCard = Omit<SceneCard, 'subtitle'> & { subtitle?: string | undefined } & CardSurroundings;

type PlainStyle = Exclude<SceneCard['style'], LargeStyle>;
type PlainCard = TextCard & { style: PlainStyle };

/** A card as it is to be drawn, and where it lies in the frame. */
export interface LaidOutCard {
  artwork: Artwork;
  xPixels: number;
  yPixels: number;
}

interface Look {
  /** Of the type, as a share of the frame's shorter side. */
  size: number;
  weight: number;
  align: 'center' | 'flex-start';
  /** Of the plate's corners, as a share of the type's size. */
  roundness: number;
}

const LOOKS: Record<PlainStyle, Look> = {
  title: { size: 0.085, weight: 780, align: 'center', roundness: 0.25 },
  'lower-third': { size: 0.042, weight: 680, align: 'flex-start', roundness: 0.4 },
  note: { size: 0.034, weight: 560, align: 'flex-start', roundness: 0.4 },
};
const SUBTITLE_SHARE = 0.62;
const SHRINK = 0.92;
const LEAST_SHARE = 0.35;
/** Behind the words, so that they are read over any picture. */
const PLATE = 'rgba(12, 14, 22, 0.72)';

/**
 * Lays a card out within the part of the frame that is kept clear of controls and of captions. Type that does not fit shrinks, to a
 * third of its size at the least, and goes on in further lines; nothing is ever cut off.
 */
export async function layOutCard(
  card: TextCard,
  size: FrameSize,
  rasterizer: Pick<Rasterizer, 'measure'>,
  signal?: AbortSignal,
): Promise<LaidOutCard> {
  return isLarge(card)
    ? layOutLargeCard(card, size, rasterizer, signal)
    : layOutPlainCard({ ...card, style: card.style as PlainStyle }, size, rasterizer, signal);
}

async function layOutPlainCard(
  card: PlainCard,
  size: FrameSize,
  rasterizer: Pick<Rasterizer, 'measure'>,
  signal: AbortSignal | undefined,
): Promise<LaidOutCard> {
  const area = safeArea(size);
  const room = roomOf(card, size);
  const shorter = Math.min(size.widthPixels, size.heightPixels);
  const look = LOOKS[card.style];
  const mostHeight = Math.min(room.heightPixels, area.heightPixels * (card.style === 'title' ? 0.8 : 0.4));
  for (let share = 1; ; share *= SHRINK) {
    const fontSize = Math.round(look.size * shorter * share);
    const node = cardNode(card, look, fontSize, area.widthPixels);
    const measured = await measureCard(node, card, size, rasterizer, signal);
    const fits = measured.widthPixels <= area.widthPixels && measured.heightPixels <= mostHeight;
    if (!fits && share > LEAST_SHARE) continue;
    const drawn = {
      widthPixels: Math.ceil(measured.widthPixels / 2) * 2,
      heightPixels: Math.ceil(measured.heightPixels / 2) * 2,
    };
    return {
      artwork: { size: drawn, root: node, language: card.language },
      ...placeOf(card, drawn, area, room),
    };
  }
}

/** A name and a note change edges where captions have theirs. */
function heightOf({ style, captions }: PlainCard): 'top' | 'middle' | 'bottom' {
  if (style === 'title') return 'middle';
  if (style === 'note') return captions === 'top' ? 'bottom' : 'top';
  return captions === 'bottom' ? 'top' : 'bottom';
}

/** The part of what captions leave free in which a card stands. */
function roomOf(card: PlainCard, size: FrameSize): Region {
  const captions = card.captions ?? null;
  const highest = highestPartBesideCaptions(size, captions);
  const parts = partsBesideCaptions(size, captions);
  return { top: parts[0], middle: highest, bottom: parts.at(-1) }[heightOf(card)] ?? highest;
}

/** A name and a note stand where lines of their script begin; a title in the middle, as far as captions leave it free. */
function placeOf(card: PlainCard, drawn: FrameSize, area: Region, room: Region) {
  const even = (pixels: number) => 2 * Math.round(pixels / 2);
  const isFromRight = mainDirection(card.text, card.language) === 'rtl';
  const spare = area.widthPixels - drawn.widthPixels;
  const edge = even(area.xPixels + (isFromRight ? spare : 0));
  const top = room.yPixels;
  const bottom = room.yPixels + room.heightPixels - drawn.heightPixels;
  const middle = area.yPixels + (area.heightPixels - drawn.heightPixels) / 2;
  switch (heightOf(card)) {
    case 'middle':
      return {
        xPixels: even(area.xPixels + spare / 2),
        yPixels: even(Math.max(top, Math.min(middle, bottom))),
      };
    case 'bottom':
      return { xPixels: edge, yPixels: even(bottom) };
    case 'top':
      return { xPixels: edge, yPixels: even(top) };
  }
}

function cardNode(
  { text, subtitle, language }: PlainCard,
  look: Look,
  fontSize: number,
  mostWidth: number,
): Node {
  const direction = mainDirection(text, language);
  const padding = Math.round(fontSize * 0.55);
  const line = (words: string, size: number, weight: number, colour: string): Node => ({
    type: 'text',
    text: words,
    style: {
      fontSize: size,
      fontWeight: weight,
      color: colour,
      lineHeight: `${Math.round(size * 1.28)}px`,
      textAlign: look.align === 'center' ? 'center' : 'start',
    },
  });
  return {
    type: 'container',
    dir: direction,
    style: {
      display: 'flex',
      flexDirection: 'column',
      alignItems: look.align,
      alignSelf: 'flex-start',
      gap: Math.round(fontSize * 0.14),
      maxWidth: mostWidth,
      padding,
      backgroundColor: PLATE,
      borderRadius: Math.round(fontSize * look.roundness),
    },
    children: [
      line(text, fontSize, look.weight, '#ffffff'),
      ...(subtitle === undefined
        ? []
        : [line(subtitle, Math.round(fontSize * SUBTITLE_SHARE), 480, 'rgba(255, 255, 255, 0.86)')]),
    ],
  };
}

async function measureCard(
  node: Node,
  { language }: TextCard,
  size: FrameSize,
  rasterizer: Pick<Rasterizer, 'measure'>,
  signal: AbortSignal | undefined,
): Promise<MeasuredBox> {
  const root: Node = {
    type: 'container',
    style: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', width: size.widthPixels },
    children: [node],
  };
  const measured = await rasterizer.measure(
    { size: { ...size, heightPixels: 8000 }, root, language },
    signal,
  );
  return measured.children[0] ?? measured;
}
