/**
 * What something costs, in millionths of a US dollar, so that sums are exact. `unknown` is an honest answer,
 * never a zero.
 */
export type Price = { known: true; micros: number } | { known: false; why: string };

/** A sum of prices: what is known of it, and why it is more than that where some are unknown. */
export interface PriceSum {
  knownMicros: number;
  /** Why the unknown ones are unknown, each reason once. */
  unknown: string[];
}

export const CURRENCY = 'USD';

export const FREE: Price = { known: true, micros: 0 };

/** A price in dollars, such as 0.5 for fifty cents. */
export function dollars(amount: number): Price {
  return { known: true, micros: Math.round(amount * 1_000_000) };
}

export function sumPrices(prices: Iterable<Price>): PriceSum {
  let knownMicros = 0;
  const unknown = new Set<string>();
  for (const price of prices) {
    if (price.known) knownMicros += price.micros;
    else unknown.add(price.why);
  }
  return { knownMicros, unknown: [...unknown] };
}

/** A price for a person to read: `free`, `$0.036`, or `unknown (why)`. */
export function describePrice(price: Price): string {
  if (!price.known) return `unknown (${price.why})`;
  return price.micros === 0 ? 'free' : describeAmount(price.micros);
}

/** `at least $0.50 and something unknown (why)` where a part of the sum is unknown. */
export function describeSum(sum: PriceSum): string {
  const known = sum.knownMicros === 0 ? 'free' : describeAmount(sum.knownMicros);
  if (sum.unknown.length === 0) return known;
  return `at least ${sum.knownMicros === 0 ? '$0' : known}; unknown: ${sum.unknown.join('; ')}`;
}

const DOLLARS = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: CURRENCY,
  minimumFractionDigits: 2,
  maximumFractionDigits: 6,
});

/** What a unit costs, in dollars, for a person to read: `$0.20`, `$0.036`. */
export function describeRate(amount: number): string {
  return DOLLARS.format(amount);
}

/** An amount for a person to read, to the last millionth of a dollar: neither price nor what is left is ever rounded. */
export function describeAmount(micros: number): string {
  return DOLLARS.format(micros / 1_000_000);
}
