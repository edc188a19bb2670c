import { readFile, writeFile } from 'node:fs/promises';
import type { Node } from '@takumi-rs/helpers';
import type { SceneLayer } from '../../domain/storyboard.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import type { Artwork, Rasterizer } from '../../ports/rasterizer.ts';
import type { Region } from '../safe-area.ts';
import { cutOut } from './cut-out.ts';
import { encodePng } from './encode-png.ts';
import { cropped, isSeeThrough, type Pixels, seenRegion } from './pixels.ts';

/** The longer side of a picture while its background is looked for: more than any frame shows of it. */
const WORKING_PIXELS = 1400;
/** A picture of few pixels is not enlarged further than this. */
const MOST_ENLARGEMENT = 3;
/** Of the longer side of what is shown. */
const CORNER_SHARE = 0.045;
const SHADOW_SHARE = 0.05;

export type LayerLayout = Omit<SceneLayer, 'own'>;

/** A layer that is ready to be laid over the film: its file, its size, and where it lies in the frame. */
export interface LaidOutLayer {
  filePath: string;
  place: Region;
  /** Why the background is still there though it was to be taken away; the picture stands on a card then. */
  keptBackground?: string;
}

/**
 * Draws a person's picture as a transparent PNG at `<outputPathStem>.png`: its plain background taken away where that
 * is wanted, cropped to what is seen of it, as large as its place allows, with a shadow. Its own shape, colours and
 * lettering are never changed. A picture that cannot be cut out has round corners instead.
 */
export async function layOutLayer(
  layer: LayerLayout,
  picturePath: string,
  frame: FrameSize,
  outputPathStem: string,
  rasterizer: Pick<Rasterizer, 'draw' | 'drawPixels' | 'look'>,
  signal?: AbortSignal,
): Promise<LaidOutLayer> {
  const whole = await picturePixels(picturePath, `${outputPathStem}-whole.rgba`, rasterizer, signal);
  const cut = layer.cutOut ? cutOut(whole) : { pixels: whole };
  const pixels = 'pixels' in cut ? cut.pixels : whole;
  const seen = cropped(pixels, seenRegion(pixels) ?? { xPixels: 0, yPixels: 0, ...sizeOf(pixels) });
  const piecePath = `${outputPathStem}-piece.png`;
  await writeFile(piecePath, encodePng(seen), { signal });
  const shown = fittedSize(seen, layer, frame);
  const margin = layer.shadow
    ? Math.ceil(Math.max(shown.widthPixels, shown.heightPixels) * SHADOW_SHARE * 2)
    : 0;
  const filePath = `${outputPathStem}.png`;
  await rasterizer.draw(layerArtwork(piecePath, shown, margin, !isSeeThrough(seen)), filePath, signal);
  const widthPixels = evenOf(shown.widthPixels + 2 * margin);
  const heightPixels = evenOf(shown.heightPixels + 2 * margin);
  return {
    filePath,
    place: {
      xPixels: Math.round(layer.centreX * frame.widthPixels - widthPixels / 2),
      yPixels: Math.round(layer.centreY * frame.heightPixels - heightPixels / 2),
      widthPixels,
      heightPixels,
    },
    ...('refusal' in cut && { keptBackground: cut.refusal }),
  };
}

async function picturePixels(
  picturePath: string,
  workPath: string,
  rasterizer: Pick<Rasterizer, 'drawPixels' | 'look'>,
  signal: AbortSignal | undefined,
): Promise<Pixels> {
  const look = await rasterizer.look(picturePath, signal);
  const longer = Math.max(look.widthPixels, look.heightPixels);
  const scale = Math.min(MOST_ENLARGEMENT, WORKING_PIXELS / longer);
  const size = {
    widthPixels: Math.max(1, Math.round(look.widthPixels * scale)),
    heightPixels: Math.max(1, Math.round(look.heightPixels * scale)),
  };
  const root: Node = {
    type: 'image',
    src: picturePath,
    style: { width: size.widthPixels, height: size.heightPixels, objectFit: 'fill' },
  };
  await rasterizer.drawPixels({ size, root }, workPath, signal);
  return { ...size, rgba: await readFile(workPath, { signal }) };
}

function fittedSize(piece: FrameSize, { mostWidth, mostHeight }: LayerLayout, frame: FrameSize): FrameSize {
  const scale = Math.min(
    (mostWidth * frame.widthPixels) / piece.widthPixels,
    (mostHeight * frame.heightPixels) / piece.heightPixels,
  );
  return {
    widthPixels: Math.max(2, Math.round(piece.widthPixels * scale)),
    heightPixels: Math.max(2, Math.round(piece.heightPixels * scale)),
  };
}

function layerArtwork(piecePath: string, shown: FrameSize, margin: number, isCard: boolean): Artwork {
  const longer = Math.max(shown.widthPixels, shown.heightPixels);
  const reach = longer * SHADOW_SHARE;
  const shadow = `0 ${Math.round(reach * 0.5)}px ${Math.round(reach)}px rgba(0, 0, 0, 0.5)`;
  return {
    size: {
      widthPixels: evenOf(shown.widthPixels + 2 * margin),
      heightPixels: evenOf(shown.heightPixels + 2 * margin),
    },
    root: {
      type: 'container',
      style: { display: 'flex', width: '100%', height: '100%', padding: margin },
      children: [
        {
          type: 'image',
          src: piecePath,
          style: {
            width: shown.widthPixels,
            height: shown.heightPixels,
            ...(isCard && { borderRadius: Math.round(longer * CORNER_SHARE) }),
            ...(margin > 0 && (isCard ? { boxShadow: shadow } : { filter: `drop-shadow(${shadow})` })),
          },
        },
      ],
    },
  };
}

function sizeOf({ widthPixels, heightPixels }: FrameSize): FrameSize {
  return { widthPixels, heightPixels };
}

function evenOf(pixels: number): number {
  return Math.ceil(pixels / 2) * 2;
}
