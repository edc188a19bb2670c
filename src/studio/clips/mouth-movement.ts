import type { Box } from '../../domain/face-look.ts';
import type { GreyPicture } from '../../ports/shot-pictures.ts';

/** Side of the squares whose mean brightness is looked at: what coding anew changes is lost in it. */
const SQUARE_PIXELS = 4;
/** In levels of 255: less is what another coding of the same picture comes to. */
const LEAST_CHANGE = 6;
/** A mouth that moves changes more than where all of the picture wavers by so much. */
const OVER_THE_REST = 4;
/** The fewest squares of a moving mouth. */
const LEAST_SQUARES = 2;
/** How far around its box a mouth reaches as it opens, in shares of the box on either side. */
const MARGIN = 0.5;
/** A mouth is looked at in so many parts at most, each as large as a square at least. */
const MOST_PARTS = { across: 12, down: 8 } as const;

/** A shot and what was made of it, both at the same moments and in the same size. */
export interface Compared {
  shot: readonly GreyPicture[];
  made: readonly GreyPicture[];
}

/**
 * Whether anything moves in a picture that does not move so in the shot that it was made of. A part that is only
 * lighter or of another colour throughout does not move.
 */
export function movesOtherwise({ shot, made }: Compared): boolean {
  const changes = changesOver(differences(shot, made, squaresOf));
  return isMoving(changes, usualOf(changes));
}

/**
 * Whether a mouth moves that does not move so in the shot, which is at these places at the moments: more than what is
 * around it wavers, so that what moves elsewhere is no mouth.
 */
export function mouthMoves({ shot, made }: Compared, places: readonly Box[]): boolean {
  const grown = places.map(grownBy);
  const grid = gridOf(grown, shot[0]!);
  const inMouth = changesOver(
    differences(shot, made, (picture, moment) => partsOf(picture, grown[moment]!, grid)),
  );
  const squares = changesOver(differences(shot, made, squaresOf));
  const elsewhere = squares.filter((_, square) => !grown.some((box) => isIn(box, square, shot[0]!)));
  return isMoving(inMouth, usualOf(elsewhere)) && mean(inMouth) > mean(elsewhere);
}

function isMoving(changes: readonly number[], usual: number): boolean {
  const least = Math.max(LEAST_CHANGE, usual * OVER_THE_REST);
  return changes.filter((change) => change > least).length >= LEAST_SQUARES;
}

function usualOf(changes: readonly number[]): number {
  return changes.toSorted((one, other) => one - other)[changes.length >> 1] ?? 0;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** How far what was made is from the shot, place by place, at each moment. */
function differences(
  shot: readonly GreyPicture[],
  made: readonly GreyPicture[],
  placesOf: (picture: GreyPicture, moment: number) => number[],
): number[][] {
  return shot.map((picture, moment) => {
    const before = placesOf(picture, moment);
    return placesOf(made[moment]!, moment).map((value, index) => value - before[index]!);
  });
}

/** How much each place changes over the moments. */
function changesOver(moments: readonly number[][]): number[] {
  return (moments[0] ?? []).map((_, place) => {
    const over = moments.map((values) => values[place]!);
    return Math.max(...over) - Math.min(...over);
  });
}

/** The mean brightness of each square. */
function squaresOf(picture: GreyPicture): number[] {
  const { across, down } = squaresIn(picture);
  return Array.from({ length: across * down }, (_, square) => {
    const left = (square % across) * SQUARE_PIXELS;
    const top = Math.floor(square / across) * SQUARE_PIXELS;
    return meanLevel(picture, left, top, left + SQUARE_PIXELS, top + SQUARE_PIXELS);
  });
}

function squaresIn({ widthPixels, heightPixels }: GreyPicture): Grid {
  return { across: Math.floor(widthPixels / SQUARE_PIXELS), down: Math.floor(heightPixels / SQUARE_PIXELS) };
}

interface Grid {
  across: number;
  down: number;
}

/** What boxes are divided into, whatever their sizes, so that a part is the same place of the face at each moment. */
function gridOf(boxes: readonly Box[], { widthPixels, heightPixels }: GreyPicture): Grid {
  const count = (sides: number[], pixels: number, most: number) =>
    Math.max(1, Math.min(most, Math.floor((mean(sides) * pixels) / SQUARE_PIXELS)));
  return {
    across: count(
      boxes.map(({ width }) => width),
      widthPixels,
      MOST_PARTS.across,
    ),
    down: count(
      boxes.map(({ height }) => height),
      heightPixels,
      MOST_PARTS.down,
    ),
  };
}

/** The mean brightness of each part of a box, wherever in the picture that lies. */
function partsOf(picture: GreyPicture, { left, top, width, height }: Box, { across, down }: Grid): number[] {
  const { widthPixels, heightPixels } = picture;
  return Array.from({ length: across * down }, (_, part) => {
    const [column, row] = [part % across, Math.floor(part / across)];
    const x = (share: number) => Math.round((left + (width * share) / across) * widthPixels);
    const y = (share: number) => Math.round((top + (height * share) / down) * heightPixels);
    return meanLevel(picture, x(column), y(row), x(column + 1), y(row + 1));
  });
}

/** Over the pixels from the first edges to the last; one pixel at least, and none outside the picture. */
function meanLevel(
  { widthPixels, heightPixels, levels }: GreyPicture,
  left: number,
  top: number,
  right: number,
  bottom: number,
): number {
  const fromX = Math.min(left, widthPixels - 1);
  const fromY = Math.min(top, heightPixels - 1);
  const toX = Math.min(Math.max(right, fromX + 1), widthPixels);
  const toY = Math.min(Math.max(bottom, fromY + 1), heightPixels);
  let sum = 0;
  for (let y = fromY; y < toY; y += 1)
    for (let x = fromX; x < toX; x += 1) sum += levels[y * widthPixels + x]!;
  return sum / ((toX - fromX) * (toY - fromY));
}

/** The box with its margin, as far as it lies in the picture. */
function grownBy({ left, top, width, height }: Box): Box {
  const from = { left: Math.max(0, left - width * MARGIN), top: Math.max(0, top - height * MARGIN) };
  return {
    ...from,
    width: Math.min(1, left + width * (1 + MARGIN)) - from.left,
    height: Math.min(1, top + height * (1 + MARGIN)) - from.top,
  };
}

/** Whether a square touches a box. */
function isIn({ left, top, width, height }: Box, square: number, picture: GreyPicture): boolean {
  const { across } = squaresIn(picture);
  const x = (square % across) * SQUARE_PIXELS;
  const y = Math.floor(square / across) * SQUARE_PIXELS;
  const { widthPixels, heightPixels } = picture;
  return (
    x + SQUARE_PIXELS > left * widthPixels &&
    x < (left + width) * widthPixels &&
    y + SQUARE_PIXELS > top * heightPixels &&
    y < (top + height) * heightPixels
  );
}
