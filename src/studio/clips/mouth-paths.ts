import type { Box, FaceLook } from '../../domain/face-look.ts';

/** A mouth farther from where one was seen the moment before, in shares of the picture, is another's. */
const FARTHEST_STEP = 0.35;

interface Sighting {
  seconds: number;
  mouth: Box;
}

/**
 * Where each mouth is at other moments than those at which it was seen: between two of them on the straight way, before
 * the first and after the last as it was there. One list of places for each mouth, in the order of the moments.
 */
export function mouthPaths(
  { moments }: FaceLook,
  lookedAtSeconds: readonly number[],
  wantedSeconds: readonly number[],
): Box[][] {
  const paths: Sighting[][] = [];
  for (const [index, { faces }] of moments.entries()) {
    const seconds = lookedAtSeconds[index] ?? 0;
    const continued = new Set<Sighting[]>();
    for (const mouth of faces.flatMap((face) => face.mouth ?? [])) {
      const near = paths
        .filter((path) => !continued.has(path) && distance(path.at(-1)!.mouth, mouth) < FARTHEST_STEP)
        .toSorted((one, other) => distance(one.at(-1)!.mouth, mouth) - distance(other.at(-1)!.mouth, mouth));
      const path = near[0] ?? [];
      if (near[0] === undefined) paths.push(path);
      path.push({ seconds, mouth });
      continued.add(path);
    }
  }
  return paths.map((path) => wantedSeconds.map((seconds) => placeAt(path, seconds)));
}

function placeAt(path: readonly Sighting[], seconds: number): Box {
  const after = path.find((sighting) => sighting.seconds >= seconds) ?? path.at(-1)!;
  const before = path.findLast((sighting) => sighting.seconds <= seconds) ?? path[0]!;
  const span = after.seconds - before.seconds;
  const share = span <= 0 ? 0 : (seconds - before.seconds) / span;
  const between = (of: (box: Box) => number) =>
    of(before.mouth) + (of(after.mouth) - of(before.mouth)) * share;
  return {
    left: between(({ left }) => left),
    top: between(({ top }) => top),
    width: between(({ width }) => width),
    height: between(({ height }) => height),
  };
}

function distance(one: Box, other: Box): number {
  return Math.hypot(
    one.left + one.width / 2 - other.left - other.width / 2,
    one.top + one.height / 2 - other.top - other.height / 2,
  );
}
