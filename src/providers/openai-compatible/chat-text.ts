import { z } from 'zod';
import type { AtOnceKind } from '../at-once/at-once-vendor.ts';
import { strictSchema } from '../structured-text/strict-schema.ts';
import { MOST_OUTPUT_TOKENS, type TextAnswer, textKind } from '../structured-text/text-kind.ts';
import { jsonIn } from '../vendor-http/vendor-http.ts';

const completionSchema = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
});

/**
 * Writing by the chat completions that servers of language models on one's own machine speak (Ollama, vLLM, LM Studio),
 * held to a schema by `response_format` (https://platform.openai.com/docs/api-reference/chat/create).
 */
export function chatText(model: string): AtOnceKind {
  return textKind({
    model,
    path: '/chat/completions',
    rate: 'free',
    body: (wish, { instructions, source }) => ({
      model,
      messages: [
        { role: 'system', content: instructions },
        { role: 'user', content: source },
      ],
      max_tokens: MOST_OUTPUT_TOKENS,
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'answer', strict: true, schema: strictSchema(wish.schema) },
      },
    }),
    answerIn,
  });
}

function answerIn(answer: Uint8Array): TextAnswer | undefined {
  const [choice] = jsonIn(completionSchema, answer)?.choices ?? [];
  if (!choice) return undefined;
  const { message, finish_reason } = choice;
  if (message.refusal) return { refusal: message.refusal };
  if (finish_reason === 'length') return { refusal: 'It stopped before the end of its answer.' };
  return message.content ? { text: message.content } : undefined;
}
