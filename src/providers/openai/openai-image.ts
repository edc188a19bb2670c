import { z } from 'zod';
import { describeRate, dollars } from '../../domain/price.ts';
import { imageWishOf } from '../../domain/recipes.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import type { MadeInput } from '../../ports/maker.ts';
import type { AtOnceCall, AtOnceKind } from '../at-once/at-once-vendor.ts';
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
import { jsonBody, jsonIn, type RequestBody } from '../vendor-http/vendor-http.ts';

/** Billed by tokens; what that comes to for a megapixel, about (as seen in May 2026). */
const DOLLARS_A_MEGAPIXEL: { readonly [quality: string]: number } = { low: 0.02, medium: 0.07, high: 0.19 };
export const IMAGE_QUALITIES = ['low', 'medium', 'high'] as const;
export type ImageQuality = (typeof IMAGE_QUALITIES)[number];

/** The sides of a picture are multiples of this, and none is longer. */
const SIDE_STEP_PIXELS = 16;
const LONGEST_SIDE_PIXELS = 3840;

const MOST_REFERENCES = 16;
const REFERENCE_LIMITS: PictureLimits = {
  longestSidePixels: 2048,
  mediaTypes: ['image/png', 'image/jpeg', 'image/webp'],
  mostBytes: 20 * 1024 * 1024,
};

const answerSchema = z.object({ data: z.array(z.object({ b64_json: z.string().min(1) })).min(1) });

export interface OpenAiImageOptions {
  model: string;
  quality: ImageQuality;
  prepare: PreparePicture;
}

/** Pictures from words, and with references by the way of an edit (https://platform.openai.com/docs/api-reference/images). */
export function openAiImage({ model, quality, prepare }: OpenAiImageOptions): AtOnceKind {
  return {
    offer(recipe) {
      const size = sizeFor(imageWishOf(recipe).size);
      const megapixels = (size.widthPixels * size.heightPixels) / 1_000_000;
      const rate = DOLLARS_A_MEGAPIXEL[quality] ?? 0;
      const basis = `about ${describeRate(rate)} a megapixel at ${quality} quality`;
      const used = referenceRolesOf(recipe, MOST_REFERENCES).length;
      const corrections = referencesLeftOut(recipe, used, `${model} takes ${MOST_REFERENCES} pictures`);
      return {
        model,
        price: dollars(megapixels * rate),
        basis,
        ...(corrections.length > 0 && { corrections }),
      };
    },
    call(recipe) {
      const wish = imageWishOf(recipe);
      const { widthPixels, heightPixels } = sizeFor(wish.size);
      const files = referenceRolesOf(recipe, MOST_REFERENCES);
      const references = (wish.references ?? []).slice(0, files.length);
      return {
        model,
        path: files.length === 0 ? '/images/generations' : '/images/edits',
        parameters: {
          model,
          prompt: withReferenceWords(picturePrompt(wish), references, (number) => `Image ${number}`),
          n: 1,
          size: `${widthPixels}x${heightPixels}`,
          quality,
          output_format: 'png',
        },
        files,
        purpose: {},
      };
    },
    request: (call, inputs) => requestFor(call, inputs, prepare),
    read(_call, answer) {
      const picture = jsonIn(answerSchema, answer)?.data[0];
      if (picture === undefined)
        return { state: 'failed', reason: 'Its answer holds no picture.', retryable: false };
      return { state: 'made', bytes: Buffer.from(picture.b64_json, 'base64'), details: {} };
    },
    deliver: (_call, { bytes }, context) => deliverFile(bytes, context),
  };
}

/** The size that the vendor can draw nearest to the frame's. */
function sizeFor({ widthPixels, heightPixels }: FrameSize): FrameSize {
  const scale = Math.min(1, LONGEST_SIDE_PIXELS / Math.max(widthPixels, heightPixels));
  const side = (pixels: number) =>
    Math.max(1, Math.round((pixels * scale) / SIDE_STEP_PIXELS)) * SIDE_STEP_PIXELS;
  return { widthPixels: side(widthPixels), heightPixels: side(heightPixels) };
}

async function requestFor(
  { parameters, files }: AtOnceCall,
  inputs: ReadonlyMap<string, MadeInput>,
  prepare: PreparePicture,
): Promise<RequestBody> {
  if (files.length === 0) return jsonBody(parameters);
  const form = new FormData();
  for (const [name, value] of Object.entries(parameters)) form.append(name, String(value));
  for (const role of files) {
    const { bytes, mediaType } = await prepare(inputFor(role, inputs), REFERENCE_LIMITS);
    form.append(
      'image[]',
      new Blob([bytes], { type: mediaType }),
      `${role.replace(':', '-')}.${mediaType.slice(6)}`,
    );
  }
  const body = new Response(form);
  const mediaType = body.headers.get('content-type') ?? 'multipart/form-data';
  return { content: new Uint8Array(await body.arrayBuffer()), mediaType };
}
