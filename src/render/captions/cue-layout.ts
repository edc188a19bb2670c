import type { CaptionWord } from '../../domain/caption.ts';
import { breakCost, endsSentence } from './phrase-breaks.ts';
import {
  characterCounts,
  LONGEST_CUE_SECONDS,
  NARROW_PER_SECOND,
  type ReadingLimits,
  SHORTEST_CUE_SECONDS,
  WIDE_PER_SECOND,
} from './reading-limits.ts';

/** One caption of its own costs this much: what is gained by filling it. */
const CUE_COST = 6;
/** A line break within a caption is milder than the break between two. */
const LINE_BREAK_SHARE = 0.8;
const ORPHAN_COST = 14;
/** Captions of two sentences, and ones that stand through a pause. */
const SECOND_SENTENCE_COST = 8;
const PAUSE_COST_PER_SECOND = 18;
/** A silence longer than this parts captions. */
const LONGEST_PAUSE_WITHIN_SECONDS = 1;

interface Layout {
  cost: number;
  lines: CaptionWord[][];
}

/**
 * Divides words into captions and their lines so that the sum of all costs is least (as Knuth and Plass do for
 * paragraphs): breaks at phrase boundaries, balanced lines, no lone words, comfortable lengths. Every word comes
 * exactly once, in order. A word longer than a line has a line to itself.
 */
export function layOutCues(words: CaptionWord[], language: string, limits: ReadingLimits): CaptionWord[][][] {
  const measured = new MeasuredWords(words, language, limits);
  const best: { cost: number; from: number; lines: CaptionWord[][] }[] = [{ cost: 0, from: 0, lines: [] }];
  for (let to = 1; to <= words.length; to++) {
    let least: (typeof best)[number] | undefined;
    for (let from = to - 1; from >= 0; from--) {
      const layout = measured.layOut(from, to);
      if (layout === undefined && to - from > 1) break;
      if (layout === undefined) continue;
      const cost = best[from]!.cost + layout.cost;
      if (least === undefined || cost < least.cost) least = { cost, from, lines: layout.lines };
    }
    best.push(least!);
  }
  const cues: CaptionWord[][][] = [];
  for (let to = words.length; to > 0; to = best[to]!.from) cues.unshift(best[to]!.lines);
  return cues;
}

class MeasuredWords {
  readonly #words: CaptionWord[];
  /** For each place before a word the share of a line that all words before it take, and reading time. */
  readonly #shares: number[] = [0];
  readonly #readingSeconds: number[] = [0];
  /** For each place after a word the cost of a break there. */
  readonly #breaks: number[];
  readonly #limits: ReadingLimits;

  constructor(words: CaptionWord[], language: string, limits: ReadingLimits) {
    this.#words = words;
    this.#limits = limits;
    for (const word of words) {
      const { narrow, wide } = characterCounts(word.text);
      const space = word.spaceBefore ? 1 : 0;
      this.#shares.push(
        this.#shares.at(-1)! + (narrow + space) / limits.narrowPerLine + wide / limits.widePerLine,
      );
      this.#readingSeconds.push(
        this.#readingSeconds.at(-1)! + (narrow + space) / NARROW_PER_SECOND + wide / WIDE_PER_SECOND,
      );
    }
    this.#breaks = words.map((word, index) => {
      const next = words[index + 1];
      return next === undefined ? 0 : breakCost(word.text, next.text, language);
    });
  }

  /** The words from one place to another as one caption; undefined where they are too many. */
  layOut(from: number, to: number): Layout | undefined {
    if (this.#longestPause(from, to) > LONGEST_PAUSE_WITHIN_SECONDS && to - from > 1) return undefined;
    const seconds = this.#words[to - 1]!.endSeconds - this.#words[from]!.startSeconds;
    if (seconds > LONGEST_CUE_SECONDS && to - from > 1) return undefined;
    const arranged = this.#arrange(from, to);
    if (arranged === undefined) return undefined;
    return { ...arranged, cost: arranged.cost + CUE_COST + this.#costOfWhole(from, to, seconds) };
  }

  #arrange(from: number, to: number): Layout | undefined {
    if (this.#fits(from, to)) return { cost: 0, lines: [this.#words.slice(from, to)] };
    if (this.#limits.linesPerCue === 1) return undefined;
    let best: Layout | undefined;
    for (let middle = from + 1; middle < to; middle++) {
      if (!this.#fits(from, middle) || !this.#fits(middle, to)) continue;
      const unevenness = Math.abs(this.#share(from, middle) - this.#share(middle, to));
      const cost = LINE_BREAK_SHARE * this.#breaks[middle - 1]! + 5 * unevenness;
      if (best !== undefined && best.cost <= cost) continue;
      best = { cost, lines: [this.#words.slice(from, middle), this.#words.slice(middle, to)] };
    }
    return best;
  }

  #costOfWhole(from: number, to: number, seconds: number): number {
    let cost = this.#breaks[to - 1]!;
    const wholeSentence =
      (from === 0 || endsSentence(this.#words[from - 1]!.text)) && this.#breaks[to - 1] === 0;
    if (!wholeSentence && this.#share(from, to) < 0.3) cost += ORPHAN_COST;
    if (seconds < SHORTEST_CUE_SECONDS) cost += 8 * (SHORTEST_CUE_SECONDS - seconds);
    cost += 2 * Math.max(0, this.#readingSeconds[to]! - this.#readingSeconds[from]! - seconds);
    cost += PAUSE_COST_PER_SECOND * Math.max(0, this.#longestPause(from, to) - 0.25);
    for (let index = from; index < to - 1; index++) {
      if (endsSentence(this.#words[index]!.text)) cost += SECOND_SENTENCE_COST;
    }
    return cost;
  }

  #longestPause(from: number, to: number): number {
    let longest = 0;
    for (let index = from + 1; index < to; index++) {
      longest = Math.max(longest, this.#words[index]!.startSeconds - this.#words[index - 1]!.endSeconds);
    }
    return longest;
  }

  #fits(from: number, to: number): boolean {
    return to - from === 1 || this.#share(from, to) <= 1 + 1e-9;
  }

  /** How much of a line the words take; the space before the first is not seen. */
  #share(from: number, to: number): number {
    const space = this.#words[from]!.spaceBefore ? 1 / this.#limits.narrowPerLine : 0;
    return this.#shares[to]! - this.#shares[from]! - space;
  }
}
