/** A name that people still type for what vendors have closed. */
export interface RetiredName {
  /** ISO 8601 date of its end, where it is known to the day. */
  endedOn?: string;
  /** What takes its place, by its id in the catalogue. */
  successor: string;
}

const VEO_AT_GEMINI: RetiredName = { endedOn: '2026-10-22', successor: 'gemini-omni-1.1-flash' };
const IMAGEN_3: RetiredName = { endedOn: '2025-11-10', successor: 'gemini-3.1-flash-image' };
const IMAGEN_4: RetiredName = { endedOn: '2026-08-17', successor: 'gemini-3.1-flash-image' };
const OPENAI_PICTURES: RetiredName = { successor: 'gpt-image-2' };

/** By the name in lower case (https://ai.google.dev/gemini-api/docs/deprecations, https://platform.openai.com/docs/deprecations). */
export const RETIRED_NAMES: { readonly [name: string]: RetiredName } = {
  imagen: IMAGEN_4,
  'imagen-3': IMAGEN_3,
  'imagen-3.0-generate-002': IMAGEN_3,
  'imagen-4': IMAGEN_4,
  'imagen-4.0-generate-001': IMAGEN_4,
  'imagen-4.0-fast-generate-001': IMAGEN_4,
  'imagen-4.0-ultra-generate-001': IMAGEN_4,
  'veo-2': VEO_AT_GEMINI,
  'veo-2.0-generate-001': VEO_AT_GEMINI,
  'veo-3': VEO_AT_GEMINI,
  'veo-3.0-generate-001': VEO_AT_GEMINI,
  'veo-3.1-generate-preview': VEO_AT_GEMINI,
  'dall-e': OPENAI_PICTURES,
  'dall-e-2': OPENAI_PICTURES,
  'dall-e-3': OPENAI_PICTURES,
  'gpt-image-1': OPENAI_PICTURES,
};
