import { ReelError } from '../../../domain/errors.ts';
import type { ImageRequest } from '../../../ports/generators.ts';
import { type Composition, composePicture, type PictureWish } from './compose-picture.ts';
import { paintArea } from './manner/area.ts';
import { type Brush, createBrush } from './manner/brush.ts';
import { paintBlinds, paintFinish, paintUnderlay } from './manner/finish.ts';
import { paintIcon } from './manner/icon.ts';
import { paintGlow, paintShade, paintSpecks } from './manner/light.ts';
import { paintStroke } from './manner/line.ts';
import { LAYER_NAMES, type LayerName, type Mark } from './scene.ts';
import { findPictureStyle, PICTURE_STYLES } from './styles/catalogue.ts';

/** One plane of a picture as an SVG document of its own, transparent where nothing is. */
export interface PaintedLayer {
  name: LayerName;
  /** How near it is: 0 for the farthest, 1 for the nearest; a still layer such as `finish` has none. */
  nearness: number | undefined;
  svg: string;
}

const NEARNESS: Record<LayerName, number | undefined> = {
  background: 0,
  far: 0.25,
  middle: 0.5,
  subject: 0.75,
  foreground: 1,
  finish: undefined,
};

/**
 * The picture's planes from back to front. Laid over one another in this order they are the picture that
 * `paintPicture` gives. Planes reach past the frame, so that they can be moved a few hundredths of its width.
 * Throws `unknown-name` for a style that does not exist.
 */
export function paintLayers(request: ImageRequest): PaintedLayer[] {
  const { size } = request;
  return drawnLayers(request).map(({ name, definitions, body }) => ({
    name,
    nearness: NEARNESS[name],
    svg: document(size.widthPixels, size.heightPixels, definitions, body),
  }));
}

/** The whole picture as one SVG document. Throws `unknown-name` for a style that does not exist. */
export function paintPicture(request: ImageRequest): string {
  const { size } = request;
  const layers = drawnLayers(request);
  const definitions = layers.map((layer) => layer.definitions).join('');
  return document(
    size.widthPixels,
    size.heightPixels,
    definitions,
    layers.map((layer) => layer.body).join(''),
  );
}

interface DrawnLayer {
  name: LayerName;
  definitions: string;
  body: string;
}

function drawnLayers(request: ImageRequest): DrawnLayer[] {
  const wish = wishOf(request);
  const composition = composePicture(wish);
  return LAYER_NAMES.map((name, index) => {
    const brush = createBrush({
      palette: composition.palette,
      manner: wish.style.painter,
      width: wish.widthPixels,
      height: wish.heightPixels,
      lightX: composition.lightX,
      seed: `${wish.seed}/${wish.filmSeed}/${wish.variation}/${name}`,
      idPrefix: 'abcdef'[index]!,
    });
    const body = layerBody(name, composition, brush);
    return { name, definitions: brush.definitions(), body };
  }).filter((layer) => layer.body !== '');
}

function layerBody(name: LayerName, composition: Composition, brush: Brush): string {
  if (name === 'finish') return paintFinish(brush, composition.focus);
  const marks = composition.layers[name];
  const painted = (list: readonly Mark[]): string => list.map((mark) => paintMark(mark, brush)).join('');
  if (name === 'far') return painted(marks) + paintBlinds(brush);
  if (name !== 'background') return painted(marks);
  const [sky, ...rest] = marks;
  return `${sky ? paintMark(sky, brush) : ''}${paintUnderlay(brush, composition.focus)}${painted(rest)}`;
}

function paintMark(mark: Mark, brush: Brush): string {
  switch (mark.kind) {
    case 'area':
      return paintArea(mark, brush);
    case 'stroke':
      return paintStroke(mark, brush);
    case 'specks':
      return paintSpecks(mark, brush);
    case 'glow':
      return paintGlow(mark, brush);
    case 'shade':
      return paintShade(mark, brush);
    case 'icon':
      return paintIcon(mark, brush);
  }
}

function wishOf(request: ImageRequest): PictureWish {
  const style = findPictureStyle(request.style);
  if (!style) {
    const names = PICTURE_STYLES.map(({ name }) => name).join(', ');
    throw new ReelError(
      'unknown-name',
      `There is no picture style "${request.style}"; choose one of ${names}.`,
    );
  }
  return {
    prompt: request.prompt,
    style,
    widthPixels: request.size.widthPixels,
    heightPixels: request.size.heightPixels,
    seed: request.seed,
    variation: request.variation,
    filmSeed: request.filmSeed,
    brandColours: request.brandColours,
    leavesRoomForWords: !request.standsAlone,
  };
}

function document(width: number, height: number, definitions: string, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${definitions}</defs>${body}</svg>`;
}
