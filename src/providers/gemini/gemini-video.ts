import type { AssetRecipe } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import { isReelError, ReelError } from '../../domain/errors.ts';
import { dollars } from '../../domain/price.ts';
import { clipWishOf, START_IMAGE_ROLE } from '../../domain/recipes.ts';
import { frameSizeOf } from '../../domain/settings.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MadeInput, Offer } from '../../ports/maker.ts';
import type { Media } from '../../ports/media.ts';
import type { RemoteOperation, RemoteStatus, RemoteVendor } from '../../ports/remote-vendor.ts';
import { nearestShape } from '../catalogue/nearest.ts';
import { deliverFile } from '../deliver/deliver-file.ts';
import { downloadFile } from '../download/download-file.ts';
import { type PictureLimits, preparePicture, referenceRolesOf } from '../references/prepare-references.ts';
import { withReferenceWords } from '../references/reference-words.ts';
import { jsonBody, jsonIn, type VendorHttp } from '../vendor-http/vendor-http.ts';
import { GEMINI } from './gemini-name.ts';
import { type Interaction, interactionSchema, videoIn, wordsIn } from './interaction.ts';

interface VideoModel {
  longestSeconds: number;
  /** For a second at each resolution that it makes. */
  dollars: { readonly [resolution: string]: number };
}

/** https://ai.google.dev/gemini-api/docs/pricing; at 1080p what 720p costs times its share of pixels is not listed. */
export const VIDEO_MODELS: { readonly [id: string]: VideoModel } = {
  'gemini-omni-1.1-flash': { longestSeconds: 10, dollars: { '720p': 0.1 } },
  'gemini-omni-1.2-flash': { longestSeconds: 15, dollars: { '720p': 0.1 } },
};
export const USUAL_VIDEO_MODEL = 'gemini-omni-1.1-flash';

const SHORTEST_SECONDS = 3;
const RATIOS = ['16:9', '9:16'];
/** What is not listed at a price is asked for at this. */
const USUAL_RESOLUTION = '720p';
const START_DEADLINE_MS = 60_000;

const LIMITS: PictureLimits = {
  most: 5,
  longestSidePixels: 2048,
  mediaTypes: ['image/png', 'image/jpeg', 'image/webp'],
  mostBytes: 2 * 1024 * 1024,
};

/** A call as the ledger keeps it. */
interface VideoOperation {
  model: string;
  parameters: JsonObject;
  /** Roles of the pictures that go along, in order. */
  files: string[];
}

export interface GeminiVideoOptions {
  model: string;
  http: VendorHttp;
  fetch: typeof fetch;
  clock: Clock;
  media: Media;
  startDeadlineMs?: number;
}

/** Clips by interactions that run in the background (https://ai.google.dev/gemini-api/docs/interactions). */
export function geminiVideo(options: GeminiVideoOptions): RemoteVendor {
  const { model, http, media } = options;
  const interaction = async (id: string, signal?: AbortSignal): Promise<Interaction> => {
    const url = http.url(`/v1beta/interactions/${encodeURIComponent(id)}`);
    return http.readable(interactionSchema, await http.ask('GET', url, { signal }));
  };
  return {
    provider: GEMINI,
    startDeadlineMs: options.startDeadlineMs ?? START_DEADLINE_MS,
    findableAfterMs: 0,
    offer: (recipe) => (recipe.kind === 'clip' ? offerFor(recipe, model) : undefined),
    prepare: (recipe) => operationFor(recipe, model) as unknown as RemoteOperation,
    parametersOf: (operation) => operationIn(operation).parameters,
    async start(operation, { inputs, sendByMs }) {
      const { parameters, files } = operationIn(operation);
      const { prompt = '', ...asked } = parameters;
      const pictures = await Promise.all(files.map((role) => pictureIn(role, inputs, media)));
      const body = {
        ...asked,
        input: [{ type: 'text', text: prompt }, ...pictures],
        background: true,
        store: true,
      };
      const answer = await http.postOnce('/v1beta/interactions', jsonBody(body), sendByMs);
      const started = jsonIn(interactionSchema, answer.bytes);
      if (started === undefined) throw http.lost('Its answer could not be read.');
      return started.id;
    },
    async status(_operation, vendorId, signal) {
      try {
        return statusOf(await interaction(vendorId, signal));
      } catch (error) {
        if (!isReelError(error) || error.code !== 'not-found') throw error;
        return { state: 'gone', reason: 'Gemini does not know the interaction any more.' };
      }
    },
    async cancel(_operation, vendorId) {
      const url = http.url(`/v1beta/interactions/${encodeURIComponent(vendorId)}/cancel`);
      await http.ask('POST', url).catch((error: unknown) => {
        // One that has ended cannot be cancelled, which is as good.
        if (!isReelError(error) || error.retryable) throw error;
      });
    },
    find: async () => ({ outcome: 'cannot-tell', why: 'Gemini keeps no list of interactions.' }),
    async download(_operation, output, context) {
      const video = videoIn(await interaction(String(output), context.signal));
      if (video === undefined) throw new ReelError('provider-failed', 'Gemini holds the clip no more.');
      if ('data' in video) return deliverFile(Buffer.from(video.data, 'base64'), context);
      const { fetch, clock } = options;
      return downloadFile(http.addressOf(video.uri), context, {
        fetch,
        clock,
        isAllowed: (url) => url.protocol === 'https:' || url.origin === http.baseUrl.origin,
        headersFor: (url) => http.headersFor(url),
      });
    },
  };
}

function offerFor(recipe: AssetRecipe, model: string): Offer {
  const { seconds, resolution } = measureOf(recipe, model);
  const perSecond = VIDEO_MODELS[model]?.dollars[resolution] ?? 0;
  return {
    model,
    price: dollars(seconds * perSecond),
    basis: `${seconds} s at $${perSecond} a second (${resolution})`,
  };
}

function measureOf(recipe: AssetRecipe, model: string): { seconds: number; resolution: string } {
  const { durationSeconds, resolution } = clipWishOf(recipe);
  const { longestSeconds, dollars: prices } = VIDEO_MODELS[model]!;
  const seconds = Math.min(longestSeconds, Math.max(SHORTEST_SECONDS, Math.round(durationSeconds)));
  return { seconds, resolution: resolution in prices ? resolution : USUAL_RESOLUTION };
}

function operationFor(recipe: AssetRecipe, model: string): VideoOperation {
  const { prompt, directions, ratio, references = [] } = clipWishOf(recipe);
  const { seconds, resolution } = measureOf(recipe, model);
  const starts = START_IMAGE_ROLE in recipe.inputs ? [START_IMAGE_ROLE] : [];
  const roles = referenceRolesOf(recipe, LIMITS.most - starts.length);
  const words = withReferenceWords(
    directions === '' ? prompt : `${prompt} ${directions}`,
    references.slice(0, roles.length),
    (number) => `Picture ${number + starts.length}`,
  );
  return {
    model,
    parameters: {
      model,
      prompt:
        starts.length === 0
          ? words
          : `${words} Picture 1 is the first frame: begin with it exactly as it is.`,
      response_format: {
        type: 'video',
        duration: `${seconds}s`,
        resolution,
        aspect_ratio: nearestShape(RATIOS, frameSizeOf(ratio)),
        delivery: 'uri',
      },
    },
    files: [...starts, ...roles],
  };
}

async function pictureIn(
  role: string,
  inputs: ReadonlyMap<string, MadeInput>,
  media: Media,
): Promise<JsonObject> {
  const input = inputs.get(role);
  if (input === undefined) throw new ReelError('internal', `The picture for ${role} is not there.`);
  const { bytes, mediaType } = await preparePicture(input, LIMITS, media);
  return { type: 'image', data: bytes.toString('base64'), mime_type: mediaType };
}

function statusOf(interaction: Interaction): RemoteStatus {
  const reason = wordsIn(interaction) ?? 'It gave no reason.';
  switch (interaction.status) {
    case 'completed':
      if (videoIn(interaction)) return { state: 'succeeded', output: interaction.id };
      return { state: 'failed', reason, retryable: false };
    case 'failed':
      return { state: 'failed', reason, retryable: !/safety|policy|prohibited|blocked/i.test(reason) };
    case 'incomplete':
    case 'requires_action':
      return { state: 'failed', reason, retryable: false };
    case 'cancelled':
      return { state: 'cancelled' };
    default:
      return { state: 'running' };
  }
}

function operationIn(operation: RemoteOperation): VideoOperation {
  return operation as unknown as VideoOperation;
}
