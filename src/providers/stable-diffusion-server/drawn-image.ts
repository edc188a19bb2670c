import { z } from 'zod';
import { FREE } from '../../domain/price.ts';
import { imageWishOf } from '../../domain/recipes.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import type { AtOnceKind } from '../at-once/at-once-vendor.ts';
import { deliverFile } from '../deliver/deliver-file.ts';
import { picturePrompt } from '../prompts/picture-prompt.ts';
import { jsonBody, jsonIn } from '../vendor-http/vendor-http.ts';

/** Sides are multiples of this. */
const SIDE_STEP_PIXELS = 8;
const NOT_WANTED = 'text, lettering, watermark, signature, frame, deformed, blurry, low quality';

export interface DrawingSettings {
  /** As provenance names what the server has loaded. */
  model: string;
  steps: number;
  guidance: number;
  sampler: string;
  /** What the loaded model draws best: 768 for the first generation, 1024 for the later ones. */
  longestSidePixels: number;
}

const answerSchema = z.object({ images: z.array(z.string().min(1)).min(1), info: z.string().nullish() });
const infoSchema = z.object({ sd_model_name: z.string().nullish(), seed: z.number().nullish() });

/**
 * Pictures by `txt2img` of a server compatible with AUTOMATIC1111's
 * (https://github.com/AUTOMATIC1111/stable-diffusion-webui/wiki/API).
 */
export function drawnImage(settings: DrawingSettings): AtOnceKind {
  const { model, steps, guidance, sampler, longestSidePixels } = settings;
  return {
    offer: () => ({ model, price: FREE, basis: 'by a server of one’s own' }),
    call(recipe) {
      const wish = imageWishOf(recipe);
      const { widthPixels, heightPixels } = sizeWithin(wish.size, longestSidePixels);
      const parameters = {
        prompt: picturePrompt(wish),
        negative_prompt: NOT_WANTED,
        width: widthPixels,
        height: heightPixels,
        steps,
        cfg_scale: guidance,
        sampler_name: sampler,
        // The server counts seeds in 32 bits with a sign.
        seed: wish.seed % 2 ** 31,
        batch_size: 1,
        n_iter: 1,
      };
      return { model, path: '/sdapi/v1/txt2img', parameters, files: [], purpose: {} };
    },
    request: async ({ parameters }) => jsonBody(parameters),
    read(_call, answer) {
      const drawn = jsonIn(answerSchema, answer);
      const [picture] = drawn?.images ?? [];
      if (picture === undefined)
        return { state: 'failed', reason: 'Its answer holds no picture.', retryable: false };
      const info = jsonIn(infoSchema, drawn?.info ?? '{}');
      const loaded = info?.sd_model_name;
      return {
        state: 'made',
        bytes: Buffer.from(picture.replace(/^data:[^,]*,/, ''), 'base64'),
        details: loaded ? { loadedModel: loaded } : {},
      };
    },
    deliver: (_call, { bytes }, context) => deliverFile(bytes, context),
  };
}

/** The frame's shape in the size that the model draws best. */
export function sizeWithin({ widthPixels, heightPixels }: FrameSize, longestSidePixels: number): FrameSize {
  const scale = Math.min(1, longestSidePixels / Math.max(widthPixels, heightPixels));
  const side = (pixels: number) =>
    Math.max(1, Math.round((pixels * scale) / SIDE_STEP_PIXELS)) * SIDE_STEP_PIXELS;
  return { widthPixels: side(widthPixels), heightPixels: side(heightPixels) };
}
