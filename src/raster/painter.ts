import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { type MeasuredNode, Renderer, setGlyphCacheMaxBytes } from '@takumi-rs/core';
import type { Node } from '@takumi-rs/helpers';
import type { FrameSize } from '../domain/timeline.ts';
import type { Artwork, ImageLook, MeasuredBox } from '../ports/rasterizer.ts';
import { MONOSPACE_FAMILY } from './font-catalogue.ts';
import { FontShelf } from './font-shelf.ts';
import { fontStack } from './font-stack.ts';
import { markLineBreaks, withoutBreakMarks } from './line-break-opportunities.ts';
import type { RasterTask } from './messages.ts';
import { codePointsOf, mapTree, readTree } from './node-tree.ts';

/** Holds two decoded frames of 1080x1920: a backdrop and a figure stay between the states of one slide. */
const IMAGE_CACHE_BYTES = 17 * 1024 * 1024;
const GLYPH_CACHE_BYTES = 4 * 1024 * 1024;

/** An image is looked at in a square of this side. */
const LOOK_SIDE_PIXELS = 48;

/** Carries out one task after another with one renderer, whose fonts and pictures are kept between them. */
export class Painter {
  private readonly renderer: Renderer;
  private readonly fonts: FontShelf;

  constructor() {
    setGlyphCacheMaxBytes(GLYPH_CACHE_BYTES);
    this.renderer = new Renderer({ cacheMaxBytes: IMAGE_CACHE_BYTES });
    this.fonts = new FontShelf(this.renderer);
  }

  async perform(task: RasterTask, signal: AbortSignal): Promise<MeasuredBox | ImageLook | undefined> {
    if (task.kind === 'look') return this.look(task.imagePath, signal);
    if (task.kind === 'measure') {
      const { root, options } = await this.prepare(task.artwork);
      return toBox(await this.renderer.measure(root, { ...options, signal }));
    }
    const drawn =
      task.kind === 'draw-svg'
        ? await this.drawSvg(task.svg, task.size, signal)
        : await this.draw(task.artwork, task.kind === 'draw' ? 'png' : 'raw', signal);
    await writeWhole(drawn, task.temporaryPath, task.outputPath, signal);
    return undefined;
  }

  private async look(imagePath: string, signal: AbortSignal): Promise<ImageLook> {
    const { src, data } = await loadImage(imagePath);
    const images = [{ src, data }];
    const natural = await this.renderer.measure({ type: 'image', src }, { images, signal });
    const side = LOOK_SIDE_PIXELS;
    const root: Node = { type: 'image', src, style: { width: side, height: side, objectFit: 'fill' } };
    const pixels = await this.renderer.render(root, {
      width: side,
      height: side,
      format: 'raw',
      images,
      signal,
    });
    return { widthPixels: natural.width, heightPixels: natural.height, ...summarise(pixels) };
  }

  private async draw(artwork: Artwork, format: 'png' | 'raw', signal: AbortSignal): Promise<Buffer> {
    const { root, options } = await this.prepare(artwork);
    return this.renderer.render(root, { ...options, format, signal });
  }

  private async drawSvg(svg: string, size: FrameSize, signal: AbortSignal): Promise<Buffer> {
    const { widthPixels: width, heightPixels: height } = size;
    const root: Node = { type: 'image', src: new TextEncoder().encode(svg), style: { width, height } };
    const codePoints = svg.includes('<text') ? codePointsOf(svg) : new Set<number>();
    await this.fonts.provide(codePoints.size === 0 ? [] : fontStack(codePoints, 'en'), codePoints);
    return this.renderer.render(root, { width, height, format: 'png', signal });
  }

  private async prepare(artwork: Artwork) {
    const { codePoints, imagePaths, usesMonospace } = readTree(artwork.root);
    const language = artwork.language ?? 'en';
    for (const codePoint of codePointsOf(artwork.companionText ?? '')) codePoints.add(codePoint);
    const families = fontStack(codePoints, language);
    const monospace = usesMonospace ? [MONOSPACE_FAMILY] : [];
    const [images, own] = await Promise.all([
      Promise.all([...imagePaths].map(loadImage)),
      artwork.fontFiles === undefined
        ? []
        : this.fonts.provideFiles(artwork.fontFiles).then((name) => [name]),
      this.fonts.provide([...families, ...monospace], codePoints),
    ]);
    const sourceOf = new Map(images.map(({ filePath, src }) => [filePath, src]));
    return {
      root: mapTree(artwork.root, (node) => prepareNode(node, sourceOf)),
      options: {
        width: artwork.size.widthPixels,
        height: artwork.size.heightPixels,
        fontFamilies: [...own, ...[...families, ...monospace].map(({ name }) => name)],
        images: images.map(({ src, data }) => ({ src, data })),
        lang: language,
      },
    };
  }
}

/** The mean of RGBA pixels, weighted by their opacity, and the lightest of those that are not transparent. */
function summarise(pixels: Uint8Array): Pick<ImageLook, 'meanColour' | 'lightestColour' | 'coverage'> {
  const sum: Rgb = [0, 0, 0];
  let opaque = 0;
  let lightestColour: Rgb = [0, 0, 0];
  for (let index = 0; index < pixels.length; index += 4) {
    const opacity = pixels[index + 3]! / 255;
    const colour: Rgb = [pixels[index]!, pixels[index + 1]!, pixels[index + 2]!];
    for (const channel of [0, 1, 2] as const) sum[channel] += colour[channel] * opacity;
    opaque += opacity;
    if (opacity > 0.5 && luma(colour) > luma(lightestColour)) lightestColour = colour;
  }
  const weight = Math.max(opaque, 1e-6);
  return {
    meanColour: [sum[0] / weight, sum[1] / weight, sum[2] / weight],
    lightestColour,
    coverage: opaque / (pixels.length / 4),
  };
}

type Rgb = [red: number, green: number, blue: number];

/** Rec. ITU-R BT.709 weights: enough to tell which of two colours is lighter. */
function luma([red, green, blue]: Rgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function prepareNode(node: Node, sourceOf: Map<string, string>): Node {
  if (node.type === 'text')
    return { ...node, text: markLineBreaks(node.text, node.style?.wordBreak === 'keep-all') };
  if (node.type === 'image' && typeof node.src === 'string') {
    return { ...node, src: sourceOf.get(node.src) ?? node.src };
  }
  return node;
}

/** Decoded pictures are kept by their source's name, so the name tells one state of a file from the next. */
async function loadImage(filePath: string) {
  const [data, { mtimeMs, size }] = await Promise.all([readFile(filePath), stat(filePath)]);
  return { filePath, src: `${filePath}#${mtimeMs}-${size}`, data };
}

async function writeWhole(
  data: Buffer,
  temporaryPath: string,
  outputPath: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    await writeFile(temporaryPath, data, { signal });
    await rename(temporaryPath, outputPath);
  } catch (error) {
    await rm(temporaryPath, { force: true });
    throw error;
  }
}

function toBox(node: MeasuredNode): MeasuredBox {
  return {
    widthPixels: node.width,
    heightPixels: node.height,
    xPixels: node.transform[4],
    yPixels: node.transform[5],
    children: node.children.map(toBox),
    runs: node.runs.map((run) => ({
      text: withoutBreakMarks(run.text),
      xPixels: run.x,
      yPixels: run.y,
      widthPixels: run.width,
      heightPixels: run.height,
    })),
  };
}
