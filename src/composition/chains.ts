import { refused } from '../domain/refused.ts';
import { unknownName } from '../domain/unknown-name.ts';
import type { Maker } from '../ports/maker.ts';
import { type ModelEntry, QUALITIES, type Quality } from '../providers/catalogue/model-entry.ts';
import { BOUGHT_KINDS, type BoughtKind } from './lanes.ts';
import type { Environment } from './size.ts';
import type { SetUpVendor, VendorEntry } from './vendors.ts';

/** What the settings call what needs no vendor. */
export const BUILTIN = 'builtin';

/** What a vendor chooses the model for, as it stands in the names of settings. */
const SETTING_WORDS: Record<BoughtKind, string> = {
  script: 'TEXT',
  image: 'IMAGE',
  clip: 'VIDEO',
  speech: 'SPEECH',
  music: 'MUSIC',
  'face-look': 'FACE',
};

/** Who is asked first where nobody said: the best for the price of each kind. */
const USUAL_ORDER: Record<BoughtKind, readonly string[]> = {
  script: ['gemini', 'openai', 'language-server'],
  image: ['gemini', 'openai', 'replicate', 'stable-diffusion-server'],
  clip: ['replicate', 'gemini', 'huggingface'],
  speech: ['elevenlabs', 'openai'],
  music: ['elevenlabs', 'replicate'],
  // What is built in costs nothing, and is there only where a person brought it.
  'face-look': [BUILTIN, 'gemini', 'openai', 'language-server'],
};

/** The setting that names who is asked for a kind, in order: `REEL_IMAGE_PROVIDERS`. */
export function orderSetting(kind: BoughtKind): string {
  return `REEL_${SETTING_WORDS[kind]}_PROVIDERS`;
}

/** The setting that names the model for a kind, or `auto`: `REEL_IMAGE_MODEL`. */
export function modelSetting(kind: BoughtKind): string {
  return `REEL_${SETTING_WORDS[kind]}_MODEL`;
}

/** Who is asked for each kind, the first choice first; `builtin` among them. */
export type Chains = Record<BoughtKind, readonly string[]>;

/** What a person chose besides keys. */
export interface Choices {
  /** Every vendor of a kind, whether set up or not, in the order of choice. */
  chains: Chains;
  /** The kinds whose model is chosen for each piece by itself. */
  auto: ReadonlySet<BoughtKind>;
  /** What is chosen by then, where a brief does not say. */
  quality: Quality;
  /** The most that one piece may cost whose model is chosen by itself, in millionths of a US dollar. */
  mostMicros?: number;
  /** The environment with each chosen model where its vendor looks for it. */
  environment: Environment;
}

/**
 * Reads the order of providers and the model of each kind from the environment. `REEL_IMAGE_PROVIDERS=gemini,builtin`
 * names all that are asked; `REEL_VIDEO_MODEL=veo` names a model of the catalogue, whose vendor is asked first, or
 * `auto`: then `REEL_QUALITY` says how good it is to be and `REEL_PIECE_BUDGET` the most that one piece may cost, in
 * US dollars. `unknown-name` for another name, with the nearest.
 */
export async function choicesFrom(
  environment: Environment,
  vendors: readonly VendorEntry[],
): Promise<Choices> {
  const chains: Partial<Record<BoughtKind, readonly string[]>> = {};
  const auto = new Set<BoughtKind>();
  const models: Record<string, string> = {};
  for (const kind of BOUGHT_KINDS) {
    const order = orderIn(kind, environment, vendors);
    const wished = environment[modelSetting(kind)]?.trim();
    if (wished?.toLowerCase() === 'auto') auto.add(kind);
    const model =
      wished === undefined || wished === '' || auto.has(kind) ? undefined : await named(kind, wished);
    chains[kind] = model === undefined ? order : [...new Set([model.provider, ...order])];
    if (model !== undefined) models[vendorsModelSetting(model.provider, kind)] = model.id;
  }
  const mostMicros = mostIn(environment);
  return {
    chains: chains as Chains,
    auto,
    quality: qualityIn(environment),
    ...(mostMicros !== undefined && { mostMicros }),
    environment: { ...environment, ...models },
  };
}

/** The makers of what is bought and of what is built in, those of each kind in the order of its chain. */
export function inOrder(
  { chains }: Pick<Choices, 'chains'>,
  vendors: readonly SetUpVendor[],
  makerFor: (vendor: SetUpVendor, kind: BoughtKind) => Maker,
  builtin: { readonly [kind in BoughtKind]?: Maker | readonly Maker[] },
): Maker[] {
  return BOUGHT_KINDS.flatMap((kind) =>
    chains[kind].flatMap((provider) => {
      if (provider === BUILTIN) return builtin[kind] ?? [];
      const vendor = vendors.find(({ entry }) => entry.provider === provider && entry.makes.includes(kind));
      return vendor === undefined ? [] : makerFor(vendor, kind);
    }),
  );
}

function qualityIn({ REEL_QUALITY = '' }: Environment): Quality {
  const wished = REEL_QUALITY.trim().toLowerCase();
  const quality = QUALITIES.find((name) => name === wished) ?? (wished === '' ? 'standard' : undefined);
  if (quality !== undefined) return quality;
  throw unknownName('REEL_QUALITY', wished, QUALITIES);
}

function mostIn({ REEL_PIECE_BUDGET = '' }: Environment): number | undefined {
  if (REEL_PIECE_BUDGET.trim() === '') return undefined;
  const most = Number(REEL_PIECE_BUDGET);
  if (Number.isFinite(most) && most >= 0) return Math.round(most * 1_000_000);
  const problem = 'must be US dollars, as in 0.50';
  throw refused({ field: 'REEL_PIECE_BUDGET', value: REEL_PIECE_BUDGET, problem });
}

function orderIn(kind: BoughtKind, environment: Environment, vendors: readonly VendorEntry[]): string[] {
  const able = vendors.filter(({ makes }) => makes.includes(kind)).map(({ provider }) => provider);
  const given = (environment[orderSetting(kind)] ?? '').split(',').map((name) => name.trim().toLowerCase());
  const named = given.filter((name) => name !== '');
  const stranger = named.find((name) => name !== BUILTIN && !able.includes(name));
  if (stranger !== undefined)
    throw unknownName(orderSetting(kind), stranger, [...able, BUILTIN], {
      must: 'must name providers among',
    });
  if (named.length > 0) return [...new Set(named)];
  const usual = USUAL_ORDER[kind].filter((provider) => provider === BUILTIN || able.includes(provider));
  return [...new Set([...usual, ...able, BUILTIN])];
}

async function named(kind: BoughtKind, name: string): Promise<ModelEntry> {
  const { findModel, modelsOf } = await import('../providers/catalogue/find-model.ts');
  return findModel(modelSetting(kind), name, modelsOf(kind));
}

/** Where a vendor looks for its model of a kind: `GEMINI_IMAGE_MODEL`; for clips `REPLICATE_CLIP_MODEL`. */
function vendorsModelSetting(provider: string, kind: BoughtKind): string {
  const word = kind === 'clip' ? 'CLIP' : SETTING_WORDS[kind];
  return `${provider.toUpperCase().replaceAll('-', '_')}_${word}_MODEL`;
}
