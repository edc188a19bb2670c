import type { z } from '@hono/zod-openapi';
import type {
  formatSchema,
  formatsSchema,
  modelsSchema,
  stylesSchema,
  voicesSchema,
} from '../catalogue-documents.ts';
import type { defaultsSchema } from '../defaults-documents.ts';
import type { identitySchema, keySchema, keysSchema } from '../documents.ts';
import type { probesSchema, providersSchema } from '../provider-documents.ts';
import type { settingSchema, settingsSchema } from '../settings-documents.ts';
import { free, INSTANT, KEY } from './example-names.ts';

/** What the description shows of what is set up here, and of who may use it. */

export const FORMATS: z.output<typeof formatsSchema> = {
  formats: [{ name: 'lesson', description: 'Slides with bullets that appear as they are talked about.' }],
};

export const FORMAT: z.output<typeof formatSchema> = {
  name: 'lesson',
  description: 'Slides with bullets that appear as they are talked about.',
  schema: {
    type: 'object',
    properties: { lesson_id: { type: 'string' } },
    required: ['lesson_id', 'slides'],
  },
};

export const VOICES: z.output<typeof voicesSchema> = {
  voices: [{ id: 'en-female', name: 'English, female', gender: 'female', languages: ['en'] }],
};

export const STYLES: z.output<typeof stylesSchema> = {
  pictures: [{ name: 'professional', description: 'Clean modern illustration with soft light.' }],
  captions: [{ name: 'classic', description: 'White words on a dark plate, the spoken one in warm yellow.' }],
  music: [{ name: 'calm', description: 'Soft piano and a warm pad, slow and even.' }],
};

export const MODELS: z.output<typeof modelsSchema> = {
  models: [
    {
      name: 'gemini-flash',
      id: 'gemini-3-flash-preview',
      provider: 'gemini',
      kind: 'text',
      takes: ['text'],
      best_for: 'a film’s text from one line',
      quality: 'standard',
      speed: 'seconds',
      price_5_seconds: {
        amount: 0.0007,
        currency: 'USD',
        basis: 'about: $0.50 in, $3.00 out a million tokens',
      },
      price_source: 'https://ai.google.dev/gemini-api/docs/pricing',
      price_read_on: '2026-11-01',
      deprecation: null,
      newer: [],
      set_up: false,
      set_up_by: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
    },
  ],
};

export const PROVIDERS: z.output<typeof providersSchema> = {
  providers: [{ name: 'drawing', state: 'ready', detail: 'pictures and slides by the built-in painter' }],
  kinds: [
    {
      kind: 'image',
      state: 'ready',
      makers: [
        { provider: 'builtin-painter', model: 'builtin-painter', price: free, basis: 'made on this machine' },
      ],
      set_up_by: ['GEMINI_API_KEY', 'OPENAI_API_KEY'],
    },
  ],
  formats: [{ format: 'lesson', state: 'ready', without: [] }],
  vendors: [
    {
      provider: 'gemini',
      title: 'Gemini',
      set_up: false,
      set_up_by: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
      state: 'untried',
      reason: null,
      makes: [],
    },
  ],
};

export const PROBES: z.output<typeof probesSchema> = {
  probes: [
    {
      provider: 'openai',
      title: 'OpenAI',
      state: 'well',
      problems: [],
      models: [{ model: 'gpt-image-1', state: 'there', said: [] }],
      took_ms: 340,
      call: {
        kind: 'image',
        model: 'gpt-image-1',
        price: { amount: 0.01, currency: 'USD' },
        basis: 'a small picture',
        state: 'not-made',
        cost: null,
        took_ms: null,
        reason: null,
      },
    },
  ],
};

export const DEFAULTS: z.output<typeof defaultsSchema> = {
  brand: { name: 'Harbour Museum', colours: ['#0a6e8a'] },
  settings: { language: 'en', ratio: '16:9', captions: { mode: 'burned' }, budget: 2 },
};

export const SETTING: z.output<typeof settingSchema> = {
  name: 'OPENAI_API_KEY',
  set_at: INSTANT,
  overridden: false,
};

export const SETTINGS: z.output<typeof settingsSchema> = {
  settings: [SETTING],
  names: ['ELEVENLABS_API_KEY', 'GEMINI_API_KEY', 'OPENAI_API_KEY'],
};

export const OPEN_IDENTITY: z.output<typeof identitySchema> = {
  owner: 'local',
  scopes: ['read', 'write', 'admin'],
  by: 'loopback',
};

export const SIGNED_IN: z.output<typeof identitySchema> = {
  owner: 'ada',
  scopes: ['read', 'write'],
  by: 'session',
};

export const API_KEY: z.output<typeof keySchema> = {
  id: KEY,
  name: 'Publishing',
  scopes: ['read', 'write'],
  created_at: INSTANT,
  revoked_at: null,
};

export const KEYS: z.output<typeof keysSchema> = { keys: [API_KEY], next_page: null };
