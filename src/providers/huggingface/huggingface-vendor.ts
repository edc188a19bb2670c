import { z } from 'zod';
import type { AssetRecipe } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import { isReelError, ReelError } from '../../domain/errors.ts';
import { clipWishOf, START_IMAGE_ROLE } from '../../domain/recipes.ts';
import type { MadeInput, Offer } from '../../ports/maker.ts';
import type { RemoteOperation, RemoteStatus, RemoteVendor } from '../../ports/remote-vendor.ts';
import { downloadFile } from '../download/download-file.ts';
import { clipPrompt } from '../prompts/clip-prompt.ts';
import { lastPictureLeftOut } from '../references/left-out.ts';
import { inputFor, type PictureLimits, type PreparePicture } from '../references/prepare-references.ts';
import { type Environment, type VendorParts, vendorSettings } from '../settings/vendor-settings.ts';
import { jsonBody, jsonIn, VendorHttp } from '../vendor-http/vendor-http.ts';
import { huggingFaceError } from './huggingface-errors.ts';
import { ROUTE, routeOf } from './routes.ts';

const HUGGING_FACE = 'huggingface';
const START_DEADLINE_MS = 90_000;

/** What Hugging Face is set up by. */
export const HUGGINGFACE_SETTINGS = z.object({
  HF_TOKEN: z.string().trim().min(1).describe('Switches Hugging Face on.'),
  HF_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://router.huggingface.co')
    .describe('The router, behind which the inference providers are.'),
  HF_HUB_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://huggingface.co')
    .describe('The hub, which knows who serves a model.'),
  HF_TEXT_TO_VIDEO_MODEL: z
    .string()
    .trim()
    .min(3)
    .default('Wan-AI/Wan2.1-T2V-14B')
    .describe('Makes moving shots from words.'),
  HF_IMAGE_TO_VIDEO_MODEL: z
    .string()
    .trim()
    .min(3)
    .default('Wan-AI/Wan2.1-I2V-14B-720P')
    .describe('Makes moving shots that begin with a picture.'),
});

const PICTURE_LIMITS: PictureLimits = {
  longestSidePixels: 1280,
  mediaTypes: ['image/png', 'image/jpeg'],
  mostBytes: 4 * 1024 * 1024,
};

const queuedSchema = z.object({ request_id: z.string().min(1), response_url: z.string().min(1) });
const statusSchema = z.object({
  status: z.string(),
  error: z.string().nullish(),
  error_type: z.string().nullish(),
});
const resultSchema = z.object({ video: z.object({ url: z.string().min(1) }) });

/** A call as the ledger keeps it. */
interface HuggingFaceOperation {
  model: string;
  parameters: JsonObject;
  startsFromPicture: boolean;
}

/**
 * Clips from words and from pictures by the inference providers behind Hugging Face's router
 * (https://huggingface.co/docs/inference-providers). The vendor's name of a call is the path of its result.
 */
export function huggingFaceFromEnvironment(
  environment: Environment,
  { fetch, clock, prepare }: VendorParts,
): RemoteVendor | undefined {
  const settings = vendorSettings('Hugging Face', 'HF_TOKEN', HUGGINGFACE_SETTINGS, environment);
  if (settings === undefined) return undefined;
  const {
    HF_TOKEN: token,
    HF_TEXT_TO_VIDEO_MODEL: fromWords,
    HF_IMAGE_TO_VIDEO_MODEL: fromPicture,
  } = settings;
  const over = (baseUrl: string) =>
    new VendorHttp({
      vendor: 'Hugging Face',
      baseUrl,
      headers: { authorization: `Bearer ${token}` },
      secrets: [token],
      fetch,
      clock,
      problem: huggingFaceError,
    });
  const router = over(settings.HF_BASE_URL);
  const hub = over(settings.HF_HUB_URL);
  const modelFor = (recipe: AssetRecipe) => {
    const usual = START_IMAGE_ROLE in recipe.inputs ? fromPicture : fromWords;
    if (recipe.model === undefined) return usual;
    return recipe.model.provider === HUGGING_FACE ? recipe.model.name : undefined;
  };
  const queue = (path: string) => {
    const url = router.url(`/${ROUTE}${path}`);
    url.searchParams.set('_subdomain', 'queue');
    return url;
  };
  const statusOf = async (vendorId: string, signal?: AbortSignal): Promise<RemoteStatus> => {
    const { status, error, error_type } = router.readable(
      statusSchema,
      await router.ask('GET', queue(`${vendorId}/status`), { signal }),
    );
    if (error_type === 'client_cancelled' || /^CANCELL?ED$/.test(status)) return { state: 'cancelled' };
    if (error) return { state: 'failed', reason: error, retryable: false };
    if (status === 'COMPLETED') return { state: 'succeeded', output: vendorId };
    return { state: 'running' };
  };
  return {
    provider: HUGGING_FACE,
    startDeadlineMs: START_DEADLINE_MS,
    findableAfterMs: 0,
    offer: (recipe) => (recipe.kind === 'clip' ? offerBy(modelFor(recipe), recipe) : undefined),
    prepare: (recipe) => operationFor(recipe, modelFor(recipe)) as unknown as RemoteOperation,
    parametersOf: (operation) => operationIn(operation).parameters,
    async start(operation, { inputs, sendByMs }) {
      const { model, parameters, startsFromPicture } = operationIn(operation);
      const route = await routeOf(model, hub);
      const picture = startsFromPicture ? { image_url: await pictureIn(inputs, prepare) } : {};
      const path = `/${ROUTE}/${route}?_subdomain=queue`;
      const answer = await router.postOnce(path, jsonBody({ ...parameters, ...picture }), sendByMs);
      const queued = jsonIn(queuedSchema, answer.bytes);
      if (queued === undefined) throw router.lost('Its answer could not be read.');
      return pathOf(queued, route);
    },
    async status(_operation, vendorId, signal) {
      try {
        return await statusOf(vendorId, signal);
      } catch (error) {
        if (!isReelError(error) || error.code !== 'not-found') throw error;
        return { state: 'gone', reason: 'Hugging Face does not know the request any more.' };
      }
    },
    async cancel(_operation, vendorId) {
      await router.ask('PUT', queue(`${vendorId}/cancel`)).catch((error: unknown) => {
        // One that has ended cannot be cancelled, which is as good.
        if (!isReelError(error) || error.retryable) throw error;
      });
    },
    find: async () => ({ outcome: 'cannot-tell', why: 'Hugging Face keeps no list of requests.' }),
    async download(_operation, output, context) {
      const answer = await router.ask('GET', queue(String(output)), { signal: context.signal });
      const result = jsonIn(resultSchema, answer.bytes);
      if (result === undefined)
        throw new ReelError('provider-failed', 'Hugging Face holds no clip for the request.');
      return downloadFile(router.addressOf(result.video.url), context, {
        fetch,
        clock,
        ownOrigin: router.baseUrl.origin,
        headersFor: (url) => router.headersFor(url),
      });
    },
    check: (models, signal) =>
      Promise.all(
        models.map(async (model) => {
          try {
            await routeOf(model, hub, signal);
            return { model, state: 'there' as const };
          } catch (error) {
            if (!isReelError(error) || error.retryable || error.code === 'unauthorized') throw error;
            return { model, state: 'gone' as const, said: [error.message] };
          }
        }),
      ),
  };
}

function offerBy(model: string | undefined, recipe: AssetRecipe): Offer | undefined {
  if (model === undefined) return undefined;
  const why = 'the route behind Hugging Face sets the price';
  const corrections = lastPictureLeftOut(recipe, false, model);
  return { model, price: { known: false, why }, basis: why, ...(corrections.length > 0 && { corrections }) };
}

function operationFor(recipe: AssetRecipe, model: string | undefined): HuggingFaceOperation {
  if (model === undefined) {
    const { name = '' } = recipe.model ?? {};
    throw new ReelError('invalid-input', `Hugging Face has no model ${name} that makes clips here.`);
  }
  const wish = clipWishOf(recipe);
  return {
    model,
    parameters: {
      prompt: clipPrompt(wish),
      seed: wish.seed % 2 ** 31,
      aspect_ratio: wish.ratio,
    },
    startsFromPicture: START_IMAGE_ROLE in recipe.inputs,
  };
}

async function pictureIn(inputs: ReadonlyMap<string, MadeInput>, prepare: PreparePicture): Promise<string> {
  const { bytes, mediaType } = await prepare(inputFor(START_IMAGE_ROLE, inputs), PICTURE_LIMITS);
  return `data:${mediaType};base64,${bytes.toString('base64')}`;
}

/** The path of a request's result below the route: in the answer's own address, else by the queue's rule. */
function pathOf({ request_id, response_url }: z.infer<typeof queuedSchema>, route: string): string {
  const path = URL.parse(response_url)?.pathname ?? '';
  return path.endsWith(request_id) ? path : `/${route}/requests/${encodeURIComponent(request_id)}`;
}

function operationIn(operation: RemoteOperation): HuggingFaceOperation {
  return operation as unknown as HuggingFaceOperation;
}
