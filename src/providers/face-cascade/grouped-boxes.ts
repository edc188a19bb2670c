import type { Box } from '../../domain/face-look.ts';

/** A face is found in many windows that lie close together; what only a few say is none. */
const LEAST_HITS = 3;
/** Boxes whose edges differ by less, in shares of their size, are the same. */
const SAME_BOX = 0.2;

interface Group {
  box: Box;
  hits: number;
}

/** Boxes that say the same as one, at their mean, the largest first; without those that too few windows say. */
export function groupedBoxes(boxes: readonly Box[]): Box[] {
  const groups = connected(boxes)
    .filter((group) => group.length >= LEAST_HITS)
    .map((group): Group => ({ box: meanOf(group), hits: group.length }));
  return groups
    .filter((group) => !groups.some((other) => other.hits > group.hits && isAbout(group.box, other.box)))
    .map(({ box }) => box)
    .toSorted((one, other) => other.width * other.height - one.width * one.height);
}

/** Boxes that are the same, directly or by others between them. */
function connected(boxes: readonly Box[]): Box[][] {
  const left = new Set(boxes);
  const groups: Box[][] = [];
  for (const first of boxes) {
    if (!left.delete(first)) continue;
    const group = [first];
    // The group grows while it is walked through.
    for (const box of group) {
      for (const other of left) {
        if (!isSame(box, other)) continue;
        left.delete(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

function isSame(one: Box, other: Box): boolean {
  const across = (SAME_BOX * (Math.min(one.width, other.width) * 2)) / 2;
  const down = (SAME_BOX * (Math.min(one.height, other.height) * 2)) / 2;
  return (
    Math.abs(one.left - other.left) <= across &&
    Math.abs(one.left + one.width - other.left - other.width) <= across &&
    Math.abs(one.top - other.top) <= down &&
    Math.abs(one.top + one.height - other.top - other.height) <= down
  );
}

/** Whether the middle of one box lies in the other: two faces do not stand in one place. */
function isAbout(one: Box, other: Box): boolean {
  const x = one.left + one.width / 2;
  const y = one.top + one.height / 2;
  return x > other.left && x < other.left + other.width && y > other.top && y < other.top + other.height;
}

function meanOf(boxes: readonly Box[]): Box {
  const mean = (of: (box: Box) => number) => boxes.reduce((sum, box) => sum + of(box), 0) / boxes.length;
  return {
    left: mean(({ left }) => left),
    top: mean(({ top }) => top),
    width: mean(({ width }) => width),
    height: mean(({ height }) => height),
  };
}
