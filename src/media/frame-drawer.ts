import type { Frame } from 'node-av/lib';
import type { Drawing, DrawingGroup, MovingCoding, Place } from '../ports/moving-pictures.ts';
import { membersOf, type OpenSource, openSources, type ShownPicture } from './drawing-sources.ts';
import { filmFrame } from './film-encoder.ts';
import { drawPlanes } from './pixels/draw-planes.ts';
import { PixelMemory } from './pixels/pixel-memory.ts';
import { BLACK, giveFrame, newPlanes, type Planes } from './pixels/planes.ts';

type Item = Drawing | DrawingGroup;

/** Draws the frames of a span one after the other. */
export class FrameDrawer {
  readonly #coding: MovingCoding;
  readonly #memory: PixelMemory;
  readonly #sources: OpenSource[];
  readonly #frame: Place;
  readonly #canvas: Frame;
  readonly #planes: Planes;
  #groupPlanes: Planes | undefined;
  /** What is on the canvas. */
  #drawn = '';

  private constructor(coding: MovingCoding, memory: PixelMemory, sources: OpenSource[]) {
    this.#coding = coding;
    this.#memory = memory;
    this.#sources = sources;
    this.#frame = { xPixels: 0, yPixels: 0, ...coding.size };
    this.#canvas = filmFrame(coding.size);
    this.#planes = this.#newPlanes();
  }

  static async open(coding: MovingCoding, signal: AbortSignal): Promise<FrameDrawer> {
    const memory = new PixelMemory();
    return new FrameDrawer(coding, memory, await openSources(coding, memory, signal));
  }

  /** A frame of yuv420p, lent until the next one is asked for. */
  async draw(index: number): Promise<Frame> {
    const items = this.#visible(this.#coding.frames[index]!);
    const shown = new Map<Drawing, ShownPicture>();
    for (const drawing of items.flatMap(membersOf)) {
      shown.set(drawing, await this.#sources[drawing.source]!.at(drawing.seconds ?? 0));
    }
    const whole = items.length === 1 ? this.#wholeOf(items[0]!, shown) : undefined;
    if (whole !== undefined) return whole;
    const wanted = JSON.stringify(items, (key, value) => (key === 'seconds' ? undefined : value));
    const pictures = [...shown.values()].map(({ serial }) => serial).join();
    if (`${wanted}${pictures}` === this.#drawn) return this.#canvas;
    this.#drawAll(this.#planes, items, shown);
    giveFrame(this.#memory, this.#planes, this.#canvas);
    this.#drawn = `${wanted}${pictures}`;
    return this.#canvas;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const source of this.#sources) await source[Symbol.asyncDispose]();
    this.#canvas.free();
  }

  #drawAll(planes: Planes, items: readonly Item[], shown: ReadonlyMap<Drawing, ShownPicture>): void {
    const [lowest] = items;
    if (lowest === undefined || !this.#covers(lowest)) {
      drawPlanes(this.#memory, planes, BLACK, { place: this.#frame, window: this.#frame, opacity: 1 });
    }
    for (const item of items) {
      const { window = this.#frame, opacity } = item;
      if ('group' in item) {
        this.#groupPlanes ??= this.#newPlanes();
        this.#drawAll(this.#groupPlanes, item.group, shown);
        drawPlanes(this.#memory, planes, this.#groupPlanes, { place: this.#frame, window, opacity });
      } else {
        drawPlanes(this.#memory, planes, shown.get(item)!.picture(), { place: item.place, window, opacity });
      }
    }
  }

  /** The source's own frame where nothing else is seen: it needs no drawing. */
  #wholeOf(item: Item, shown: ReadonlyMap<Drawing, ShownPicture>): Frame | undefined {
    if ('group' in item || !this.#covers(item)) return undefined;
    const { widthPixels, heightPixels } = item.place;
    const isExact = widthPixels === this.#frame.widthPixels && heightPixels === this.#frame.heightPixels;
    return isExact ? shown.get(item)!.whole : undefined;
  }

  /** What is not covered wholly by something above it. */
  #visible(items: readonly Item[]): readonly Item[] {
    return items.slice(
      Math.max(
        0,
        items.findLastIndex((item) => this.#covers(item)),
      ),
    );
  }

  /** True where the item lies exactly over the frame and hides all that is below. */
  #covers(item: Item): boolean {
    if (item.opacity !== 1 || item.window !== undefined) return false;
    if ('group' in item) return true;
    const { widthPixels, heightPixels } = this.#coding.size;
    const { place } = item;
    return (
      this.#sources[item.source]!.opaque &&
      place.xPixels <= 0 &&
      place.yPixels <= 0 &&
      place.xPixels + place.widthPixels >= widthPixels &&
      place.yPixels + place.heightPixels >= heightPixels
    );
  }

  #newPlanes(): Planes {
    const { widthPixels: width, heightPixels: height } = this.#coding.size;
    return newPlanes(this.#memory, { width, height }, false);
  }
}
