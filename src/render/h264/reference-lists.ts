import type { ListCommand, SliceHeader } from './slice-header.ts';

/** A frame that later ones may refer to. */
export interface Reference {
  /** Whatever the caller tells frames apart by. */
  name: number;
  frameNumber: number;
  orderCount: number;
}

/** The frame that is being decoded. */
export type Current = Reference;

/** FrameNumWrap, which is PicNum for frames (ITU-T H.264 clause 8.2.4.1). */
function pictureNumber(frameNumber: number, current: Current, mostFrameNumbers: number): number {
  return frameNumber > current.frameNumber ? frameNumber - mostFrameNumbers : frameNumber;
}

/** Both lists as they come without modification (clauses 8.2.4.2.1 and 8.2.4.2.3), not cut to their lengths. */
export function initialLists(
  kind: SliceHeader['kind'],
  references: readonly Reference[],
  current: Current,
  mostFrameNumbers: number,
): [Reference[], Reference[]] {
  if (kind === 'I') return [[], []];
  if (kind === 'P') {
    const number = (reference: Reference) => pictureNumber(reference.frameNumber, current, mostFrameNumbers);
    return [references.toSorted((left, right) => number(right) - number(left)), []];
  }
  const before = references
    .filter((reference) => reference.orderCount < current.orderCount)
    .toSorted((left, right) => right.orderCount - left.orderCount);
  const after = references
    .filter((reference) => reference.orderCount > current.orderCount)
    .toSorted((left, right) => left.orderCount - right.orderCount);
  const [first, second] = [
    [...before, ...after],
    [...after, ...before],
  ];
  const same = second.every((reference, index) => reference === first[index]);
  if (second.length > 1 && same) [second[0], second[1]] = [second[1]!, second[0]!];
  return [first, second];
}

/** A list of `length` entries after ref_pic_list_modification() (clause 8.2.4.3.1). Gaps stay undefined. */
export function modifiedList(
  initial: readonly Reference[],
  commands: readonly ListCommand[] | null,
  current: Current,
  mostFrameNumbers: number,
  length: number,
): (Reference | undefined)[] {
  let list: (Reference | undefined)[] = Array.from({ length }, (_, index) => initial[index]);
  let predicted = current.frameNumber;
  for (const [index, [operation, argument]] of (commands ?? []).entries()) {
    if (operation! > 1) throw new Error('Long-term references are not supported.');
    const step = operation === 0 ? -(argument! + 1) : argument! + 1;
    predicted = (predicted + step + mostFrameNumbers) % mostFrameNumbers;
    const wanted = initial.find((reference) => reference.frameNumber === predicted);
    const rest = list.slice(index).filter((reference) => reference !== wanted);
    list = [...list.slice(0, index), wanted, ...rest].slice(0, length);
    while (list.length < length) list.push(undefined);
  }
  return list;
}

/** The commands that put exactly these references into a list. */
export function listCommands(
  wanted: readonly Reference[],
  current: Current,
  mostFrameNumbers: number,
): ListCommand[] {
  let predicted = current.frameNumber;
  return wanted.map(({ frameNumber }) => {
    const back = (predicted - frameNumber + mostFrameNumbers) % mostFrameNumbers;
    predicted = frameNumber;
    // No step at all is a whole turn.
    return [0, (back === 0 ? mostFrameNumbers : back) - 1];
  });
}

/** The references after a reference picture, IDR pictures aside (clause 8.2.5). */
export function afterMarking(
  references: readonly Reference[],
  marking: SliceHeader['marking'],
  current: Current,
  capacity: number,
  mostFrameNumbers: number,
): Reference[] {
  const number = (reference: Reference) => pictureNumber(reference.frameNumber, current, mostFrameNumbers);
  if (marking === null) {
    const kept = references.toSorted((left, right) => number(left) - number(right));
    return [...kept.slice(Math.max(0, kept.length - capacity + 1)), current];
  }
  let kept = [...references];
  for (const [operation, difference] of marking) {
    if (operation !== 1) throw new Error('Long-term references are not supported.');
    const removed = current.frameNumber - (difference! + 1);
    kept = kept.filter((reference) => number(reference) !== removed);
  }
  return [...kept, current];
}

/** The commands that unmark these references. */
export function unmarkingCommands(
  removed: readonly Reference[],
  current: Current,
  mostFrameNumbers: number,
): ListCommand[] {
  return removed.map((reference) => [
    1,
    current.frameNumber - pictureNumber(reference.frameNumber, current, mostFrameNumbers) - 1,
  ]);
}
