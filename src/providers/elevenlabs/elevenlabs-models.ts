interface SpeechModel {
  dollarsPerThousandCharacters: number;
  /** The longest text of one request (https://elevenlabs.io/docs/models). */
  mostCharacters: number;
}

/** Speech models, with what a thousand characters cost (ElevenLabs API price list as of June 2026). */
export const SPEECH_MODELS: { readonly [id: string]: SpeechModel } = {
  eleven_multilingual_v2: { dollarsPerThousandCharacters: 0.1, mostCharacters: 10_000 },
  eleven_v3: { dollarsPerThousandCharacters: 0.1, mostCharacters: 5_000 },
  eleven_flash_v2_5: { dollarsPerThousandCharacters: 0.05, mostCharacters: 40_000 },
  eleven_turbo_v2_5: { dollarsPerThousandCharacters: 0.05, mostCharacters: 40_000 },
};
export const USUAL_SPEECH_MODEL = 'eleven_multilingual_v2';
