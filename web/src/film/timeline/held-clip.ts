import type { Edit, FilmTimeline, Scene } from '../../api/documents.ts';
import {
  boundedLength,
  lengthEdit,
  placeAt,
  SNAP_PIXELS,
  snapTarget,
  spokenUntil,
  startOfPlace,
} from './snapping.ts';

/** What is drawn over the tracks while something is dragged: where it would come to, and what that means. */
export interface DragMark {
  seconds: number;
  text: string;
}

interface HeldClipOptions {
  element: HTMLElement;
  scene: Scene;
  timeline: FilmTimeline;
  pixelsPerSecond: number;
  fromX: number;
  /** Moments that an edge is drawn to. */
  targets: readonly number[];
  tellMark(mark: DragMark | undefined): void;
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
    const { timeline, scene, fromX, element } = options;
    const place = timeline.scenes.find(({ id }) => id === scene.id);
    this.start = place?.start_seconds ?? 0;
    this.length = place?.duration_seconds ?? 0;
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
    const { element, tellMark } = this.options;
    delete element.dataset.held;
    element.style.transform = '';
    element.style.width = '';
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

/** The end of a scene on its way: it snaps to what else begins or sounds there. */
export class TrimmedClip extends HeldClip {
  protected draw(byPixels: number): void {
    const { element, pixelsPerSecond, tellMark } = this.options;
    const seconds = this.#lengthBy(byPixels);
    element.style.width = `${seconds * pixelsPerSecond - 2}px`;
    tellMark({ seconds: this.start + seconds, text: `${seconds.toFixed(1)} s` });
  }

  protected edit(byPixels: number): Edit | undefined {
    const { scene, timeline } = this.options;
    const seconds = this.#lengthBy(byPixels);
    if (Math.abs(seconds - this.length) < 0.05) return undefined;
    return lengthEdit(scene, seconds, spokenUntil(timeline, scene.id));
  }

  #lengthBy(byPixels: number): number {
    const { pixelsPerSecond, targets, timeline, scene } = this.options;
    const end = this.start + this.length + byPixels / pixelsPerSecond;
    const snapped = snapTarget(end, targets, SNAP_PIXELS / pixelsPerSecond) ?? end;
    return boundedLength(snapped - this.start, spokenUntil(timeline, scene.id));
  }
}
