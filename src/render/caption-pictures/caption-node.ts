import type { Node } from '@takumi-rs/helpers';
import type { CaptionCue, CaptionWord } from '../../domain/caption.ts';
import { scriptMetrics } from '../script-metrics.ts';
import { mainDirection } from '../text-direction.ts';
import type { CaptionStyle } from './caption-styles.ts';

/** How a caption is set: sizes in pixels. */
export interface CaptionSetting {
  style: CaptionStyle;
  fontSize: number;
  unit: number;
  /** The widest that the plate may be. */
  maxWidth: number;
  /** True where a line too wide even for the smallest type goes on in the next. */
  wraps: boolean;
}

/** Directions in which a letter's outline is repeated: enough for a smooth edge at the widths in use. */
const OUTLINE_DIRECTIONS = 16;
/** Room in a pill beside its word, as a share of the type's size, where spaces stand between words and where none do. */
const PILL_PADDING = { spaced: 0.14, unspaced: 0.03 };
/** A pill's padding widens the gaps between words; a narrower space makes up for it. */
const PILL_SPACE_SIZE = 0.25;

/** The words of a cue on their plate, with the word at an index (counted over all lines) as the one being spoken. */
export function captionNode(cue: CaptionCue, spokenIndex: number | null, setting: CaptionSetting): Node {
  const { style, unit, fontSize } = setting;
  const text = cue.lines
    .flat()
    .map((word) => word.text)
    .join(' ');
  const direction = mainDirection(text, cue.language);
  const lineHeight = Math.max(style.lineHeight, scriptMetrics(text).textLineHeight);
  const plate = style.plate;
  let index = 0;
  return {
    type: 'container',
    dir: direction,
    style: {
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'center',
      flexShrink: 0,
      maxWidth: setting.maxWidth,
      fontSize,
      lineHeight: `${fontSize * lineHeight}px`,
      fontWeight: style.fontWeight,
      ...(plate === null
        ? {}
        : {
            paddingTop: plate.paddingBlock * unit,
            paddingBottom: plate.paddingBlock * unit,
            paddingLeft: plate.paddingInline * unit,
            paddingRight: plate.paddingInline * unit,
            borderRadius: plate.radius * unit,
            backgroundColor: plate.colour,
          }),
    },
    children: cue.lines.map((line) => {
      const first = index;
      index += line.length;
      return lineNode(line, first, spokenIndex, setting);
    }),
  };
}

/** How far shadows and outline reach beyond the words' own box, in design units. */
export function reachUnits({ outline, shadows }: CaptionStyle): number {
  const reaches = shadows.map(({ offset, blur }) => offset + blur * 1.5);
  return Math.ceil(Math.max(0, ...reaches) + (outline?.width ?? 0)) + 2;
}

function lineNode(
  line: CaptionWord[],
  firstIndex: number,
  spokenIndex: number | null,
  setting: CaptionSetting,
): Node {
  const spaceSize = setting.fontSize * (setting.style.spokenPill === null ? 1 : PILL_SPACE_SIZE);
  return {
    type: 'container',
    style: {
      display: 'block',
      textAlign: 'center',
      whiteSpace: setting.wraps ? 'normal' : 'nowrap',
      overflowWrap: 'anywhere',
      maxWidth: '100%',
    },
    children: line.flatMap((word, index) => {
      const node = wordNode(word, firstIndex + index, spokenIndex, setting);
      const space: Node = { type: 'text', text: ' ', style: { fontSize: spaceSize } };
      return index > 0 && word.spaceBefore ? [space, node] : [node];
    }),
  };
}

function wordNode(
  word: CaptionWord,
  index: number,
  spokenIndex: number | null,
  setting: CaptionSetting,
): Node {
  const { style, fontSize } = setting;
  const isSpoken = index === spokenIndex;
  const wasSpoken = style.keepsSpokenColour && spokenIndex !== null && index < spokenIndex;
  const hasPill = isSpoken && style.spokenPill !== null;
  const padding = fontSize * (word.spaceBefore || index === 0 ? PILL_PADDING.spaced : PILL_PADDING.unspaced);
  return {
    type: 'text',
    text: word.text,
    style: {
      color: isSpoken || wasSpoken ? style.spokenColour : style.colour,
      // Every word of a style with a pill has the pill's padding, so that none moves when its turn comes.
      ...(style.spokenPill === null ? {} : { paddingLeft: padding, paddingRight: padding }),
      ...(hasPill ? { backgroundColor: style.spokenPill!, borderRadius: 0.24 * fontSize } : {}),
      ...(hasPill ? {} : { textShadow: shadowsOf(setting) }),
    },
  };
}

function shadowsOf({ style, unit }: CaptionSetting): string {
  const shadows: string[] = [];
  if (style.outline !== null) {
    const radius = style.outline.width * unit;
    for (let step = 0; step < OUTLINE_DIRECTIONS; step += 1) {
      const angle = (step * 2 * Math.PI) / OUTLINE_DIRECTIONS;
      const [x, y] = [radius * Math.cos(angle), radius * Math.sin(angle)];
      shadows.push(`${x.toFixed(2)}px ${y.toFixed(2)}px 0px ${style.outline.colour}`);
    }
  }
  for (const { offset, blur, colour } of style.shadows) {
    shadows.push(`0px ${offset * unit}px ${blur * unit}px ${colour}`);
  }
  return shadows.length === 0 ? 'none' : shadows.join(', ');
}
