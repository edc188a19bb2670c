import type { Media } from '../../ports/media.ts';
import { type Clip, openClip, secondsOfFrame, shownSize } from '../copying/clip.ts';
import { drawPictureSheet, type PictureSheet, type SheetParts } from './contact-sheet.ts';

export interface ForeignSheetRequest {
  filmPath: string;
  /** Gets a PNG; files that are needed meanwhile stand beside it. */
  outputPath: string;
  /** Stands over the pictures where the film names itself nothing. */
  name: string;
}

/** A film without chapters shows a picture of so many seconds each, within these numbers. */
const SECONDS_A_PICTURE = 5;
const FEWEST_PICTURES = 4;
const MOST_PICTURES = 24;

/**
 * Draws a page that shows what is in a film from anywhere: a picture from the middle of every chapter, or, where it
 * has none, of moments spread evenly over it. Answers with the number of pictures. Raises what Media and Rasterizer
 * raise, and `unsupported-media` for a file without pictures.
 */
export async function drawForeignSheet(
  { filmPath, outputPath, name }: ForeignSheetRequest,
  parts: SheetParts & { media: Pick<Media, 'probe' | 'listPictures'> },
  signal?: AbortSignal,
): Promise<number> {
  const clip = await openClip(filmPath, parts.media, signal);
  const durationSeconds = secondsOfFrame(clip, clip.table.frameCount) - secondsOfFrame(clip, 0);
  const scenes = chapterPictures(clip, durationSeconds) ?? evenPictures(clip, durationSeconds);
  const { facts, picture } = clip;
  const { widthPixels, heightPixels } = shownSize(picture);
  await drawPictureSheet(
    {
      filmPath,
      outputPath,
      title: facts.title ?? name,
      language: 'und',
      size: { widthPixels: Math.round(widthPixels), heightPixels: Math.round(heightPixels) },
      frameRate: clip.table.frameRate ?? picture.frameRate,
      durationSeconds,
      scenes,
      pictures: 'all',
    },
    parts,
    signal,
  );
  return scenes.length;
}

/** Undefined where chapters tell nothing of what is in the film, or are more than a page shows. */
function chapterPictures({ facts }: Clip, durationSeconds: number): PictureSheet['scenes'] | undefined {
  const chapters = facts.chapters.filter(({ startSeconds }) => startSeconds < durationSeconds);
  if (chapters.length < 2 || chapters.length > MOST_PICTURES) return undefined;
  return chapters.map(({ title, startSeconds }, index) => {
    const endSeconds = chapters[index + 1]?.startSeconds ?? durationSeconds;
    return { title, startSeconds, at: { seconds: (startSeconds + endSeconds) / 2 } };
  });
}

function evenPictures({ table }: Clip, durationSeconds: number): PictureSheet['scenes'] {
  const wanted = Math.max(FEWEST_PICTURES, Math.round(durationSeconds / SECONDS_A_PICTURE));
  const count = Math.min(wanted, MOST_PICTURES, table.frameCount);
  return Array.from({ length: count }, (_, index) => {
    const seconds = ((index + 0.5) * durationSeconds) / count;
    return { title: '', startSeconds: seconds, at: { seconds } };
  });
}
