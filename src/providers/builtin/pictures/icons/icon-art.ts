import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import svgPath from 'svgpath';
import { type Bounds, boundsOf, type Displacement, type Point } from '../geometry.ts';
import { HOUSE_ART } from './house-art.ts';

/** One filled shape of an icon, its outline in absolute lines and curves on the 32 by 32 grid. */
export interface IconShape {
  data: string;
  fill: string;
  opacity: number;
  evenOdd: boolean;
}

/** An icon as shapes from back to front, and the box that they really fill. */
export interface IconArt {
  shapes: IconShape[];
  bounds: Bounds;
}

const require = createRequire(import.meta.url);
let bodies: ReadonlyMap<string, string> | undefined;
let emojiNames: Record<string, string> | undefined;
const read = new Map<string, IconArt>();

const UNSUPPORTED = /<(?:defs|use|filter|clipPath|linearGradient|radialGradient)|stroke=/;
const SKIN_TONE = /-(?:medium-dark|medium-light|dark|light|medium)$/;

/** Icons that hold letters or figures, are signs on plates or small landscapes, or that nobody wishes to find in a lesson. */
const UNFIT: readonly RegExp[] = [
  /^(?:hundred-points|input-.*|keycap.*|convenience-store|.*hotel|.*-place-medal|information|e-mail|zzz|atm-sign)$/,
  /^(?:.*-button|.*-square|.*-circle|.*-diamond|no-.*|bus-stop|litter-in-bin-sign|potable-water|.*-room|restroom)$/,
  /^(?:trade-mark|registered|copyright|currency-exchange|customs|passport-control|left-luggage|baggage-claim)$/,
  /^(?:water-closet|atom-symbol|place-of-worship|om|japanese-.*|bar-chart|chart-.*|thought-balloon)$/,
  /^(?:cityscape.*|sunrise.*|sunset|night-with-stars|bridge-at-night|milky-way|fireworks|sparkler|motorway|rainbow)$/,
  /^(?:fog|foggy|national-park|camping|water-wave|beach-with-umbrella|tanabata-tree|tokyo-tower|moai|x-ray)$/,
  /^(?:(?:rainbow|transgender|pirate|black|white)-flag|crossed-flags|water-pistol|middle-finger|pile-of-poo)$/,
  /^(?:aries|taurus|gemini|cancer|leo|virgo|libra|scorpio|sagittarius|capricorn|aquarius|pisces|ophiuchus)$/,
];

/**
 * The markup of what can be drawn by name: Fluent Emoji, flat style, by Microsoft (MIT), as Iconify publishes it,
 * without the variants by skin tone, and the art of this house.
 */
function drawableBodies(): ReadonlyMap<string, string> {
  if (bodies) return bodies;
  const path = require.resolve('@iconify-json/fluent-emoji-flat/icons.json');
  const { icons } = JSON.parse(readFileSync(path, 'utf8')) as { icons: Record<string, { body: string }> };
  const drawable = new Map(Object.entries(HOUSE_ART));
  for (const [name, { body }] of Object.entries(icons)) {
    const plain = name.replace(SKIN_TONE, '');
    if (name in HOUSE_ART || (plain !== name && plain in icons)) continue;
    if (UNSUPPORTED.test(body) || UNFIT.some((group) => group.test(name))) continue;
    drawable.set(name, body);
  }
  bodies = drawable;
  return bodies;
}

/** The names of all icons that can be drawn here. */
export function iconNames(): string[] {
  return [...drawableBodies().keys()];
}

export function hasIcon(name: string): boolean {
  return drawableBodies().has(name);
}

/** The icon of an emoji written as text; none where it cannot be drawn here. */
export function iconOfEmoji(emoji: string): string | undefined {
  emojiNames ??= JSON.parse(
    readFileSync(require.resolve('@iconify-json/fluent-emoji-flat/chars.json'), 'utf8'),
  ) as Record<string, string>;
  const points = [...emoji]
    .map((character) => character.codePointAt(0) ?? 0)
    .filter((point) => point !== 0xfe0f);
  const name = emojiNames[points.map((point) => point.toString(16)).join('-')];
  return name !== undefined && hasIcon(name) ? name : undefined;
}

/** The art of an icon. Throws a RangeError for a name that `hasIcon` denies. */
export function iconArt(name: string): IconArt {
  const known = read.get(name);
  if (known) return known;
  const body = drawableBodies().get(name);
  if (body === undefined) throw new RangeError(`No icon art named ${name}`);
  const shapes: IconShape[] = [];
  const groupFill = /^<g [^>]*?fill="([^"]*)"/.exec(body)?.[1] ?? 'none';
  for (const [, tag, text] of body.matchAll(/<(path|circle|ellipse|rect)\b([^>]*?)\/?>/g)) {
    const attributes = new Map(
      [...text!.matchAll(/([a-z-]+)="([^"]*)"/g)].map((match) => [match[1]!, match[2]!]),
    );
    const fill = attributes.get('fill') ?? groupFill;
    if (!fill.startsWith('#')) continue;
    const path = svgPath(shapeData(tag!, attributes));
    const transform = attributes.get('transform');
    const absolute = (transform ? path.transform(transform) : path).abs().unshort().unarc().abs().round(2);
    shapes.push({
      data: absolute.toString(),
      fill,
      opacity: Number(attributes.get('opacity') ?? 1),
      evenOdd: attributes.get('fill-rule') === 'evenodd',
    });
  }
  const art = { shapes, bounds: boundsOf(shapes.flatMap(({ data }) => anchorPoints(data))) };
  read.set(name, art);
  return art;
}

function shapeData(tag: string, attributes: Map<string, string>): string {
  const number = (name: string): number => Number(attributes.get(name) ?? 0);
  if (tag === 'path') return attributes.get('d') ?? '';
  if (tag === 'rect') {
    return `M${number('x')} ${number('y')}h${number('width')}v${number('height')}h${-number('width')}z`;
  }
  const radiusX = attributes.has('r') ? number('r') : number('rx');
  const radiusY = attributes.has('r') ? number('r') : number('ry');
  const start = `M${number('cx') - radiusX} ${number('cy')}`;
  return `${start}a${radiusX} ${radiusY} 0 1 0 ${radiusX * 2} 0a${radiusX} ${radiusY} 0 1 0 ${-radiusX * 2} 0z`;
}

function anchorPoints(data: string): Point[] {
  const points: Point[] = [];
  svgPath(data).iterate((segment, _index, x, y) => {
    if (segment[0] === 'H') points.push({ x: segment[1], y });
    else if (segment[0] === 'V') points.push({ x, y: segment[1] });
    else if (segment.length > 2) {
      const numbers = segment.slice(1) as number[];
      points.push({ x: numbers.at(-2)!, y: numbers.at(-1)! });
    }
  });
  return points;
}

/** A path's outline with every point and handle moved; smooth displacements keep it smooth. */
export function displacedPath(data: string, displace: Displacement): string {
  const moved: string[] = [];
  const show = (x: number, y: number): string => {
    const point = displace({ x, y });
    return `${Math.round(point.x * 100) / 100} ${Math.round(point.y * 100) / 100}`;
  };
  svgPath(data).iterate((segment, _index, x, y) => {
    if (segment[0] === 'H') moved.push(`L${show(segment[1], y)}`);
    else if (segment[0] === 'V') moved.push(`L${show(x, segment[1])}`);
    else if (segment.length === 1) moved.push('Z');
    else {
      const numbers = segment.slice(1) as number[];
      const pairs: string[] = [];
      for (let index = 0; index < numbers.length; index += 2)
        pairs.push(show(numbers[index]!, numbers[index + 1]!));
      moved.push(`${segment[0]}${pairs.join(' ')}`);
    }
  });
  return moved.join('');
}
