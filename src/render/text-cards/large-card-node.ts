import type { Node } from '@takumi-rs/helpers';
import type { FrameSize } from '../../domain/timeline.ts';
import { designUnit } from '../safe-area.ts';
import { mainDirection } from '../text-direction.ts';
import { buttonNode } from './button.ts';
import { arrangementOf, type LargeCard } from './card-arrangement.ts';
import { writtenLine } from './lettering.ts';

/** Of the type, in design units. */
const HEADLINE_UNITS = 98;
const NAME_UNITS = 150;
const SUBTITLE_UNITS = 58;
const BUTTON_UNITS = 60;
const NAME_GAP_UNITS = 22;
const BUTTON_GAP_UNITS = 56;

const WHITE = '#ffffff';
const NEAR_WHITE = 'rgba(255, 255, 255, 0.92)';

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
  const { text, subtitle, button, lettering, language } = card;
  const { align, justify } = arrangementOf(card, size);
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
  if (justify === 'space-between') return [named, pressed];
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
