import { z } from 'zod';
import type { RemoteVendor } from '../../ports/remote-vendor.ts';
import { type AtOnceKind, atOnceVendor } from '../at-once/at-once-vendor.ts';
import { vendorByKind } from '../at-once/vendor-by-kind.ts';
import { openAiErrorOf } from '../openai/openai-errors.ts';
import { type Environment, type VendorParts, vendorSettings } from '../settings/vendor-settings.ts';
import { lookKind } from '../structured-text/look-kind.ts';
import { textKind } from '../structured-text/text-kind.ts';
import { VendorHttp } from '../vendor-http/vendor-http.ts';
import { CHAT_DIALECT } from './chat-dialect.ts';

const LANGUAGE_SERVER = 'language-server';
const TITLE = 'The language model server';

/** What a language model server of one's own is set up by. */
export const LANGUAGE_SERVER_SETTINGS = z.object({
  LOCAL_LLM_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .describe('Switches it on: its address with the version, as in `http://127.0.0.1:11434/v1` for Ollama.'),
  LOCAL_LLM_MODEL: z
    .string({ error: 'must name a model that the server has' })
    .trim()
    .min(1)
    .describe('Writes; one that the server has.'),
  LOCAL_LLM_FACE_MODEL: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe('One of the server that sees, to look for faces in shots with; nobody is asked where absent.'),
  LOCAL_LLM_API_KEY: z.string().trim().min(1).optional().describe('Where the server asks for one.'),
  LOCAL_LLM_DEADLINE: z.coerce
    .number()
    .positive()
    .max(3600)
    .default(900)
    .describe('How long one answer may take, in seconds; a model on a processor is slow.'),
});

/** Any server on one's own machines that speaks OpenAI's language: text, and looks for faces, at no price. */
export function languageServerFromEnvironment(
  environment: Environment,
  { fetch, clock, shotPictures, shelf }: VendorParts,
): RemoteVendor | undefined {
  const settings = vendorSettings(TITLE, 'LOCAL_LLM_BASE_URL', LANGUAGE_SERVER_SETTINGS, environment);
  if (settings === undefined) return undefined;
  const { LOCAL_LLM_API_KEY: key, LOCAL_LLM_MODEL: model, LOCAL_LLM_FACE_MODEL: lookingModel } = settings;
  const http = new VendorHttp({
    vendor: TITLE,
    baseUrl: settings.LOCAL_LLM_BASE_URL,
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
    secrets: key === undefined ? [] : [key],
    fetch,
    clock,
    problem: openAiErrorOf({ vendor: TITLE, keyVariable: 'LOCAL_LLM_API_KEY' }),
  });
  const answering = (how: AtOnceKind, kind: 'script' | 'face-look') =>
    atOnceVendor(how, {
      provider: LANGUAGE_SERVER,
      kind,
      http,
      shelf,
      startDeadlineMs: settings.LOCAL_LLM_DEADLINE * 1000,
    });
  const speaking = { rate: 'free', dialect: CHAT_DIALECT } as const;
  const vendor = vendorByKind(LANGUAGE_SERVER, {
    script: answering(textKind({ ...speaking, model }), 'script'),
    ...(lookingModel !== undefined && {
      'face-look': answering(
        lookKind({ ...speaking, model: lookingModel, pictures: shotPictures }),
        'face-look',
      ),
    }),
  });
  return {
    ...vendor,
    async check(models, signal) {
      const { data } = http.readable(modelsSchema, await http.ask('GET', http.url('/models'), { signal }));
      const there = new Set(data.map(({ id }) => id));
      return models.map((name) => ({ model: name, state: there.has(name) ? 'there' : 'gone' }));
    },
  };
}

const modelsSchema = z.object({ data: z.array(z.object({ id: z.string() })) });
