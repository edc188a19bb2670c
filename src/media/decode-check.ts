import { AVMEDIA_TYPE_AUDIO, AVMEDIA_TYPE_VIDEO, type AVMediaType } from 'node-av/constants';
import type { Frame, Stream } from 'node-av/lib';
import type { DecodeChecking, DecodeReport, FilterStep } from '../ports/media.ts';
import { pictureSource } from './extract-frames.ts';
import { present } from './ffmpeg-status.ts';
import { FilterChain } from './filter-chain.ts';
import { LOUDNESS_METER, meteredLoudness } from './measure-loudness.ts';
import { type DecodingOptions, openInput } from './media-input.ts';
import type { Operation } from './protocol.ts';
import { soundSource } from './shape-sound.ts';
import { StretchFinder } from './stretch-finder.ts';

/** Looking for black and frozen pictures at this step costs next to nothing. */
const LOOK_SECONDS = 0.2;
const LOOK_WIDTH_PIXELS = 160;
/** How often it is told how far the decoding is. */
const REPORT_MS = 250;
/** Damaged packets after this many are only counted towards nothing: the film is broken. */
const MOST_PROBLEMS = 100;

/** Decodes a film from end to end and reports what is odd about it. */
export const decodeCheck: Operation<'decodeCheck'> = async (checking, { signal, report: tell }) => {
  const report: DecodeReport = {
    frameCount: 0,
    decodedFrameCount: 0,
    pictureSeconds: 0,
    soundSampleCount: 0,
    soundSeconds: 0,
    problems: [],
    black: [],
    frozen: [],
    silent: [],
    loudness: null,
  };
  const reach = reaching(tell);
  await Promise.all([
    checkPictures(checking, report, reach(), signal),
    checkSound(checking, report, reach(), signal),
  ]);
  return report;
};

/** Tells now and then how many seconds of the film all tracks that have begun are through with. */
function reaching(tell: (seconds: number) => void): () => (seconds: number) => void {
  const reached = new Map<number, number>();
  let [tracks, toldMs] = [0, performance.now()];
  return () => {
    const track = tracks++;
    return (trackSeconds) => {
      reached.set(track, trackSeconds);
      if (performance.now() - toldMs < REPORT_MS) return;
      toldMs = performance.now();
      const seconds = Math.min(...reached.values());
      if (Number.isFinite(seconds)) tell(seconds);
    };
  };
}

async function checkPictures(
  checking: DecodeChecking,
  report: DecodeReport,
  reached: (seconds: number) => void,
  signal: AbortSignal,
): Promise<void> {
  await using track = await openTrack(checking.path, AVMEDIA_TYPE_VIDEO);
  if (track.stream === undefined) return;
  const { stream } = track;
  const black = new StretchFinder('lavfi.black_start', 'lavfi.black_end', checking.blackSeconds);
  const frozen = new StretchFinder(
    'lavfi.freezedetect.freeze_start',
    'lavfi.freezedetect.freeze_end',
    checking.frozenSeconds,
  );
  const steps: FilterStep[] = [
    { filter: 'scale', options: { w: LOOK_WIDTH_PIXELS, h: -2, flags: 'area' } },
    { filter: 'blackdetect', options: { d: checking.blackSeconds } },
    { filter: 'freezedetect', options: { d: checking.frozenSeconds } },
  ];
  using chains = new DisposableStack();
  let chain: FilterChain | undefined;
  const look = (filters: FilterChain, frame: Frame) => {
    filters.send(frame);
    for (const seen of filters.received()) {
      black.see(seen.getMetadata());
      frozen.see(seen.getMetadata());
    }
  };
  let held: Frame | undefined;
  let looked = Number.NEGATIVE_INFINITY;
  let seconds = 0;
  let lastSeconds = 0;
  const decoding: DecodingOptions = {
    signal,
    decoder: {
      err_detect: 'explode',
      ...(checking.pictures === 'references' && { skip_frame: 'noref' }),
    },
    onPacket: () => {
      report.frameCount += 1;
    },
    onDamage: (message) => noteProblem(report, 'picture', seconds, message),
  };
  for await (const frame of track.input.frames(stream, decoding)) {
    report.decodedFrameCount += 1;
    seconds = secondsOf(frame.bestEffortTimestamp, stream);
    lastSeconds = Math.max(lastSeconds, seconds + frameSeconds(frame, stream));
    reached(seconds);
    if (frame.decodeErrorFlags !== 0) noteProblem(report, 'picture', seconds, 'A picture is damaged.');
    if (seconds - looked < LOOK_SECONDS - 1e-6) continue;
    chain ??= chains.use(new FilterChain(AVMEDIA_TYPE_VIDEO, pictureSource(frame, stream.timeBase), steps));
    // What stood until now is shown to the filters once more: they tell a stretch by its last frame.
    if (held !== undefined && seconds - looked > 2 * LOOK_SECONDS) {
      held.pts = frame.bestEffortTimestamp - 1n;
      look(chain, held);
    }
    looked = seconds;
    held?.free();
    held = present(frame.clone(), 'A picture could not be kept.');
    look(chain, frame);
  }
  held?.free();
  reached(Number.POSITIVE_INFINITY);
  // Matroska and others do not say how long a track is.
  report.pictureSeconds = stream.duration > 0n ? secondsOf(stream.duration, stream) : lastSeconds;
  report.black = black.finish(report.pictureSeconds);
  report.frozen = frozen.finish(report.pictureSeconds);
}

async function checkSound(
  checking: DecodeChecking,
  report: DecodeReport,
  reached: (seconds: number) => void,
  signal: AbortSignal,
): Promise<void> {
  await using track = await openTrack(checking.path, AVMEDIA_TYPE_AUDIO);
  if (track.stream === undefined) return;
  const { stream } = track;
  const silent = new StretchFinder('lavfi.silence_start', 'lavfi.silence_end', checking.silentSeconds);
  const steps: FilterStep[] = [
    LOUDNESS_METER,
    {
      filter: 'silencedetect',
      options: { noise: `${checking.silenceDecibels}dB`, duration: checking.silentSeconds },
    },
  ];
  using chains = new DisposableStack();
  let chain: FilterChain | undefined;
  let seconds = 0;
  const decoding: DecodingOptions = {
    signal,
    onDamage: (message) => noteProblem(report, 'sound', seconds, message),
  };
  for await (const frame of track.input.frames(stream, decoding)) {
    report.soundSampleCount += frame.nbSamples;
    seconds = secondsOf(frame.bestEffortTimestamp, stream);
    reached(seconds);
    chain ??= chains.use(new FilterChain(AVMEDIA_TYPE_AUDIO, soundSource(frame, stream.timeBase), steps));
    chain.send(frame);
    for (const heard of chain.received()) silent.see(heard.getMetadata());
  }
  reached(Number.POSITIVE_INFINITY);
  chain?.send(null);
  for (const heard of chain?.received() ?? []) silent.see(heard.getMetadata());
  report.loudness = chain === undefined ? null : meteredLoudness(chain, 0);
  report.soundSeconds = report.soundSampleCount / stream.codecpar.sampleRate;
  report.silent = silent.finish(report.soundSeconds);
}

/** A file with its stream of a kind; each track is read on its own. */
async function openTrack(path: string, kind: AVMediaType) {
  const input = await openInput(path);
  const index = input.format.findBestStream(kind);
  return {
    input,
    stream: index < 0 ? undefined : input.format.streams[index],
    [Symbol.asyncDispose]: () => input[Symbol.asyncDispose](),
  };
}

function noteProblem(
  report: DecodeReport,
  track: 'picture' | 'sound',
  seconds: number,
  message: string,
): void {
  if (report.problems.length < MOST_PROBLEMS) report.problems.push({ track, seconds, message });
}

function frameSeconds({ duration }: Frame, stream: Stream): number {
  const { num, den } = stream.avgFrameRate;
  if (duration > 0n) return secondsOf(duration, stream);
  return num > 0 ? den / num : 0;
}

function secondsOf(ticks: bigint, stream: Stream): number {
  return (Number(ticks) * stream.timeBase.num) / stream.timeBase.den;
}
