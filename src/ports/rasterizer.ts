import type { Node } from '@takumi-rs/helpers';
import type { FrameSize } from '../domain/timeline.ts';

/** Text as one font draws it on one line; the box is relative to the node that holds the text. */
export interface MeasuredRun {
  text: string;
  xPixels: number;
  yPixels: number;
  widthPixels: number;
  heightPixels: number;
}

/** The layout of a node after measuring: boxes in pixels of the frame, text runs with their own boxes. */
export interface MeasuredBox {
  widthPixels: number;
  heightPixels: number;
  /** Left and top edge within the frame. */
  xPixels: number;
  yPixels: number;
  children: MeasuredBox[];
  /** Text as it was broken into lines and fonts, in the order in which it is seen. */
  runs: MeasuredRun[];
}

/**
 * A tree of boxes, text and images, in takumi's node form. Images are named by absolute path in `src` (PNG,
 * JPEG, WebP, GIF or SVG). Text needs no font family: the house face, and beside it the faces for every other
 * script that the text holds, are there; a family of `monospace` is the house's fixed-width face. A
 * `wordBreak` of `keep-all` ends lines only between words, also in Chinese and Japanese.
 */
export interface Artwork {
  size: FrameSize;
  root: Node;
  /** BCP 47 tag of the text: chooses between Chinese, Japanese and Korean forms. English where absent. */
  language?: string;
  /**
   * All text of the artworks that are to be set alike, such as the states of one slide: faces are chosen for it
   * as a whole, so that the same words are as wide in each. The artwork's own text where absent.
   */
  companionText?: string;
  /** Absolute paths of one family's font files, asked before the house face. */
  fontFiles?: string[];
}

/** What an image file looks like on the whole. */
export interface ImageLook {
  widthPixels: number;
  heightPixels: number;
  /** The mean colour of what is not transparent, channels from 0 to 255. */
  meanColour: [red: number, green: number, blue: number];
  /** The colour of its lightest part, where a part is a 48th of its width and height. */
  lightestColour: [red: number, green: number, blue: number];
  /** How much of the image is covered, from 0 (all transparent) to 1. */
  coverage: number;
}

/**
 * Turns trees of boxes, text and SVG into pixels, with fonts for every script that the text needs. It works in
 * a process of its own, which starts with the first request and goes when `close` is called or when its parent
 * goes. Several requests at once are fine.
 *
 * Every method raises `cancelled` when its signal fires, and `media-failed` where the artwork cannot be drawn
 * or the process ends before the answer; the next request starts a new one.
 */
export interface Rasterizer {
  /** Writes the artwork as a PNG, whole or not at all; transparent where nothing is drawn. */
  draw(artwork: Artwork, outputPath: string, signal?: AbortSignal): Promise<void>;
  /**
   * Writes the artwork’s pixels alone, whole or not at all: red, green, blue and opacity in a byte each, in rows from
   * the top.
   */
  drawPixels(artwork: Artwork, outputPath: string, signal?: AbortSignal): Promise<void>;
  /** Draws an SVG document, scaled to the size, as a PNG. */
  drawSvg(svg: string, size: FrameSize, outputPath: string, signal?: AbortSignal): Promise<void>;
  measure(artwork: Artwork, signal?: AbortSignal): Promise<MeasuredBox>;
  /** Looks at an image file of any kind that artworks may name. */
  look(imagePath: string, signal?: AbortSignal): Promise<ImageLook>;
  /** Ends the process; what is still under way is `cancelled`. A later request starts it anew. */
  close(): Promise<void>;
}
