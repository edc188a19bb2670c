import {
  AVCOL_PRI_BT2020,
  AVCOL_SPC_BT470BG,
  AVCOL_SPC_BT709,
  AVCOL_SPC_BT2020_NCL,
  AVCOL_SPC_FCC,
  AVCOL_SPC_SMPTE170M,
  AVCOL_SPC_SMPTE240M,
  AVCOL_TRC_ARIB_STD_B67,
  AVCOL_TRC_SMPTE2084,
  type AVColorSpace,
} from 'node-av/constants';
import type { Frame } from 'node-av/lib';
import type { FilterStep } from '../ports/media.ts';

/** What comes out of a conversion: a picture to be coded, one with alpha, or one to be laid by its RGB. */
export type PixelKind = 'yuv420p' | 'yuva420p' | 'rgba';

/** From this height on pictures without a mark are taken for BT.709, below for SMPTE 170M, as players do. */
const HIGH_DEFINITION_PIXELS = 720;

const MATRICES = new Map<AVColorSpace, string>([
  [AVCOL_SPC_BT709, 'bt709'],
  [AVCOL_SPC_FCC, 'fcc'],
  [AVCOL_SPC_BT470BG, 'bt470bg'],
  [AVCOL_SPC_SMPTE170M, 'smpte170m'],
  [AVCOL_SPC_SMPTE240M, 'smpte240m'],
  [AVCOL_SPC_BT2020_NCL, 'bt2020'],
]);

/** White of a picture in SDR within one of high dynamic range (ITU-R BT.2408, clause 2.2). */
const REFERENCE_WHITE_NITS = 203;

/** Filters that change a picture's size on the way to film colour. */
const SCALING_FLAGS = 'bicubic+accurate_rnd+full_chroma_int+full_chroma_inp';

/** The filters that bring pictures such as this one to film colour and to a size. */
export function conversionSteps(
  frame: Frame,
  size: { w: number; h: number },
  pixels: PixelKind,
): FilterStep[] {
  const wide = isHighRange(frame) || frame.colorPrimaries === AVCOL_PRI_BT2020;
  const scale = { ...size, in_color_matrix: matrixOf(frame), flags: SCALING_FLAGS };
  if (wide && pixels === 'yuv420p') {
    return [{ filter: 'scale', options: { ...scale, out_color_matrix: 'bt2020' } }, ...narrowingSteps(frame)];
  }
  const toFilm = pixels === 'rgba' ? {} : { out_color_matrix: 'bt709', out_range: 'tv' };
  return [
    { filter: 'scale', options: { ...scale, ...toFilm } },
    { filter: 'format', options: { pix_fmts: pixels } },
  ];
}

/** From the colours of BT.2020, of standard or high dynamic range, to those of BT.709. */
function narrowingSteps(frame: Frame): FilterStep[] {
  const high = isHighRange(frame);
  return [
    { filter: 'zscale', options: { transfer: 'linear', npl: REFERENCE_WHITE_NITS } },
    { filter: 'format', options: { pix_fmts: 'gbrpf32le' } },
    { filter: 'zscale', options: { primaries: 'bt709' } },
    // Bends what is brighter than white; the rest stays as it is.
    ...(high ? [{ filter: 'tonemap', options: { tonemap: 'mobius', desat: 0 } }] : []),
    { filter: 'zscale', options: { transfer: 'bt709', matrix: 'bt709', range: 'tv' } },
    { filter: 'format', options: { pix_fmts: 'yuv420p' } },
  ];
}

function isHighRange({ colorTrc }: Frame): boolean {
  return colorTrc === AVCOL_TRC_SMPTE2084 || colorTrc === AVCOL_TRC_ARIB_STD_B67;
}

function matrixOf({ colorSpace, height }: Frame): string {
  return MATRICES.get(colorSpace) ?? (height >= HIGH_DEFINITION_PIXELS ? 'bt709' : 'smpte170m');
}
