import { dollars, type Price } from '../../domain/price.ts';
import type { ModelEntry } from './model-entry.ts';

/** What one piece of a model costs, and what that is reckoned from. */
export function quoteFor(
  { id, rate }: ModelEntry,
  { durationSeconds, resolution }: { durationSeconds?: number; resolution?: string },
): { price: Price; basis: string } {
  if (rate.per === 'piece') return { price: dollars(rate.dollars), basis: `$${rate.dollars} each` };
  if (rate.per === 'machine-time') return unknownQuote('billed by the time that the machine takes');
  const perSecond = resolution === undefined ? undefined : rate.dollarsByResolution[resolution];
  if (perSecond === undefined || durationSeconds === undefined) {
    return unknownQuote(`${id} has no listed price at ${resolution ?? 'an open resolution'}`);
  }
  return {
    price: dollars(durationSeconds * perSecond),
    basis: `${durationSeconds} s at $${perSecond} a second (${resolution})`,
  };
}

function unknownQuote(why: string): { price: Price; basis: string } {
  return { price: { known: false, why }, basis: why };
}
