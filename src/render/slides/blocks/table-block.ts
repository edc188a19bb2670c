import type { Node } from '@takumi-rs/helpers';
import type { TableBlock } from '../../../domain/slide-block.ts';
import { scriptMetrics } from '../../script-metrics.ts';
import { paragraphDirection } from '../../text-direction.ts';
import { css } from '../colour.ts';
import { type BlockRoom, type FittedSlideBlock, largestThatFits, sizesBetween } from './block-room.ts';
import { type ColumnWidths, dealWidths, isNumeric } from './table-columns.ts';

/** Type sizes in design units. Below the floor a table goes on to another page; a giant row alone shrinks further. */
const LARGEST = { wide: 58, tall: 46 };
const FLOOR = { wide: 25, tall: 27 };
const SMALLEST = 9;
const REFERENCE_SIZE = 100;
const HEAD_WEIGHT = 700;
const FIRST_WEIGHT = 640;
const CELL_WEIGHT = 480;
/** Words set at another size are a little wider or narrower. */
const WORD_SLACK = 1.03;
/** In ems of the type. */
const PADDING_BLOCK = 0.42;
const PADDING_INLINE = 0.6;

/** The largest type at which a table stands on as few pages as it would at the floor; its head is on each page. */
export async function fitTable(table: TableBlock, room: BlockRoom): Promise<FittedSlideBlock> {
  const widths = await columnWidths(table, room);
  const measure = async (size: number): Promise<MeasuredTable> => {
    const node = tableNode(table, table.rows, 0, size, widths, room);
    const heights = (await room.measure(node)).children.map((row) => row.heightPixels);
    return { head: heights[0] ?? 0, rows: heights.slice(1) };
  };
  const pagesAt = async (size: number) => pageEnds(await measure(size), room.heightPixels);
  const kind = room.isWide ? 'wide' : 'tall';
  const floor = FLOOR[kind] * room.unit;
  const atFloor = await pagesAt(floor);
  const count = atFloor?.length ?? Number.POSITIVE_INFINITY;
  const least = widths.reduce((sum, column) => sum + column.least, 0);
  const unbroken = Math.max(floor, (room.widthPixels / least) * REFERENCE_SIZE);
  const sizes = sizesBetween(
    Math.min(LARGEST[kind] * room.unit, unbroken),
    atFloor ? floor : SMALLEST * room.unit,
  );
  const fits = async (size: number) => ((await pagesAt(size))?.length ?? Number.POSITIVE_INFINITY) <= count;
  const size =
    (await largestThatFits(sizes, async (each) =>
      atFloor ? fits(each) : (await pagesAt(each)) !== undefined,
    )) ?? SMALLEST * room.unit;
  const measured = await measure(size);
  const ends = evenEnds(measured, (await pagesAt(size)) ?? [table.rows.length], room.heightPixels);
  const pages = ends.map((end, page) => ({ from: page === 0 ? 0 : ends[page - 1]!, end }));
  const heights = pages.map(({ from, end }) => heightOf(measured, from, end));
  return {
    pages: pages.map(({ from, end }) =>
      tableNode(table, table.rows.slice(from, end), from, size, widths, room),
    ),
    heightPixels: Math.max(...heights),
  };
}

interface MeasuredTable {
  head: number;
  rows: number[];
}

function heightOf({ head, rows }: MeasuredTable, from: number, end: number): number {
  return rows.slice(from, end).reduce((sum, height) => sum + height, head);
}

/** The index after each page's last row when each page is filled before the next; none where a row is too high. */
function pageEnds(table: MeasuredTable, most: number): number[] | undefined {
  const ends: number[] = [];
  let from = 0;
  for (let end = 1; end <= table.rows.length; end += 1) {
    if (heightOf(table, from, end) <= most) continue;
    if (end - 1 === from) return undefined;
    ends.push(end - 1);
    from = end - 1;
    if (heightOf(table, from, end) > most) return undefined;
  }
  return [...ends, table.rows.length];
}

/** As many pages with about as many rows each, where they fit so. */
function evenEnds(table: MeasuredTable, ends: number[], most: number): number[] {
  const count = ends.length;
  const even = ends.map((_, page) => Math.round(((page + 1) * table.rows.length) / count));
  const fits = even.every((end, page) => heightOf(table, page === 0 ? 0 : even[page - 1]!, end) <= most);
  return fits ? even : ends;
}

/** The widths of columns at the reference size, with their padding. */
async function columnWidths({ columns, rows }: TableBlock, room: BlockRoom): Promise<ColumnWidths[]> {
  const cellsOf = (index: number) => [columns[index] ?? '', ...rows.map((row) => row[index] ?? '')];
  const texts = columns.map((_, index) => {
    const cells = cellsOf(index);
    const words = cells.flatMap((cell) => cell.split(/\s+/u)).sort((one, other) => other.length - one.length);
    return { cells, words: words.slice(0, 6) };
  });
  const line = (text: string): Node => ({
    type: 'text',
    text: text === '' ? ' ' : text,
    style: {
      fontSize: REFERENCE_SIZE,
      fontWeight: HEAD_WEIGHT,
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
    },
  });
  const box = await room.measure({
    type: 'container',
    style: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start' },
    children: texts.flatMap(({ cells, words }) => [...cells, ...words].map(line)),
  });
  let at = 0;
  const padding = 2 * PADDING_INLINE * REFERENCE_SIZE;
  const widest = (count: number) => {
    const widths = box.children.slice(at, at + count).map((child) => child.widthPixels);
    at += count;
    return Math.max(...widths) * WORD_SLACK + padding;
  };
  return texts.map(({ cells, words }) => {
    const whole = widest(cells.length);
    return { whole, least: Math.min(whole, words.length === 0 ? whole : widest(words.length)) };
  });
}

function tableNode(
  table: TableBlock,
  rows: readonly string[][],
  firstRow: number,
  size: number,
  reference: readonly ColumnWidths[],
  room: BlockRoom,
): Node {
  const scale = size / REFERENCE_SIZE;
  const widths = dealWidths(
    reference.map(({ whole, least }) => ({ whole: whole * scale, least: least * scale })),
    room.widthPixels,
  );
  const numeric = table.columns.map((_, index) => isNumeric(table.rows.map((row) => row[index] ?? '')));
  const { textLineHeight } = scriptMetrics([...table.columns, ...table.rows.flat()].join(' '));
  const setting = { size, widths, numeric, lineHeight: size * textLineHeight, room };
  return {
    type: 'container',
    dir: room.direction,
    style: {
      display: 'flex',
      flexDirection: 'column',
      width: widths.reduce((sum, width) => sum + width, 0),
      flexShrink: 0,
      borderRadius: 18 * room.unit,
      overflow: 'hidden',
    },
    children: [
      rowNode(table.columns, 'head', setting),
      ...rows.map((cells, index) =>
        rowNode(cells, (firstRow + index) % 2 === 0 ? 'plain' : 'shaded', setting),
      ),
    ],
  };
}

interface TableSetting {
  size: number;
  widths: readonly number[];
  numeric: readonly boolean[];
  lineHeight: number;
  room: BlockRoom;
}

function rowNode(cells: readonly string[], kind: 'head' | 'plain' | 'shaded', setting: TableSetting): Node {
  const { palette, unit } = setting.room;
  const background =
    kind === 'head' ? css(palette.text) : kind === 'shaded' ? css(palette.highlight, 0.55) : undefined;
  return {
    type: 'container',
    style: {
      display: 'flex',
      flexDirection: 'row',
      flexShrink: 0,
      alignItems: 'stretch',
      ...(background !== undefined && { backgroundColor: background }),
      ...(kind !== 'head' && {
        borderBottom: `${Math.max(1, 1.5 * unit)}px solid ${css(palette.text, 0.12)}`,
      }),
    },
    children: cells.map((cell, index) => cellNode(cell, index, kind === 'head', setting)),
  };
}

function cellNode(cell: string, index: number, isHead: boolean, setting: TableSetting): Node {
  const { size, widths, numeric, lineHeight, room } = setting;
  const { palette, direction } = room;
  const isFlush = numeric[index] === true;
  const start = direction === 'rtl' ? 'right' : 'left';
  const end = direction === 'rtl' ? 'left' : 'right';
  return {
    type: 'text',
    text: cell === '' ? ' ' : cell,
    dir: isFlush ? 'ltr' : paragraphDirection(cell, direction),
    style: {
      width: widths[index],
      flexShrink: 0,
      paddingTop: size * PADDING_BLOCK,
      paddingBottom: size * PADDING_BLOCK,
      paddingLeft: size * PADDING_INLINE,
      paddingRight: size * PADDING_INLINE,
      fontSize: size,
      lineHeight: `${lineHeight}px`,
      fontWeight: isHead ? HEAD_WEIGHT : index === 0 ? FIRST_WEIGHT : CELL_WEIGHT,
      color: css(isHead ? palette.paper : palette.text),
      textAlign: isFlush ? end : start,
      fontVariantNumeric: 'tabular-nums',
      wordBreak: 'keep-all',
      overflowWrap: 'anywhere',
    },
  };
}
