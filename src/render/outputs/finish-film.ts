import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Breathe, breathing } from '../../domain/breathing.ts';
import type { PictureTrack } from '../../ports/clip-media.ts';
import type { Media } from '../../ports/media.ts';
import { chaptersOfCuts } from '../copying/chapters-of-cuts.ts';
import type { Clip } from '../copying/clip.ts';
import type { FilmShape } from '../copying/film-shape.ts';
import { frameTable } from '../copying/frame-table.ts';
import { soundOfCuts } from '../copying/sound-of-cuts.ts';
import { pacedSound } from './paced-sound.ts';

export interface CodedFilm {
  /** Where title and sound come from. */
  clip: Clip;
  shape: FilmShape;
  /** An MP4 of the pictures, coded in that shape. */
  codedPath: string;
  outputPath: string;
  /** A folder for files that are needed meanwhile. */
  folder: string;
  /** At which the pictures were coded: 2 is twice as fast as the clip; 1 where absent. */
  speed?: number;
}

/** Puts a film's sound beside its pictures that were coded anew; answers with the number of frames. */
export async function finishFilm(film: CodedFilm, media: Media, signal?: AbortSignal): Promise<number> {
  const { clip, shape, codedPath, outputPath, folder, speed = 1 } = film;
  const { size, frameRate } = shape;
  const track = await media.listPictures(codedPath, signal);
  const { frameOfSample, frameCount } = frameTable(track);
  const whole = { clip, startFrame: 0, endFrame: clip.table.frameCount };
  const soundPath =
    speed === 1
      ? (await soundOfCuts([whole], { frameRate, frameCounts: [frameCount], folder }, media, signal)).path
      : await pacedSound(clip, { speed, frameCount, frameRate, folder }, media, signal);
  const picturesPath = join(folder, 'pictures');
  await copyPictures(codedPath, track, picturesPath, breathing(signal));
  const { byteSizes, keys, decoderConfiguration } = track;
  await media.joinFilm(
    {
      outputPath,
      size,
      frameRate,
      decoderConfiguration,
      picturesPath,
      samples: { byteSizes, displayFrames: Uint32Array.from(frameOfSample), keys },
      likePath: codedPath,
      ...(soundPath !== undefined && { soundPath }),
      ...(clip.facts.title !== null && { title: clip.facts.title }),
      chapters: chaptersOfCuts([whole], { frameRate, frameCounts: [frameCount], speed }),
    },
    signal,
  );
  return frameCount;
}

async function copyPictures(
  path: string,
  track: PictureTrack,
  picturesPath: string,
  breathe: Breathe,
): Promise<void> {
  const [source, target] = [openSync(path, 'r'), openSync(picturesPath, 'w')];
  try {
    for (const [sample, size] of track.byteSizes.entries()) {
      await breathe();
      const data = Buffer.allocUnsafe(size);
      readSync(source, data, 0, size, track.byteOffsets[sample]!);
      writeSync(target, data);
    }
  } finally {
    closeSync(source);
    closeSync(target);
  }
}
