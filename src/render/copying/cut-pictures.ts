import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Breathe, breathing } from '../../domain/breathing.ts';
import { isReelError } from '../../domain/errors.ts';
import { secondsToFrames } from '../../domain/time.ts';
import type { PictureStretch, PictureTrack } from '../../ports/clip-media.ts';
import type { Media } from '../../ports/media.ts';
import { type OpenCut, secondsOfFrame } from './clip.ts';
import { conformSteps } from './conform-steps.ts';
import { planCut } from './cut-plan.ts';
import { copyingObstacle, type FilmShape } from './film-shape.ts';
import { frameTable } from './frame-table.ts';
import { type PictureRun, PictureStitcher, type StitchedPictures } from './stitch-pictures.ts';
import { TrackReader } from './track-reader.ts';

/** At about the quality of the source, at several times the speed of playing. */
const ENCODING = { preset: 'veryfast', crf: 18, 'x264-params': 'stitchable=1' } as const;

/** The pictures of all cuts as one track. */
export interface CutPictures extends StitchedPictures {
  picturesPath: string;
  /** A file whose pictures tell what the track's are like. */
  likePath: string;
  /** Frames of each cut, and of all that were copied. */
  frameCounts: number[];
  copiedFrames: number;
  /** For each cut that had to be coded whole: why. */
  encodedWhole: { cut: number; reason: string }[];
}

/** Pictures that are coded already, in a file. */
interface CodedPart {
  path: string;
  track: PictureTrack;
  run: PictureRun;
  frameCount: number;
  copied: boolean;
}

interface CodedCut {
  parts: CodedPart[];
  reason?: string;
}

export interface CutCoding {
  shape: FilmShape;
  /** Gets the track's pictures, and what is needed meanwhile. */
  folder: string;
  /** Codes everything again, though it could be copied. */
  recode: boolean;
  /** Told how many frames of how many that are to be coded are done, now and then. */
  onProgress(coded: number, of: number): void;
}

/** Copies what can be copied of the cuts' pictures and codes the rest. Raises what Media raises. */
export async function cutPictures(
  cuts: readonly OpenCut[],
  coding: CutCoding,
  media: Media,
  signal?: AbortSignal,
): Promise<CutPictures> {
  const { shape, recode } = coding;
  const picturesPath = join(coding.folder, 'pictures');
  const coder = new CutCoder(coding, media, signal);
  const coded = await Promise.all(
    cuts.map((cut) => {
      const reason = recode ? 'it was asked for' : copyingObstacle(cut.clip, shape);
      return reason === undefined ? coder.codeBetween(cut) : coder.codeWhole(cut, reason);
    }),
  );
  const stitched = await stitch(coded, picturesPath, breathing(signal), (index, reason) =>
    coder.codeWhole(cuts[index]!, reason),
  );
  const partsOfAll = coded.flatMap(({ parts }) => parts);
  return {
    ...stitched,
    picturesPath,
    likePath: partsOfAll[0]!.path,
    frameCounts: coded.map(({ parts }) => countFrames(parts)),
    copiedFrames: countFrames(partsOfAll.filter(({ copied }) => copied)),
    encodedWhole: coded.flatMap(({ reason }, cut) => (reason === undefined ? [] : [{ cut, reason }])),
  };
}

class CutCoder {
  readonly #shape: FilmShape;
  readonly #folder: string;
  readonly #onProgress: CutCoding['onProgress'];
  readonly #media: Media;
  readonly #signal: AbortSignal | undefined;
  #fileCount = 0;
  #coded = 0;
  #wanted = 0;

  constructor({ shape, folder, onProgress }: CutCoding, media: Media, signal: AbortSignal | undefined) {
    this.#shape = shape;
    this.#folder = folder;
    this.#onProgress = onProgress;
    this.#media = media;
    this.#signal = signal;
  }

  /** Codes what lies between the cut and the groups of pictures that are copied. */
  async codeBetween(cut: OpenCut): Promise<CodedCut> {
    const { clip, startFrame, endFrame } = cut;
    const { path, track, table } = clip;
    try {
      using reader = new TrackReader(path, track);
      const groupStart = (sample: number) => reader.groupStart(sample);
      const plan = planCut(track, table, groupStart, startFrame, endFrame);
      const parts = plan.map((part): CodedPart | Promise<CodedPart> => {
        if (part.kind === 'encode') {
          return this.#encode({ path, range: part.range, steps: [] }, part.frameCount);
        }
        return { path, track, run: part.run, frameCount: part.frameCount, copied: true };
      });
      return { parts: await Promise.all(parts) };
    } catch (error) {
      return this.codeWhole(cut, reasonOf(error));
    }
  }

  async codeWhole({ clip, startFrame, endFrame }: OpenCut, reason: string): Promise<CodedCut> {
    const { track, table, picture, path } = clip;
    const tickOf = (frame: number) => track.displayTicks[table.sampleOfFrame[frame]!];
    const range = {
      startTick: tickOf(startFrame)!,
      endTick: tickOf(endFrame) ?? Number.MAX_SAFE_INTEGER,
      decodeTick: decodeTickBefore(track, tickOf(startFrame)!),
    };
    const steps = conformSteps(picture, table.frameRate, this.#shape, 'fit');
    const seconds = secondsOfFrame(clip, endFrame) - secondsOfFrame(clip, startFrame);
    const frames = secondsToFrames(seconds, this.#shape.frameRate);
    return { parts: [await this.#encode({ path, range, steps }, frames)], reason };
  }

  async #encode(stretch: PictureStretch, expectedFrames: number): Promise<CodedPart> {
    let told = 0;
    const tell = (frames: number) => {
      this.#coded += frames - told;
      told = frames;
      this.#onProgress(Math.min(this.#coded, this.#wanted), this.#wanted);
    };
    this.#wanted += expectedFrames;
    const path = join(this.#folder, `coded-${this.#fileCount++}.mp4`);
    const { frameRate } = this.#shape;
    await this.#media.transcodePictures(
      { stretches: [stretch], outputPath: path, frameRate, codec: 'h264', encoderOptions: ENCODING },
      this.#signal,
      tell,
    );
    const track = await this.#media.listPictures(path, this.#signal);
    const { frameOfSample, frameCount } = frameTable(track);
    const run: PictureRun = {
      firstSample: 0,
      endSample: frameCount,
      leading: new Set(),
      idrSample: 0,
      frameOf: (sample) => frameOfSample[sample]!,
    };
    return { path, track, run, frameCount, copied: false };
  }
}

/** Where a sync sample is decoded that is surely before a picture; those of other codecs may open with others. */
function decodeTickBefore(track: PictureTrack, displayTick: number): number {
  const before = track.keys.findLastIndex(
    (key, sample) => key === 1 && track.displayTicks[sample]! <= displayTick,
  );
  return track.decodeTicks[Math.max(0, before)]!;
}

/** Writes the parts; a cut that turns out not to be copyable is coded whole, and all is written anew. */
async function stitch(
  coded: CodedCut[],
  picturesPath: string,
  breathe: Breathe,
  codeWhole: (cut: number, reason: string) => Promise<CodedCut>,
): Promise<StitchedPictures> {
  for (;;) {
    const outcome = await stitchOnce(coded, picturesPath, breathe);
    if (!('failedCut' in outcome)) return outcome;
    const { failedCut, error } = outcome;
    if (coded[failedCut]!.reason !== undefined) throw error;
    coded[failedCut] = await codeWhole(failedCut, reasonOf(error));
  }
}

async function stitchOnce(
  coded: readonly CodedCut[],
  picturesPath: string,
  breathe: Breathe,
): Promise<StitchedPictures | { failedCut: number; error: unknown }> {
  const file = openSync(picturesPath, 'w');
  try {
    const stitcher = new PictureStitcher((sample) => writeSync(file, sample));
    for (const [cut, { parts }] of coded.entries()) {
      try {
        for (const { path, track, run } of parts) {
          using reader = new TrackReader(path, track);
          await stitcher.append(reader, run, breathe);
        }
      } catch (error) {
        return { failedCut: cut, error };
      }
    }
    return stitcher.finish();
  } finally {
    closeSync(file);
  }
}

/** What a coding that cannot be followed says; failures of another kind are raised again. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error) || isReelError(error) || 'code' in error) throw error;
  return error.message;
}

function countFrames(parts: readonly CodedPart[]): number {
  return parts.reduce((frames, part) => frames + part.frameCount, 0);
}
