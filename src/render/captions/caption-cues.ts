import type { CaptionCue, CaptionWord } from '../../domain/caption.ts';
import type { SpokenWord } from '../../domain/speech.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import { layOutCues } from './cue-layout.ts';
import {
  BRIDGED_GAP_SECONDS,
  characterCounts,
  LONGEST_LINGER_SECONDS,
  NARROW_PER_SECOND,
  readingLimits,
  SHORTEST_CUE_SECONDS,
  WIDE_PER_SECOND,
} from './reading-limits.ts';

/** A piece of speech at its place in the film. */
export interface SpokenLine {
  text: string;
  /** The words of the text with times from the start of the line's own sound. */
  words: SpokenWord[];
  /** Where the line's sound starts in the film. */
  startSeconds: number;
  /** BCP 47 tag of the text's language. */
  language: string;
  speaker?: string;
}

export interface CaptionedFilm {
  durationSeconds: number;
  size: FrameSize;
}

/** No cue is shorter, however crowded: WebVTT wants every end after its start. */
const LEAST_SECONDS = 0.04;

/**
 * The captions of a film: every spoken word exactly once and in order, at most two lines at a time, broken at
 * phrase boundaries. A cue starts with its first word; it stays as long as reading takes, up to the next one.
 * Cues do not overlap and do not leave the film. Lines come in the order of their starts.
 */
export function captionCues(lines: SpokenLine[], film: CaptionedFilm): CaptionCue[] {
  const limits = readingLimits(film.size);
  const cues = lines.flatMap((line) =>
    layOutCues(captionWords(line), line.language, limits).map(
      (laidOut): CaptionCue => ({
        lines: laidOut,
        startSeconds: laidOut[0]![0]!.startSeconds,
        endSeconds: laidOut.at(-1)!.at(-1)!.endSeconds,
        language: line.language,
        ...(line.speaker === undefined ? {} : { speaker: line.speaker }),
      }),
    ),
  );
  return timed(cues, film.durationSeconds);
}

function captionWords(line: SpokenLine): CaptionWord[] {
  return line.words.map((word, index) => ({
    text: word.text,
    spaceBefore: index > 0 && line.words[index - 1]!.textEnd < word.textStart,
    startSeconds: line.startSeconds + word.startSeconds,
    endSeconds: line.startSeconds + word.endSeconds,
  }));
}

/** Sets each cue's start and end, to the millisecond: what all caption formats can say. */
function timed(cues: CaptionCue[], filmSeconds: number): CaptionCue[] {
  const least = Math.min(LEAST_SECONDS, filmSeconds / (cues.length + 1));
  const starts: number[] = [];
  for (const [index, cue] of cues.entries()) {
    const earliest = index === 0 ? 0 : starts[index - 1]! + least;
    const latest = filmSeconds - (cues.length - index) * least;
    starts.push(Math.max(earliest, Math.min(cue.startSeconds, latest)));
  }
  return cues.map((cue, index) => {
    const start = starts[index]!;
    const limit = starts[index + 1] ?? filmSeconds;
    const wanted = Math.max(cue.endSeconds, start + SHORTEST_CUE_SECONDS, start + readingSeconds(cue));
    const lingering = Math.min(wanted, Math.max(cue.endSeconds, start) + LONGEST_LINGER_SECONDS);
    const bridged = limit - lingering < BRIDGED_GAP_SECONDS && index < cues.length - 1 ? limit : lingering;
    const end = Math.min(bridged, limit);
    return { ...cue, startSeconds: milliseconds(start), endSeconds: milliseconds(end) };
  });
}

function readingSeconds(cue: CaptionCue): number {
  return cue.lines.flat().reduce((sum, word) => {
    const { narrow, wide } = characterCounts(word.text);
    return sum + (narrow + 1) / NARROW_PER_SECOND + wide / WIDE_PER_SECOND;
  }, 0);
}

function milliseconds(seconds: number): number {
  return Math.floor(seconds * 1000 + 1e-6) / 1000;
}
