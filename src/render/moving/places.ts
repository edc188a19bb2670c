import type { CameraView, Direction, FrameSize } from '../../domain/timeline.ts';
import type { Place } from '../../ports/moving-pictures.ts';

/** The frame itself. */
export function wholeFrame({ widthPixels, heightPixels }: FrameSize): Place {
  return { xPixels: 0, yPixels: 0, widthPixels, heightPixels };
}

/** Where the frame's picture goes for the camera to see this of it. */
export function placeOfView({ centreX, centreY, zoom }: CameraView, size: FrameSize): Place {
  const { widthPixels: width, heightPixels: height } = size;
  return {
    xPixels: width * (0.5 - centreX * zoom),
    yPixels: height * (0.5 - centreY * zoom),
    widthPixels: width * zoom,
    heightPixels: height * zoom,
  };
}

/** The place moved by shares of its own or another size. */
export function moved(
  place: Place,
  direction: Direction,
  share: number,
  { widthPixels, heightPixels }: FrameSize,
): Place {
  const [x, y] = STEPS[direction];
  return {
    ...place,
    xPixels: place.xPixels + x * share * widthPixels,
    yPixels: place.yPixels + y * share * heightPixels,
  };
}

/** The place grown or shrunk by a factor about a point. */
export function grown(place: Place, factor: number, about: { x: number; y: number }): Place {
  return {
    xPixels: about.x + (place.xPixels - about.x) * factor,
    yPixels: about.y + (place.yPixels - about.y) * factor,
    widthPixels: place.widthPixels * factor,
    heightPixels: place.heightPixels * factor,
  };
}

export function middleOf({ xPixels, yPixels, widthPixels, heightPixels }: Place): { x: number; y: number } {
  return { x: xPixels + widthPixels / 2, y: yPixels + heightPixels / 2 };
}

const STEPS: { [Name in Direction]: readonly [number, number] } = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};
