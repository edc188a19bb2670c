import type { FrameRate } from '../domain/time.ts';
import type { FrameSize } from '../domain/timeline.ts';
import type { FilterStep } from './media.ts';

/**
 * The coded pictures of a file's first picture track, in decoding order, one entry a picture in each list. Edit lists
 * of the container are taken into account.
 */
export interface PictureTrack {
  /** FFmpeg's name of the codec. */
  codec: string;
  pixelFormat: string;
  size: FrameSize;
  /** What the container says of the coding, as AVCDecoderConfigurationRecord; empty where it has none. */
  decoderConfiguration: Uint8Array;
  /** Seconds a tick. */
  timeBase: { numerator: number; denominator: number };
  /** Where a picture's data stands in the file. */
  byteOffsets: Float64Array;
  byteSizes: Uint32Array;
  /** When pictures are decoded and shown; the film begins at tick 0. */
  decodeTicks: Float64Array;
  displayTicks: Float64Array;
  /** 1 for what the container calls a sync sample. */
  keys: Uint8Array;
  /** 1 where the picture is decoded only for others: an edit list leaves it out. */
  hidden: Uint8Array;
}

/** A stretch of a file's pictures. */
export interface PictureStretch {
  path: string;
  /** Pictures shown from `startTick` up to but without `endTick`, in the track's ticks; all where absent. */
  range?: {
    startTick: number;
    endTick: number;
    /** When the sync sample is decoded at which decoding begins. */
    decodeTick: number;
  };
  /** Leaves out pictures that no other refers to: for a first look in a fraction of the time. */
  onlyReferences?: boolean;
  /** Filters that each picture passes. */
  steps: FilterStep[];
  /** After the filters: all of the picture in a frame of BT.709, over itself, blurred and filling the frame. */
  overBlurred?: { size: FrameSize; rotationDegrees: number; pixelAspectRatio: number };
}

/** How films can be coded; H.264 plays everywhere. */
export const PICTURE_CODECS = ['h264', 'hevc', 'av1'] as const;
export type PictureCodec = (typeof PICTURE_CODECS)[number];

/** Stretches of pictures coded one after the other into an MP4 without sound. Colour tags are kept. */
export interface PictureTranscoding {
  stretches: PictureStretch[];
  outputPath: string;
  /** Each picture that comes out of the filters lasts one frame. */
  frameRate: FrameRate;
  codec: PictureCodec;
  /** Options of the encoder by its own names: `preset`, `crf`, `x264-params`... */
  encoderOptions: { [name: string]: string | number | boolean };
}

/** A piece of a file's AAC, its packets copied, cut to the sample by an edit list. */
export interface SoundCutting {
  inputPath: string;
  outputPath: string;
  startSeconds: number;
  endSeconds: number;
}

/** A stretch of sound put into a longer one: from a file, or silence. */
export interface SoundPiece {
  /** Silence where absent. */
  path?: string;
  /** Where the stretch begins in the file's own time. */
  startSeconds: number;
  /** Counts from the file's first moment, which some files put elsewhere than at 0. */
  fromStart?: boolean;
  /** How much of it is wanted, at 48 kHz; silence follows where the file ends before. */
  sampleCount: number;
}

/** Pieces of sound laid end to end into a WAV of 48 kHz. */
export interface SoundLaying {
  pieces: SoundPiece[];
  outputPath: string;
  channels: 1 | 2;
}

/** Where sound is cut off at full scale. */
export interface ClippedStretch {
  startSeconds: number;
  endSeconds: number;
  /** How often three samples in a row or more stand at full scale. */
  flatTops: number;
}

/** Stretches of pictures as one moving picture without sound that begins again at its end. */
export interface Animating {
  /** Their filters bring all pictures to one size and rate. */
  stretches: PictureStretch[];
  outputPath: string;
  format: 'webp' | 'gif';
  framesPerSecond: number;
}

export interface PeakMeasuring {
  path: string;
  ceilingDbtp: number;
}

/** A true peak (ITU-R BS.1770-5, Annex 2) over a ceiling, to 2.5 ms. */
export interface PeakOver {
  /** Of 48 kHz, from the start of the sound. */
  sample: number;
  overDecibels: number;
}

export interface PeakFacts {
  /** By ITU-R BS.1770-5; -70 for silence. */
  integratedLufs: number;
  over: PeakOver[];
}

/** Operations on clips that are there already. They raise what those of `Media` raise. */
export interface ClipMedia {
  /** Reads all of a file's picture packets. `media-failed` where it has none. */
  listPictures(path: string, signal?: AbortSignal): Promise<PictureTrack>;
  /** `onProgress` is told of the frames that are done, now and then. */
  transcodePictures(
    transcoding: PictureTranscoding,
    signal?: AbortSignal,
    onProgress?: (frames: number) => void,
  ): Promise<{ frameCount: number }>;
  laySound(laying: SoundLaying, signal?: AbortSignal): Promise<void>;
  /** Raises `media-failed` for a file without sound. */
  findClipping(path: string, signal?: AbortSignal): Promise<ClippedStretch[]>;
  /** `onProgress` is told of the frames that are done. */
  animate(animating: Animating, signal?: AbortSignal, onProgress?: (frames: number) => void): Promise<void>;
  /** How loud a file's sound is, and where its true peaks go over a ceiling; `media-failed` for a file without sound. */
  measurePeaks(measuring: PeakMeasuring, signal?: AbortSignal): Promise<PeakFacts>;
  cutSound(cutting: SoundCutting, signal?: AbortSignal): Promise<void>;
}
