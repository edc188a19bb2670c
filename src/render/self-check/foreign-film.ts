import type { FilmCheck } from '../../domain/project.ts';
import type { ClippedStretch } from '../../ports/clip-media.ts';
import type { TimeStretch } from '../../ports/media.ts';
import { parseSubRip } from '../captions/sub-rip.ts';
import { parseWebVtt } from '../captions/web-vtt.ts';
import type { FilmEvidence } from './film-evidence.ts';
import { describeMoment, describeStretch, listed, stretchSeconds } from './film-moments.ts';

/** What is known of a film that somebody else made. */
export interface ForeignFilm {
  evidence: FilmEvidence;
  /** Where its sound is cut off; null for a film without sound. */
  clipped: readonly ClippedStretch[] | null;
  /** Its captions, with the file's name. */
  captions?: { name: string; text: string };
}

/** Fades and titles are black for a moment; longer is taken for a hole. */
const HOLE_SECONDS = 2;
/** A pause of a film may be quiet; longer than this its sound is taken to be missing. */
const MISSING_SOUND_SECONDS = 5;
/** How far sound and picture may differ in length, as players cope with. */
const LENGTH_TOLERANCE_SECONDS = 0.5;
const MOST_PEAK_DBTP = 0;

/**
 * Judges a film from anywhere by what is wrong with it in itself. What is merely another choice than ours (container,
 * codec, size, loudness) is told and not judged.
 */
export function checkForeignFilm(film: ForeignFilm): FilmCheck[] {
  const { evidence, clipped, captions } = film;
  const hasPicture = evidence.facts.streams.some(({ kind }) => kind === 'picture');
  return [
    streams(evidence),
    lengths(evidence),
    ...(hasPicture ? [decoding(evidence), black(evidence), frozen(evidence)] : []),
    ...sound(evidence, clipped),
    ...(captions ? [captionTimes(captions, evidence)] : []),
  ];
}

function streams({ facts }: FilmEvidence): FilmCheck {
  const told = facts.streams.map((stream) =>
    stream.kind === 'picture'
      ? `${stream.codec} ${stream.size.widthPixels}x${stream.size.heightPixels}${rateText(stream.frameRate)} ${stream.pixelFormat}`
      : `${stream.codec} ${stream.sampleRateHertz} Hz, ${stream.channels} ${stream.channels === 1 ? 'channel' : 'channels'}`,
  );
  const hasPicture = facts.streams.some(({ kind }) => kind === 'picture');
  const container = facts.container.split(',')[0] ?? facts.container;
  const detail = hasPicture
    ? `${container}: ${told.join('; ')}`
    : `there is no picture in it; ${told.join('; ')}`;
  return { name: 'streams', ok: hasPicture, detail };
}

function rateText(rate: { numerator: number; denominator: number } | null): string {
  return rate === null ? '' : ` at ${Number((rate.numerator / rate.denominator).toFixed(3))}`;
}

function lengths({ decoding: { pictureSeconds, soundSeconds } }: FilmEvidence): FilmCheck {
  const apart = soundSeconds > 0 && pictureSeconds > 0 ? Math.abs(soundSeconds - pictureSeconds) : 0;
  const ok = apart <= LENGTH_TOLERANCE_SECONDS;
  const told = [
    ...(pictureSeconds > 0 ? [`picture ${describeMoment(pictureSeconds)}`] : []),
    ...(soundSeconds > 0 ? [`sound ${describeMoment(soundSeconds)}`] : []),
  ].join(', ');
  return { name: 'duration', ok, detail: `${told}${ok ? '' : '; one ends before the other'}` };
}

function decoding({ decoding: { problems, frameCount, decodedFrameCount } }: FilmEvidence): FilmCheck {
  const places = problems.map(
    ({ track, seconds, message }) => `${track} at ${describeMoment(seconds)}: ${message}`,
  );
  const detail =
    problems.length === 0
      ? `all ${decodedFrameCount} of ${frameCount} frames that were looked at decode`
      : `${problems.length} ${problems.length === 1 ? 'packet does' : 'packets do'} not decode: ${listed(places)}`;
  return { name: 'decoding', ok: problems.length === 0, detail };
}

function black({ decoding: report }: FilmEvidence): FilmCheck {
  const holes = report.black.filter((stretch) => stretchSeconds(stretch) >= HOLE_SECONDS);
  return { name: 'black', ok: holes.length === 0, detail: toldStretches(holes, report.black, 'black') };
}

/** A film of stills stands still by intention, so this is told alone. */
function frozen({ decoding: report }: FilmEvidence): FilmCheck {
  return { name: 'frozen', ok: true, detail: toldStretches([], report.frozen, 'without any motion') };
}

function toldStretches(faults: readonly TimeStretch[], all: readonly TimeStretch[], what: string): string {
  if (faults.length > 0) return `${what} from ${listed(faults.map(describeStretch))}`;
  if (all.length === 0) return `nothing ${what}`;
  return `${what} on purpose, it seems: ${listed(all.map(describeStretch))}`;
}

function sound({ decoding: report }: FilmEvidence, clipped: ForeignFilm['clipped']): FilmCheck[] {
  const { loudness, silent } = report;
  if (loudness === null || clipped === null) return [{ name: 'sound', ok: true, detail: 'there is none' }];
  const missing = silent.filter((stretch) => stretchSeconds(stretch) >= MISSING_SOUND_SECONDS);
  const cutOff = clipped.map((stretch) => describeStretch(stretch));
  return [
    { name: 'silence', ok: missing.length === 0, detail: toldStretches(missing, silent, 'silent') },
    {
      name: 'clipping',
      ok: clipped.length === 0,
      detail: clipped.length === 0 ? 'no sound is cut off' : `sound is cut off at ${listed(cutOff)}`,
    },
    {
      name: 'loudness',
      ok: loudness.truePeakDbtp <= MOST_PEAK_DBTP,
      detail: `${loudness.integratedLufs.toFixed(1)} LUFS, peaks of ${loudness.truePeakDbtp.toFixed(1)} dBTP, range ${loudness.rangeLu.toFixed(1)} LU`,
    },
  ];
}

function captionTimes(
  { name, text }: NonNullable<ForeignFilm['captions']>,
  evidence: FilmEvidence,
): FilmCheck {
  const cues = name.toLowerCase().endsWith('.srt') ? parseSubRip(text) : parseWebVtt(text);
  const filmSeconds = evidence.facts.durationSeconds ?? Number.POSITIVE_INFINITY;
  const late = cues.filter(({ endSeconds }) => endSeconds > filmSeconds + LENGTH_TOLERANCE_SECONDS);
  const empty = cues.filter(({ lines }) => lines.join('').trim() === '');
  const faults = [
    ...(cues.length === 0 ? ['there is no cue in it'] : []),
    ...(late.length === 0
      ? []
      : [
          `${late.length === 1 ? '1 cue ends' : `${late.length} cues end`} after the film, the first at ${describeMoment(late[0]!.endSeconds)}`,
        ]),
    ...(empty.length === 0 ? [] : [`${empty.length === 1 ? '1 cue is' : `${empty.length} cues are`} empty`]),
  ];
  const shown = cues.reduce((sum, { startSeconds, endSeconds }) => sum + endSeconds - startSeconds, 0);
  const share = Number.isFinite(filmSeconds)
    ? `, on for ${Math.round((100 * shown) / filmSeconds)} % of the film`
    : '';
  return {
    name: 'captions',
    ok: faults.length === 0,
    detail: faults.join('; ') || `${cues.length} ${cues.length === 1 ? 'cue' : 'cues'}${share}`,
  };
}
