import { imageSizeFromFile } from 'image-size/fromFile';
import { ReelError } from '../../domain/errors.ts';
import { shareFrames } from '../../domain/frame-range.ts';
import type { FrameSize, MediaReference, Timeline } from '../../domain/timeline.ts';
import type { Media } from '../../ports/media.ts';
import { rangesOf } from '../spans/motion.ts';
import { mediaName } from '../spans/stretches.ts';
import type { MediaShapes } from './drawn-frame.ts';

/** EXIF orientations from this one on lie on their side. */
const FIRST_TURNED_ORIENTATION = 5;

/**
 * Reads what the timeline does not say of its files and drawing needs: how long movies are that are looped or stretched,
 * and how large overlays are over what moves. Raises `media-failed` for files that cannot be read.
 */
export async function readShapes(
  timeline: Timeline,
  pathOf: (media: MediaReference) => string,
  media: Pick<Media, 'probe'>,
  signal?: AbortSignal,
): Promise<MediaShapes> {
  const movies = timeline.picture.flatMap((clip) =>
    clip.kind === 'movie' && clip.outSeconds === undefined && clip.whenShort !== 'freeze' ? [clip.media] : [],
  );
  const moving = rangesOf(timeline).filter((range) => range.moves);
  const overlays = timeline.overlays.filter(
    (overlay) => overlay.size === undefined && moving.some((range) => shareFrames(overlay, range)),
  );
  const pictures = overlays.map((overlay) => overlay.media);
  return {
    fileSeconds: await readEach(movies, (one) => pictureSeconds(pathOf(one), media, signal)),
    sizes: await readEach(pictures, (one) => pictureSize(pathOf(one))),
  };
}

async function readEach<Fact>(
  references: readonly MediaReference[],
  read: (media: MediaReference) => Promise<Fact>,
): Promise<Map<string, Fact>> {
  const distinct = new Map(references.map((reference) => [mediaName(reference), reference]));
  const facts = new Map<string, Fact>();
  for (const [name, reference] of distinct) facts.set(name, await read(reference));
  return facts;
}

async function pictureSeconds(
  path: string,
  media: Pick<Media, 'probe'>,
  signal?: AbortSignal,
): Promise<number> {
  const facts = await media.probe(path, signal);
  const picture = facts.streams.find((stream) => stream.kind === 'picture');
  const seconds = picture?.durationSeconds ?? facts.durationSeconds;
  if (seconds !== null && seconds !== undefined && seconds > 0) return seconds;
  throw new ReelError(
    'media-failed',
    `${path} does not say how long it is, so it cannot be looped or stretched; give the clip an outSeconds.`,
  );
}

async function pictureSize(path: string): Promise<FrameSize> {
  try {
    const { width, height, orientation = 1 } = await imageSizeFromFile(path);
    return orientation >= FIRST_TURNED_ORIENTATION
      ? { widthPixels: height, heightPixels: width }
      : { widthPixels: width, heightPixels: height };
  } catch (cause) {
    throw new ReelError('media-failed', `${path} is not a picture that can be laid over a film.`, { cause });
  }
}
