import { modelsBy } from '../catalogue/find-model.ts';

export const ELEVENLABS = 'elevenlabs';

export const SPEECH_MODELS = modelsBy(ELEVENLABS, 'speech');
export const USUAL_SPEECH_MODEL = 'eleven_multilingual_v2';
export const MUSIC_MODELS = modelsBy(ELEVENLABS, 'music');
export const USUAL_MUSIC_MODEL = 'music_v1';

/** The longest text of one request (https://elevenlabs.io/docs/models). */
export const MOST_CHARACTERS: { readonly [id: string]: number } = {
  eleven_multilingual_v2: 10_000,
  eleven_v3: 5_000,
  eleven_flash_v2_5: 40_000,
  eleven_turbo_v2_5: 40_000,
};
