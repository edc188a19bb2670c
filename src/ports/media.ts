import type { FrameRate } from '../domain/time.ts';
import type { Fit, FrameSize } from '../domain/timeline.ts';
import type { ClipMedia } from './clip-media.ts';
import type { MovingMedia } from './moving-pictures.ts';

/** One picture stream of a file. */
export interface PictureStreamFacts {
  kind: 'picture';
  /** FFmpeg's name of the codec, such as `h264` or `png`. */
  codec: string;
  /** The coded size, before rotation. */
  size: FrameSize;
  /** The average rate; null where the file has none, as a single image. */
  frameRate: FrameRate | null;
  /** Frames as the container counts them; null where it does not say. */
  frameCount: number | null;
  durationSeconds: number | null;
  /** FFmpeg's name of the pixel format, such as `yuv420p` or `rgba`. */
  pixelFormat: string;
  colour: { matrix: string; primaries: string; transfer: string; range: 'limited' | 'full' | 'unknown' };
  /** How far a player turns the picture clockwise: 0, 90, 180 or 270. */
  rotationDegrees: number;
  /** Width of a pixel divided by its height. */
  pixelAspectRatio: number;
  /** H.264 profile and level and the like, as an RFC 6381 codec string; null where there is none. */
  codecString: string | null;
}

export interface SoundStreamFacts {
  kind: 'sound';
  codec: string;
  sampleRateHertz: number;
  channels: number;
  durationSeconds: number | null;
  codecString: string | null;
}

/** A chapter of a finished film; it lasts until the next one. */
export interface ChapterMark {
  title: string;
  startSeconds: number;
}

/** What a media file holds, read from its headers and first packets. */
export interface MediaFacts {
  /** FFmpeg's names of the container, such as `mov,mp4,m4a,3gp,3g2,mj2`. */
  container: string;
  durationSeconds: number | null;
  sizeBytes: number;
  title: string | null;
  /** Of an MP4 or MOV; those of other containers are not read. */
  chapters: ChapterMark[];
  /** Pictures and sound in the file's order; other streams are left out. */
  streams: (PictureStreamFacts | SoundStreamFacts)[];
}

/** One FFmpeg filter with its options by name. Values are handed over as they are: nothing needs escaping. */
export interface FilterStep {
  filter: string;
  options?: { [name: string]: string | number | boolean };
}

/** Sound read from a file, passed through a chain of filters and written as a WAV of 48 kHz. */
export interface SoundShaping {
  inputPath: string;
  outputPath: string;
  /** Applied in order; none for a mere change of format. */
  steps: FilterStep[];
  sample: 's16' | 'f32';
  channels: 1 | 2;
}

export interface SoundFacts {
  sampleCount: number;
  durationSeconds: number;
}

/** Loudness of a whole file by ITU-R BS.1770-5 and EBU Tech 3342. */
export interface LoudnessFacts {
  /** -70 for silence, the measure's floor. */
  integratedLufs: number;
  rangeLu: number;
  /** -Infinity for digital silence. */
  truePeakDbtp: number;
}

/** A moment of a film: a frame by its number, counted from 0, or a time. */
export type Moment = { frame: number } | { seconds: number };

/** Pictures to be taken out of a film. */
export interface FrameExtraction {
  inputPath: string;
  frames: { at: Moment; outputPath: string }[];
  format: 'png' | 'jpeg';
  /**
   * `references` leaves out pictures that no other refers to and takes the last before them instead: the same in a
   * film of stills, in a fraction of the time. `all` where absent.
   */
  pictures?: 'all' | 'references';
  /** The picture is scaled down to fit, its ratio kept; the film's own size where absent. */
  within?: FrameSize;
}

/** A picture, or how a movie begins, made smaller. */
export interface PictureShrinking {
  inputPath: string;
  /** Gets a WebP, see-through where the picture is. */
  outputPath: string;
  /** It is no wider than this, and never enlarged; its ratio is kept. */
  mostWidthPixels: number;
}

/** A picture laid into the frame with its left and top edge at a place; transparent parts show what is below. */
export interface LaidPicture {
  path: string;
  xPixels: number;
  yPixels: number;
  /** The box that the picture is brought into, stretched where `fit` is absent; its own size where absent. */
  into?: { size: FrameSize; fit?: Fit };
  /** 0 to 1; 1 where absent. */
  opacity?: number;
}

/** What is laid into a frame: a picture, or a colour as `#rrggbb` all over it. */
export type PictureLayer = LaidPicture | { colour: string };

/** One picture to be coded. */
export interface PictureToCode {
  /** From the bottom up, over black. */
  layers: PictureLayer[];
  /** A second picture that shows through it: 0 is not at all, 1 alone. */
  blend?: { layers: PictureLayer[]; share: number };
  /** Coded by itself, so that decoding can begin with it; else as what changed since the one before. */
  intra: boolean;
}

/**
 * Pictures coded one after the other as H.264 High, 4:2:0, BT.709 in limited range: one CABAC slice a picture, each
 * referring to the one before it alone, all of them reference pictures, in the order given.
 */
export interface PictureCoding {
  size: FrameSize;
  frameRate: FrameRate;
  pictures: PictureToCode[];
  /** Constant rate factor of x264: 0 to 51, lower is better. */
  quality: number;
  /** Gets a byte stream (ITU-T H.264, Annex B) with parameter sets before each intra picture. */
  outputPath: string;
}

/** Sound of a file coded as AAC-LC of 48 kHz into an MP4 of its own. */
export interface SoundCoding {
  inputPath: string;
  outputPath: string;
  channels: 1 | 2;
  bitsPerSecond: number;
}

/** Coded pictures and sound to be put into one MP4 that can be played while it loads. */
export interface FilmJoining {
  outputPath: string;
  size: FrameSize;
  frameRate: FrameRate;
  /** AVCDecoderConfigurationRecord, ISO/IEC 14496-15, clause 5.3.3.1. */
  decoderConfiguration: Uint8Array;
  /** The samples of the picture track one after the other, in decoding order. */
  picturesPath: string;
  samples: PictureSamples;
  /** A file made by `encodeSound` or `cutSound`; a film without sound where absent. */
  soundPath?: string;
  /** A file whose first picture track tells shape of pixels, colours and rotation; square and BT.709 where absent. */
  likePath?: string;
  title?: string;
  chapters: ChapterMark[];
}

/** One entry a sample, in decoding order. */
export interface PictureSamples {
  byteSizes: Uint32Array;
  /** At which frame of the film the picture is shown. */
  displayFrames: Uint32Array;
  /** 1 where decoding can begin. */
  keys: Uint8Array;
}

/** What to look for in a film. */
export interface DecodeChecking {
  path: string;
  /**
   * `all` decodes every picture. `references` leaves out those that no other refers to and counts them only, which
   * takes a fraction of the time over a film of stills.
   */
  pictures: 'all' | 'references';
  /** The shortest black, unchanging and silent stretches that are reported. */
  blackSeconds: number;
  frozenSeconds: number;
  silentSeconds: number;
  /** What is quieter is silence. */
  silenceDecibels: number;
}

export interface TimeStretch {
  startSeconds: number;
  endSeconds: number;
}

/** What came out of decoding a film from end to end. Stretches of pictures are exact to a fifth of a second. */
export interface DecodeReport {
  /** Pictures in the file; 0 where it has no picture track. */
  frameCount: number;
  decodedFrameCount: number;
  pictureSeconds: number;
  /** Samples of each channel that were decoded, priming left out. */
  soundSampleCount: number;
  soundSeconds: number;
  /** Every packet that did not decode cleanly; empty for a sound film. */
  problems: { track: 'picture' | 'sound'; seconds: number; message: string }[];
  black: TimeStretch[];
  frozen: TimeStretch[];
  silent: TimeStretch[];
  /** Null for a film without sound, or none of whose sound can be decoded. */
  loudness: LoudnessFacts | null;
}

/**
 * Everything that touches coded pictures and sound. It works in a process of its own, so a crash in there is an
 * error here. Every output appears whole under its name or not at all.
 *
 * Every method raises `media-failed` where the file cannot be read or made (and, marked retryable, where the
 * process died over the same work twice), `timed-out` where nothing came of it for minutes, twice, and, within a
 * second of the signal, `cancelled`.
 */
export interface Media extends ClipMedia, MovingMedia {
  probe(path: string, signal?: AbortSignal): Promise<MediaFacts>;
  shapeSound(shaping: SoundShaping, signal?: AbortSignal): Promise<SoundFacts>;
  measureLoudness(path: string, signal?: AbortSignal): Promise<LoudnessFacts>;
  extractFrames(extraction: FrameExtraction, signal?: AbortSignal): Promise<void>;
  /** Of a movie its first picture; where that is dark, the lightest of the first second. */
  shrinkPicture(shrinking: PictureShrinking, signal?: AbortSignal): Promise<void>;
  /** `onProgress` is told of the pictures that are done, now and then. */
  encodePictures(
    coding: PictureCoding,
    signal?: AbortSignal,
    onProgress?: (pictures: number) => void,
  ): Promise<void>;
  encodeSound(coding: SoundCoding, signal?: AbortSignal): Promise<SoundFacts>;
  joinFilm(joining: FilmJoining, signal?: AbortSignal): Promise<void>;
  /**
   * Raises `media-failed` only where the file cannot be opened; what is wrong inside is in the report. `onProgress` is
   * told how many seconds of the film were looked at, now and then.
   */
  decodeCheck(
    checking: DecodeChecking,
    signal?: AbortSignal,
    onProgress?: (seconds: number) => void,
  ): Promise<DecodeReport>;
  /** Ends the process; work in hand is refused as `cancelled`. The next request starts a new one. */
  close(): Promise<void>;
}
