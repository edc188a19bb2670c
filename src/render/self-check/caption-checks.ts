import type { FilmCheck } from '../../domain/project.ts';
import type { ParsedCue } from '../captions/caption-timestamp.ts';
import { compareWords } from '../captions/caption-words.ts';
import { parseSubRip } from '../captions/sub-rip.ts';
import { parseWebVtt } from '../captions/web-vtt.ts';
import type { FilmEvidence } from './film-evidence.ts';
import { describeMoment, listed } from './film-moments.ts';

/** What is said in a film and the caption files that stand beside it. */
export interface CaptionPromise {
  /** All that is said, in order. */
  spokenTexts: readonly string[];
  /** Contents of the files. */
  vtt?: string;
  srt?: string;
}

const MOST_LINES = 2;
/** Caption times are whole milliseconds. */
const TIME_TOLERANCE_SECONDS = 0.001;

/** Both caption files: every spoken word is there, in order and within the film. */
export function captionChecks(
  { spokenTexts, vtt, srt }: CaptionPromise,
  { facts }: FilmEvidence,
): FilmCheck[] {
  const filmSeconds = facts.durationSeconds ?? Number.POSITIVE_INFINITY;
  return [
    ...(vtt === undefined
      ? []
      : [captionCheck('captions (VTT)', parseWebVtt(vtt), spokenTexts, filmSeconds)]),
    ...(srt === undefined
      ? []
      : [captionCheck('captions (SRT)', parseSubRip(srt), spokenTexts, filmSeconds)]),
  ];
}

function captionCheck(
  name: string,
  cues: readonly ParsedCue[],
  spokenTexts: readonly string[],
  filmSeconds: number,
): FilmCheck {
  const shownTexts = cues.flatMap((cue) => cue.lines);
  const faults = [...wordFaults(spokenTexts, shownTexts), ...timeFaults(cues, filmSeconds)];
  const { spokenCount } = compareWords(spokenTexts, shownTexts);
  const detail = faults.length === 0 ? `100 % of ${spokenCount} spoken words` : listed(faults);
  return { name, ok: faults.length === 0, detail };
}

function wordFaults(spokenTexts: readonly string[], shownTexts: readonly string[]): string[] {
  const { equal, coverage, firstDifference, spokenCount } = compareWords(spokenTexts, shownTexts);
  if (equal || !firstDifference) return [];
  const { index, spoken, shown } = firstDifference;
  const percent = Math.floor(coverage * 1000) / 10;
  const words = `${spoken === undefined ? 'nothing' : `“${spoken}”`} is said and ${shown === undefined ? 'nothing' : `“${shown}”`} is shown`;
  return [`${percent} % of ${spokenCount} spoken words; at word ${index + 1} ${words}`];
}

function timeFaults(cues: readonly ParsedCue[], filmSeconds: number): string[] {
  return cues.flatMap((cue, index) => {
    const { startSeconds, endSeconds, lines } = cue;
    const at = `the caption at ${describeMoment(startSeconds)}`;
    const next = cues[index + 1];
    return [
      ...(endSeconds > startSeconds ? [] : [`${at} ends before it starts`]),
      ...(endSeconds > filmSeconds + TIME_TOLERANCE_SECONDS ? [`${at} stays after the film’s end`] : []),
      ...(next && next.startSeconds + TIME_TOLERANCE_SECONDS < endSeconds
        ? [`${at} stays into the next one`]
        : []),
      ...(lines.length > MOST_LINES ? [`${at} has ${lines.length} lines`] : []),
    ];
  });
}
