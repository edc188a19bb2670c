import { describeRate, dollars, type Price } from '../../domain/price.ts';
import type { Offer } from '../../ports/maker.ts';
import type { ModelEntry } from '../catalogue/model-entry.ts';

/** Few languages have fewer characters to a token; a quote is to be more than what is paid. */
const CHARACTERS_A_TOKEN = 2.5;

/** What a million tokens cost, in US dollars. */
interface TokenRate {
  input: number;
  output: number;
}

/** Absent where nobody knows what it costs; free for a model of one’s own. */
export type ModelTokenRate = TokenRate | 'free' | undefined;

/** What a model of the catalogue is billed; undefined for one that is not in it. */
export function tokenRateOf(entry: ModelEntry | undefined): TokenRate | undefined {
  if (entry?.rate.per !== 'tokens') return undefined;
  return { input: entry.rate.inputDollars, output: entry.rate.outputDollars };
}

/** The most tokens that words come to. */
export function tokensOf(words: string): number {
  return Math.ceil(words.length / CHARACTERS_A_TOKEN);
}

/** What asking a model costs at most. */
export function tokenOffer(
  model: string,
  rate: ModelTokenRate,
  inputTokens: number,
  outputTokens: number,
): Offer {
  if (rate === 'free') return { model, price: dollars(0), basis: 'by a model of one’s own' };
  if (rate === undefined) {
    const why = `the price of ${model} is not listed here`;
    return { model, price: { known: false, why }, basis: why };
  }
  return {
    model,
    price: tokenPrice(rate, inputTokens, outputTokens),
    basis: `at most ${inputTokens} tokens in and ${outputTokens} out, at ${describeRate(rate.input)} and ${describeRate(rate.output)} a million`,
  };
}

export function tokenPrice({ input, output }: TokenRate, inputTokens: number, outputTokens: number): Price {
  return dollars((inputTokens * input + outputTokens * output) / 1_000_000);
}
