import type { Edit, FilmTimeline, Scene } from '../../api/documents.ts';
import { say } from '../../text/messages.ts';
import { placeAt, SNAP_PIXELS, snapTarget, startOfPlace } from './snapping.ts';
import { type Trim, type Trimmable, trimmedEnd, trimmedStart } from './trim.ts';

/** What is drawn over the tracks while something is dragged: where it would come to, and what that means. */
export interface DragMark {
  seconds: number;
  text: string;
  /** Why it goes no further. */
  hint?: string;
  /** What is cut away, in seconds of the film. */
  cut?: { from: number; to: number };
  /** The picture of a moving shot that is at the edge. */
  frame?: { url: string; seconds: number };
}

/** Which edge of a scene a hand has. */
export type TrimmedEdge = 'start' | 'end';

interface HeldClipOptions {
  element: HTMLElement;
  scene: Scene;
  timeline: FilmTimeline;
  trimmable: Trimmable;
  /** Where the moving shot is; undefined where there is none to be seen. */
  shotUrl: string | undefined;
  pixelsPerSecond: number;
  fromX: number;
  /** Moments that an edge is drawn to. */
  targets: readonly number[];
  tellMark(mark: DragMark | undefined): void;
}

/** How wide a scene is drawn: a little less than it lasts, so that each can be told from the next. */
export function clipPixels(seconds: number, pixelsPerSecond: number): number {
  return Math.max(6, seconds * pixelsPerSecond - 2);
}

/** So little is a hand that shakes. */
const LEAST_PIXELS = 4;

/** A scene of the timeline while a hand has it: what follows the hand is its element alone, nothing is rendered. */
abstract class HeldClip {
  protected readonly options: HeldClipOptions;
  protected readonly start: number;
  protected readonly length: number;
  #frame = 0;
  #x: number;

  constructor(options: HeldClipOptions) {
    this.options = options;
    const { trimmable, fromX, element } = options;
    this.start = trimmable.start;
    this.length = trimmable.length;
    this.#x = fromX;
    element.dataset.held = '';
  }

  follow(x: number): void {
    this.#x = x;
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.draw(this.#x - this.options.fromX);
    });
  }

  /** The edit that it comes to; undefined where it is let go where it was. */
  drop(x: number): Edit | undefined {
    const by = x - this.options.fromX;
    return Math.abs(by) < LEAST_PIXELS ? undefined : this.edit(by);
  }

  release(): void {
    cancelAnimationFrame(this.#frame);
    const { element, pixelsPerSecond, tellMark } = this.options;
    delete element.dataset.held;
    element.style.transform = '';
    element.style.setProperty('--left', `${this.start * pixelsPerSecond}px`);
    element.style.setProperty('--width', `${clipPixels(this.length, pixelsPerSecond)}px`);
    tellMark(undefined);
  }

  protected abstract draw(byPixels: number): void;
  protected abstract edit(byPixels: number): Edit | undefined;
}

/** A scene on its way to another place: it snaps between two other scenes. */
export class MovedClip extends HeldClip {
  #place = 0;

  protected draw(byPixels: number): void {
    const { element, timeline, scene, tellMark } = this.options;
    element.style.transform = `translateX(${byPixels}px)`;
    const place = this.#placeAt(byPixels);
    if (place === this.#place) return;
    this.#place = place;
    tellMark({ seconds: startOfPlace(timeline, scene.id, place), text: String(place) });
  }

  protected edit(byPixels: number): Edit | undefined {
    const { scene } = this.options;
    const position = this.#placeAt(byPixels);
    return position === scene.position ? undefined : { kind: 'move-scene', scene: scene.id, position };
  }

  #placeAt(byPixels: number): number {
    const { timeline, scene, pixelsPerSecond } = this.options;
    return placeAt(timeline, scene.id, this.start + this.length / 2 + byPixels / pixelsPerSecond);
  }
}

/** An edge of a scene on its way: it snaps to what else begins or sounds there, and leaves a mark of what is cut away. */
export class TrimmedClip extends HeldClip {
  readonly #edge: TrimmedEdge;

  constructor(options: HeldClipOptions, edge: TrimmedEdge) {
    super(options);
    this.#edge = edge;
  }

  protected draw(byPixels: number): void {
    const { element, pixelsPerSecond, shotUrl, tellMark } = this.options;
    const { trimmable, seconds, hint } = this.#trim(byPixels);
    const { start, length, spoken, shot } = trimmable;
    const isStart = this.#edge === 'start';
    const keepsLength = isStart && spoken > 0;
    const from = isStart ? Math.min(start, seconds) : start;
    const to = isStart ? start + length : Math.max(start + length, seconds);
    if (!keepsLength) {
      element.style.setProperty('--left', `${from * pixelsPerSecond}px`);
      element.style.setProperty('--width', `${clipPixels(to - from, pixelsPerSecond)}px`);
    }
    const cut = isStart ? { from: start, to: seconds } : { from: seconds, to: start + length };
    const lasts = isStart ? start + length - seconds : seconds - start;
    const text = keepsLength
      ? say('timeline.mark.from', { seconds: ((shot?.from ?? 0) + seconds - start).toFixed(2) })
      : say('timeline.mark.lasts', { seconds: lasts.toFixed(2) });
    tellMark({
      seconds,
      text,
      ...(hint && { hint: say(hint) }),
      ...(!keepsLength && cut.to > cut.from && { cut }),
      ...(shot && shotUrl && { frame: { url: shotUrl, seconds: this.#shotSeconds(seconds) } }),
    });
  }

  protected edit(byPixels: number): Edit | undefined {
    return this.#trim(byPixels).edit;
  }

  /** What of the shot is seen first or last where the edge comes to this moment of the film. */
  #shotSeconds(seconds: number): number {
    const { shot, start, spoken, framesPerSecond } = this.options.trimmable;
    const at = (shot?.from ?? 0) + seconds - start;
    if (this.#edge === 'start') return at;
    const end = (spoken > 0 ? shot?.to : undefined) ?? shot?.whole ?? at;
    return Math.min(at, end) - 1 / framesPerSecond;
  }

  #trim(byPixels: number): Trim & { trimmable: Trimmable } {
    const { pixelsPerSecond, targets, trimmable } = this.options;
    const edge = this.#edge === 'start' ? trimmable.start : trimmable.start + trimmable.length;
    const led = edge + byPixels / pixelsPerSecond;
    const snapped = snapTarget(led, targets, SNAP_PIXELS / pixelsPerSecond) ?? led;
    const trim = this.#edge === 'start' ? trimmedStart(trimmable, snapped) : trimmedEnd(trimmable, snapped);
    return { ...trim, trimmable };
  }
}
