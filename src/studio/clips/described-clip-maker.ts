import type { AssetRecipe, StepDown } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import { FREE } from '../../domain/price.ts';
import { clipWishOf } from '../../domain/recipes.ts';
import type { FrameSize, MediaReference, PictureClip } from '../../domain/timeline.ts';
import type { Made, MakeRequest, Maker } from '../../ports/maker.ts';
import { type DescribedWords, describedShot } from '../../render/scene-pictures/described-shot.ts';
import { DerivedAssets } from '../film/derived-assets.ts';
import type { FilmParts } from '../film/film-maker.ts';
import { CLIP_FRAME_RATE, clipSize } from './clip-size.ts';
import { renderClip } from './picture-clip-maker.ts';

const MODEL = 'described-shot-2';

/**
 * The last resort for clips: a calm real clip that says in words what was to be seen, so that the film is made all the
 * same. Its facts hold what was tried, why each failed, and when asking again may help.
 */
export function describedClipMaker(parts: FilmParts): Maker {
  return {
    provider: 'builtin-placeholder',
    lane: 'film',
    offer: (recipe) =>
      recipe.kind === 'clip'
        ? { model: MODEL, price: FREE, basis: 'words in place of the shot, made on this machine' }
        : undefined,
    make: (request) => makeDescribedClip(request, parts),
  };
}

async function makeDescribedClip(request: MakeRequest, parts: FilmParts): Promise<Made> {
  const wish = clipWishOf(request.recipe);
  const size = clipSize(wish.resolution, wish.ratio);
  const words: DescribedWords = { title: request.title ?? '', text: wish.prompt };
  const media = await drawn(words, size, request, parts);
  const picture: PictureClip = {
    kind: 'still',
    sceneId: 'described',
    media,
    startFrame: 0,
    durationFrames: Math.max(1, Math.round(wish.durationSeconds * CLIP_FRAME_RATE.numerator)),
    transition: { kind: 'cut', durationFrames: 0 },
  };
  const { clock } = parts.workshop;
  const facts = { placeholder: placeholderFacts(words, request.steppedDown, clock.nowMs()) };
  return renderClip([picture], request, parts, { model: MODEL, parameters: {}, facts });
}

/** What a person or a program needs to know of a shot that could not be made. */
export function placeholderFacts(
  { title, text }: DescribedWords,
  tried: readonly StepDown[],
  nowMs: number,
): JsonObject {
  const waits = tried.flatMap(({ retryAfterSeconds }) => retryAfterSeconds ?? []);
  return {
    title,
    wanted: text,
    tried: tried.map((step) => ({ ...step })),
    // The first of them to come back is enough; where each needs a person to change something, no time helps.
    retryAfter: waits.length === 0 ? null : new Date(nowMs + Math.min(...waits) * 1000).toISOString(),
  };
}

async function drawn(
  words: DescribedWords,
  size: FrameSize,
  { signal }: MakeRequest,
  { rasterizer, workshop }: FilmParts,
): Promise<MediaReference> {
  const recipe: AssetRecipe = {
    kind: 'slide',
    edition: 1,
    inputs: {},
    intent: { part: 'described-shot', ...words, size: { ...size } },
  };
  const { record } = await new DerivedAssets(workshop, signal).need(recipe, async (request) => {
    const filePath = `${request.outputPathStem}.png`;
    await rasterizer.draw(
      await describedShot(words, size, rasterizer, request.signal),
      filePath,
      request.signal,
    );
    return { filePath, mediaType: 'image/png', facts: { ...size } };
  });
  return { asset: record.hash };
}
