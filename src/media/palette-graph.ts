import { AV_BUFFERSRC_FLAG_KEEP_REF } from 'node-av/constants';
import { Filter, type FilterContext, FilterGraph, Frame } from 'node-av/lib';
import type { FilterStep } from '../ports/media.ts';
import { setOptions } from './ffmpeg-options.ts';
import { checkStatus, isDry, present } from './ffmpeg-status.ts';

/** Brings pictures down to the 256 colours that suit them all best. They come out once all have gone in. */
export class PaletteGraph {
  // FFmpeg frees the filters with the graph, and a collected graph takes the process down: it is held here.
  readonly #graph = new FilterGraph();
  readonly #frame = new Frame();
  readonly #source: FilterContext;
  readonly #sink: FilterContext;

  /** The source's options are those of `buffer`. */
  constructor(source: FilterStep['options']) {
    this.#graph.alloc();
    this.#graph.nbThreads = 1;
    this.#frame.alloc();
    try {
      this.#source = this.#filter('buffer', source ?? {});
      const split = this.#filter('split', { outputs: 2 });
      const palette = this.#filter('palettegen', { stats_mode: 'diff' });
      const use = this.#filter('paletteuse', { dither: 'bayer', bayer_scale: 4, diff_mode: 'rectangle' });
      this.#sink = this.#filter('buffersink', {});
      link(this.#source, 0, split, 0);
      link(split, 0, use, 0);
      link(split, 1, palette, 0);
      link(palette, 0, use, 1);
      link(use, 0, this.#sink, 0);
      checkStatus(this.#graph.configSync(), 'The filters do not fit one another');
    } catch (error) {
      this[Symbol.dispose]();
      throw error;
    }
  }

  send(frame: Frame | null): void {
    checkStatus(
      this.#source.buffersrcAddFrameSync(frame, AV_BUFFERSRC_FLAG_KEEP_REF),
      'A filter refused a frame',
    );
  }

  /** A frame is lent until the next one is asked for. */
  *received(): Generator<Frame> {
    for (;;) {
      const status = this.#sink.buffersinkGetFrameSync(this.#frame);
      if (isDry(status)) return;
      checkStatus(status, 'A filter failed');
      yield this.#frame;
      this.#frame.unref();
    }
  }

  [Symbol.dispose](): void {
    this.#frame.free();
    this.#graph.free();
  }

  #filter(name: string, options: NonNullable<FilterStep['options']>): FilterContext {
    const filter = present(Filter.getByName(name), `There is no filter ${name}.`);
    const context = present(this.#graph.allocFilter(filter, name), `The filter ${name} could not be made.`);
    setOptions(context, options, `The filter ${name}`);
    checkStatus(context.init(null), `The filter ${name} does not take its options`);
    return context;
  }
}

function link(from: FilterContext, output: number, to: FilterContext, input: number): void {
  checkStatus(from.link(output, to, input), 'Two filters cannot be put together');
}
