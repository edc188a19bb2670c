import type { Breathe } from '../../domain/breathing.ts';
import type { FrameRate } from '../../domain/time.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import type { PictureSamples } from '../../ports/media.ts';
import { decoderConfiguration } from '../h264/decoder-configuration.ts';
import { sampleOf } from '../h264/nal-unit.ts';
import { blendedPicture, renumberPicture, repeatedPicture } from '../h264/picture.ts';
import { type PictureParameterSet, skippingSet, writePictureSet } from '../h264/picture-parameter-set.ts';
import { type FilmSequence, filmSequenceSet, writeSequenceSet } from '../h264/sequence-parameter-set.ts';
import type { FilmPlan, MovingStep, NumberedStep } from './film-plan.ts';
import { MovingNumbers, type MovingPicture } from './moving-numbers.ts';
import type { SpanPictures } from './span-pictures.ts';

export interface AssembledFilm {
  samples: PictureSamples;
  decoderConfiguration: Uint8Array;
}

/**
 * Writes a film's pictures, frame after frame, from its spans: coded pictures under new headers, and between them
 * pictures made of skipped macroblocks alone. Spans are read one at a time.
 */
export async function assembleFilm(
  film: { size: FrameSize; frameRate: FrameRate },
  plan: FilmPlan,
  readSpan: (index: number) => Promise<SpanPictures>,
  write: (sample: Buffer) => void,
  breathe: Breathe,
): Promise<AssembledFilm> {
  const sequence = {
    ...film,
    referenceFrames: plan.reorders ? 2 : 1,
    reorderFrames: plan.reorders ? 1 : 0,
  };
  const assembler = new FilmAssembler({ ...sequence, peakBitsPerSecond: 0 });
  const byteSizes = new Uint32Array(plan.steps.length);
  const displayFrames = new Uint32Array(plan.steps.length);
  const keys = new Uint8Array(plan.steps.length);
  let span: { index: number; pictures: SpanPictures; numbers: MovingNumbers | undefined } | undefined;
  for (const [index, step] of plan.steps.entries()) {
    await breathe();
    if ('span' in step && step.span !== span?.index) {
      const pictures = await readSpan(step.span);
      const planned = plan.spans[step.span]!;
      const moves = planned.kind === 'moving';
      const numbers = moves ? new MovingNumbers(pictures, planned.range.startFrame) : undefined;
      span = { index: step.span, pictures, numbers };
    }
    const numbered = step.kind === 'moving' ? { ...step, ...span!.numbers!.next() } : step;
    const sample = sampleOf([assembler.picture(numbered, span!.pictures)]);
    byteSizes[index] = sample.length;
    displayFrames[index] = numbered.displayFrame;
    keys[index] = isKey(numbered) ? 1 : 0;
    write(sample);
  }
  return {
    samples: { byteSizes, displayFrames, keys },
    decoderConfiguration: decoderConfiguration(
      writeSequenceSet({ ...sequence, peakBitsPerSecond: peakBits(byteSizes, film.frameRate) }),
      assembler.pictureSets.map(writePictureSet),
    ),
  };
}

type PlacedStep = NumberedStep | (MovingStep & MovingPicture);

function isKey(step: PlacedStep): boolean {
  return step.kind === 'moving' ? step.key : step.kind === 'idr';
}

class FilmAssembler {
  readonly #sequence;
  readonly #repeating = skippingSet(0, 0);
  readonly #blending = skippingSet(1, 1);
  /** The sets of coded pictures; spans that were coded alike share theirs. */
  readonly #coded = new Map<string, PictureParameterSet>();
  #idrCount = 0;

  constructor(film: FilmSequence) {
    this.#sequence = filmSequenceSet(film);
  }

  get pictureSets(): PictureParameterSet[] {
    // Those of coded pictures first: tools that look at one set only then describe what was coded.
    return [...this.#coded.values(), this.#repeating, this.#blending];
  }

  picture(step: PlacedStep, span: SpanPictures): Uint8Array {
    const sequence = this.#sequence;
    if (step.kind === 'repeat') return repeatedPicture({ sequence, picture: this.#repeating }, step);
    if (step.kind === 'blend') return blendedPicture({ sequence, picture: this.#blending }, step, step.share);
    // Two IDR pictures in a row must differ in idr_pic_id (ITU-T H.264 clause 7.4.3).
    const entry = isKey(step) ? { idrPictureId: this.#idrCount++ % 2 } : 'plain';
    if (step.kind === 'moving' && span.sequence.referenceFrames !== sequence.referenceFrames) {
      throw new Error('A moving span was coded with another number of references than the film has.');
    }
    const to = { sequence, picture: this.#setFor(span.picture) };
    const { frameNumber, orderCount } = step;
    return renumberPicture(span.slices[step.picture]!, span, to, { frameNumber, orderCount }, entry);
  }

  #setFor(source: PictureParameterSet): PictureParameterSet {
    const name = JSON.stringify({ ...source, id: 0, sequenceId: 0 });
    const set = this.#coded.get(name) ?? { ...source, id: 2 + this.#coded.size, sequenceId: 0 };
    this.#coded.set(name, set);
    return set;
  }
}

/** The most bits within any second. */
function peakBits(byteSizes: Uint32Array, rate: FrameRate): number {
  const frames = Math.max(1, Math.round(rate.numerator / rate.denominator));
  let bytes = 0;
  let most = 0;
  for (const [index, size] of byteSizes.entries()) {
    bytes += size - (byteSizes[index - frames] ?? 0);
    most = Math.max(most, bytes);
  }
  return most * 8;
}
