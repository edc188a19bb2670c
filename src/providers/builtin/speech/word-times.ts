import type { SpokenWord } from '../../../domain/speech.ts';
import type { SpokenOrder } from './espeak-messages.ts';
import { isSpoken, type SpeakableText } from './speakable-text.ts';
import type { TextWord } from './text-words.ts';

/** A word whose beginning was heard. */
interface Anchor {
  index: number;
  seconds: number;
}

/** How far an onset may lie from the end of the silence before it and still be the first sound after it. */
const GAP_TOLERANCE_SECONDS = 0.03;

/**
 * When each word of a text is heard. A word begins where espeak-ng says so; what it has no event for shares the
 * time of the word before it in proportion to its length. A word ends where the next begins, or where silence
 * does. Times never go back and never leave the sound.
 */
export function wordTimes(
  text: string,
  words: TextWord[],
  speakables: SpeakableText[],
  spoken: SpokenOrder,
): SpokenWord[] {
  const anchors = anchorsOf(words, speakables, spoken);
  const times = words.map(() => ({ start: 0, end: 0 }));
  const firstHeard = anchors[0]?.index ?? words.length;
  const firstSeconds = anchors[0]?.seconds ?? spoken.durationSeconds;
  share(words, text, { from: 0, to: firstHeard, start: 0, end: firstSeconds, next: firstSeconds }, times);
  for (const [place, anchor] of anchors.entries()) {
    const next = anchors[place + 1];
    const nextSeconds = next?.seconds ?? spoken.durationSeconds;
    const end = soundEnd(anchor.seconds, nextSeconds, spoken);
    const to = next?.index ?? words.length;
    share(words, text, { from: anchor.index, to, start: anchor.seconds, end, next: nextSeconds }, times);
  }
  return words.map(({ start, end }, index) => ({
    text: text.slice(start, end),
    textStart: start,
    textEnd: end,
    startSeconds: rounded(times[index]!.start),
    endSeconds: rounded(times[index]!.end),
  }));
}

/** The first onset of each word, in the order of the text and of time. */
function anchorsOf(words: TextWord[], speakables: SpeakableText[], spoken: SpokenOrder): Anchor[] {
  const anchors: Anchor[] = [];
  let index = 0;
  for (const [passage, { sources }] of speakables.entries()) {
    for (const { codePoint, seconds } of spoken.passages[passage]!.onsets) {
      const source = sources[Math.min(Math.max(codePoint, 0), sources.length - 1)];
      if (source === undefined) continue;
      while (index < words.length && words[index]!.end <= source) index++;
      const word = words[index];
      const last = anchors.at(-1);
      if (word === undefined || word.start > source || (last !== undefined && last.index >= index)) continue;
      anchors.push({ index, seconds: Math.max(seconds, last?.seconds ?? 0) });
    }
  }
  return anchors;
}

/** Where the sound that began at `start` stops: at the silence right before the next word, or at that word. */
function soundEnd(start: number, next: number, spoken: SpokenOrder): number {
  const before = spoken.gaps.filter(
    (gap) =>
      gap.endSeconds > start && gap.startSeconds < next && gap.endSeconds <= next + GAP_TOLERANCE_SECONDS,
  );
  let end = next;
  for (const gap of before.toReversed()) {
    if (end - gap.endSeconds > GAP_TOLERANCE_SECONDS) break;
    end = Math.max(start, Math.min(end, gap.startSeconds));
  }
  return end;
}

interface Stretch {
  from: number;
  to: number;
  start: number;
  end: number;
  /** When the next heard word begins: the silence up to then is left for words that make no sound. */
  next: number;
}

function share(
  words: TextWord[],
  text: string,
  stretch: Stretch,
  times: { start: number; end: number }[],
): void {
  const weights = words
    .slice(stretch.from, stretch.to)
    .map(({ start, end }) => weightOf(text.slice(start, end)));
  const silentAtEnd = weights.length - 1 - weights.findLastIndex((weight) => weight > 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let clock = stretch.start;
  for (const [place, weight] of weights.entries()) {
    const silentLeft = weights.length - place;
    const length =
      silentLeft <= silentAtEnd
        ? (stretch.next - clock) / silentLeft
        : total === 0
          ? 0
          : ((stretch.end - stretch.start) * weight) / total;
    const time = times[stretch.from + place]!;
    time.start = clock;
    clock = Math.min(clock + length, stretch.next);
    time.end = clock;
  }
}

/** How long a word takes to say against others: about one for a letter, more for signs that stand for a word. */
function weightOf(word: string): number {
  if (!isSpoken(word)) return 0;
  let weight = 0;
  for (const character of word) {
    if (/[\p{N}\p{Script=Han}%$€£¥₹&@#°]/u.test(character)) weight += 3;
    else if (/\p{L}/u.test(character)) weight += 1;
  }
  return Math.max(weight, 1);
}

/** To a tenth of a millisecond, downwards: a rounded time must not lie behind the end of the sound. */
function rounded(seconds: number): number {
  return Math.floor(seconds * 10_000 + 1e-6) / 10_000;
}
