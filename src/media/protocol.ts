import type {
  Animating,
  ClippedStretch,
  PeakFacts,
  PeakMeasuring,
  PictureTrack,
  PictureTranscoding,
  SoundCutting,
  SoundLaying,
} from '../ports/clip-media.ts';
import type {
  DecodeChecking,
  DecodeReport,
  FilmJoining,
  FrameExtraction,
  LoudnessFacts,
  MediaFacts,
  PictureCoding,
  PictureShrinking,
  SoundCoding,
  SoundFacts,
  SoundShaping,
} from '../ports/media.ts';

import type { MovingCoding } from '../ports/moving-pictures.ts';

/** What the media process can be asked for: the parameters and the answer of each operation. */
export interface MediaOperations {
  probe: { parameters: { path: string }; answer: MediaFacts };
  shapeSound: { parameters: SoundShaping; answer: SoundFacts };
  measureLoudness: { parameters: { path: string }; answer: LoudnessFacts };
  extractFrames: { parameters: FrameExtraction; answer: undefined };
  shrinkPicture: { parameters: PictureShrinking; answer: undefined };
  encodePictures: { parameters: PictureCoding; answer: undefined };
  encodeMoving: { parameters: MovingCoding; answer: undefined };
  encodeSound: { parameters: SoundCoding; answer: SoundFacts };
  decodeCheck: { parameters: DecodeChecking; answer: DecodeReport };
  joinFilm: { parameters: FilmJoining; answer: undefined };
  listPictures: { parameters: { path: string }; answer: PictureTrack };
  transcodePictures: { parameters: PictureTranscoding; answer: { frameCount: number } };
  cutSound: { parameters: SoundCutting; answer: undefined };
  findClipping: { parameters: { path: string }; answer: ClippedStretch[] };
  animate: { parameters: Animating; answer: undefined };
  measurePeaks: { parameters: PeakMeasuring; answer: PeakFacts };
  laySound: { parameters: SoundLaying; answer: undefined };
}

export type OperationName = keyof MediaOperations;

/** The operations that write one file. */
export type WritingOperationName = {
  [Name in OperationName]: MediaOperations[Name]['parameters'] extends { outputPath: string } ? Name : never;
}[OperationName];

export interface OperationContext {
  /** Fires when the answer is no longer wanted. */
  signal: AbortSignal;
  /** Tells how many pieces of the work are done: frames, for operations on pictures. */
  report(done: number): void;
}

/** How an operation is carried out inside the media process. */
export type Operation<Name extends OperationName> = (
  parameters: MediaOperations[Name]['parameters'],
  context: OperationContext,
) => Promise<MediaOperations[Name]['answer']>;

/** Where an operation writes an output anew that it has to go over twice. */
export function draftOf(outputPath: string): string {
  return `${outputPath}.draft`;
}

/** From the client to the media process. */
export type ToMediaProcess =
  | {
      kind: 'request';
      id: number;
      operation: OperationName;
      parameters: unknown;
      /** Files to be removed if the client goes away before the answer. */
      temporaryPaths: string[];
    }
  | { kind: 'cancel'; id: number };

/** From the media process to the client. */
export type FromMediaProcess =
  | { kind: 'progress'; id: number; done: number }
  | { kind: 'answer'; id: number; answer: unknown }
  | { kind: 'failure'; id: number; message: string };
