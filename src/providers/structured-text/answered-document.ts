import type { JsonValue } from '../../domain/canonical-json.ts';
import type { Price } from '../../domain/price.ts';
import type { Reading } from '../at-once/at-once-vendor.ts';
import type { TextAnswer } from './language-dialect.ts';
import { withoutNulls } from './strict-schema.ts';
import { type ModelTokenRate, tokenPrice } from './token-price.ts';

/** The JSON that a model answered with, and what it is billed where that is counted. */
type AnsweredDocument =
  | { state: 'answered'; document: JsonValue; cost?: Price }
  | Extract<Reading, { state: 'failed' }>;

export function answeredDocument(answer: TextAnswer | undefined, rate: ModelTokenRate): AnsweredDocument {
  if (answer === undefined) return { state: 'failed', reason: 'Its answer holds no text.', retryable: false };
  if ('refusal' in answer) return { state: 'failed', reason: answer.refusal, retryable: false };
  const { inputTokens, outputTokens } = answer;
  const isCounted = typeof rate === 'object' && inputTokens !== undefined && outputTokens !== undefined;
  const cost = isCounted && { cost: tokenPrice(rate, inputTokens, outputTokens) };
  const document = documentIn(answer.text);
  if (document === undefined) {
    const reason = 'It answered with something else than JSON.';
    return { state: 'failed', reason, retryable: false, ...cost };
  }
  return { state: 'answered', document: withoutNulls(document), ...cost };
}

/** The JSON of an answer; models of one's own like to put a fence around it. */
function documentIn(text: string): JsonValue | undefined {
  const bare = text
    .trim()
    .replace(/^```(?:json)?\s*/, '')
    .replace(/\s*```$/, '');
  try {
    return JSON.parse(bare) as JsonValue;
  } catch {
    return undefined;
  }
}
