import type { Node } from '@takumi-rs/helpers';
import type { FrameSize } from '../domain/timeline.ts';

/** The layout of a node after measuring: boxes in pixels of the frame, text runs with their own boxes. */
export interface MeasuredBox {
  widthPixels: number;
  heightPixels: number;
  /** Left and top edge within the frame. */
  xPixels: number;
  yPixels: number;
  children: MeasuredBox[];
  /** Text as it was broken into lines, boxes relative to this node. */
  runs: { text: string; xPixels: number; yPixels: number; widthPixels: number; heightPixels: number }[];
}

/** A tree of boxes, text and images, in takumi's node form. Images are named by absolute path in `src`. */
export interface Artwork {
  size: FrameSize;
  root: Node;
}

/**
 * Turns trees of boxes, text and SVG into pixels, with fonts for every script that the text needs. It works in
 * a process of its own, which starts with the first request and goes when `close` is called.
 */
export interface Rasterizer {
  /** Writes the artwork as a PNG; transparent where nothing is drawn. */
  draw(artwork: Artwork, outputPath: string, signal?: AbortSignal): Promise<void>;
  /** Draws an SVG document, scaled to the size, as a PNG. */
  drawSvg(svg: string, size: FrameSize, outputPath: string, signal?: AbortSignal): Promise<void>;
  measure(artwork: Artwork, signal?: AbortSignal): Promise<MeasuredBox>;
  close(): Promise<void>;
}
