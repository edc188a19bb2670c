import { z } from 'zod';
import { dataUrl, type LanguageDialect, type TextAnswer } from '../structured-text/language-dialect.ts';
import { strictSchema } from '../structured-text/strict-schema.ts';
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
 * Answers by the chat completions that servers of language models on one's own machine speak (Ollama, vLLM, LM Studio),
 * held to a schema by `response_format` (https://platform.openai.com/docs/api-reference/chat/create).
 */
export const CHAT_DIALECT: LanguageDialect = {
  path: () => '/chat/completions',
  body(model, { instructions, source, schema, mostOutputTokens }, pictures) {
    const seen = pictures.map((picture) => ({ type: 'image_url', image_url: { url: dataUrl(picture) } }));
    const content = pictures.length === 0 ? source : [{ type: 'text', text: source }, ...seen];
    return {
      model,
      messages: [
        { role: 'system', content: instructions },
        { role: 'user', content },
      ],
      max_tokens: mostOutputTokens,
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'answer', strict: true, schema: strictSchema(schema) },
      },
    };
  },
  answerIn,
};

function answerIn(answer: Uint8Array): TextAnswer | undefined {
  const [choice] = jsonIn(completionSchema, answer)?.choices ?? [];
  if (!choice) return undefined;
  const { message, finish_reason } = choice;
  if (message.refusal) return { refusal: message.refusal };
  if (finish_reason === 'length') return { refusal: 'It stopped before the end of its answer.' };
  return message.content ? { text: message.content } : undefined;
}
