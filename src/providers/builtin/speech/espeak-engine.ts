import load, {
  type EspeakEvent,
  type EspeakModule,
  type EspeakWorker,
} from '@echogarden/espeak-ng-emscripten';
import { TIMBRES } from './timbres.ts';

/** What one passage became: samples and what was heard when. */
export interface SpokenPassage {
  samples: Int16Array;
  /** A code point of the passage's text, counted from 0, and the sample at which its word begins. */
  onsets: { codePoint: number; sample: number }[];
  /** Stretches of silence between words, in samples. */
  gaps: { start: number; end: number }[];
}

const VARIANTS_FOLDER = '/usr/share/espeak-ng-data/voices/!v';
const PAGE_BYTES = 65_536;
/** Longer than any passage, so that the binding's text buffer has its final size before the memory is copied. */
const WARM_UP_TEXT = 'Good morning and welcome. '.repeat(200);

/** espeak-ng, loaded into this process. Only the child process may load it: its licence is the GPL. */
export class EspeakEngine {
  readonly #module: EspeakModule;
  readonly #worker: EspeakWorker;
  /** The pages of the program's memory that hold anything, as they were when it was ready. */
  readonly #pages: Map<number, Uint8Array>;

  static async load(): Promise<EspeakEngine> {
    return new EspeakEngine(await load());
  }

  private constructor(module: EspeakModule) {
    this.#module = module;
    this.#worker = new module.eSpeakNGWorker();
    for (const timbre of TIMBRES) {
      module.FS.writeFile(`${VARIANTS_FOLDER}/reel-${timbre.id}`, timbre.definition);
    }
    // The buffer grows in the call after the one that was too long for it.
    for (let round = 0; round < 2; round++) this.#worker.synthesize(WARM_UP_TEXT, () => true);
    this.#pages = copyPages(module.HEAPU8);
  }

  get sampleRateHertz(): number {
    return this.#worker.samplerate;
  }

  /**
   * Puts everything back to how it was after loading. espeak-ng carries the phase of its flutter and more from
   * one text into the next; without this a text would sound different after another one.
   */
  reset(): void {
    const memory = this.#module.HEAPU8;
    for (let start = 0; start < memory.length; start += PAGE_BYTES) {
      const page = this.#pages.get(start);
      if (page === undefined) memory.fill(0, start, start + PAGE_BYTES);
      else memory.set(page, start);
    }
  }

  speak(text: string, voice: { identifier: string; timbre: string; wordsPerMinute: number }): SpokenPassage {
    this.#worker.set_voice(`${voice.identifier}+reel-${voice.timbre}`, '', 0, 0, 0);
    this.#worker.rate = voice.wordsPerMinute;
    const pieces: Int16Array[] = [];
    const events: EspeakEvent[] = [];
    this.#worker.synthesize(text, (samples, heard) => {
      pieces.push(samples);
      events.push(...heard);
      return undefined;
    });
    const samples = joined(pieces);
    return { samples, ...placed(events, samples.length, this.sampleRateHertz) };
  }
}

function copyPages(memory: Uint8Array): Map<number, Uint8Array> {
  const pages = new Map<number, Uint8Array>();
  for (let start = 0; start < memory.length; start += PAGE_BYTES) {
    const page = memory.slice(start, start + PAGE_BYTES);
    if (Buffer.from(page.buffer).equals(EMPTY_PAGE.subarray(0, page.length))) continue;
    pages.set(start, page);
  }
  return pages;
}

const EMPTY_PAGE = Buffer.alloc(PAGE_BYTES);

function joined(pieces: Int16Array[]): Int16Array {
  const whole = new Int16Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}

function placed(events: EspeakEvent[], sampleCount: number, rate: number): Omit<SpokenPassage, 'samples'> {
  const onsets: SpokenPassage['onsets'] = [];
  const gaps: SpokenPassage['gaps'] = [];
  let gapStart: number | undefined;
  for (const event of events) {
    const sample = Math.min(sampleCount, Math.round((event.audio_position * rate) / 1000));
    const pause = event.type === 'phoneme' && event.id === '';
    if (event.type === 'word') onsets.push({ codePoint: event.text_position - 1, sample });
    if (pause) gapStart ??= sample;
    else if (gapStart !== undefined && (event.type === 'word' || event.type === 'phoneme')) {
      if (sample > gapStart) gaps.push({ start: gapStart, end: sample });
      gapStart = undefined;
    }
  }
  if (gapStart !== undefined && sampleCount > gapStart) gaps.push({ start: gapStart, end: sampleCount });
  return { onsets, gaps };
}
