import { z } from 'zod';
import type { ModelCheck, RemoteVendor } from '../../ports/remote-vendor.ts';
import { atOnceVendor } from '../at-once/at-once-vendor.ts';
import { byModel } from '../at-once/by-model.ts';
import { vendorByKind } from '../at-once/vendor-by-kind.ts';
import { type Environment, nameIn, type VendorParts, vendorSettings } from '../settings/vendor-settings.ts';
import { VendorHttp } from '../vendor-http/vendor-http.ts';
import { elevenLabsError } from './elevenlabs-errors.ts';
import { elevenLabsHistory } from './elevenlabs-history.ts';
import {
  ELEVENLABS,
  MUSIC_MODELS,
  SPEECH_MODELS,
  USUAL_MUSIC_MODEL,
  USUAL_SPEECH_MODEL,
} from './elevenlabs-models.ts';
import { elevenLabsMusic } from './elevenlabs-music.ts';
import { elevenLabsSpeech } from './elevenlabs-speech.ts';

/** What ElevenLabs is set up by. */
export const ELEVENLABS_SETTINGS = z.object({
  ELEVENLABS_API_KEY: z.string().trim().min(1).describe('Switches ElevenLabs on.'),
  ELEVENLABS_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://api.elevenlabs.io')
    .describe('Where it is.'),
  ELEVENLABS_DEADLINE: z.coerce
    .number()
    .positive()
    .max(600)
    .default(120)
    .describe('How long one piece of speech or music may take, in seconds.'),
  ELEVENLABS_SPEECH_MODEL: nameIn(SPEECH_MODELS).default(USUAL_SPEECH_MODEL).describe('Speaks.'),
  ELEVENLABS_VOICE: z
    .string()
    .trim()
    .min(1)
    .default('JBFqnCBsd6RMkjVDRZzb')
    .describe('The id of its voice where a film names none; every account has the usual one.'),
  ELEVENLABS_MUSIC_MODEL: nameIn(MUSIC_MODELS).default(USUAL_MUSIC_MODEL).describe('Makes music.'),
});

/** ElevenLabs as the environment sets it up: speech with the time of every word, and music. */
export function elevenLabsFromEnvironment(
  environment: Environment,
  { fetch, clock, media, align, shelf }: VendorParts,
): RemoteVendor | undefined {
  const settings = vendorSettings('ElevenLabs', 'ELEVENLABS_API_KEY', ELEVENLABS_SETTINGS, environment);
  if (settings === undefined) return undefined;
  const key = settings.ELEVENLABS_API_KEY;
  const http = new VendorHttp({
    vendor: 'ElevenLabs',
    baseUrl: settings.ELEVENLABS_BASE_URL,
    headers: { 'xi-api-key': key },
    secrets: [key],
    fetch,
    clock,
    problem: elevenLabsError,
  });
  const { ELEVENLABS_SPEECH_MODEL, ELEVENLABS_VOICE: voice, ELEVENLABS_MUSIC_MODEL } = settings;
  const recover = elevenLabsHistory(http);
  const speech = byModel({ provider: ELEVENLABS, usual: ELEVENLABS_SPEECH_MODEL, recover }, (model) =>
    elevenLabsSpeech({ model, voice, media, align }),
  );
  const music = byModel({ provider: ELEVENLABS, usual: ELEVENLABS_MUSIC_MODEL }, elevenLabsMusic);
  const common = { provider: ELEVENLABS, http, shelf, startDeadlineMs: settings.ELEVENLABS_DEADLINE * 1000 };
  const made = vendorByKind(ELEVENLABS, {
    speech: atOnceVendor(speech, { ...common, kind: 'speech' }),
    music: atOnceVendor(music, { ...common, kind: 'music' }),
  });
  return { ...made, check: (models, signal) => checkSpeechModels(http, models, signal) };
}

/** The vendor lists its models of speech alone (https://elevenlabs.io/docs/api-reference/models/list). */
async function checkSpeechModels(
  http: VendorHttp,
  models: readonly string[],
  signal?: AbortSignal,
): Promise<ModelCheck[]> {
  const listed = http.readable(modelsSchema, await http.ask('GET', http.url('/v1/models'), { signal }));
  const there = new Set(listed.map(({ model_id }) => model_id));
  const ofSpeech = models.filter((model) => Object.hasOwn(SPEECH_MODELS, model));
  return ofSpeech.map((model) => ({ model, state: there.has(model) ? 'there' : 'gone' }));
}

const modelsSchema = z.array(z.object({ model_id: z.string() }));
