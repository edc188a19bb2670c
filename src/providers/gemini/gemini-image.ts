import type { JsonObject } from '../../domain/canonical-json.ts';
import { ReelError } from '../../domain/errors.ts';
import { describeRate, dollars } from '../../domain/price.ts';
import { imageWishOf } from '../../domain/recipes.ts';
import type { MadeInput } from '../../ports/maker.ts';
import type { AtOnceKind } from '../at-once/at-once-vendor.ts';
import { nearestShape } from '../catalogue/nearest.ts';
import { deliverFile } from '../deliver/deliver-file.ts';
import { picturePrompt } from '../prompts/picture-prompt.ts';
import { referencesLeftOut } from '../references/left-out.ts';
import {
  type PictureLimits,
  type PreparePicture,
  referenceRolesOf,
} from '../references/prepare-references.ts';
import { withReferenceWords } from '../references/reference-words.ts';
import { jsonBody } from '../vendor-http/vendor-http.ts';
import { generatedContentIn } from './generate-content.ts';

interface ImageModel {
  /** For one picture of about a megapixel and of about four. */
  dollars: { '1K': number; '2K': number };
  mostReferences: number;
}

/** https://ai.google.dev/gemini-api/docs/pricing */
export const IMAGE_MODELS: { readonly [id: string]: ImageModel } = {
  'gemini-3.1-flash-image': { dollars: { '1K': 0.067, '2K': 0.101 }, mostReferences: 14 },
  'gemini-3-pro-image': { dollars: { '1K': 0.134, '2K': 0.134 }, mostReferences: 14 },
};
export const USUAL_IMAGE_MODEL = 'gemini-3.1-flash-image';
export const IMAGE_SIZES = ['1K', '2K'] as const;
export type ImageSize = (typeof IMAGE_SIZES)[number];

const RATIOS = ['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9'];

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
  const { dollars: prices, mostReferences } = IMAGE_MODELS[model]!;
  return {
    offer(recipe) {
      const used = referenceRolesOf(recipe, mostReferences).length;
      const corrections = referencesLeftOut(recipe, used, `${model} takes ${mostReferences} pictures`);
      return {
        model,
        price: dollars(prices[size]),
        basis: `${describeRate(prices[size])} each at ${size}`,
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
          imageConfig: { aspectRatio: nearestShape(RATIOS, wish.size), imageSize: size },
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
  const input = inputs.get(role);
  if (input === undefined) throw new ReelError('internal', `The picture for ${role} is not there.`);
  const { bytes, mediaType } = await prepare(input, REFERENCE_LIMITS);
  return { inlineData: { mimeType: mediaType, data: bytes.toString('base64') } };
}
