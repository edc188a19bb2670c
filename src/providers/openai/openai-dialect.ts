import { z } from 'zod';
import { dataUrl, type LanguageDialect, type TextAnswer } from '../structured-text/language-dialect.ts';
import { strictSchema } from '../structured-text/strict-schema.ts';
import { jsonIn } from '../vendor-http/vendor-http.ts';

export const USUAL_TEXT_MODEL = 'gpt-5-mini';

const responseSchema = z.object({
  status: z.string().nullish(),
  incomplete_details: z.object({ reason: z.string().nullish() }).nullish(),
  error: z.object({ message: z.string().nullish() }).nullish(),
  output: z.array(
    z.object({
      content: z
        .array(z.object({ type: z.string(), text: z.string().optional(), refusal: z.string().optional() }))
        .nullish(),
    }),
  ),
  usage: z.object({ input_tokens: z.number(), output_tokens: z.number() }).nullish(),
});

/**
 * Answers by the Responses API (https://platform.openai.com/docs/api-reference/responses), about pictures too
 * (https://platform.openai.com/docs/guides/images-vision).
 */
export const OPENAI_DIALECT: LanguageDialect = {
  path: () => '/responses',
  body(model, { instructions, source, schema, mostOutputTokens }, pictures) {
    const seen = pictures.map((picture) => ({ type: 'input_image', image_url: dataUrl(picture) }));
    const content = [{ type: 'input_text', text: source }, ...seen];
    return {
      model,
      instructions,
      input: pictures.length === 0 ? source : [{ role: 'user', content }],
      max_output_tokens: mostOutputTokens,
      store: false,
      text: {
        format: { type: 'json_schema', name: 'answer', strict: true, schema: strictSchema(schema) },
      },
    };
  },
  answerIn,
};

function answerIn(answer: Uint8Array): TextAnswer | undefined {
  const response = jsonIn(responseSchema, answer);
  if (response === undefined) return undefined;
  const { status, error, incomplete_details, output, usage } = response;
  const contents = output.flatMap(({ content }) => content ?? []);
  const refusal = contents.find((content) => content.refusal !== undefined)?.refusal;
  if (refusal !== undefined) return { refusal };
  if (status === 'failed') return { refusal: error?.message ?? 'It failed without a reason.' };
  if (status === 'incomplete')
    return { refusal: `It stopped early: ${incomplete_details?.reason ?? 'no reason'}.` };
  const text = contents.map((content) => content.text ?? '').join('');
  if (text === '') return undefined;
  return { text, inputTokens: usage?.input_tokens, outputTokens: usage?.output_tokens };
}
