import type { JsonObject } from '../../domain/canonical-json.ts';

/** What a language model is asked, and the shape that it is to answer in. */
export interface Question {
  instructions: string;
  /** What it is to work on; never mixed into the instructions. */
  source: string;
  /** A JSON schema. */
  schema: JsonObject;
  mostOutputTokens: number;
}

/** A picture that goes along with a question. */
export interface AskedPicture {
  mediaType: string;
  base64: string;
}

/** A model's answer as its vendor's document holds it. */
export type TextAnswer =
  | { text: string; inputTokens?: number | undefined; outputTokens?: number | undefined }
  | { refusal: string };

/** How the language models of one API are asked. */
export interface LanguageDialect {
  /** Below the vendor's base URL. */
  path(model: string): string;
  /** The request's body, without the key. */
  body(model: string, question: Question, pictures: readonly AskedPicture[]): JsonObject;
  /** What the answer's document holds; undefined where it is of another shape. */
  answerIn(answer: Uint8Array): TextAnswer | undefined;
}

/** A picture as an address that holds it whole (RFC 2397). */
export function dataUrl({ mediaType, base64 }: AskedPicture): string {
  return `data:${mediaType};base64,${base64}`;
}
