import type { FilmCheck } from '../../domain/project.ts';
import { isSilent } from '../../domain/silent-timeline.ts';
import { framesToSeconds } from '../../domain/time.ts';
import type { Timeline } from '../../domain/timeline.ts';
import type { MediaFacts, PictureStreamFacts, SoundStreamFacts } from '../../ports/media.ts';
import { rangesOf } from '../spans/motion.ts';
import type { FilmPromise } from './check-film.ts';
import type { FilmEvidence } from './film-evidence.ts';
import { describeMoment } from './film-moments.ts';

/** Samples of an AAC frame at 48 kHz: sound ends on a whole one. */
const AAC_FRAME_SECONDS = 1024 / 48_000;
/** Containers give times in whole ticks of their own clocks. */
const TICK_SECONDS = 0.001;

/** The file as a whole: its streams and codecs, size of the picture and rate, lengths, and size in bytes. */
export function fileChecks({ facts }: FilmEvidence, { timeline, mostBytes }: FilmPromise): FilmCheck[] {
  const pictures = facts.streams.filter((stream) => stream.kind === 'picture');
  const sounds = facts.streams.filter((stream) => stream.kind === 'sound');
  const [picture, sound] = [pictures[0], sounds[0]];
  return [
    streamCheck(facts, pictures, sounds, timeline),
    ...(picture ? [formatCheck(picture, timeline)] : []),
    ...(picture && timeline ? [durationCheck(facts, picture, sound, timeline)] : []),
    ...(mostBytes === undefined ? [] : [sizeCheck(facts, mostBytes)]),
  ];
}

/** Where pictures move, so much for each of their pixels: a camera over a grainy photograph takes 0.18. */
const MOVING_BITS_A_PIXEL = 0.3;

/**
 * The largest a film should be: 20 MB up to three minutes of pictures that stand, as much a minute beyond, and for
 * what moves by its pixels.
 */
export function usualMostBytes(timeline: Timeline): number {
  const seconds = framesToSeconds(timeline.durationFrames, timeline.frameRate);
  const standing = 20_000_000 * Math.max(1, seconds / 180);
  const moving = rangesOf(timeline).reduce((sum, range) => sum + (range.moves ? range.durationFrames : 0), 0);
  const { widthPixels, heightPixels } = timeline.size;
  return Math.round(standing + (moving * widthPixels * heightPixels * MOVING_BITS_A_PIXEL) / 8);
}

function streamCheck(
  facts: MediaFacts,
  pictures: readonly PictureStreamFacts[],
  sounds: readonly SoundStreamFacts[],
  timeline: Timeline | undefined,
): FilmCheck {
  const [picture, sound] = [pictures[0], sounds[0]];
  const wantsSound = timeline ? !isSilent(timeline) : sound !== undefined;
  const faults = [
    ...(facts.container.split(',').includes('mp4') ? [] : [`the container is ${facts.container}, not MP4`]),
    ...countFault('picture', pictures.length, 1),
    ...countFault('sound', sounds.length, wantsSound ? 1 : Math.min(1, sounds.length)),
    ...(picture && !isHigh(picture)
      ? [`the picture is ${picture.codecString ?? picture.codec}, not H.264 High`]
      : []),
    ...(sound && sound.codecString !== 'mp4a.40.2'
      ? [`the sound is ${sound.codecString ?? sound.codec}, not AAC-LC`]
      : []),
    ...(sound && sound.sampleRateHertz !== 48_000
      ? [`the sound has ${sound.sampleRateHertz} Hz, not 48000`]
      : []),
  ];
  const found = [picture?.codecString, sound?.codecString].filter(Boolean).join(' and ');
  return { name: 'streams', ok: faults.length === 0, detail: faults.join('; ') || `MP4 of ${found}` };
}

function countFault(kind: string, found: number, wanted: number): string[] {
  return found === wanted ? [] : [`there are ${found} ${kind} streams, not ${wanted}`];
}

/** RFC 6381 names of H.264: `avc1.` and profile, constraints and level in hexadecimal; High is 100. */
function isHigh({ codec, codecString }: PictureStreamFacts): boolean {
  return codec === 'h264' && codecString?.toLowerCase().startsWith('avc1.64') === true;
}

function formatCheck(picture: PictureStreamFacts, timeline: Timeline | undefined): FilmCheck {
  const { size, frameRate, pixelFormat, colour, rotationDegrees, pixelAspectRatio } = picture;
  const found = `${size.widthPixels}x${size.heightPixels} at ${rateText(frameRate)} a second`;
  const wanted =
    timeline &&
    `${timeline.size.widthPixels}x${timeline.size.heightPixels} at ${rateText(timeline.frameRate)} a second`;
  const faults = [
    ...(wanted === undefined || wanted === found ? [] : [`it is ${found}, not ${wanted}`]),
    ...(pixelFormat === 'yuv420p'
      ? []
      : [`its pixels are ${pixelFormat}, not yuv420p, which not every player shows`]),
    ...(colour.matrix === 'bt709' && colour.range === 'limited'
      ? []
      : [`its colours are marked ${colour.matrix} in ${colour.range} range, not bt709 in limited range`]),
    ...(rotationDegrees === 0 ? [] : [`players turn it by ${rotationDegrees} degrees`]),
    ...(pixelAspectRatio === 1 ? [] : [`its pixels are not square but ${pixelAspectRatio} wide`]),
  ];
  return { name: 'picture', ok: faults.length === 0, detail: faults.join('; ') || found };
}

function rateText(rate: { numerator: number; denominator: number } | null): string {
  if (rate === null) return 'an unknown number of frames';
  return `${Number((rate.numerator / rate.denominator).toFixed(3))} frames`;
}

/** Picture and sound each as long as the timeline, within a frame. */
function durationCheck(
  facts: MediaFacts,
  picture: PictureStreamFacts,
  sound: SoundStreamFacts | undefined,
  { durationFrames, frameRate }: Timeline,
): FilmCheck {
  const wantedSeconds = framesToSeconds(durationFrames, frameRate);
  const frameSeconds = framesToSeconds(1, frameRate);
  const isOff = (seconds: number | null | undefined, tolerance: number): seconds is number =>
    typeof seconds === 'number' && Math.abs(seconds - wantedSeconds) > tolerance + TICK_SECONDS;
  const soundTolerance = frameSeconds + AAC_FRAME_SECONDS;
  const faults = [
    ...(isOff(facts.durationSeconds, soundTolerance)
      ? [`the file lasts ${describeMoment(facts.durationSeconds)}`]
      : []),
    ...(isOff(picture.durationSeconds, frameSeconds)
      ? [`the picture lasts ${describeMoment(picture.durationSeconds)}`]
      : []),
    ...(isOff(sound?.durationSeconds, soundTolerance)
      ? [`the sound lasts ${describeMoment(sound?.durationSeconds ?? 0)}`]
      : []),
    ...(picture.frameCount === null || Math.abs(picture.frameCount - durationFrames) <= 1
      ? []
      : [`there are ${picture.frameCount} frames`]),
  ];
  const wanted = `${describeMoment(wantedSeconds)} (${durationFrames} frames)`;
  const detail =
    faults.length === 0 ? `${wanted}, as planned` : `${faults.join('; ')}; planned were ${wanted}`;
  return { name: 'duration', ok: faults.length === 0, detail };
}

function sizeCheck({ sizeBytes }: MediaFacts, mostBytes: number): FilmCheck {
  const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
  const ok = sizeBytes <= mostBytes;
  return { name: 'size', ok, detail: `${megabytes(sizeBytes)}, at most ${megabytes(mostBytes)} allowed` };
}
