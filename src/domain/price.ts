/**
 * What something costs, in millionths of a unit of the currency, so that sums are exact. `unknown` is an
 * honest answer, never a zero.
 */
export type Price = { known: true; currency: string; micros: number } | { known: false; why: string };

export const FREE: Price = { known: true, currency: 'USD', micros: 0 };

/** A price in whole units of the currency, such as 0.5 for fifty cents. */
export function price(amount: number, currency = 'USD'): Price {
  return { known: true, currency, micros: Math.round(amount * 1_000_000) };
}
