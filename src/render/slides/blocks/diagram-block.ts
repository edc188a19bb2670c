import type { Node } from '@takumi-rs/helpers';
import type { DiagramBlock } from '../../../domain/slide-block.ts';
import { scriptMetrics } from '../../script-metrics.ts';
import { paragraphDirection } from '../../text-direction.ts';
import { blend, css } from '../colour.ts';
import { arrowsImage } from './arrows-image.ts';
import type { BlockRoom, FittedSlideBlock } from './block-room.ts';
import type { DiagramSizes, PlacedDiagram, Rectangle, Size } from './diagram-places.ts';
import { layeredDiagram } from './layered-diagram.ts';
import { onlyWay, windingDiagram } from './winding-diagram.ts';

/** The size at which words are measured; everything is then scaled. */
const REFERENCE_SIZE = 100;
/** In design units: larger letters would shout. */
const LARGEST = { wide: 62, tall: 54 };
/** How wide the words of a box may run, in ems: wide ones for few boxes in a row, narrow ones for many. */
const BOX_EMS = [13, 9, 6.5];
const LABEL_SHARE = 0.78;
const PADDING = { inline: 0.85, block: 0.6 };
/** Words set at another size are a little wider or narrower. */
const WORD_SLACK = 1.05;
const MOST_WINDING_COLUMNS = 6;
/** What comes later is taken only where its words are so much larger. */
const CLEARLY_LARGER = { words: 1.1, layout: 1.25 };
const BOX_WEIGHT = 620;

/** The layout of a diagram that suits its frame and lets its words be large, in one piece. */
export async function fitDiagram(diagram: DiagramBlock, room: BlockRoom): Promise<FittedSlideBlock> {
  const most = (LARGEST[room.isWide ? 'wide' : 'tall'] * room.unit) / REFERENCE_SIZE;
  const sized = await Promise.all(BOX_EMS.map((ems) => measuredSizes(diagram, ems, room)));
  const scaleOf = (placed: PlacedDiagram) =>
    Math.min(room.widthPixels / placed.width, room.heightPixels / placed.height, most);
  const best = (among: readonly PlacedDiagram[], clearly: number) =>
    among.reduce((one, other) => (scaleOf(other) > scaleOf(one) * clearly ? other : one));
  const layouts = layoutsOf(diagram, room.isWide).map((layOut) =>
    best(sized.map(layOut), CLEARLY_LARGER.words),
  );
  const placed = best(layouts, CLEARLY_LARGER.layout);
  return {
    pages: [diagramNode(diagram, placed, scaleOf(placed), room)],
    heightPixels: Math.ceil(placed.height * scaleOf(placed)),
  };
}

/** The ways to lay a diagram out, the one that suits the frame best first. */
function layoutsOf(diagram: DiagramBlock, isWide: boolean): ((sizes: DiagramSizes) => PlacedDiagram)[] {
  const axes = isWide ? (['x', 'y'] as const) : (['y', 'x'] as const);
  const layered = axes.map((axis) => (sizes: DiagramSizes) => layeredDiagram(diagram, sizes, axis));
  const way = onlyWay(diagram);
  if (way === undefined || way.length < 4) return layered;
  // A box alone in the last row looks forgotten.
  const columns = Array.from({ length: MOST_WINDING_COLUMNS - 1 }, (_, index) => index + 2).filter(
    (count) => count < way.length && way.length % count !== 1,
  );
  const winding = (isWide ? columns.toReversed() : columns).map(
    (count) => (sizes: DiagramSizes) => windingDiagram(diagram, way, count, sizes),
  );
  return [layered[0]!, ...winding, layered[1]!];
}

async function measuredSizes(diagram: DiagramBlock, ems: number, room: BlockRoom): Promise<DiagramSizes> {
  const labels = diagram.arrows.map(({ label }) => label);
  const named = labels.filter((label) => label !== undefined);
  const box = await room.measure({
    type: 'container',
    style: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start' },
    children: [
      ...diagram.boxes.map((text) => wordsNode(text, REFERENCE_SIZE, room, ems * REFERENCE_SIZE)),
      ...named.map((text) => wordsNode(text, REFERENCE_SIZE * LABEL_SHARE, room, ems * REFERENCE_SIZE)),
    ],
  });
  const sizes = box.children.map(
    ({ widthPixels, heightPixels }): Size => ({ width: widthPixels * WORD_SLACK, height: heightPixels }),
  );
  const measured = sizes.slice(diagram.boxes.length);
  return {
    boxes: sizes.slice(0, diagram.boxes.length).map(({ width, height }) => ({
      width: width + 2 * PADDING.inline * REFERENCE_SIZE,
      height: height + 2 * PADDING.block * REFERENCE_SIZE,
    })),
    labels: labels.map((label) => {
      if (label === undefined) return undefined;
      const size = measured.shift()!;
      return { width: size.width + 0.5 * REFERENCE_SIZE, height: size.height + 0.2 * REFERENCE_SIZE };
    }),
    letter: REFERENCE_SIZE,
  };
}

function wordsNode(text: string, size: number, { direction, palette }: BlockRoom, widest?: number): Node {
  const { textLineHeight } = scriptMetrics(text);
  return {
    type: 'text',
    text,
    dir: paragraphDirection(text, direction),
    style: {
      fontSize: size,
      lineHeight: `${size * textLineHeight * 0.94}px`,
      fontWeight: BOX_WEIGHT,
      color: css(palette.text),
      textAlign: 'center',
      textWrap: 'balance',
      wordBreak: 'keep-all',
      overflowWrap: 'anywhere',
      ...(widest !== undefined && { maxWidth: widest }),
    },
  };
}

function diagramNode(diagram: DiagramBlock, placed: PlacedDiagram, scale: number, room: BlockRoom): Node {
  const scaled = scaledDiagram(placed, scale, room);
  const size = REFERENCE_SIZE * scale;
  const { palette } = room;
  const height = Math.ceil(placed.height * scale);
  return {
    type: 'container',
    dir: 'ltr',
    style: { position: 'relative', display: 'flex', width: room.widthPixels, height, flexShrink: 0 },
    children: [
      {
        type: 'image',
        src: arrowsImage(scaled, { width: room.widthPixels, height }, size, css(palette.text, 0.72)),
        style: { position: 'absolute', left: 0, top: 0, width: room.widthPixels, height },
      },
      ...diagram.arrows.flatMap(({ label }, index) =>
        label === undefined ? [] : [labelNode(label, scaled.arrows[index]!.labelAt, size, room)],
      ),
      ...diagram.boxes.map((text, index) =>
        boxNode(text, scaled.boxes[index]!, kindOf(diagram, index), size, room),
      ),
    ],
  };
}

/** In pixels, in the middle of the room; from right to left where the text runs so. */
function scaledDiagram(
  placed: PlacedDiagram,
  scale: number,
  { widthPixels, direction }: BlockRoom,
): PlacedDiagram {
  const aside = (widthPixels - placed.width * scale) / 2;
  const x = (at: number, width = 0) => aside + (direction === 'rtl' ? placed.width - at - width : at) * scale;
  return {
    width: widthPixels,
    height: placed.height * scale,
    boxes: placed.boxes.map((box) => ({
      x: x(box.x, box.width),
      y: box.y * scale,
      width: box.width * scale,
      height: box.height * scale,
    })),
    arrows: placed.arrows.map(({ points, axis, labelAt }) => ({
      axis,
      points: points.map((point) => ({ x: x(point.x), y: point.y * scale })),
      labelAt: { x: x(labelAt.x), y: labelAt.y * scale },
    })),
  };
}

type BoxKind = 'start' | 'choice' | 'end' | 'step';

/** Where it begins, where it forks, where it ends, and all between. */
function kindOf({ arrows }: DiagramBlock, box: number): BoxKind {
  const leaving = arrows.filter(({ from }) => from === box).length;
  if (!arrows.some(({ to }) => to === box)) return 'start';
  if (leaving > 1) return 'choice';
  return leaving === 0 ? 'end' : 'step';
}

function boxNode(text: string, place: Rectangle, kind: BoxKind, size: number, room: BlockRoom): Node {
  const { palette, unit } = room;
  const ground = {
    start: palette.text,
    choice: palette.highlight,
    end: blend(palette.paper, palette.accent, 0.22),
    step: blend(palette.paper, palette.accent, 0.07),
  }[kind];
  const words = wordsNode(text, size, room);
  return {
    type: 'container',
    style: {
      position: 'absolute',
      left: place.x,
      top: place.y,
      width: place.width,
      height: place.height,
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'center',
      paddingLeft: PADDING.inline * size * 0.5,
      paddingRight: PADDING.inline * size * 0.5,
      borderRadius: 0.42 * size,
      backgroundColor: css(ground),
      border: `${Math.max(1.5, 2.5 * unit)}px solid ${css(kind === 'start' ? palette.text : palette.accent)}`,
    },
    children: [kind === 'start' ? { ...words, style: { ...words.style, color: css(palette.paper) } } : words],
  };
}

function labelNode(label: string, at: { x: number; y: number }, size: number, room: BlockRoom): Node {
  const words = wordsNode(label, size * LABEL_SHARE, room, BOX_EMS[0]! * size);
  const span = 40 * size;
  return {
    type: 'container',
    style: {
      position: 'absolute',
      left: at.x - span / 2,
      top: at.y - span / 2,
      width: span,
      height: span,
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'center',
    },
    children: [
      {
        type: 'container',
        style: {
          display: 'flex',
          paddingLeft: 0.25 * size,
          paddingRight: 0.25 * size,
          borderRadius: 0.3 * size,
          backgroundColor: css(room.palette.paper),
        },
        children: [words],
      },
    ],
  };
}
