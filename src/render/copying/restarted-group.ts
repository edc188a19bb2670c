import { OrderCounter } from '../h264/order-count.ts';
import type { PictureParameterSet } from '../h264/picture-parameter-set.ts';
import {
  afterMarking,
  initialLists,
  listCommands,
  modifiedList,
  type Reference,
  unmarkingCommands,
} from '../h264/reference-lists.ts';
import type { SequenceParameterSet } from '../h264/sequence-parameter-set.ts';
import type { ListCommand, SliceHeader } from '../h264/slice-header.ts';

/** How the slices of one picture are to be written. */
export type HeaderChange = (header: SliceHeader, picture: PictureParameterSet) => SliceHeader;

/**
 * Makes pictures from the middle of a stream a stream of their own: the first becomes an IDR picture, some are left
 * out, and the rest keep their references. It follows the decoder's references both as the source meant them and as
 * they will be, so that every slice can say which of them it means. Frames only, without long-term references.
 */
export class RestartedGroup {
  readonly #mostFrameNumbers: number;
  readonly #mostOrderCounts: number;
  readonly #capacity: number;
  readonly #counter: OrderCounter;
  #source: Reference[] = [];
  #target: Reference[] = [];
  #startOrder: number | undefined;
  #keptReferences = 0;
  #referenceOrder = 0;
  #name = 0;

  constructor(sequence: SequenceParameterSet) {
    this.#mostFrameNumbers = 2 ** sequence.frameNumberBits;
    this.#mostOrderCounts = 2 ** sequence.orderCountBits;
    this.#capacity = Math.max(1, sequence.referenceFrames);
    this.#counter = new OrderCounter(sequence);
  }

  /** A picture of the source that is left out. */
  leaveOut(header: SliceHeader): void {
    this.#source = this.#sourceAfter(header, this.#sourceFrame(header));
  }

  /** The picture that the new stream begins with; only an intra picture that is referred to can be it. */
  begin(header: SliceHeader, idrPictureId: number): HeaderChange {
    if (header.kind !== 'I' || !header.reference) throw new Error('A stream cannot begin with that picture.');
    const current = this.#sourceFrame(header);
    this.#source = this.#sourceAfter(header, current);
    this.#startOrder = current.orderCount;
    this.#target = [{ name: current.name, frameNumber: 0, orderCount: 0 }];
    this.#keptReferences = 1;
    this.#referenceOrder = 0;
    const changes = { idr: true, idrPictureId, frameNumber: 0, orderCount: 0, marking: null };
    return (slice) => ({ ...slice, ...changes });
  }

  /** A picture after it that is kept. */
  keep(header: SliceHeader): HeaderChange {
    const inSource = this.#sourceFrame(header);
    const inTarget: Reference = {
      name: inSource.name,
      frameNumber: this.#keptReferences % this.#mostFrameNumbers,
      orderCount: inSource.orderCount - this.#startOrder!,
    };
    if (Math.abs(inTarget.orderCount - this.#referenceOrder) >= this.#mostOrderCounts / 2) {
      throw new Error('The order counts of the source are too far apart.');
    }
    const [sourceBefore, targetBefore] = [this.#source, this.#target];
    const marking = header.reference ? this.#mark(header, inSource, inTarget) : header.marking;
    const orderCount =
      ((inTarget.orderCount % this.#mostOrderCounts) + this.#mostOrderCounts) % this.#mostOrderCounts;
    const numbers = { frameNumber: inTarget.frameNumber, orderCount, marking };
    return (slice, picture) => ({
      ...slice,
      ...numbers,
      ...this.#lists(slice, picture, { inSource, sourceBefore, inTarget, targetBefore }),
    });
  }

  #sourceFrame(header: SliceHeader): Reference {
    const orderCount = this.#counter.next(header);
    return { name: this.#name++, frameNumber: header.frameNumber, orderCount };
  }

  #sourceAfter(header: SliceHeader, current: Reference): Reference[] {
    if (!header.reference) return this.#source;
    if (header.idr) return [current];
    return afterMarking(this.#source, header.marking, current, this.#capacity, this.#mostFrameNumbers);
  }

  /** The marking commands that leave no reference which the source has given up, and none that it needs out. */
  #mark(header: SliceHeader, inSource: Reference, inTarget: Reference): SliceHeader['marking'] {
    this.#source = this.#sourceAfter(header, inSource);
    const stays = new Set(this.#source.map(({ name }) => name));
    const givenUp = this.#target.filter(({ name }) => !stays.has(name));
    // Without commands the oldest reference goes where there is no room: that may be one that the source has kept.
    const marking =
      header.marking === null ? null : unmarkingCommands(givenUp, inTarget, this.#mostFrameNumbers);
    const before = this.#target;
    this.#target = afterMarking(before, marking, inTarget, this.#capacity, this.#mostFrameNumbers);
    const remaining = new Set(this.#target.map(({ name }) => name));
    if (before.some(({ name }) => stays.has(name) && !remaining.has(name))) {
      throw new Error('The references of the source cannot be followed.');
    }
    this.#keptReferences += 1;
    this.#referenceOrder = inTarget.orderCount;
    return marking;
  }

  #lists(
    slice: SliceHeader,
    { defaultReferences }: PictureParameterSet,
    { inSource, sourceBefore, inTarget, targetBefore }: PictureState,
  ): Pick<SliceHeader, 'listModifications'> | undefined {
    if (slice.kind === 'I') return undefined;
    const active = slice.activeReferences ?? defaultReferences;
    const most = this.#mostFrameNumbers;
    const inSourceLists = initialLists(slice.kind, sourceBefore, inSource, most);
    const inTargetLists = initialLists(slice.kind, targetBefore, inTarget, most);
    const byName = new Map(targetBefore.map((reference) => [reference.name, reference]));
    const modification = (list: 0 | 1): readonly ListCommand[] | null => {
      const commands = slice.listModifications[list];
      const meant = modifiedList(inSourceLists[list], commands, inSource, most, active[list]);
      const found = meant.map((reference) => reference && byName.get(reference.name));
      // An entry that is left out is not used; anything may stand there.
      const stand = found.find((reference) => reference !== undefined);
      if (stand === undefined) throw new Error('A picture refers to none that is kept.');
      const wanted = found.map((reference) => reference ?? stand);
      const asItComes = wanted.every((reference, index) => reference === inTargetLists[list][index]);
      return asItComes ? null : listCommands(wanted, inTarget, most);
    };
    return { listModifications: [modification(0), slice.kind === 'B' ? modification(1) : null] };
  }
}

interface PictureState {
  inSource: Reference;
  sourceBefore: readonly Reference[];
  inTarget: Reference;
  targetBefore: readonly Reference[];
}
