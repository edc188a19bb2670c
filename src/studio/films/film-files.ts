import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { ReelError } from '../../domain/errors.ts';
import { nearestName } from '../../domain/nearest-name.ts';
import { OUTPUT_PRESETS, OUTPUT_RATES, type OutputRate } from '../../domain/output-presets.ts';
import type { FilmCheck } from '../../domain/project.ts';
import type { Fit } from '../../domain/timeline.ts';
import type { PictureCodec } from '../../ports/clip-media.ts';
import { openClip, secondsOfFrame } from '../../render/copying/clip.ts';
import { type ClipCut, type JoinedFilm, joinClips } from '../../render/copying/join-clips.ts';
import { exportFilm } from '../../render/outputs/export-film.ts';
import { exportSound } from '../../render/outputs/export-sound.ts';
import { makePreview, makeTeaser } from '../../render/outputs/quick-looks.ts';
import { gatherEvidence } from '../../render/self-check/film-evidence.ts';
import { checkForeignFilm } from '../../render/self-check/foreign-film.ts';
import { ownProject } from '../own-project.ts';
import type { StudioParts } from '../studio-parts.ts';

/** What is to be made of a finished film. */
export interface ExportRequest {
  /** A file, or a project by its id. */
  film: string;
  /** Its ending says what it is: `.mp4`, `.webp` and `.gif` for a teaser, `.m4a` and `.wav` for the sound alone. */
  outputPath: string;
  /** A name of `OUTPUT_PRESETS`; the film's own size where absent. */
  preset?: string;
  rate?: string;
  codec?: PictureCodec;
  fitting?: Fit;
  /** A small film for a first look. */
  isPreview?: boolean;
  /** Told how much of a film is coded, from 0 to 1. */
  onProgress?: (fraction: number) => void;
}

export interface ExportedFile {
  path: string;
  sizeBytes: number;
  /** What it came to, for a person to read. */
  detail: string;
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
  const inputPath = await filmPath(request.film, parts);
  const ending = extname(request.outputPath).toLowerCase();
  return written(request.outputPath, async (outputPath, workFolder) => {
    const look = { inputPath, outputPath, workFolder };
    if (ending === '.webp' || ending === '.gif') return sizeText(await makeTeaser(look, parts.media, signal));
    if (ending === '.m4a' || ending === '.wav') {
      const { durationSeconds } = await exportSound(look, parts.media, signal);
      return `${durationSeconds.toFixed(1)} s of sound`;
    }
    if (ending !== '.mp4') throw unknownEnding(ending);
    if (request.isPreview) return sizeText(await makePreview(look, parts.media, signal));
    const { codec = 'h264', fitting = 'fit', onProgress } = request;
    const size = request.preset === undefined ? undefined : presetNamed(request.preset).size;
    const frameRate = request.rate === undefined ? undefined : OUTPUT_RATES[rateNamed(request.rate)];
    const made = await exportFilm(
      {
        ...look,
        codec,
        fitting,
        ...(size && { size }),
        ...(frameRate && { frameRate }),
        ...(onProgress && { onProgress }),
      },
      parts.media,
      signal,
    );
    const how = made.copied ? 'copied as it was' : `coded as ${made.codec}`;
    return `${sizeText(made.size)}, ${made.frameCount} frames, ${how}`;
  });
}

/** Judges a film from anywhere, or a project's. `all` decodes every picture. */
export async function checkFilmFile(
  { film, captionsPath, pictures }: { film: string; captionsPath?: string; pictures: 'all' | 'references' },
  parts: StudioParts,
  signal: AbortSignal,
): Promise<FilmCheck[]> {
  const path = await filmPath(film, parts);
  const evidence = await gatherEvidence(path, parts.media, pictures, signal);
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
  { pieces, outputPath }: { pieces: readonly FilmPiece[]; outputPath: string },
  parts: StudioParts,
  signal: AbortSignal,
): Promise<ExportedFile> {
  const cuts: ClipCut[] = [];
  for (const piece of pieces) cuts.push(await cutOf(piece, parts, signal));
  return written(outputPath, async (path, workFolder) => {
    const joined = await joinClips({ cuts, outputPath: path, workFolder }, parts.media, signal);
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

/** The path of a file, or of a project's film. */
async function filmPath(film: string, parts: StudioParts): Promise<string> {
  const isFile = await stat(film).then(
    (found) => found.isFile(),
    () => false,
  );
  if (isFile) return film;
  try {
    const { project } = await ownProject(film, parts);
    if (project.film) return await parts.workshop.store.pathOf(project.film.film);
  } catch {
    throw new ReelError(
      'not-found',
      `There is no file and no project ${film}; see the projects with: reel list`,
      {
        issues: [{ field: 'film', value: film, problem: 'is no file that is there and no project' }],
      },
    );
  }
  throw new ReelError('not-found', `Project ${film} has no film yet; make it first.`);
}

/** Writes beside the output and puts it in place when it is whole. */
async function written(
  outputPath: string,
  write: (path: string, workFolder: string) => Promise<string>,
): Promise<ExportedFile> {
  const folder = dirname(outputPath);
  const workFolder = join(folder, `.${basename(outputPath)}.${process.pid}.work`);
  try {
    await mkdir(workFolder, { recursive: true });
  } catch (error) {
    throw new ReelError('not-writable', `${folder} cannot be written to; choose another place.`, {
      cause: error,
    });
  }
  const unfinished = join(workFolder, `finished${extname(outputPath)}`);
  try {
    const detail = await write(unfinished, workFolder);
    await rename(unfinished, outputPath);
    return { path: outputPath, sizeBytes: (await stat(outputPath)).size, detail };
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}

function presetNamed(name: string) {
  const preset = OUTPUT_PRESETS.find((each) => each.name === name.toLowerCase());
  if (preset) return preset;
  const names = OUTPUT_PRESETS.map((each) => each.name);
  throw unknownName('preset', name, names);
}

function rateNamed(name: string): OutputRate {
  const rate = (Object.keys(OUTPUT_RATES) as OutputRate[]).find((each) => each === name);
  if (rate) return rate;
  throw unknownName('fps', name, Object.keys(OUTPUT_RATES));
}

function unknownName(field: string, value: string, names: readonly string[]): ReelError {
  const nearest = nearestName(value, names);
  const problem = `must be one of ${names.join(', ')}`;
  return new ReelError('unknown-name', `${field} ${value} ${problem}.`, {
    issues: [{ field, value, problem, ...(nearest !== undefined && { nearest }) }],
  });
}

function unknownEnding(ending: string): ReelError {
  const problem = 'must end in .mp4 for a film, .webp or .gif for a teaser, .m4a or .wav for the sound alone';
  return new ReelError('invalid-input', `The output ${problem}.`, {
    issues: [{ field: 'output', value: ending, problem }],
  });
}

function sizeText({ widthPixels, heightPixels }: { widthPixels: number; heightPixels: number }): string {
  return `${widthPixels}x${heightPixels}`;
}

function joinedText({ frameCount, copiedFrames, sound, encodedWhole }: JoinedFilm): string {
  const whole = encodedWhole.map(({ cut, reason }) => `piece ${cut + 1} coded whole (${reason})`);
  return [`${frameCount} frames, ${copiedFrames} of them copied`, `sound ${sound}`, ...whole].join('; ');
}
