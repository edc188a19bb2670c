import type { FrameSize } from '../../domain/timeline.ts';

/** Where everything stands on a contact sheet, in pixels. */
export interface SheetGrid {
  page: FrameSize;
  marginPixels: number;
  headHeightPixels: number;
  /** How much larger the head is set than on a page of usual width. */
  headScale: number;
  columns: number;
  rows: number;
  gapPixels: number;
  rowGapPixels: number;
  /** The picture of a scene, in the film's own shape. */
  picture: FrameSize;
  /** Number, time and title below a picture. */
  labelHeightPixels: number;
}

const MARGIN = 72;
const HEAD_HEIGHT = 176;
const GAP = 36;
const ROW_GAP = 44;
const LABEL_HEIGHT = 112;
/** Room for the film's title. */
const NARROWEST_PAGE = 1_200;
const USUAL_PAGE = 1_900;
/** A page somewhat wider than it is high shows at a glance on a screen. */
const WANTED_ASPECT = 1.45;
/** A picture's area by the number of scenes: the more there are, the smaller, but never too small to tell. */
const PICTURE_AREAS: { upTo: number; area: number }[] = [
  { upTo: 4, area: 240_000 },
  { upTo: 12, area: 165_000 },
  { upTo: 30, area: 120_000 },
  { upTo: Number.POSITIVE_INFINITY, area: 90_000 },
];

/** Lays out a page for so many pictures of a film of this size. Any number of them stays readable. */
export function sheetGrid(count: number, film: FrameSize): SheetGrid {
  const picture = pictureSize(count, film);
  const columns = bestColumns(count, picture);
  const rows = Math.max(1, Math.ceil(count / columns));
  const page = pageSize(columns, rows, picture);
  const headScale = headScaleOf(page.widthPixels);
  return {
    page,
    marginPixels: MARGIN,
    headHeightPixels: Math.round(HEAD_HEIGHT * headScale),
    headScale,
    columns,
    rows,
    gapPixels: GAP,
    rowGapPixels: ROW_GAP,
    picture,
    labelHeightPixels: LABEL_HEIGHT,
  };
}

function pictureSize(count: number, { widthPixels, heightPixels }: FrameSize): FrameSize {
  const area = PICTURE_AREAS.find(({ upTo }) => count <= upTo)?.area ?? 0;
  const width = Math.sqrt((area * widthPixels) / heightPixels);
  return { widthPixels: Math.round(width), heightPixels: Math.round(area / width) };
}

function bestColumns(count: number, picture: FrameSize): number {
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let columns = 1; columns <= Math.max(1, count); columns += 1) {
    const rows = Math.ceil(count / columns);
    const { widthPixels, heightPixels } = pageSize(columns, rows, picture);
    const emptyCells = (columns * rows - count) / (columns * rows);
    const badness = Math.abs(Math.log(widthPixels / heightPixels / WANTED_ASPECT)) + emptyCells;
    if (badness < least) [best, least] = [columns, badness];
  }
  return best;
}

function pageSize(columns: number, rows: number, picture: FrameSize): FrameSize {
  const cellHeight = picture.heightPixels + LABEL_HEIGHT;
  const picturesWidth = columns * picture.widthPixels + (columns - 1) * GAP;
  const widthPixels = Math.max(NARROWEST_PAGE, 2 * MARGIN + picturesWidth);
  const headHeight = Math.round(HEAD_HEIGHT * headScaleOf(widthPixels));
  return { widthPixels, heightPixels: 2 * MARGIN + headHeight + rows * cellHeight + (rows - 1) * ROW_GAP };
}

/** A wide page is looked at from farther away. */
function headScaleOf(pageWidth: number): number {
  return Math.min(2, Math.max(1, pageWidth / USUAL_PAGE));
}
