import type { AtOnceKind } from '../at-once/at-once-vendor.ts';
import { modelsBy } from '../catalogue/find-model.ts';
import { strictSchema } from '../structured-text/strict-schema.ts';
import { MOST_OUTPUT_TOKENS, textKind, tokenRateOf } from '../structured-text/text-kind.ts';
import { GEMINI } from './gemini-name.ts';
import { generatedContentIn } from './generate-content.ts';

export const USUAL_TEXT_MODEL = 'gemini-3-flash-preview';

/** Writing held to a schema (https://ai.google.dev/gemini-api/docs/structured-output). */
export function geminiText(model: string): AtOnceKind {
  return textKind({
    model,
    path: `/v1beta/models/${encodeURIComponent(model)}:generateContent`,
    rate: tokenRateOf(modelsBy(GEMINI, 'script')[model]),
    body: (wish, { instructions, source }) => ({
      systemInstruction: { parts: [{ text: instructions }] },
      contents: [{ role: 'user', parts: [{ text: source }] }],
      generationConfig: {
        responseMimeType: 'application/json',
        responseJsonSchema: strictSchema(wish.schema),
        maxOutputTokens: MOST_OUTPUT_TOKENS,
      },
    }),
    answerIn: (answer) => {
      const content = generatedContentIn(answer);
      if (content?.refusal !== undefined) return { refusal: content.refusal };
      return content === undefined || content.text === '' ? undefined : content;
    },
  });
}
