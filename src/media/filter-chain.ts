import { AV_BUFFERSRC_FLAG_KEEP_REF, AVMEDIA_TYPE_AUDIO, type AVMediaType } from 'node-av/constants';
import { Filter, type FilterContext, FilterGraph, Frame } from 'node-av/lib';
import type { FilterStep } from '../ports/media.ts';
import { optionFigure, setOptions } from './ffmpeg-options.ts';
import { checkStatus, isDry, present } from './ffmpeg-status.ts';

/** A source of frames, filters one after the other, and a sink. Frees itself with `using`. */
export class FilterChain {
  // FFmpeg frees sink and filters with the graph, and a collected graph takes the process down: it is held here.
  readonly #graph = new FilterGraph();
  readonly #contexts: FilterContext[] = [];
  readonly #frame = new Frame();

  /** The source's options are those of `buffer` or `abuffer`. */
  constructor(kind: AVMediaType, source: FilterStep['options'], steps: FilterStep[]) {
    this.#graph.alloc();
    this.#graph.nbThreads = 1;
    this.#frame.alloc();
    const sound = kind === AVMEDIA_TYPE_AUDIO;
    try {
      this.#append({ filter: sound ? 'abuffer' : 'buffer', options: source ?? {} });
      for (const step of steps) this.#append(step);
      this.#append({ filter: sound ? 'abuffersink' : 'buffersink' });
      checkStatus(this.#graph.configSync(), 'The filters do not fit one another');
    } catch (error) {
      this[Symbol.dispose]();
      throw error;
    }
  }

  /** Passes a frame in, or the end with null; the frame stays the caller's. */
  send(frame: Frame | null): void {
    const status = this.#contexts[0]!.buffersrcAddFrameSync(frame, AV_BUFFERSRC_FLAG_KEEP_REF);
    checkStatus(status, 'A filter refused a frame');
  }

  /** What has come out so far. A frame is lent until the next one is asked for. */
  *received(): Generator<Frame> {
    const sink = this.#contexts.at(-1)!;
    for (;;) {
      const status = sink.buffersinkGetFrameSync(this.#frame);
      if (isDry(status)) return;
      checkStatus(status, 'A filter failed');
      yield this.#frame;
      this.#frame.unref();
    }
  }

  /** As `received`, with the filtering done on another thread, for filters that take long over a frame. */
  async *receivedInTurn(): AsyncGenerator<Frame> {
    const sink = this.#contexts.at(-1)!;
    for (;;) {
      const status = await sink.buffersinkGetFrame(this.#frame);
      if (isDry(status)) return;
      checkStatus(status, 'A filter failed');
      yield this.#frame;
      this.#frame.unref();
    }
  }

  /** A figure that a filter computes, by the place of its step and the option's name. */
  figure(stepIndex: number, option: string): number {
    const value = optionFigure(this.#contexts[stepIndex + 1]!, option);
    return present(value, `The filter has no figure ${option}.`);
  }

  [Symbol.dispose](): void {
    this.#frame.free();
    this.#graph.free();
  }

  #append(step: FilterStep): void {
    const filter = present(Filter.getByName(step.filter), `There is no filter ${step.filter}.`);
    const context = present(
      this.#graph.allocFilter(filter, `step${this.#contexts.length}`),
      `The filter ${step.filter} could not be made.`,
    );
    setOptions(context, step.options ?? {}, `The filter ${step.filter}`);
    checkStatus(context.init(null), `The filter ${step.filter} does not take its options`);
    const before = this.#contexts.at(-1);
    if (before !== undefined) checkStatus(before.link(0, context, 0), `Cannot place ${step.filter}`);
    this.#contexts.push(context);
  }
}
