import { dirname } from 'node:path';
import { ReelError } from '../../domain/errors.ts';
import { FREE } from '../../domain/price.ts';
import { type ClipWish, clipWishOf, END_IMAGE_ROLE, START_IMAGE_ROLE } from '../../domain/recipes.ts';
import { silentTimeline } from '../../domain/silent-timeline.ts';
import type { PictureClip } from '../../domain/timeline.ts';
import type { ImageFacts } from '../../ports/generators.ts';
import type { Made, MakeRequest, Maker } from '../../ports/maker.ts';
import { renderFilm } from '../../render/spans/render-film.ts';
import { type FilmParts, locateIn } from '../film/film-maker.ts';
import { spanStore } from '../film/span-store.ts';
import { clipShots } from './clip-shots.ts';
import { CLIP_FRAME_RATE, clipSize } from './clip-size.ts';

const MODEL = 'camera-over-picture-1';
/** Of the last shot, how much the picture takes that it ends with. */
const ENDING_SHARE = 0.4;

/**
 * Makes clips without a model: a camera moves over the picture that the clip starts from, as its directions say, with
 * their cuts. For clips that start from a picture alone.
 */
export function pictureClipMaker(parts: FilmParts): Maker {
  return {
    provider: 'builtin-clips',
    lane: 'film',
    offer: (recipe) =>
      recipe.kind === 'clip' && START_IMAGE_ROLE in recipe.inputs
        ? { model: MODEL, price: FREE, basis: 'made on this machine' }
        : undefined,
    make: (request) => makePictureClip(request, parts),
  };
}

async function makePictureClip(request: MakeRequest, parts: FilmParts): Promise<Made> {
  const start = request.inputs.get(START_IMAGE_ROLE);
  if (!start) throw new ReelError('internal', 'The recipe of the clip names no picture to start from.');
  const { focus = { x: 0.5, y: 0.5 } } = start.record.facts as Partial<ImageFacts>;
  const wish = clipWishOf(request.recipe);
  const end = request.inputs.get(END_IMAGE_ROLE);
  const shots = overPicture(wish, start.record.hash, focus);
  return renderClip(end ? endingWith(shots, end.record.hash) : shots, request, parts, {
    model: MODEL,
    parameters: { directions: wish.directions },
  });
}

function overPicture(wish: ClipWish, picture: string, focus: { x: number; y: number }): PictureClip[] {
  const total = Math.max(1, Math.round(wish.durationSeconds * CLIP_FRAME_RATE.numerator));
  const shots = clipShots(wish.directions, focus);
  let share = 0;
  return shots.map((shot, index) => {
    const startFrame = Math.round(share * total);
    share += shot.share;
    const endFrame = index === shots.length - 1 ? total : Math.round(share * total);
    return {
      kind: 'still',
      sceneId: `shot-${index + 1}`,
      media: { asset: picture },
      startFrame,
      durationFrames: Math.max(1, endFrame - startFrame),
      fit: 'fill',
      move: shot.move,
      transition: { kind: 'cut', durationFrames: 0 },
    };
  });
}

/** The shots and, faded in over the last of them, the picture that they are to end with. */
function endingWith(shots: PictureClip[], picture: string): PictureClip[] {
  const last = shots.at(-1);
  if (last === undefined) return shots;
  const durationFrames = Math.max(1, Math.round(last.durationFrames * ENDING_SHARE));
  const endFrame = last.startFrame + last.durationFrames;
  const before = { ...last, durationFrames: last.durationFrames - durationFrames };
  const ending: PictureClip = {
    kind: 'still',
    sceneId: 'ending',
    media: { asset: picture },
    startFrame: endFrame - durationFrames,
    durationFrames,
    fit: 'fill',
    transition: { kind: 'crossfade', durationFrames: Math.floor(durationFrames * 0.6) },
  };
  return [...shots.slice(0, -1), ...(before.durationFrames > 0 ? [before] : []), ending];
}

/** Renders pictures to a silent clip of the size, length and rate that its recipe wishes for. */
export async function renderClip(
  picture: PictureClip[],
  { recipe, outputPathStem, signal, report }: MakeRequest,
  { media, workshop }: Pick<FilmParts, 'media' | 'workshop'>,
  made: Pick<Made, 'model' | 'parameters'> & { facts?: Made['facts'] },
): Promise<Made> {
  const { resolution, ratio } = clipWishOf(recipe);
  const size = clipSize(resolution, ratio);
  const timeline = silentTimeline(picture, { size, frameRate: CLIP_FRAME_RATE });
  const filePath = `${outputPathStem}.mp4`;
  const { spans } = await renderFilm(
    {
      timeline,
      locate: locateIn(workshop.store),
      onProgress: report,
      outputPath: filePath,
      workFolder: dirname(outputPathStem),
    },
    media,
    spanStore(workshop),
    signal,
  );
  const durationSeconds = timeline.durationFrames / CLIP_FRAME_RATE.numerator;
  const { model, parameters, facts } = made;
  return {
    filePath,
    mediaType: 'video/mp4',
    facts: { durationSeconds, ...size, derived: spans.map(({ hash }) => hash), ...facts },
    model,
    parameters,
    cost: FREE,
  };
}
