import type { FilterStep, PictureStreamFacts } from '../../ports/media.ts';
import type { FilmShape } from './film-shape.ts';

/** How a picture of another shape comes into a frame: whole with bars, or filling it with its edges cut. */
export type Fitting = 'fit' | 'fill';

/** From this height on pictures without a mark are taken for BT.709, below for SMPTE 170M, as players do. */
const HIGH_DEFINITION_PIXELS = 720;

/** Filters after which a picture has a film's size, shape of pixels, rate and colours. */
export function conformSteps(picture: PictureStreamFacts, shape: FilmShape, fitting: Fitting): FilterStep[] {
  const { size, frameRate, colour, pixelAspectRatio } = shape;
  const { widthPixels: w, heightPixels: h } = size;
  const turn = (picture.rotationDegrees - shape.rotationDegrees + 360) % 360;
  const sourceWidth = picture.size.widthPixels * picture.pixelAspectRatio;
  const sourceHeight = picture.size.heightPixels;
  const [width, height] = turn % 180 === 0 ? [sourceWidth, sourceHeight] : [sourceHeight, sourceWidth];
  const ratios = [(w * pixelAspectRatio) / width, h / height] as const;
  const scale = fitting === 'fit' ? Math.min(...ratios) : Math.max(...ratios);
  const even = (pixels: number) => Math.max(2, 2 * Math.round(pixels / 2));
  const scaled = { w: even((width * scale) / pixelAspectRatio), h: even(height * scale) };
  const matrix =
    colour.matrix === 'unknown' ? (h >= HIGH_DEFINITION_PIXELS ? 'bt709' : 'smpte170m') : colour.matrix;
  const isFullRange = colour.range === 'full';
  return [
    { filter: 'fps', options: { fps: `${frameRate.numerator}/${frameRate.denominator}` } },
    ...rotationSteps(turn),
    {
      filter: 'scale',
      options: {
        ...scaled,
        out_color_matrix: matrix,
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
        color_primaries: colour.primaries,
        color_trc: colour.transfer,
        colorspace: colour.matrix,
      },
    },
  ];
}

function rotationSteps(degrees: number): FilterStep[] {
  if (degrees === 90) return [{ filter: 'transpose', options: { dir: 'clock' } }];
  if (degrees === 270) return [{ filter: 'transpose', options: { dir: 'cclock' } }];
  return degrees === 180 ? [{ filter: 'hflip' }, { filter: 'vflip' }] : [];
}
