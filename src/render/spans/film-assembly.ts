import type { FrameRate } from '../../domain/time.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import type { PictureSamples } from '../../ports/media.ts';
import { decoderConfiguration } from '../h264/decoder-configuration.ts';
import { sampleOf } from '../h264/nal-unit.ts';
import { blendedPicture, renumberPicture, repeatedPicture } from '../h264/picture.ts';
import { type PictureParameterSet, skippingSet, writePictureSet } from '../h264/picture-parameter-set.ts';
import { type FilmSequence, filmSequenceSet, writeSequenceSet } from '../h264/sequence-parameter-set.ts';
import type { CodingStep, FilmPlan } from './film-plan.ts';
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
): Promise<AssembledFilm> {
  const sequence = {
    ...film,
    referenceFrames: plan.reorders ? 2 : 1,
    reorderFrames: plan.reorders ? 1 : 0,
  };
  const assembler = new FilmAssembler({ ...sequence, peakBitsPerSecond: 0 });
  const byteSizes = new Uint32Array(plan.steps.length);
  let span: { index: number; pictures: SpanPictures } | undefined;
  for (const [index, step] of plan.steps.entries()) {
    if ('span' in step && step.span !== span?.index) {
      span = { index: step.span, pictures: await readSpan(step.span) };
    }
    const sample = sampleOf([assembler.picture(step, span!.pictures)]);
    byteSizes[index] = sample.length;
    write(sample);
  }
  return {
    samples: {
      byteSizes,
      displayFrames: Uint32Array.from(plan.steps, (step) => step.displayFrame),
      keys: Uint8Array.from(plan.steps, (step) => (step.kind === 'idr' ? 1 : 0)),
    },
    decoderConfiguration: decoderConfiguration(
      writeSequenceSet({ ...sequence, peakBitsPerSecond: peakBits(byteSizes, film.frameRate) }),
      assembler.pictureSets.map(writePictureSet),
    ),
  };
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

  picture(step: CodingStep, span: SpanPictures): Uint8Array {
    const sequence = this.#sequence;
    if (step.kind === 'repeat') return repeatedPicture({ sequence, picture: this.#repeating }, step);
    if (step.kind === 'blend') return blendedPicture({ sequence, picture: this.#blending }, step, step.share);
    // Two IDR pictures in a row must differ in idr_pic_id (ITU-T H.264 clause 7.4.3).
    const entry = step.kind === 'idr' ? { idrPictureId: this.#idrCount++ % 2 } : 'plain';
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
