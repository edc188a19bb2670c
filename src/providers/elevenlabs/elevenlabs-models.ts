/** Speech models, with what a thousand characters cost (ElevenLabs API price list as of June 2026). */
export const SPEECH_MODELS: { readonly [id: string]: { dollarsPerThousandCharacters: number } } = {
  eleven_multilingual_v2: { dollarsPerThousandCharacters: 0.1 },
  eleven_v3: { dollarsPerThousandCharacters: 0.1 },
  eleven_flash_v2_5: { dollarsPerThousandCharacters: 0.05 },
  eleven_turbo_v2_5: { dollarsPerThousandCharacters: 0.05 },
};
export const USUAL_SPEECH_MODEL = 'eleven_multilingual_v2';
