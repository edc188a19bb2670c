import type { AssetRecipe } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import type { Correction } from '../../domain/correction.ts';
import { isReelError, ReelError } from '../../domain/errors.ts';
import { clipWishOf, START_IMAGE_ROLE } from '../../domain/recipes.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MadeInput, Offer } from '../../ports/maker.ts';
import type { RemoteOperation, RemoteStatus, RemoteVendor } from '../../ports/remote-vendor.ts';
import { modelsBy } from '../catalogue/find-model.ts';
import { type FittedClip, fitClip } from '../catalogue/fit-clip.ts';
import type { ModelEntry } from '../catalogue/model-entry.ts';
import { modelOfRecipe } from '../catalogue/model-of-recipe.ts';
import { quoteFor } from '../catalogue/quote.ts';
import { deliverFile } from '../deliver/deliver-file.ts';
import { downloadFile } from '../download/download-file.ts';
import { clipPrompt } from '../prompts/clip-prompt.ts';
import { lastPictureLeftOut, referencesLeftOut } from '../references/left-out.ts';
import {
  inputFor,
  type PictureLimits,
  type PreparePicture,
  referenceRolesOf,
} from '../references/prepare-references.ts';
import { withReferenceWords } from '../references/reference-words.ts';
import { jsonBody, jsonIn, type VendorHttp } from '../vendor-http/vendor-http.ts';
import { GEMINI } from './gemini-name.ts';
import { type Interaction, interactionSchema, videoIn, wordsIn } from './interaction.ts';

export const VIDEO_MODELS = modelsBy(GEMINI, 'clip');
export const USUAL_VIDEO_MODEL = 'gemini-omni-1.1-flash';

const START_DEADLINE_MS = 60_000;

const LIMITS: PictureLimits = {
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
  /** For recipes that name no model. */
  model: string;
  http: VendorHttp;
  fetch: typeof fetch;
  clock: Clock;
  prepare: PreparePicture;
  startDeadlineMs?: number;
}

/** Clips by interactions that run in the background (https://ai.google.dev/gemini-api/docs/interactions). */
export function geminiVideo(options: GeminiVideoOptions): RemoteVendor {
  const { model, http, prepare } = options;
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
      const limitsOf = (role: string) => (role === START_IMAGE_ROLE ? startLimits(parameters) : LIMITS);
      const pictures = await Promise.all(
        files.map((role) => pictureIn(role, inputs, limitsOf(role), prepare)),
      );
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
        ownOrigin: http.baseUrl.origin,
        headersFor: (url) => http.headersFor(url),
      });
    },
  };
}

function offerFor(recipe: AssetRecipe, usual: string): Offer | undefined {
  const clip = clipFor(recipe, usual);
  if (clip === undefined) return undefined;
  const { entry, fitted, corrections } = clip;
  const { durationSeconds, resolution } = fitted;
  return {
    model: entry.id,
    ...quoteFor(entry, { durationSeconds, ...(resolution !== undefined && { resolution }) }),
    ...(corrections.length > 0 && { corrections }),
  };
}

/** A clip as one of the models can make it. */
interface FittingClip {
  entry: ModelEntry;
  fitted: FittedClip;
  /** Roles of the pictures that go along: the one that it starts from, then those of the references. */
  starts: string[];
  references: string[];
  corrections: Correction[];
}

function clipFor(recipe: AssetRecipe, usual: string): FittingClip | undefined {
  const model = modelOfRecipe(recipe, GEMINI, usual);
  const entry = model === undefined ? undefined : VIDEO_MODELS[model];
  if (entry === undefined) return undefined;
  const wish = clipWishOf(recipe);
  // The shape is always said, whether there is a picture to start from or not.
  const fitted = fitClip(entry, wish, { startsFromImage: false });
  const starts = START_IMAGE_ROLE in recipe.inputs ? [START_IMAGE_ROLE] : [];
  // The one that it starts from counts among them.
  const { mostReferences: most = 0 } = entry;
  const references = referenceRolesOf(recipe, most - starts.length);
  const why = `${entry.id} takes ${most} pictures in all`;
  const left = referencesLeftOut(recipe, references.length, why);
  return {
    entry,
    fitted,
    starts,
    references,
    corrections: [...fitted.corrections, ...lastPictureLeftOut(recipe, false, entry.id), ...left],
  };
}

function operationFor(recipe: AssetRecipe, usual: string): VideoOperation {
  const clip = clipFor(recipe, usual);
  if (clip === undefined) {
    const { name = usual } = recipe.model ?? {};
    throw new ReelError('invalid-input', `Gemini has no model ${name} that makes clips.`);
  }
  const wish = clipWishOf(recipe);
  const { references = [] } = wish;
  const { entry, fitted, starts, references: roles } = clip;
  const words = withReferenceWords(
    clipPrompt(wish),
    references.slice(0, roles.length),
    (number) => `Picture ${number + starts.length}`,
  );
  return {
    model: entry.id,
    parameters: {
      model: entry.id,
      prompt:
        starts.length === 0
          ? words
          : `${words} Picture 1 is the first frame: begin with it exactly as it is.`,
      response_format: {
        type: 'video',
        duration: `${fitted.durationSeconds}s`,
        resolution: fitted.resolution ?? '720p',
        aspect_ratio: fitted.ratio ?? '16:9',
        delivery: 'uri',
      },
    },
    files: [...starts, ...roles],
  };
}

async function pictureIn(
  role: string,
  inputs: ReadonlyMap<string, MadeInput>,
  limits: PictureLimits,
  prepare: PreparePicture,
): Promise<JsonObject> {
  const { bytes, mediaType } = await prepare(inputFor(role, inputs), limits);
  return { type: 'image', data: bytes.toString('base64'), mime_type: mediaType };
}

/** The first picture of a clip has the clip's shape. */
function startLimits({ response_format }: JsonObject): PictureLimits {
  const { aspect_ratio } = response_format as { aspect_ratio: string };
  const [width = 1, height = 1] = aspect_ratio.split(':').map(Number);
  return { ...LIMITS, ratio: width / height };
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
