import { ReelError } from '../../domain/errors.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import type { PictureTrack } from '../../ports/clip-media.ts';
import type { Media, MediaFacts, PictureStreamFacts, SoundStreamFacts } from '../../ports/media.ts';
import { type FrameTable, frameTable } from './frame-table.ts';

/** A file that pictures and sound are taken from. */
export interface Clip {
  path: string;
  facts: MediaFacts;
  picture: PictureStreamFacts;
  sound: SoundStreamFacts | undefined;
  track: PictureTrack;
  table: FrameTable;
}

/** Frames of a clip: counted from 0, from the start up to but without the end. */
export interface OpenCut {
  clip: Clip;
  startFrame: number;
  endFrame: number;
}

/** Reads what a clip is made of. Raises what Media raises, and `unsupported-media` for a file without pictures. */
export async function openClip(
  path: string,
  media: Pick<Media, 'probe' | 'listPictures'>,
  signal?: AbortSignal,
): Promise<Clip> {
  const facts = await media.probe(path, signal);
  const picture = facts.streams.find((stream) => stream.kind === 'picture');
  if (picture === undefined) throw new ReelError('unsupported-media', `${path} has no pictures.`);
  const track = await media.listPictures(path, signal);
  const sound = facts.streams.find((stream) => stream.kind === 'sound');
  const table = frameTable(track);
  if (table.frameCount === 0) throw new ReelError('unsupported-media', `${path} shows no pictures.`);
  return { path, facts, picture, sound, track, table };
}

/** The size at which players show it: turned, its pixels square. Not yet rounded to whole pixels. */
export function shownSize({ size, pixelAspectRatio, rotationDegrees }: PictureStreamFacts): FrameSize {
  const [width, height] = [size.widthPixels * pixelAspectRatio, size.heightPixels];
  const isTurned = rotationDegrees % 180 !== 0;
  return { widthPixels: isTurned ? height : width, heightPixels: isTurned ? width : height };
}

/** When a frame of a clip is shown; the clip's end for the one after its last. */
export function secondsOfFrame({ track, table }: Clip, frame: number): number {
  const tickOf = (shown: number) => track.displayTicks[table.sampleOfFrame[shown]!]!;
  const last = table.frameCount - 1;
  const step = last > 0 ? (tickOf(last) - tickOf(0)) / last : 0;
  const tick = frame <= last ? tickOf(frame) : tickOf(last) + step * (frame - last);
  return (tick * track.timeBase.numerator) / track.timeBase.denominator;
}
