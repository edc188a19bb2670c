import { z } from 'zod';
import type { RemoteVendor } from '../../ports/remote-vendor.ts';
import { atOnceVendor } from '../at-once/at-once-vendor.ts';
import { byModel } from '../at-once/by-model.ts';
import { vendorByKind } from '../at-once/vendor-by-kind.ts';
import { modelsBy } from '../catalogue/find-model.ts';
import { type Environment, nameIn, type VendorParts, vendorSettings } from '../settings/vendor-settings.ts';
import { lookKind } from '../structured-text/look-kind.ts';
import { textKind } from '../structured-text/text-kind.ts';
import { tokenRateOf } from '../structured-text/token-price.ts';
import { checkByAddress } from '../vendor-http/check-models.ts';
import { VendorHttp } from '../vendor-http/vendor-http.ts';
import { GEMINI_DIALECT, USUAL_TEXT_MODEL } from './gemini-dialect.ts';
import { geminiError } from './gemini-errors.ts';
import { geminiImage, IMAGE_MODELS, IMAGE_SIZES, USUAL_IMAGE_MODEL } from './gemini-image.ts';
import { GEMINI } from './gemini-name.ts';
import { geminiVideo, USUAL_VIDEO_MODEL, VIDEO_MODELS } from './gemini-video.ts';

/** What Gemini is set up by. */
export const GEMINI_SETTINGS = z.object({
  GEMINI_API_KEY: z
    .string()
    .trim()
    .min(1)
    .describe('Switches Gemini on; `GOOGLE_API_KEY` where absent, as the vendor’s own libraries have it.'),
  GEMINI_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://generativelanguage.googleapis.com')
    .describe('Where it is.'),
  GEMINI_DEADLINE: z.coerce
    .number()
    .positive()
    .max(900)
    .default(180)
    .describe('How long one answer may take, in seconds; clips are started and looked at.'),
  GEMINI_TEXT_MODEL: z.string().trim().min(1).default(USUAL_TEXT_MODEL).describe('Writes.'),
  GEMINI_FACE_MODEL: z.string().trim().min(1).default(USUAL_TEXT_MODEL).describe('Looks for faces in shots.'),
  GEMINI_IMAGE_MODEL: nameIn(IMAGE_MODELS).default(USUAL_IMAGE_MODEL).describe('Makes pictures.'),
  GEMINI_IMAGE_SIZE: z.enum(IMAGE_SIZES).default('1K').describe('How large it makes them.'),
  GEMINI_CLIP_MODEL: nameIn(VIDEO_MODELS).default(USUAL_VIDEO_MODEL).describe('Makes moving shots.'),
});

/** Gemini as the environment sets it up: text, pictures, clips and looks for faces. */
export function geminiFromEnvironment(
  environment: Environment,
  { fetch, clock, prepare, shotPictures, shelf }: VendorParts,
): RemoteVendor | undefined {
  const { GEMINI_API_KEY, GOOGLE_API_KEY } = environment;
  const given = { ...environment, GEMINI_API_KEY: GEMINI_API_KEY?.trim() || GOOGLE_API_KEY };
  const settings = vendorSettings('Gemini', 'GEMINI_API_KEY', GEMINI_SETTINGS, given);
  if (settings === undefined) return undefined;
  const key = settings.GEMINI_API_KEY;
  const http = new VendorHttp({
    vendor: 'Gemini',
    baseUrl: settings.GEMINI_BASE_URL,
    headers: { 'x-goog-api-key': key },
    secrets: [key],
    fetch,
    clock,
    problem: geminiError,
  });
  const common = { provider: GEMINI, http, shelf, startDeadlineMs: settings.GEMINI_DEADLINE * 1000 };
  const speaking = (model: string, kind: 'script' | 'face-look') => ({
    model,
    rate: tokenRateOf(modelsBy(GEMINI, kind)[model]),
    dialect: GEMINI_DIALECT,
  });
  const script = byModel({ provider: GEMINI, usual: settings.GEMINI_TEXT_MODEL }, (model) =>
    textKind(speaking(model, 'script')),
  );
  const look = byModel({ provider: GEMINI, usual: settings.GEMINI_FACE_MODEL }, (model) =>
    lookKind({ ...speaking(model, 'face-look'), pictures: shotPictures }),
  );
  const image = byModel({ provider: GEMINI, usual: settings.GEMINI_IMAGE_MODEL }, (model) =>
    geminiImage({ model, size: settings.GEMINI_IMAGE_SIZE, prepare }),
  );
  const made = vendorByKind(GEMINI, {
    script: atOnceVendor(script, { ...common, kind: 'script' }),
    image: atOnceVendor(image, { ...common, kind: 'image' }),
    'face-look': atOnceVendor(look, { ...common, kind: 'face-look' }),
    clip: geminiVideo({ model: settings.GEMINI_CLIP_MODEL, http, fetch, clock, prepare }),
  });
  const pathOf = (model: string) => `/v1beta/models/${encodeURIComponent(model)}`;
  return { ...made, check: (models, signal) => checkByAddress(http, models, pathOf, signal) };
}
