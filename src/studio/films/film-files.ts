import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { ReelError } from '../../domain/errors.ts';
import type { FilmCheck } from '../../domain/project.ts';
import type { Fit, FrameSize } from '../../domain/timeline.ts';
import type { PictureCodec } from '../../ports/clip-media.ts';
import { drawForeignSheet } from '../../render/contact-sheet/foreign-sheet.ts';
import { openClip, secondsOfFrame } from '../../render/copying/clip.ts';
import { type ClipCut, type JoinedFilm, joinClips } from '../../render/copying/join-clips.ts';
import { exportFilm } from '../../render/outputs/export-film.ts';
import { exportSound } from '../../render/outputs/export-sound.ts';
import { makePreview, makeTeaser } from '../../render/outputs/quick-looks.ts';
import { takePicture } from '../../render/outputs/take-picture.ts';
import { gatherEvidence } from '../../render/self-check/film-evidence.ts';
import { checkForeignFilm } from '../../render/self-check/foreign-film.ts';
import type { StudioParts } from '../studio-parts.ts';
import { checkExport, presetSize, rateNamed } from './export-options.ts';
import { type ExportedFile, filmPath, written } from './film-place.ts';

/** What is to be made of a finished film. */
export interface ExportRequest {
  /** A file, or a project by its id. */
  film: string;
  /**
   * Its ending says what it is: `.mp4`, `.webp` and `.gif` for a teaser, `.m4a` and `.wav` for the sound alone, `.png` and
   * `.jpg` for one picture.
   */
  outputPath: string;
  /** A name of `OUTPUT_PRESETS`; the film's own size where absent. */
  preset?: string;
  rate?: string;
  codec?: PictureCodec;
  fitting?: Fit;
  /** A small film for a first look. */
  isPreview?: boolean;
  /** 2 plays twice as fast, at the same pitch. */
  speed?: number;
  /** Which moment a single picture shows; a tenth into the film where absent. */
  atSeconds?: number;
  /** A contact sheet, in a `.png`: a picture of every chapter, or of moments all over a film without any. */
  isSheet?: boolean;
  onProgress?: TellFraction;
}

/** Told how much of the work is done, from 0 to 1. */
export type TellFraction = (fraction: number) => void;

/** A film to be judged. */
export interface CheckRequest {
  film: string;
  captionsPath?: string;
  /** `all` decodes every picture, `references` those that others build on. */
  pictures: 'all' | 'references';
  onProgress?: TellFraction;
}

/** Pieces to be put one after the other. */
export interface JoinRequest {
  pieces: readonly FilmPiece[];
  outputPath: string;
  onProgress?: TellFraction;
}

/** A piece of a film, between two times. */
export interface FilmPiece {
  film: string;
  startSeconds?: number;
  endSeconds?: number;
}

/** Makes something else of a finished film. The output appears whole or not at all. */
export async function exportFilmFile(
  request: ExportRequest,
  parts: StudioParts,
  signal: AbortSignal,
): Promise<ExportedFile> {
  const ending = extname(request.outputPath).toLowerCase();
  checkExport(request, ending);
  const inputPath = await filmPath(request.film, parts);
  return written(request.outputPath, async (outputPath, workFolder) => {
    const { media } = parts;
    const { onProgress } = request;
    const look = { inputPath, outputPath, workFolder, ...(onProgress && { onProgress }) };
    if (request.isSheet) {
      const sheet = { filmPath: inputPath, outputPath, name: basename(request.film) };
      return `${await drawForeignSheet(sheet, parts, signal)} pictures`;
    }
    if (ending === '.png' || ending === '.jpg') {
      return momentText(await takePicture({ ...look, atSeconds: request.atSeconds }, media, signal));
    }
    if (ending === '.webp' || ending === '.gif') return sizeText(await makeTeaser(look, media, signal));
    if (ending === '.m4a' || ending === '.wav') {
      const { durationSeconds } = await exportSound(look, media, signal);
      return `${durationSeconds.toFixed(1)} s of sound`;
    }
    if (request.isPreview) return sizeText(await makePreview(look, media, signal));
    const { codec = 'h264', fitting = 'fit', speed = 1 } = request;
    const size = request.preset === undefined ? undefined : presetSize(request.preset);
    const frameRate = request.rate === undefined ? undefined : rateNamed(request.rate);
    const made = await exportFilm(
      { ...look, codec, fitting, speed, ...(size && { size }), ...(frameRate && { frameRate }) },
      media,
      signal,
    );
    const how = made.copied ? 'copied as it was' : `coded as ${made.codec}`;
    return `${sizeText(made.size)}, ${made.frameCount} frames, ${how}`;
  });
}

/** Judges a film from anywhere, or a project's. */
export async function checkFilmFile(
  { film, captionsPath, pictures, onProgress }: CheckRequest,
  parts: StudioParts,
  signal: AbortSignal,
): Promise<FilmCheck[]> {
  const path = await filmPath(film, parts);
  const { durationSeconds } = await parts.media.probe(path, signal);
  const evidence = await gatherEvidence(path, parts.media, pictures, signal, (seconds) =>
    onProgress?.(durationSeconds === null ? 0 : Math.min(1, seconds / durationSeconds)),
  );
  const hasSound = evidence.facts.streams.some(({ kind }) => kind === 'sound');
  const clipped = hasSound ? await parts.media.findClipping(path, signal) : null;
  const captions =
    captionsPath === undefined
      ? undefined
      : { name: basename(captionsPath), text: await readFile(captionsPath, 'utf8') };
  return checkForeignFilm({ evidence, clipped, ...(captions && { captions }) });
}

/** Puts pieces of films one after the other; only what lies at the cuts is coded again. */
export async function joinPieces(
  { pieces, outputPath, onProgress }: JoinRequest,
  parts: StudioParts,
  signal: AbortSignal,
): Promise<ExportedFile> {
  const cuts: ClipCut[] = [];
  for (const piece of pieces) cuts.push(await cutOf(piece, parts, signal));
  return written(outputPath, async (path, workFolder) => {
    const joined = await joinClips(
      { cuts, outputPath: path, workFolder, ...(onProgress && { onProgress }) },
      parts.media,
      signal,
    );
    return joinedText(joined);
  });
}

async function cutOf({ film, startSeconds, endSeconds }: FilmPiece, parts: StudioParts, signal: AbortSignal) {
  const path = await filmPath(film, parts);
  if (startSeconds === undefined && endSeconds === undefined) return { path };
  const clip = await openClip(path, parts.media, signal);
  const { frameCount } = clip.table;
  const frameAt = (seconds: number): number => {
    let frame = 0;
    // The first frame that begins at that time or after it, to half a millisecond.
    while (frame < frameCount && secondsOfFrame(clip, frame) < seconds - 0.0005) frame += 1;
    return frame;
  };
  const startFrame = startSeconds === undefined ? 0 : frameAt(startSeconds);
  const endFrame = endSeconds === undefined ? frameCount : frameAt(endSeconds);
  if (startFrame < endFrame) return { path, startFrame, endFrame };
  const length = secondsOfFrame(clip, frameCount).toFixed(2);
  const problem = `holds no frame: the film is ${length} s long, and the piece must end after it begins`;
  throw new ReelError('invalid-input', `The piece of ${film} ${problem}.`, {
    issues: [{ field: 'from', value: String(startSeconds ?? 0), problem }],
  });
}

function momentText({ seconds, size }: { seconds: number; size: FrameSize }): string {
  return `${sizeText(size)}, the picture at ${seconds.toFixed(2)} s`;
}

function sizeText({ widthPixels, heightPixels }: FrameSize): string {
  return `${widthPixels}x${heightPixels}`;
}

function joinedText({ frameCount, copiedFrames, sound, encodedWhole }: JoinedFilm): string {
  const whole = encodedWhole.map(({ cut, reason }) => `piece ${cut + 1} coded whole (${reason})`);
  return [`${frameCount} frames, ${copiedFrames} of them copied`, `sound ${sound}`, ...whole].join('; ');
}
