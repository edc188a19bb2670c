import { CURRENCY, type Price } from '../../domain/price.ts';

/** An amount as interfaces show it. */
export interface MoneyDocument {
  amount: number;
  currency: string;
}

export function moneyDocument(micros: number): MoneyDocument {
  return { amount: micros / 1_000_000, currency: CURRENCY };
}

/** A price, or why it is not known. */
export function priceDocument(price: Price): MoneyDocument | { unknown: string } {
  return price.known ? moneyDocument(price.micros) : { unknown: price.why };
}
