import { z } from 'zod';
import { nearestName } from '../domain/nearest-name.ts';
import { QUALITIES } from '../providers/catalogue/model-entry.ts';
import { ELEVENLABS_SETTINGS } from '../providers/elevenlabs/elevenlabs-vendor.ts';
import { GEMINI_SETTINGS } from '../providers/gemini/gemini-vendor.ts';
import { HUGGINGFACE_SETTINGS } from '../providers/huggingface/huggingface-vendor.ts';
import { OPENAI_SETTINGS } from '../providers/openai/openai-vendor.ts';
import { LANGUAGE_SERVER_SETTINGS } from '../providers/openai-compatible/language-server.ts';
import { REPLICATE_SETTINGS } from '../providers/replicate/replicate-settings.ts';
import { SHERPA_SETTINGS } from '../providers/sherpa/sherpa-maker.ts';
import { STABLE_DIFFUSION_SETTINGS } from '../providers/stable-diffusion-server/stable-diffusion-server.ts';
import { CLOUDINARY_SETTINGS } from '../publishing/cloudinary/cloudinary-settings.ts';
import { FOLDER_SETTINGS } from '../publishing/folder/folder-settings.ts';
import { S3_SETTINGS } from '../publishing/s3/s3-settings.ts';
import { WEBHOOK_SETTINGS } from '../publishing/webhook/webhook-settings.ts';
import { SHARED_STORES_SETTINGS } from '../storage/shared-stores-settings.ts';
import { modelSetting, orderSetting } from './chains.ts';
import { BOUGHT_KINDS, type BoughtKind } from './lanes.ts';

/** One variable that is read from the environment, and what it says. */
export interface Setting {
  name: string;
  /** One or two sentences. */
  is: string;
  /** What may be said, where that is a list or a range. */
  allowed?: string;
  usual?: string;
}

export interface SettingGroup {
  title: string;
  settings: Setting[];
}

/** What a person calls what is made of each kind. */
const KIND_WORDS: Record<BoughtKind, string> = {
  script: 'texts',
  image: 'pictures',
  clip: 'moving shots',
  speech: 'speech',
  music: 'music',
  'face-look': 'looks for faces',
};

/** Every variable that is read from the environment, in groups of one concern each. */
export function settingsReference(): SettingGroup[] {
  return [
    { title: 'Where things are', settings: PLACES },
    { title: 'Who makes what', settings: [...BOUGHT_KINDS.flatMap(choicesOf), ...CHOICES] },
    { title: 'How much at a time', settings: PACES },
    { title: 'Gemini', settings: [...settingsIn(GEMINI_SETTINGS), GOOGLES_KEY] },
    { title: 'OpenAI', settings: settingsIn(OPENAI_SETTINGS) },
    { title: 'ElevenLabs', settings: settingsIn(ELEVENLABS_SETTINGS) },
    { title: 'Replicate', settings: [...settingsIn(REPLICATE_SETTINGS), ...REPLICATES_WORD] },
    { title: 'Hugging Face', settings: settingsIn(HUGGINGFACE_SETTINGS) },
    { title: 'A language model server', settings: settingsIn(LANGUAGE_SERVER_SETTINGS) },
    { title: 'A Stable Diffusion server', settings: settingsIn(STABLE_DIFFUSION_SETTINGS) },
    { title: 'A neural voice on this machine', settings: settingsIn(SHERPA_SETTINGS) },
    { title: 'Faces', settings: [CASCADE] },
    { title: 'Publishing to S3', settings: settingsIn(S3_SETTINGS) },
    { title: 'Publishing to Cloudinary', settings: settingsIn(CLOUDINARY_SETTINGS) },
    { title: 'Publishing to a folder', settings: settingsIn(FOLDER_SETTINGS) },
    { title: 'Telling a program', settings: settingsIn(WEBHOOK_SETTINGS) },
    { title: 'Many workers', settings: [...settingsIn(SHARED_STORES_SETTINGS), ...QUEUES] },
    { title: 'The server', settings: SERVER },
  ];
}

/** The variables that bear our prefix and are none of ours, each with the nearest that is. */
export function unknownSettings(
  environment: Readonly<Record<string, string | undefined>>,
): { name: string; nearest?: string }[] {
  const known = settingsReference().flatMap(({ settings }) => settings.map(({ name }) => name));
  return Object.keys(environment)
    .filter((name) => name.startsWith('REEL_') && !known.includes(name))
    .map((name) => {
      const nearest = nearestName(name, known);
      return nearest === undefined ? { name } : { name, nearest };
    });
}

const PLACES: Setting[] = [
  {
    name: 'REEL_HOME',
    is: 'The folder of projects and assets.',
    usual: '`reelwright` in the folder for a user’s data',
  },
  { name: 'XDG_DATA_HOME', is: 'The folder for a user’s data, on Linux.', usual: '`~/.local/share`' },
  {
    name: 'REEL_SECRET_KEY',
    is: 'What kept keys are encrypted with: 32 bytes, as 64 hexadecimal digits or as base64.',
    usual: '`secret.key` in the home',
  },
];

const CHOICES: Setting[] = [
  {
    name: 'REEL_QUALITY',
    is: 'How good a model is to be that is chosen by itself, where a brief does not say.',
    allowed: QUALITIES.map((quality) => `\`${quality}\``).join(', '),
    usual: '`standard`',
  },
  {
    name: 'REEL_PIECE_BUDGET',
    is: 'The most that one piece may cost whose model is chosen by itself, in US dollars.',
    allowed: '0 or more',
  },
];

const PACES: Setting[] = [
  { name: 'REEL_LIMITS', is: 'Jobs at a time by lane: `pictures=2,replicate-clip=3`.', allowed: '1 to 1000' },
  { name: 'REEL_RATES', is: 'Starts a minute by lane: `replicate-clip=60`.', allowed: '1 to 1000' },
  {
    name: 'REEL_ATTEMPTS',
    is: 'Attempts in all of what fails and may be tried again: `4` for every lane, or `replicate-clip=6`.',
    allowed: '1 to 1000',
  },
];

const GOOGLES_KEY: Setting = { name: 'GOOGLE_API_KEY', is: 'Where `GEMINI_API_KEY` is absent.' };

const REPLICATES_WORD: Setting[] = [
  {
    name: 'REPLICATE_WEBHOOK_SECRET',
    is: 'What Replicate signs with when it tells of finished calls; it tells where `REEL_PUBLIC_URL` is set.',
  },
];

const CASCADE: Setting = {
  name: 'REEL_FACE_CASCADE',
  is: 'The file of a face cascade, with which shots are looked at on this machine before lip-sync is paid for.',
};

const QUEUES: Setting[] = [
  { name: 'REDIS_URL', is: 'The queues, `redis://:password@host:6379` or `rediss://...`.' },
  { name: 'REDIS_PREFIX', is: 'What all keys begin with, where the queue server serves others too.' },
];

const SERVER: Setting[] = [
  { name: 'REEL_PUBLIC_URL', is: 'The address at which `reel serve` is reached from outside.' },
  {
    name: 'REEL_SIGNING_SECRET',
    is: 'What addresses of media are signed with, so that they open at each of several servers.',
    usual: 'another one with each start',
  },
];

function choicesOf(kind: BoughtKind): Setting[] {
  const words = KIND_WORDS[kind];
  return [
    { name: orderSetting(kind), is: `Who is asked for ${words}, in order: names of providers, with commas.` },
    { name: modelSetting(kind), is: `The model that is asked first for ${words}, or \`auto\`.` },
  ];
}

interface FieldSchema {
  description?: string;
  default?: unknown;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
}

function settingsIn(schema: z.ZodType): Setting[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, FieldSchema>;
  };
  return Object.entries(properties).map(([name, field]) => {
    const allowed = allowedIn(field);
    return {
      name,
      is: field.description ?? '',
      ...(allowed !== undefined && { allowed }),
      ...(field.default !== undefined && { usual: `\`${field.default}\`` }),
    };
  });
}

function allowedIn({ enum: values, minimum, maximum }: FieldSchema): string | undefined {
  if (values !== undefined) return values.map((value) => `\`${value}\``).join(', ');
  if (minimum === undefined) return undefined;
  const isBounded = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
  return isBounded ? `${minimum} to ${maximum}` : `${minimum} or more`;
}
