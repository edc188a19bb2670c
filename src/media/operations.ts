import { animate } from './animate.ts';
import { cutSound } from './cut-sound.ts';
import { decodeCheck } from './decode-check.ts';
import { encodeMoving } from './encode-moving.ts';
import { encodePictures } from './encode-pictures.ts';
import { encodeSound } from './encode-sound.ts';
import { extractFrames } from './extract-frames.ts';
import { findClipping } from './find-clipping.ts';
import { joinFilm } from './join-film.ts';
import { laySound } from './lay-sound.ts';
import { listPictures } from './list-pictures.ts';
import { measureLoudness } from './measure-loudness.ts';
import { measurePeaks } from './measure-peaks.ts';
import { probe } from './probe.ts';
import type { Operation, OperationName } from './protocol.ts';
import { shapeSound } from './shape-sound.ts';
import { shrinkPicture } from './shrink-picture.ts';
import { transcodePictures } from './transcode-pictures.ts';

/** Every operation by its name. */
export const operations: { [Name in OperationName]: Operation<Name> } = {
  probe,
  shapeSound,
  measureLoudness,
  extractFrames,
  shrinkPicture,
  encodePictures,
  encodeMoving,
  encodeSound,
  joinFilm,
  decodeCheck,
  listPictures,
  transcodePictures,
  cutSound,
  measurePeaks,
  laySound,
  findClipping,
  animate,
};
