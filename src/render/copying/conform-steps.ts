import type { FrameRate } from '../../domain/time.ts';
import type { FilterStep, PictureStreamFacts } from '../../ports/media.ts';
import type { FilmShape } from './film-shape.ts';

/** How a picture of another shape comes into a frame: whole with bars, or filling it with its edges cut. */
export type Fitting = 'fit' | 'fill';

/** From this height on pictures without a mark are taken for BT.709, below for SMPTE 170M, as players do. */
const HIGH_DEFINITION_PIXELS = 720;
/** What the deinterlacer takes at least, each way; smaller pictures have no fields worth the name. */
const DEINTERLACED_PIXELS = 3;
const SCALER_MATRICES = new Set(['bt709', 'bt470bg', 'smpte170m', 'smpte240m', 'bt2020']);
/** Names of colour tags, and what the filter that sets them calls them. */
const TAGS = new Map([
  ...['bt709', 'bt470bg', 'smpte170m', 'smpte240m', 'bt2020', 'smpte2084', 'arib-std-b67', 'bt2020-10'].map(
    (name) => [name, name] as const,
  ),
  ['srgb', 'iec61966-2-1'] as const,
]);

/**
 * Filters after which a clip's pictures have a film's size, shape of pixels, rate and colours. `constantRate` is the
 * clip's own, null where it varies.
 */
export function conformSteps(
  picture: PictureStreamFacts,
  constantRate: FrameRate | null,
  shape: FilmShape,
  fitting: Fitting,
): FilterStep[] {
  return [
    ...paceSteps(picture, constantRate, shape),
    ...(hasShape(picture, shape) ? [] : shapeSteps(picture, shape, fitting)),
  ];
}

/** Filters after which a clip's pictures are whole frames at a film's rate. */
export function paceSteps(
  picture: PictureStreamFacts,
  constantRate: FrameRate | null,
  shape: Pick<FilmShape, 'frameRate'>,
): FilterStep[] {
  const { widthPixels, heightPixels } = picture.size;
  return [
    ...(Math.min(widthPixels, heightPixels) < DEINTERLACED_PIXELS
      ? []
      : [{ filter: 'bwdif', options: { mode: 'send_frame', deint: 'interlaced' } }]),
    ...rateSteps(constantRate, shape.frameRate),
  ];
}

function rateSteps(from: FrameRate | null, to: FrameRate): FilterStep[] {
  if (from !== null && from.numerator * to.denominator === to.numerator * from.denominator) return [];
  return [{ filter: 'fps', options: { fps: `${to.numerator}/${to.denominator}` } }];
}

function hasShape(picture: PictureStreamFacts, shape: FilmShape): boolean {
  return (
    picture.pixelFormat === 'yuv420p' &&
    picture.size.widthPixels === shape.size.widthPixels &&
    picture.size.heightPixels === shape.size.heightPixels &&
    picture.rotationDegrees === shape.rotationDegrees &&
    picture.pixelAspectRatio === shape.pixelAspectRatio &&
    JSON.stringify(picture.colour) === JSON.stringify(shape.colour)
  );
}

function shapeSteps(picture: PictureStreamFacts, shape: FilmShape, fitting: Fitting): FilterStep[] {
  const { size, colour, pixelAspectRatio } = shape;
  const { widthPixels: w, heightPixels: h } = size;
  const turn = (picture.rotationDegrees - shape.rotationDegrees + 360) % 360;
  const sourceWidth = picture.size.widthPixels * picture.pixelAspectRatio;
  const sourceHeight = picture.size.heightPixels;
  const [width, height] = turn % 180 === 0 ? [sourceWidth, sourceHeight] : [sourceHeight, sourceWidth];
  const ratios = [(w * pixelAspectRatio) / width, h / height] as const;
  const scale = fitting === 'fit' ? Math.min(...ratios) : Math.max(...ratios);
  const even = (pixels: number) => Math.max(2, 2 * Math.round(pixels / 2));
  const scaled = { w: even((width * scale) / pixelAspectRatio), h: even(height * scale) };
  const isFullRange = colour.range === 'full';
  return [
    ...rotationSteps(turn),
    {
      filter: 'scale',
      options: {
        ...scaled,
        in_color_matrix: matrixOf(picture.colour, picture.size.heightPixels),
        out_color_matrix: matrixOf(colour, h),
        out_range: isFullRange ? 'pc' : 'tv',
        flags: 'bicubic+accurate_rnd',
      },
    },
    ...(scaled.w > w || scaled.h > h
      ? [{ filter: 'crop', options: { w: Math.min(w, scaled.w), h: Math.min(h, scaled.h) } }]
      : []),
    ...(scaled.w < w || scaled.h < h ? [{ filter: 'pad', options: { w, h, x: -1, y: -1 } }] : []),
    { filter: 'format', options: { pix_fmts: 'yuv420p' } },
    { filter: 'setsar', options: { sar: pixelAspectRatio } },
    {
      filter: 'setparams',
      options: {
        range: isFullRange ? 'pc' : colour.range === 'limited' ? 'tv' : 'unknown',
        color_primaries: TAGS.get(colour.primaries) ?? 'unknown',
        color_trc: TAGS.get(colour.transfer) ?? 'unknown',
        colorspace: colour.matrix === 'bt2020' ? 'bt2020nc' : (TAGS.get(colour.matrix) ?? 'unknown'),
      },
    },
  ];
}

function matrixOf({ matrix }: FilmShape['colour'], heightPixels: number): string {
  if (SCALER_MATRICES.has(matrix)) return matrix;
  return heightPixels >= HIGH_DEFINITION_PIXELS ? 'bt709' : 'smpte170m';
}

function rotationSteps(degrees: number): FilterStep[] {
  if (degrees === 90) return [{ filter: 'transpose', options: { dir: 'clock' } }];
  if (degrees === 270) return [{ filter: 'transpose', options: { dir: 'cclock' } }];
  return degrees === 180 ? [{ filter: 'hflip' }, { filter: 'vflip' }] : [];
}
