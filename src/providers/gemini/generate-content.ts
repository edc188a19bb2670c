import { z } from 'zod';
import { CHANGE_IT } from '../vendor-http/vendor-error.ts';
import { jsonIn } from '../vendor-http/vendor-http.ts';

const responseSchema = z.object({
  candidates: z
    .array(
      z.object({
        content: z
          .object({
            parts: z
              .array(
                z.object({
                  text: z.string().optional(),
                  thought: z.boolean().optional(),
                  inlineData: z.object({ mimeType: z.string(), data: z.string() }).optional(),
                }),
              )
              .optional(),
          })
          .optional(),
        finishReason: z.string().nullish(),
        finishMessage: z.string().nullish(),
      }),
    )
    .optional(),
  promptFeedback: z.object({ blockReason: z.string().nullish() }).nullish(),
  usageMetadata: z
    .object({
      promptTokenCount: z.number().optional(),
      candidatesTokenCount: z.number().optional(),
      thoughtsTokenCount: z.number().optional(),
    })
    .nullish(),
});

/** Reasons that lie in what was asked for (https://ai.google.dev/api/generate-content#FinishReason). */
const OF_CONTENT = /SAFETY|PROHIBITED|BLOCKLIST|RECITATION|SPII/;

/** What `generateContent` answered with (https://ai.google.dev/api/generate-content). */
export interface GeneratedContent {
  text: string;
  pictures: Buffer[];
  /** Why there is nothing of use, where there is nothing. */
  refusal?: string;
  inputTokens?: number | undefined;
  outputTokens?: number | undefined;
}

/** Undefined for a document of another shape. Parts of the model's thinking are left out. */
export function generatedContentIn(answer: Uint8Array): GeneratedContent | undefined {
  const response = jsonIn(responseSchema, answer);
  if (response === undefined) return undefined;
  const [candidate] = response.candidates ?? [];
  const parts = (candidate?.content?.parts ?? []).filter(({ thought }) => thought !== true);
  const usage = response.usageMetadata;
  const content: GeneratedContent = {
    text: parts.map(({ text = '' }) => text).join(''),
    pictures: parts.flatMap(({ inlineData }) =>
      inlineData?.mimeType.startsWith('image/') ? [Buffer.from(inlineData.data, 'base64')] : [],
    ),
    inputTokens: usage?.promptTokenCount,
    outputTokens: usage ? (usage.candidatesTokenCount ?? 0) + (usage.thoughtsTokenCount ?? 0) : undefined,
  };
  const blocked = response.promptFeedback?.blockReason;
  if (blocked) return { ...content, refusal: `It does not take this prompt (${blocked}). ${CHANGE_IT}` };
  const { finishReason, finishMessage } = candidate ?? {};
  if (finishReason && finishReason !== 'STOP') {
    const said = finishMessage ?? `It stopped early (${finishReason}).`;
    return { ...content, refusal: OF_CONTENT.test(finishReason) ? `${said} ${CHANGE_IT}` : said };
  }
  return content;
}
