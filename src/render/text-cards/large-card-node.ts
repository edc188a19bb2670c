import type { Node } from '@takumi-rs/helpers';
import type { SceneCard } from '../../domain/storyboard.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import { designUnit, type Region, safeArea } from '../safe-area.ts';
import { mainDirection } from '../text-direction.ts';
import { buttonNode } from './button.ts';
import { writtenLine } from './lettering.ts';

/** A frame this much wider than high has its words beside the product instead of above it. */
const WIDE_ASPECT = 1.3;

/** Of the type, in design units. */
const HEADLINE_UNITS = 98;
const NAME_UNITS = 150;
const SUBTITLE_UNITS = 58;
const BUTTON_UNITS = 60;
const NAME_GAP_UNITS = 22;
const BUTTON_GAP_UNITS = 56;

const WHITE = '#ffffff';
const NEAR_WHITE = 'rgba(255, 255, 255, 0.92)';

/** Of the frame’s width, where words stand beside a layer; on the side from which the language is read. */
const WORDS_SHARE = 0.48;
const WIDE_MARGIN_SHARE = 0.055;
/** Longer lines than these, of the width of a wide frame, are hard to take in. */
const WIDE_LINE_SHARE = 0.72;

/** How dark it is behind the words at most, so that they are read on every picture. */
const SHADE = 0.62;

/** Where an ad's words stand, and how dark the picture is behind them. */
interface Arrangement {
  /** The part of the frame that the words have. */
  words: Region;
  align: 'center' | 'start';
  justify: 'flex-start' | 'center' | 'space-between';
  shade: string;
}

export type LargeCard = SceneCard & { language: string };

/** How large words and button are against their full size. */
export interface CardShares {
  words: number;
  button: number;
}

/** The frame with an ad's words in it at shares of their full size; transparent but for them and a soft shade. */
export function largeCardNode(card: LargeCard, size: FrameSize, shares: CardShares): Node {
  const { words, align, justify, shade } = arrangementOf(card, size);
  return {
    type: 'container',
    dir: mainDirection(card.text, card.language),
    style: {
      position: 'relative',
      display: 'flex',
      width: size.widthPixels,
      height: size.heightPixels,
      backgroundImage: shade,
    },
    children: [
      {
        type: 'container',
        style: {
          position: 'absolute',
          left: words.xPixels,
          top: words.yPixels,
          width: words.widthPixels,
          height: words.heightPixels,
          display: 'flex',
          flexDirection: 'column',
          alignItems: align === 'center' ? 'center' : 'flex-start',
          justifyContent: justify,
        },
        children: cardWords(card, size, shares),
      },
    ],
  };
}

/** The words of a card as one block, or two where a button stands apart from the name. */
export function cardWords(card: LargeCard, size: FrameSize, shares: CardShares): Node[] {
  const { text, subtitle, button, lettering, besideLayer, language } = card;
  const { align } = arrangementOf(card, size);
  const unit = designUnit(size) * shares.words;
  // A name stands larger than a sentence does.
  const isName = button !== undefined || subtitle !== undefined;
  const shared = { align, language };
  const leading = writtenLine(
    {
      ...shared,
      words: text,
      sizePixels: (isName ? NAME_UNITS : HEADLINE_UNITS) * unit,
      voice: 'strong',
      colour: WHITE,
    },
    lettering,
  );
  const under =
    subtitle === undefined
      ? []
      : [
          writtenLine(
            {
              ...shared,
              words: subtitle,
              sizePixels: SUBTITLE_UNITS * unit,
              voice: 'calm',
              colour: NEAR_WHITE,
            },
            lettering,
          ),
        ];
  const named = column([leading, ...under], NAME_GAP_UNITS * unit, align);
  if (button === undefined) return [named];
  const pressed = buttonNode(button, BUTTON_UNITS * designUnit(size) * shares.button, {
    lettering,
    language,
  });
  if (besideLayer && !isWide(size)) return [named, pressed];
  return [column([named, pressed], BUTTON_GAP_UNITS * unit, align)];
}

function column(children: Node[], gap: number, align: 'center' | 'start'): Node {
  return {
    type: 'container',
    style: {
      display: 'flex',
      flexDirection: 'column',
      alignItems: align === 'center' ? 'center' : 'flex-start',
      gap: Math.round(gap),
      maxWidth: '100%',
    },
    children,
  };
}

/** Where the words stand, by the shape of the frame and by what lies beside them. */
export function arrangementOf({ style, besideLayer, language }: LargeCard, size: FrameSize): Arrangement {
  const area = safeArea(size);
  const dark = (share: number) => `rgba(6,8,14,${(SHADE * share).toFixed(3)})`;
  if (isWide(size) && besideLayer) {
    const isMirrored = mainDirection('', language) === 'rtl';
    const margin = Math.round(size.widthPixels * WIDE_MARGIN_SHARE);
    const widthPixels = Math.round(size.widthPixels * WORDS_SHARE) - margin;
    const xPixels = isMirrored ? size.widthPixels - margin - widthPixels : margin;
    return {
      words: { ...area, xPixels, widthPixels },
      align: 'start',
      justify: 'center',
      shade: `linear-gradient(${isMirrored ? 270 : 90}deg, ${dark(1)} 0%, ${dark(0.8)} 36%, ${dark(0)} 62%)`,
    };
  }
  const evenShade = `linear-gradient(180deg, ${dark(0.3)} 0%, ${dark(0.9)} 42%, ${dark(0.9)} 58%, ${dark(0.3)} 100%)`;
  if (!besideLayer && (style === 'call-to-action' || style === 'title')) {
    return { words: centred(area, size), align: 'center', justify: 'center', shade: evenShade };
  }
  if (style === 'call-to-action') {
    return {
      words: centred(area, size),
      align: 'center',
      justify: 'space-between',
      shade: `linear-gradient(180deg, ${dark(1)} 0%, ${dark(0.9)} 22%, ${dark(0.1)} 42%, ${dark(0.1)} 56%, ${dark(0.9)} 76%, ${dark(1)} 100%)`,
    };
  }
  const high = Math.round(area.heightPixels * (isUpright(size) ? 0.36 : 0.32));
  return {
    words: { ...centred(area, size), heightPixels: high },
    align: 'center',
    justify: 'flex-start',
    shade: `linear-gradient(180deg, ${dark(1)} 0%, ${dark(0.92)} 26%, ${dark(0.3)} 46%, ${dark(0)} 58%)`,
  };
}

/** As wide on the left as on the right, so that words in the middle stand in the middle of the frame. */
function centred(area: Region, size: FrameSize): Region {
  const { widthPixels } = size;
  const side = Math.max(area.xPixels, widthPixels - area.xPixels - area.widthPixels);
  const margin = isWide(size) ? Math.round((widthPixels * (1 - WIDE_LINE_SHARE)) / 2) : side;
  return { ...area, xPixels: margin, widthPixels: widthPixels - 2 * margin };
}

function isWide({ widthPixels, heightPixels }: FrameSize): boolean {
  return widthPixels / heightPixels >= WIDE_ASPECT;
}

function isUpright({ widthPixels, heightPixels }: FrameSize): boolean {
  return widthPixels < heightPixels;
}
