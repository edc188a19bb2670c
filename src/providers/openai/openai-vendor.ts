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
import { OPENAI_DIALECT, USUAL_TEXT_MODEL } from './openai-dialect.ts';
import { OPENAI_NAMES, openAiErrorOf } from './openai-errors.ts';
import { IMAGE_QUALITIES, openAiImage } from './openai-image.ts';
import { OPENAI } from './openai-name.ts';
import { OPENAI_VOICES, openAiSpeech, SPEECH_MODELS, USUAL_SPEECH_MODEL } from './openai-speech.ts';

/** What OpenAI is set up by. */
export const OPENAI_SETTINGS = z.object({
  OPENAI_API_KEY: z.string().trim().min(1).describe('Switches OpenAI on.'),
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://api.openai.com/v1')
    .describe('Where it is; with the version, as the vendor’s own libraries take it.'),
  OPENAI_DEADLINE: z.coerce
    .number()
    .positive()
    .max(900)
    .default(240)
    .describe('How long one answer may take, in seconds.'),
  OPENAI_TEXT_MODEL: z.string().trim().min(1).default(USUAL_TEXT_MODEL).describe('Writes.'),
  OPENAI_FACE_MODEL: z.string().trim().min(1).default(USUAL_TEXT_MODEL).describe('Looks for faces in shots.'),
  OPENAI_IMAGE_MODEL: z.string().trim().min(1).default('gpt-image-2').describe('Makes pictures.'),
  OPENAI_IMAGE_QUALITY: z.enum(IMAGE_QUALITIES).default('medium').describe('How well it makes them.'),
  OPENAI_SPEECH_MODEL: nameIn(SPEECH_MODELS).default(USUAL_SPEECH_MODEL).describe('Speaks.'),
  OPENAI_VOICE: z.enum(OPENAI_VOICES).default('marin').describe('Its voice where a film names none.'),
});

/** OpenAI as the environment sets it up: text, pictures, speech and looks for faces. */
export function openAiFromEnvironment(
  environment: Environment,
  { fetch, clock, media, prepare, shotPictures, align, shelf }: VendorParts,
): RemoteVendor | undefined {
  const settings = vendorSettings('OpenAI', 'OPENAI_API_KEY', OPENAI_SETTINGS, environment);
  if (settings === undefined) return undefined;
  const key = settings.OPENAI_API_KEY;
  const http = new VendorHttp({
    vendor: 'OpenAI',
    baseUrl: settings.OPENAI_BASE_URL,
    headers: { authorization: `Bearer ${key}` },
    secrets: [key],
    fetch,
    clock,
    problem: openAiErrorOf(OPENAI_NAMES),
  });
  const common = { provider: OPENAI, http, shelf, startDeadlineMs: settings.OPENAI_DEADLINE * 1000 };
  const { OPENAI_IMAGE_QUALITY: quality, OPENAI_VOICE: voice } = settings;
  const speaking = (model: string, kind: 'script' | 'face-look') => ({
    model,
    rate: tokenRateOf(modelsBy(OPENAI, kind)[model]),
    dialect: OPENAI_DIALECT,
  });
  const script = byModel({ provider: OPENAI, usual: settings.OPENAI_TEXT_MODEL }, (model) =>
    textKind(speaking(model, 'script')),
  );
  const look = byModel({ provider: OPENAI, usual: settings.OPENAI_FACE_MODEL }, (model) =>
    lookKind({ ...speaking(model, 'face-look'), pictures: shotPictures }),
  );
  const image = byModel({ provider: OPENAI, usual: settings.OPENAI_IMAGE_MODEL }, (model) =>
    openAiImage({ model, quality, prepare }),
  );
  const speech = byModel({ provider: OPENAI, usual: settings.OPENAI_SPEECH_MODEL }, (model) =>
    openAiSpeech({ model, voice, media, align }),
  );
  const made = vendorByKind(OPENAI, {
    script: atOnceVendor(script, { ...common, kind: 'script' }),
    image: atOnceVendor(image, { ...common, kind: 'image' }),
    speech: atOnceVendor(speech, { ...common, kind: 'speech' }),
    'face-look': atOnceVendor(look, { ...common, kind: 'face-look' }),
  });
  const pathOf = (model: string) => `/models/${encodeURIComponent(model)}`;
  return { ...made, check: (models, signal) => checkByAddress(http, models, pathOf, signal) };
}
