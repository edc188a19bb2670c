import type { AssetRecipe, StepDown } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import { FREE } from '../../domain/price.ts';
import { clipWishOf } from '../../domain/recipes.ts';
import type { FrameSize, MediaReference, PictureClip } from '../../domain/timeline.ts';
import type { Made, MakeRequest, Maker } from '../../ports/maker.ts';
import { describedShot } from '../../render/scene-pictures/described-shot.ts';
import { DerivedAssets } from '../film/derived-assets.ts';
import type { FilmParts } from '../film/film-maker.ts';
import { CLIP_FRAME_RATE, clipSize } from './clip-size.ts';
import { renderClip } from './picture-clip-maker.ts';

const MODEL = 'described-shot-1';

/** What a vendor that was busy or broken may be asked again after. */
const RETRY_AFTER_SECONDS = 15 * 60;
/** These stay as they are until a person does something about them. */
const LASTING_CODES = new Set([
  'unauthorized',
  'forbidden',
  'invalid-input',
  'unknown-name',
  'budget-exceeded',
]);

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
  const media = await drawn(wish.prompt, size, request, parts);
  const picture: PictureClip = {
    kind: 'still',
    sceneId: 'described',
    media,
    startFrame: 0,
    durationFrames: Math.max(1, Math.round(wish.durationSeconds * CLIP_FRAME_RATE.numerator)),
    transition: { kind: 'cut', durationFrames: 0 },
  };
  const facts = {
    placeholder: placeholderFacts(wish.prompt, request.steppedDown, parts.workshop.clock.nowMs()),
  };
  return renderClip([picture], request, parts, { model: MODEL, parameters: {}, facts });
}

/** What a person or a program needs to know of a shot that could not be made. */
export function placeholderFacts(prompt: string, tried: readonly StepDown[], nowMs: number): JsonObject {
  const maySoon = tried.some(({ code }) => !LASTING_CODES.has(code));
  return {
    wanted: prompt,
    tried: tried.map((step) => ({ ...step })),
    retryAfter: maySoon ? new Date(nowMs + RETRY_AFTER_SECONDS * 1000).toISOString() : null,
  };
}

async function drawn(
  prompt: string,
  size: FrameSize,
  { signal }: MakeRequest,
  { rasterizer, workshop }: FilmParts,
): Promise<MediaReference> {
  const recipe: AssetRecipe = {
    kind: 'slide',
    edition: 1,
    inputs: {},
    intent: { part: 'described-shot', prompt, size: { ...size } },
  };
  const { record } = await new DerivedAssets(workshop, signal).need(recipe, async (request) => {
    const filePath = `${request.outputPathStem}.png`;
    await rasterizer.draw(
      await describedShot(prompt, size, rasterizer, request.signal),
      filePath,
      request.signal,
    );
    return { filePath, mediaType: 'image/png', facts: { ...size } };
  });
  return { asset: record.hash };
}
