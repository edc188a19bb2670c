import type { JsonObject } from '../../domain/canonical-json.ts';
import { imageWishOf } from '../../domain/recipes.ts';
import type { MadeInput } from '../../ports/maker.ts';
import type { AtOnceKind } from '../at-once/at-once-vendor.ts';
import { modelsBy } from '../catalogue/find-model.ts';
import type { ModelRate } from '../catalogue/model-entry.ts';
import { nearestRatio } from '../catalogue/nearest.ts';
import { quoteFor } from '../catalogue/quote.ts';
import { deliverFile } from '../deliver/deliver-file.ts';
import { picturePrompt } from '../prompts/picture-prompt.ts';
import { referencesLeftOut } from '../references/left-out.ts';
import {
  inputFor,
  type PictureLimits,
  type PreparePicture,
  referenceRolesOf,
} from '../references/prepare-references.ts';
import { withReferenceWords } from '../references/reference-words.ts';
import { jsonBody } from '../vendor-http/vendor-http.ts';
import { GEMINI } from './gemini-name.ts';
import { generatedContentIn } from './generate-content.ts';

export const IMAGE_MODELS = modelsBy(GEMINI, 'image');
/** Where a picture of about four megapixels costs more than one of one (https://ai.google.dev/gemini-api/docs/pricing). */
const DOLLARS_AT_2K: { readonly [id: string]: number } = { 'gemini-3.1-flash-image': 0.101 };
export const USUAL_IMAGE_MODEL = 'gemini-3.1-flash-image';
export const IMAGE_SIZES = ['1K', '2K'] as const;
export type ImageSize = (typeof IMAGE_SIZES)[number];

const REFERENCE_LIMITS: PictureLimits = {
  longestSidePixels: 3072,
  mediaTypes: ['image/png', 'image/jpeg', 'image/webp'],
  // All of them together must stay under the 20 MB of one request.
  mostBytes: 1024 * 1024,
};

export interface GeminiImageOptions {
  model: string;
  size: ImageSize;
  prepare: PreparePicture;
}

/** Pictures from words and references (https://ai.google.dev/gemini-api/docs/image-generation). */
export function geminiImage({ model, size, prepare }: GeminiImageOptions): AtOnceKind {
  const entry = IMAGE_MODELS[model]!;
  const { mostReferences = 0 } = entry;
  const larger = size === '2K' ? DOLLARS_AT_2K[model] : undefined;
  const rate: ModelRate = larger === undefined ? entry.rate : { per: 'piece', dollars: larger };
  return {
    offer(recipe) {
      const used = referenceRolesOf(recipe, mostReferences).length;
      const corrections = referencesLeftOut(recipe, used, `${model} takes ${mostReferences} pictures`);
      return {
        model,
        ...quoteFor({ ...entry, rate }, {}),
        ...(corrections.length > 0 && { corrections }),
      };
    },
    call(recipe) {
      const wish = imageWishOf(recipe);
      const files = referenceRolesOf(recipe, mostReferences);
      const references = (wish.references ?? []).slice(0, files.length);
      const prompt = withReferenceWords(picturePrompt(wish), references, (number) => `Picture ${number}`);
      return {
        model,
        path: `/v1beta/models/${encodeURIComponent(model)}:generateContent`,
        parameters: {
          prompt,
          responseModalities: ['IMAGE'],
          imageConfig: { aspectRatio: nearestRatio(entry, wish.size), imageSize: size },
        },
        files,
        purpose: {},
      };
    },
    async request({ parameters: { prompt = '', ...generationConfig }, files }, inputs) {
      const pictures = await Promise.all(files.map((role) => pictureIn(role, inputs, prepare)));
      return jsonBody({
        contents: [{ role: 'user', parts: [{ text: prompt }, ...pictures] }],
        generationConfig,
      });
    },
    read(_call, answer) {
      const content = generatedContentIn(answer);
      const bytes = content?.pictures.at(-1);
      if (bytes) return { state: 'made', bytes, details: {} };
      const reason = content?.refusal ?? (content?.text || 'Its answer holds no picture.');
      return { state: 'failed', reason, retryable: false };
    },
    deliver: (_call, { bytes }, context) => deliverFile(bytes, context),
  };
}

async function pictureIn(
  role: string,
  inputs: ReadonlyMap<string, MadeInput>,
  prepare: PreparePicture,
): Promise<JsonObject> {
  const { bytes, mediaType } = await prepare(inputFor(role, inputs), REFERENCE_LIMITS);
  return { inlineData: { mimeType: mediaType, data: bytes.toString('base64') } };
}
