import type { AssetKind } from '../../domain/asset.ts';
import { describePrice, type Price } from '../../domain/price.ts';
import type { Format } from '../../ports/format.ts';
import type { RemoteVendor } from '../../ports/remote-vendor.ts';
import type { Production } from '../../production/produce.ts';
import type { ProviderState } from '../../production/provider-states.ts';
import type { ModelKindName } from '../models.ts';
import { MADE_KINDS, type MadeKind, typicalRecipe } from './sample-recipes.ts';

/** A vendor with an adapter, whether its key is here or not. */
export interface KnownVendor {
  provider: string;
  /** For a person to read. */
  title: string;
  makes: readonly MadeKind[];
  /** The variables any of which switches it on. */
  setUpBy: readonly string[];
  /** The variable without which it does not make a kind, where there is one. */
  alsoNeeds: { readonly [kind in MadeKind]?: string };
  /** Absent where its key is not here. */
  vendor?: RemoteVendor;
  limits: { readonly [kind in MadeKind]?: VendorLimit };
}

export interface VendorLimit {
  atATime: number;
  startsAMinute?: number;
}

/** Who would make a typical piece, by which model and for how much. */
export interface KindMaker {
  provider: string;
  model: string;
  price: Price;
  basis: string;
}

/** When a model's vendor ends it (ISO 8601 date), and what takes its place. */
export interface ModelEnding {
  endsOn: string;
  successor: string;
}

/** What can be made of a kind right now: the first maker is asked first. */
export interface KindReport {
  kind: ModelKindName;
  state: 'ready' | 'degraded' | 'missing';
  makers: KindMaker[];
  /** Of the first of them, where its end is announced. */
  ending?: ModelEnding;
  /** What would make it, or make it better, by the variables to set; empty where there is nothing. */
  setUpBy: string[];
}

export interface ProviderReport {
  provider: string;
  title: string;
  isSetUp: boolean;
  setUpBy: readonly string[];
  /** How it did when it was last asked from this process. */
  state: ProviderState;
  reason?: string;
  makes: (KindMaker & { kind: ModelKindName; limit: VendorLimit })[];
}

/** What films of a format are like right now. */
export interface FormatReport {
  format: string;
  state: 'ready' | 'degraded';
  /** One sentence each: what cannot be had now, and what is there instead. */
  without: string[];
}

export interface Capabilities {
  kinds: KindReport[];
  formats: FormatReport[];
  providers: ProviderReport[];
}

export interface CapabilityParts {
  production: Pick<Production, 'chainFor' | 'providerStatus'>;
  vendors: readonly KnownVendor[];
  formats: readonly Format[];
  /** The setting that names who is asked for a kind. */
  orderSetting(kind: MadeKind): string;
  /** Undefined for a model whose end is not announced. */
  endingOf(provider: string, model: string): ModelEnding | undefined;
}

export const KIND_NAMES: Record<MadeKind, Exclude<ModelKindName, 'lip-sync'>> = {
  script: 'text',
  image: 'image',
  clip: 'video',
  speech: 'speech',
  music: 'music',
  'face-look': 'faces',
};

/** What a format is made of where it does not say. */
const USUALLY_MADE_OF: readonly AssetKind[] = ['script', 'image', 'speech', 'music'];

/** What can be made here now, by whom, and what is missing for the rest; asks nobody outside. */
export function capabilities(parts: CapabilityParts): Capabilities {
  const kinds = MADE_KINDS.map((kind) => kindReport(kind, parts));
  return {
    kinds,
    formats: parts.formats.map((format) => formatReport(format, kinds)),
    providers: parts.vendors.map((vendor) => providerReport(vendor, parts)),
  };
}

function kindReport(
  kind: MadeKind,
  { production, vendors, orderSetting, endingOf }: CapabilityParts,
): KindReport {
  const recipe = typicalRecipe(kind);
  const makers = production.chainFor(recipe).flatMap((maker): KindMaker[] => {
    const offer = maker.offer(recipe);
    return offer === undefined ? [] : [{ provider: maker.provider, ...shortOffer(offer) }];
  });
  const [first] = makers;
  const ending = first && endingOf(first.provider, first.model);
  const able = vendors.filter(({ makes }) => makes.includes(kind));
  const ownWays = makers.length === 0 ? (OWN_WAYS[kind] ?? []) : [];
  // The variable that has a vendor make the kind: who could, and is not asked, is left out by the order.
  const wayOf = ({ setUpBy, alsoNeeds, vendor }: KnownVendor): readonly string[] => {
    if (vendor?.offer(recipe) !== undefined) return [orderSetting(kind)];
    const needed = alsoNeeds[kind];
    return needed === undefined ? setUpBy.slice(0, 1) : [needed];
  };
  const isBought = makers.some(({ provider }) => able.some((vendor) => vendor.provider === provider));
  return {
    kind: KIND_NAMES[kind],
    state: stateOf(kind, makers.length > 0, isBought),
    makers,
    ...(ending && { ending }),
    setUpBy: isBought ? [] : [...new Set([...ownWays, ...able.flatMap(wayOf)])],
  };
}

/** The variables that have a kind made on this machine that is not built in. */
const OWN_WAYS: { readonly [kind in MadeKind]?: readonly string[] } = { 'face-look': ['REEL_FACE_CASCADE'] };

/** What is built in draws, speaks and composes; it writes no facts, and films nothing that moves by itself. */
function stateOf(kind: MadeKind, isMade: boolean, isBought: boolean): KindReport['state'] {
  if (isBought) return 'ready';
  if (kind === 'script' || (kind === 'face-look' && !isMade)) return 'degraded';
  if (!isMade) return 'missing';
  return kind === 'clip' ? 'degraded' : 'ready';
}

function providerReport(known: KnownVendor, { production }: CapabilityParts): ProviderReport {
  const { provider, title, setUpBy, vendor, makes, limits } = known;
  const status = production.providerStatus().find((each) => each.provider === provider);
  return {
    provider,
    title,
    isSetUp: vendor !== undefined,
    setUpBy,
    state: status?.state ?? 'untried',
    ...(status?.reason !== undefined && { reason: status.reason }),
    makes: makes.flatMap((kind) => {
      const offer = vendor?.offer(typicalRecipe(kind));
      if (offer === undefined) return [];
      return [
        { kind: KIND_NAMES[kind], provider, ...shortOffer(offer), limit: limits[kind] ?? { atATime: 1 } },
      ];
    }),
  };
}

function formatReport(
  { name, madeOf = USUALLY_MADE_OF }: Format,
  kinds: readonly KindReport[],
): FormatReport {
  const needed = MADE_KINDS.filter((kind) => madeOf.includes(kind));
  const without = needed.flatMap((kind) => {
    const report = kinds.find((each) => each.kind === KIND_NAMES[kind]);
    return report === undefined || report.state === 'ready' ? [] : [INSTEAD[kind]];
  });
  return { format: name, state: without.length === 0 ? 'ready' : 'degraded', without };
}

/** What a film is like without a kind. */
const INSTEAD: Record<MadeKind, string> = {
  script: 'a topic gives a frame without facts; a text or a full brief is told as it stands',
  image: 'no pictures are made, so bring your own',
  clip: 'scenes show pictures with camera moves, or clips of your own, in place of moving shots',
  speech: 'nothing is spoken',
  music: 'no music is made, so bring your own',
  'face-look': 'whether a face is seen in a shot is not looked for before lip-sync is paid for',
};

function shortOffer({ model, price, basis }: Omit<KindMaker, 'provider'>): Omit<KindMaker, 'provider'> {
  return { model, price, basis };
}

/** `bytedance/seedance-1-lite by replicate ($0.18 for 5 s)` */
export function describeMaker({ provider, model, price }: KindMaker, kind: ModelKindName): string {
  const builtin = BUILTIN_WORDS[provider];
  if (builtin !== undefined) return builtin;
  const isFree = price.known && price.micros === 0;
  const cost = price.known ? `${describePrice(price)} ${PIECES[kind]}` : 'price varies';
  return `${model} by ${provider}${isFree ? '' : ` (${cost})`}`;
}

/** What is built in, for a person to read. */
const BUILTIN_WORDS: { readonly [provider: string]: string } = {
  builtin: 'the built-in composer',
  'builtin-painter': 'the built-in painter',
  'builtin-speech': 'the built-in voices',
  'builtin-clips': 'a camera over the scene’s picture',
  'builtin-placeholder': 'words in place of the shot',
  'face-cascade': 'the cascade of REEL_FACE_CASCADE',
  'builtin-unlooked': 'nobody, and lip-sync goes on unlooked',
};

/** What a typical piece is. */
const PIECES: Record<ModelKindName, string> = {
  text: 'at most for a text',
  image: 'for a picture',
  video: 'for 5 s',
  speech: 'for 5 s',
  music: 'for a minute',
  'lip-sync': 'for 5 s',
  faces: 'at most for a shot',
};
