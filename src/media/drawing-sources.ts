import { AV_PIX_FMT_YUV420P } from 'node-av/constants';
import type { Frame } from 'node-av/lib';
import type { FrameSize } from '../domain/timeline.ts';
import type { Drawing, DrawingGroup, DrawingSource, MovingCoding } from '../ports/moving-pictures.ts';
import { wholePairs } from './fit-geometry.ts';
import { MoviePlayer } from './movie-player.ts';
import { colourSamples } from './pixels/colour-samples.ts';
import type { PixelMemory } from './pixels/pixel-memory.ts';
import type { Planes } from './pixels/planes.ts';
import { type StillWish, stillPlanes } from './still-planes.ts';

/** What a source shows at a moment. */
export interface ShownPicture {
  /** Planes, or the three samples of a colour. */
  picture(): Planes | readonly number[];
  /** The same as a frame that can be coded, where it is as large as the film's and opaque. */
  whole?: Frame;
  /** Changes with what is shown. */
  serial: number;
}

/** Something drawn, opened. */
export interface OpenSource extends AsyncDisposable {
  /** False where what is below may be seen through it. */
  readonly opaque: boolean;
  /** What is shown is lent until the next call. */
  at(seconds: number): Promise<ShownPicture>;
}

/** The single drawings of an item. */
export function membersOf(item: Drawing | DrawingGroup): Drawing[] {
  return 'group' in item ? item.group : [item];
}

/** What sources are opened for. */
export interface DrawingCanvas {
  size: FrameSize;
  memory: PixelMemory;
  signal: AbortSignal;
}

/** A camera that goes nearer than this sees a picture made for this nearness. */
const MOST_ZOOM = 4;

/** Opens the sources of a span, each made as large as it is shown at most. */
export async function openSources(
  coding: MovingCoding,
  memory: PixelMemory,
  signal: AbortSignal,
): Promise<OpenSource[]> {
  const places = coding.sources.map((): Drawing['place'][] => []);
  for (const drawing of coding.frames.flat().flatMap(membersOf)) places[drawing.source]!.push(drawing.place);
  const opened: OpenSource[] = [];
  try {
    for (const [index, source] of coding.sources.entries()) {
      opened.push(await openSource(source, places[index]!, { size: coding.size, memory, signal }));
    }
    return opened;
  } catch (error) {
    for (const source of opened) await source[Symbol.asyncDispose]();
    throw error;
  }
}

async function openSource(
  source: DrawingSource,
  places: readonly Drawing['place'][],
  canvas: DrawingCanvas,
): Promise<OpenSource> {
  const { size } = canvas;
  if (source.kind === 'colour') return colourSource(source.colour);
  const widest = places.reduce((most, place) => Math.max(most, place.widthPixels), 0);
  const highest = places.reduce((most, place) => Math.max(most, place.heightPixels), 0);
  if (source.kind === 'still' && source.fit === undefined) {
    const box = { widthPixels: Math.ceil(widest), heightPixels: Math.ceil(highest) };
    return stillSource({ path: source.path, box, mayShowBelow: true }, canvas);
  }
  const zoom = Math.min(MOST_ZOOM, Math.max(1, widest / size.widthPixels, highest / size.heightPixels));
  const box = {
    widthPixels: wholePairs(size.widthPixels * zoom),
    heightPixels: wholePairs(size.heightPixels * zoom),
  };
  if (source.kind === 'movie') return new MoviePlayer(source.path, { box, fit: source.fit }, canvas);
  const { path, fit, seesThrough: mayShowBelow = false } = source;
  return stillSource({ path, box, fit, mayShowBelow }, canvas);
}

async function stillSource(wish: StillWish, { size, memory, signal }: DrawingCanvas): Promise<OpenSource> {
  const { planes, frame } = await stillPlanes(wish, memory, signal);
  const shown: ShownPicture = { picture: () => planes, serial: 0, ...wholeOf(frame, size) };
  const opaque = planes.alpha === undefined;
  return { opaque, at: async () => shown, [Symbol.asyncDispose]: async () => frame.free() };
}

function colourSource(colour: string): OpenSource {
  const samples = colourSamples(colour);
  const shown = { picture: () => samples, serial: 0 };
  return { opaque: true, at: async () => shown, [Symbol.asyncDispose]: async () => undefined };
}

/** The frame itself, where it can be coded as it is. */
export function wholeOf(frame: Frame, size: FrameSize): { whole?: Frame } {
  const isWhole =
    frame.format === AV_PIX_FMT_YUV420P &&
    frame.width === size.widthPixels &&
    frame.height === size.heightPixels;
  return isWhole ? { whole: frame } : {};
}
