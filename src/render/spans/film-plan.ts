import type { FrameRate } from '../../domain/time.ts';
import type { Timeline } from '../../domain/timeline.ts';
import { piecesOf } from '../moving/moving-spans.ts';
import { type ClipRange, rangesOf } from './motion.ts';
import { type Composition, fadeShare, type Stretch, sameComposition, stretchesOf } from './stretches.ts';

/** A distinct picture of a span. */
export interface SpanPicture {
  composition: Composition;
  /** Blended over the composition: a fade's frame that must be really coded. */
  blend?: { composition: Composition; share: number };
  /** Coded by itself; else as what changed since the picture before it in the span. */
  intra: boolean;
}

/** The pictures of one scene's run, coded in one go, each against the one before. */
export interface StillSpan {
  kind: 'still';
  sceneId: string;
  pictures: SpanPicture[];
}

/** Frames in which something moves, each drawn and coded. */
export interface MovingSpan {
  kind: 'moving';
  sceneId: string;
  range: ClipRange;
  /** Every so many frames decoding can begin. */
  keyFrames: number;
}

export type Span = StillSpan | MovingSpan;

export function pictureCountOf(span: Span): number {
  return span.kind === 'still' ? span.pictures.length : span.range.durationFrames;
}

/** One frame of the film in the order of decoding. */
export type CodingStep = NumberedStep | MovingStep;

export type NumberedStep = StepKind & {
  /** The frame of the film at which it is shown. */
  displayFrame: number;
  /** ITU-T H.264 clause 7.4.3: counts reference pictures since the last IDR picture. */
  frameNumber: number;
  /** Twice the frames from the last IDR picture in display. */
  orderCount: number;
};

/** A picture of a span, the last reference picture once more, or a blend with so many 64ths of the one to come. */
export type StepKind =
  | { kind: 'idr' | 'coded'; span: number; picture: number }
  | { kind: 'repeat' }
  | { kind: 'blend'; share: number };

/** The next picture of a moving span as it was coded: it tells its own numbers, and at which of the frames it is shown. */
export interface MovingStep {
  kind: 'moving';
  span: number;
  picture: number;
}

/** A film as data: what is to be coded, and how its frames follow from that. */
export interface FilmPlan {
  spans: Span[];
  /** One a frame of the film. */
  steps: CodingStep[];
  /** True where pictures are decoded before others that are shown earlier. */
  reorders: boolean;
}

/** How often decoding can begin. */
export interface KeyIntervals {
  /** A change of picture gets a key frame once the last one is so far away. */
  changeSeconds: number;
  /** A picture that stands still gets one at the latest. */
  mostSeconds: number;
  /** Pictures that move get one at this pace. */
  movingSeconds: number;
}

/**
 * A repeated picture of 1080 x 1920 takes FFmpeg 1.5 ms to decode on one thread, so a seek 0.7 s at worst; a player
 * that leaves out pictures which no other refers to needs no time at all. A key frame of a photograph at 1080 x 1920 weighs half a megabyte:
 * at this pace three minutes of five such slides stay near 10 MB.
 */
export const KEY_INTERVALS: KeyIntervals = { changeSeconds: 10, mostSeconds: 15, movingSeconds: 5 };

const WEIGHT_UNITS = 64;

/** Works out spans and frames of a timeline. Pure. */
export function planFilm(timeline: Timeline, intervals: KeyIntervals = KEY_INTERVALS): FilmPlan {
  const planner = new FilmPlanner(timeline.frameRate, intervals);
  let standing: Stretch[] = [];
  for (const range of rangesOf(timeline)) {
    if (!range.moves) {
      standing.push(...stretchesOf(timeline, range));
      continue;
    }
    planStanding(planner, standing);
    standing = [];
    const { sceneId } = timeline.picture[range.clipIndex]!;
    for (const piece of piecesOf(range, timeline)) planner.moving(sceneId, piece);
  }
  planStanding(planner, standing);
  return { spans: planner.spans, steps: planner.steps, reorders: planner.reorders };
}

/** Stretches in a row in which nothing moves. */
function planStanding(planner: FilmPlanner, stretches: readonly Stretch[]): void {
  for (const [index, stretch] of stretches.entries()) {
    const [before, after] = [stretches[index - 1], stretches[index + 1]];
    if (stretch.fade === undefined) planner.still(stretch);
    else if (blendsByWeights(stretch, before, after)) planner.weightedFade(stretch, after!);
    else planner.codedFade(stretch);
  }
}

/**
 * A fade between the pictures that are seen just before and just after it needs no coding of its own: both are
 * there to be blended. Where an overlay comes or goes meanwhile, its frames are coded.
 */
function blendsByWeights(
  { composition, fade, durationFrames }: Stretch,
  before: Stretch | undefined,
  after: Stretch | undefined,
): boolean {
  return (
    fade !== undefined &&
    before !== undefined &&
    after !== undefined &&
    fade.stepCount === durationFrames &&
    before.fade === undefined &&
    after.fade === undefined &&
    sameComposition(before.composition, fade.from) &&
    sameComposition(after.composition, composition)
  );
}

class FilmPlanner {
  readonly spans: Span[] = [];
  readonly steps: CodingStep[] = [];
  reorders = false;
  readonly #changeFrames: number;
  readonly #mostFrames: number;
  readonly #movingFrames: number;
  /** The last IDR picture: where it is shown, and the reference pictures since, itself counted. */
  #keyFrame = 0;
  #references = 0;
  /** What the last coded picture shows, unless it is a blend. */
  #shown: Composition | undefined;
  /** A frame that was decoded before its turn. */
  #aheadFrame: number | undefined;

  constructor(rate: FrameRate, intervals: KeyIntervals) {
    const framesPerSecond = rate.numerator / rate.denominator;
    this.#changeFrames = Math.max(1, Math.round(intervals.changeSeconds * framesPerSecond));
    this.#mostFrames = Math.max(this.#changeFrames, Math.round(intervals.mostSeconds * framesPerSecond));
    this.#movingFrames = Math.max(1, Math.round(intervals.movingSeconds * framesPerSecond));
  }

  moving(sceneId: string, range: ClipRange): void {
    const span = this.spans.push({ kind: 'moving', sceneId, range, keyFrames: this.#movingFrames }) - 1;
    for (let picture = 0; picture < range.durationFrames; picture += 1) {
      this.steps.push({ kind: 'moving', span, picture });
    }
    this.reorders = true;
    this.#shown = undefined;
  }

  still({ sceneId, startFrame, durationFrames, composition }: Stretch): void {
    const endFrame = startFrame + durationFrames;
    let frame = startFrame;
    if (this.#aheadFrame === startFrame) frame += 1;
    else if (this.#startsScene(sceneId) || !this.#stands(composition)) {
      const key = this.#startsScene(sceneId) || frame - this.#keyFrame >= this.#changeFrames;
      this.#code(sceneId, { composition, intra: key }, frame, key);
      frame += 1;
    }
    for (; frame < endFrame; frame += 1) {
      if (frame - this.#keyFrame >= this.#mostFrames) this.#repeatAsKey(sceneId, composition, frame);
      else this.#step({ kind: 'repeat' }, frame);
    }
  }

  /** The picture to come is decoded first, then the blends that lead to it. */
  weightedFade({ startFrame, durationFrames, fade }: Stretch, { sceneId, composition }: Stretch): void {
    const target = startFrame + durationFrames;
    this.#code(sceneId, { composition, intra: this.#startsScene(sceneId) }, target, false);
    for (let step = 0; step < durationFrames; step += 1) {
      const share = Math.round(fadeShare(step, fade!.stepCount) * WEIGHT_UNITS);
      this.#step({ kind: 'blend', share }, startFrame + step);
    }
    this.#aheadFrame = target;
    this.reorders = true;
  }

  codedFade({ sceneId, startFrame, durationFrames, composition, fade }: Stretch): void {
    for (let step = 0; step < durationFrames; step += 1) {
      const share = fadeShare(fade!.firstStep + step, fade!.stepCount);
      const key = this.#startsScene(sceneId);
      const picture = { composition: fade!.from, blend: { composition, share }, intra: key };
      this.#code(sceneId, picture, startFrame + step, key);
    }
  }

  #stands(composition: Composition): boolean {
    return this.#shown !== undefined && sameComposition(this.#shown, composition);
  }

  #startsScene(sceneId: string): boolean {
    return this.#standingSpan(sceneId) === undefined;
  }

  /** The span that pictures of the scene are added to. */
  #standingSpan(sceneId: string): StillSpan | undefined {
    const last = this.spans.at(-1);
    return last?.kind === 'still' && last.sceneId === sceneId ? last : undefined;
  }

  #code(sceneId: string, picture: SpanPicture, displayFrame: number, key: boolean): void {
    if (this.#startsScene(sceneId)) this.spans.push({ kind: 'still', sceneId, pictures: [] });
    const { pictures } = this.#standingSpan(sceneId)!;
    pictures.push(picture);
    this.#enter(this.spans.length - 1, pictures.length - 1, displayFrame, key);
    this.#shown = picture.blend === undefined ? picture.composition : undefined;
  }

  /** The picture that stands, as a key frame: its own coding once more where that is intra, else a new one. */
  #repeatAsKey(sceneId: string, composition: Composition, displayFrame: number): void {
    const { pictures } = this.#standingSpan(sceneId)!;
    const last = pictures.length - 1;
    if (pictures[last]!.intra) this.#enter(this.spans.length - 1, last, displayFrame, true);
    else this.#code(sceneId, { composition, intra: true }, displayFrame, true);
  }

  #enter(span: number, picture: number, displayFrame: number, key: boolean): void {
    if (key) {
      this.#keyFrame = displayFrame;
      this.#references = 0;
    }
    this.#step({ kind: key ? 'idr' : 'coded', span, picture }, displayFrame);
    this.#references += 1;
  }

  #step(how: StepKind, displayFrame: number): void {
    const orderCount = 2 * (displayFrame - this.#keyFrame);
    this.steps.push({ ...how, displayFrame, frameNumber: this.#references, orderCount });
  }
}
