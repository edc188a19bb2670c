import type { LanguageDialect } from '../structured-text/language-dialect.ts';
import { strictSchema } from '../structured-text/strict-schema.ts';
import { generatedContentIn } from './generate-content.ts';

export const USUAL_TEXT_MODEL = 'gemini-3-flash-preview';

/**
 * Answers held to a schema (https://ai.google.dev/gemini-api/docs/structured-output), about pictures too
 * (https://ai.google.dev/gemini-api/docs/image-understanding).
 */
export const GEMINI_DIALECT: LanguageDialect = {
  path: (model) => `/v1beta/models/${encodeURIComponent(model)}:generateContent`,
  body(_model, { instructions, source, schema, mostOutputTokens }, pictures) {
    const seen = pictures.map(({ mediaType, base64 }) => ({
      inlineData: { mimeType: mediaType, data: base64 },
    }));
    return {
      systemInstruction: { parts: [{ text: instructions }] },
      contents: [{ role: 'user', parts: [{ text: source }, ...seen] }],
      generationConfig: {
        responseMimeType: 'application/json',
        responseJsonSchema: strictSchema(schema),
        maxOutputTokens: mostOutputTokens,
      },
    };
  },
  answerIn(answer) {
    const content = generatedContentIn(answer);
    if (content?.refusal !== undefined) return { refusal: content.refusal };
    return content === undefined || content.text === '' ? undefined : content;
  },
};
