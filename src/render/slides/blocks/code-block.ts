import type { Node } from '@takumi-rs/helpers';
import type { CodeBlock } from '../../../domain/slide-block.ts';
import { blend, type Colour, css, parseColour } from '../colour.ts';
import type { SlidePalette } from '../slide-palette.ts';
import { type BlockRoom, type FittedSlideBlock, largestThatFits, sizesBetween } from './block-room.ts';
import { type CodeToken, codeTokens } from './code-tokens.ts';

/** Type sizes in design units: lines are broken rather than set below the comfortable one, and paged below the floor. */
const LARGEST = 54;
const COMFORTABLE = 27;
const LARGEST_BROKEN = 36;
const FLOOR = 24;
const LINE_HEIGHT = 1.5;
/** A column of the fixed-width face, in ems. */
const COLUMN_WIDTH = 0.6;
/** In ems: around the code, and between numbers and lines. */
const PADDING = 1.1;
const NUMBER_GAP = 1.1;
/** A broken line goes on so many columns further in. */
const HANGING_COLUMNS = 4;

/** On a ground as dark as text is: each has a contrast of at least 5 to 1 with it. */
export const CODE_COLOURS: Record<CodeToken['kind'] | 'lineNumber', Colour> = {
  plain: parseColour('#e8edf5'),
  keyword: parseColour('#7cc4ff'),
  string: parseColour('#a5e3a0'),
  comment: parseColour('#9aa8bd'),
  number: parseColour('#ffc476'),
  lineNumber: parseColour('#8b98ad'),
};

/** A line as it is seen: a line of code, or a part of one too long for the panel. */
interface SeenLine {
  /** Counted from 1; none for the later parts of a broken line. */
  number?: number;
  tokens: CodeToken[];
}

/**
 * The largest type at which code stands whole on one page, where that can be read; else with long lines broken, on as
 * few pages as its smallest type would need.
 */
export async function fitCode(code: CodeBlock, room: BlockRoom): Promise<FittedSlideBlock> {
  const lines = codeTokens(code.text, code.language);
  const longest = Math.max(1, ...lines.map((line) => columnsOf(line)));
  const { unit } = room;
  const pageCount = (size: number) =>
    Math.ceil(seenLines(lines, size, room).length / linesOfPage(size, room));
  const floor = floorIn(room);
  const count = pageCount(floor);
  const size =
    (await largestThatFits(sizesBetween(LARGEST * unit, COMFORTABLE * unit), async (each) => {
      return longest <= columnsIn(room, each, lines.length) && pageCount(each) === 1;
    })) ??
    (await largestThatFits(sizesBetween(Math.max(floor, LARGEST_BROKEN * unit), floor), async (each) => {
      return pageCount(each) <= count;
    })) ??
    floor;
  const seen = seenLines(lines, size, room);
  const of = pageCount(size);
  const pages = Array.from({ length: of }, (_, page) =>
    seen.slice(Math.round((page * seen.length) / of), Math.round(((page + 1) * seen.length) / of)),
  );
  return {
    pages: pages.map((page) => panelNode(page, size, lines.length, room)),
    heightPixels: heightOf(Math.max(...pages.map((page) => page.length)), size),
  };
}

/** The floor, or less where not even one line would fit. */
function floorIn(room: BlockRoom): number {
  return Math.min(FLOOR * room.unit, room.heightPixels / (LINE_HEIGHT + 2 * PADDING + 0.1));
}

function linesOfPage(size: number, { heightPixels }: BlockRoom): number {
  return Math.max(1, Math.floor((heightPixels - 2 * PADDING * size) / (size * LINE_HEIGHT)));
}

function heightOf(lineCount: number, size: number): number {
  return Math.ceil(lineCount * size * LINE_HEIGHT + 2 * PADDING * size);
}

function columnsIn({ widthPixels }: BlockRoom, size: number, lineCount: number): number {
  const free = widthPixels - 2 * PADDING * size - numberWidth(lineCount, size);
  return Math.max(HANGING_COLUMNS + 2, Math.floor(free / (COLUMN_WIDTH * size) + 0.01));
}

/** Numbers help to talk about lines; one line needs none. */
function numberWidth(lineCount: number, size: number): number {
  return lineCount === 1 ? 0 : String(lineCount).length * COLUMN_WIDTH * size + NUMBER_GAP * size;
}

function seenLines(lines: readonly CodeToken[][], size: number, room: BlockRoom): SeenLine[] {
  const columns = columnsIn(room, size, lines.length);
  return lines.flatMap((line, index) => {
    const [first = [], ...others] = brokenLine(line, columns);
    return [{ number: index + 1, tokens: first }, ...others.map((tokens) => ({ tokens }))];
  });
}

/** A line in parts of at most so many columns, broken after a space where there is one in the second half. */
function brokenLine(line: CodeToken[], columns: number): CodeToken[][] {
  if (columnsOf(line) <= columns) return [line];
  const parts: CodeToken[][] = [[]];
  let used = 0;
  for (const { kind, text } of line) {
    for (const piece of text.split(/(?<=[\s,;(){}[\]|&])/u)) {
      if (used > columns / 2 && used + columnsOf([{ kind, text: piece }]) > columns) used = begin(parts);
      for (const character of graphemes.segment(piece)) {
        const width = columnsOf([{ kind, text: character.segment }]);
        if (used + width > columns) used = begin(parts);
        append(parts.at(-1)!, kind, character.segment);
        used += width;
      }
    }
  }
  return parts;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function begin(parts: CodeToken[][]): number {
  parts.push([{ kind: 'plain', text: ' '.repeat(HANGING_COLUMNS) }]);
  return HANGING_COLUMNS;
}

function append(tokens: CodeToken[], kind: CodeToken['kind'], text: string): void {
  const last = tokens.at(-1);
  if (last?.kind === kind) last.text += text;
  else tokens.push({ kind, text });
}

/** Letters that are not of the fixed-width face are given two columns. */
function columnsOf(tokens: readonly CodeToken[]): number {
  const text = tokens.map((token) => token.text).join('');
  const broad =
    text.match(
      /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}\p{M}]|\p{Extended_Pictographic}|[\u3000-\u303f\uff00-\uffef]/gu,
    )?.length ?? 0;
  return [...text.replaceAll(/\p{M}/gu, '')].length + broad;
}

/** As dark as the slide’s text, and a little darker. */
export function codeGround({ text }: Pick<SlidePalette, 'text'>): Colour {
  return blend(text, [8, 12, 22], 0.45);
}

function panelNode(
  lines: readonly SeenLine[],
  size: number,
  lineCount: number,
  { palette, widthPixels, unit }: BlockRoom,
): Node {
  return {
    type: 'container',
    dir: 'ltr',
    style: {
      display: 'flex',
      flexDirection: 'column',
      width: widthPixels,
      flexShrink: 0,
      padding: PADDING * size,
      borderRadius: 22 * unit,
      backgroundColor: css(codeGround(palette)),
      overflow: 'hidden',
    },
    children: lines.map((line) => lineNode(line, size, lineCount)),
  };
}

function lineNode({ number, tokens }: SeenLine, size: number, lineCount: number): Node {
  const gutter = numberWidth(lineCount, size);
  const text = (content: string, colour: Colour, width?: number): Node => ({
    type: 'text',
    text: content,
    dir: 'ltr',
    style: {
      fontFamily: 'monospace',
      fontSize: size,
      lineHeight: `${size * LINE_HEIGHT}px`,
      fontWeight: 480,
      color: css(colour),
      whiteSpace: 'pre',
      flexShrink: 0,
      fontVariantLigatures: 'none',
      ...(width !== undefined && { width, paddingRight: NUMBER_GAP * size, textAlign: 'right' as const }),
    },
  });
  return {
    type: 'container',
    dir: 'ltr',
    style: { display: 'flex', flexDirection: 'row', height: size * LINE_HEIGHT, flexShrink: 0 },
    children: [
      ...(gutter === 0
        ? []
        : [text(number === undefined ? ' ' : String(number), CODE_COLOURS.lineNumber, gutter)]),
      ...tokens.map((token) => text(token.text, CODE_COLOURS[token.kind])),
    ],
  };
}
