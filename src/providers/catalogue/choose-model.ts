import { describePrice } from '../../domain/price.ts';
import type { ModelEntry, ModelInputKind, ModelKind, Quality } from './model-entry.ts';
import { QUALITIES } from './model-entry.ts';
import { nearestDuration } from './nearest.ts';
import { type Measure, type Quote, quoteFor, sceneQuote } from './quote.ts';

/** What one piece needs of the model that makes it. */
export interface ModelWish {
  kind: ModelKind;
  /** What is there to go into it besides words. */
  inputs: readonly ModelInputKind[];
  /** How long a clip or music is to be. */
  durationSeconds?: number;
  /** Such as `720p`. */
  resolution?: string;
  quality: Quality;
  /** The most that it may cost, in millionths of a US dollar. */
  mostMicros?: number;
}

/** A model for a piece, at what price, and why it. */
export interface ModelChoice {
  entry: ModelEntry;
  quote: Quote;
  because: string;
}

const SPEEDS: readonly ModelEntry['speed'][] = ['seconds', 'a minute', 'minutes'];
const BUILTIN = 'builtin';

/**
 * The models that can make a piece, the best first: a pure function of the wish and of those that can be asked. One
 * that would make nothing of the inputs, is closed or costs more than it may is left out. Of the others the one that
 * uses the most of the inputs goes first, then the one that makes the length, then the one nearest to the quality;
 * among equals the faster for `fast`, and then the cheaper. What needs no vendor comes last.
 */
export function chooseModels(wish: ModelWish, among: readonly ModelEntry[]): ModelChoice[] {
  const able = among.filter((entry) => entry.kind === wish.kind && canMake(entry, wish));
  const quoted = able.map((entry) => ({ entry, quote: quoteOf(entry, wish) }));
  const affordable = quoted.filter(({ quote }) => isWithin(quote, wish.mostMicros));
  const ranked = affordable
    .map((offer) => ({ ...offer, rank: rankOf(offer, wish) }))
    .toSorted((one, other) => compared(one.rank, other.rank));
  return ranked.map(({ entry, quote }) => ({
    entry,
    quote,
    because: reasonFor({ entry, quote }, wish, { able: able.length, affordable: affordable.length }),
  }));
}

function canMake({ needsStartImage, deprecation }: ModelEntry, { inputs }: ModelWish): boolean {
  return (!needsStartImage || inputs.includes('start-image')) && deprecation === undefined;
}

function quoteOf(entry: ModelEntry, { durationSeconds, resolution }: ModelWish): Quote {
  const { rate, resolutions } = entry;
  if (rate.per === 'thousand-characters' || rate.per === 'tokens') return sceneQuote(entry);
  const seconds = durationSeconds === undefined ? undefined : nearestDuration(entry, durationSeconds);
  const made = resolution !== undefined && resolutions?.includes(resolution) ? resolution : resolutions?.[0];
  const measure: Measure = {
    ...(seconds !== undefined && { durationSeconds: seconds }),
    ...(made !== undefined && { resolution: made }),
  };
  return quoteFor(entry, measure);
}

/** With a budget a price must be known. */
function isWithin({ price }: Quote, mostMicros: number | undefined): boolean {
  return mostMicros === undefined || (price.known && price.micros <= mostMicros);
}

interface Offer {
  entry: ModelEntry;
  quote: Quote;
}

/** Compared number by number: the smaller goes first. */
function rankOf({ entry, quote }: Offer, wish: ModelWish): number[] {
  const { quality, inputs, durationSeconds } = wish;
  const unused = inputs.filter((input) => !entry.takes.includes(input)).length;
  const made = durationSeconds === undefined ? 0 : nearestDuration(entry, durationSeconds);
  const isShort = durationSeconds !== undefined && made < durationSeconds * MUCH_SHORTER;
  const distance = Math.abs(QUALITIES.indexOf(entry.quality) - QUALITIES.indexOf(quality));
  return [
    entry.provider === BUILTIN ? 1 : 0,
    unused,
    isShort ? 1 : 0,
    distance,
    quality === 'fast' ? SPEEDS.indexOf(entry.speed) : 0,
    quote.price.known ? quote.price.micros : Number.MAX_SAFE_INTEGER,
  ];
}

/** A clip of less than this share of the length leaves a scene standing still. */
const MUCH_SHORTER = 0.75;

function compared(one: readonly number[], other: readonly number[]): number {
  for (const [index, number] of one.entries()) {
    const difference = number - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function reasonFor(
  { entry, quote }: Offer,
  { inputs, quality, mostMicros }: ModelWish,
  counts: { able: number; affordable: number },
): string {
  const used = inputs.filter((input) => entry.takes.includes(input)).map((input) => INPUT_WORDS[input]);
  const parts = [
    entry.quality === quality ? `${quality} quality` : `${entry.quality} quality, nearest to ${quality}`,
    ...(used.length > 0 ? [`takes ${used.join(' and ')}`] : []),
    quote.price.known ? describePrice(quote.price) : 'price not known before',
    ...(mostMicros === undefined
      ? []
      : [
          `within ${describePrice({ known: true, micros: mostMicros })} as ${counts.affordable} of ${counts.able} are`,
        ]),
    `best for ${entry.bestFor}`,
  ];
  return `auto: ${parts.join('; ')}`;
}

const INPUT_WORDS: Record<ModelInputKind, string> = {
  text: 'words',
  'start-image': 'the picture to start from',
  'end-image': 'the picture to end with',
  references: 'pictures of who and what is in it',
  video: 'a clip',
  audio: 'a sound',
};
