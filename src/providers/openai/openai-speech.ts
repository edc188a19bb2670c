import { speechWishOf } from '../../domain/recipes.ts';
import type { Media } from '../../ports/media.ts';
import type { AtOnceKind } from '../at-once/at-once-vendor.ts';
import { modelsBy } from '../catalogue/find-model.ts';
import { quoteFor } from '../catalogue/quote.ts';
import { deliverSpeech } from '../deliver/deliver-speech.ts';
import { fileTypeFor } from '../download/file-type.ts';
import { jsonBody } from '../vendor-http/vendor-http.ts';
import { vendorVoice } from '../voices/vendor-voice.ts';
import type { AlignWords } from '../word-times/align-words.ts';
import { OPENAI } from './openai-name.ts';

export const SPEECH_MODELS = modelsBy(OPENAI, 'speech');
/** The newest is told in words how to speak. */
const TAKES_SPEED = new Set(['tts-1', 'tts-1-hd']);
export const USUAL_SPEECH_MODEL = 'gpt-4o-mini-tts';

export const OPENAI_VOICES = [
  'alloy',
  'ash',
  'ballad',
  'cedar',
  'coral',
  'echo',
  'fable',
  'marin',
  'nova',
  'onyx',
  'sage',
  'shimmer',
  'verse',
] as const;

/** The vendor takes no longer texts. */
const MOST_CHARACTERS = 4096;

export interface OpenAiSpeechOptions {
  model: string;
  voice: string;
  media: Media;
  align: AlignWords;
}

/** Speech; the vendor gives no word times, so they are found in the sound (https://platform.openai.com/docs/api-reference/audio/createSpeech). */
export function openAiSpeech({ model, voice, media, align }: OpenAiSpeechOptions): AtOnceKind {
  const entry = SPEECH_MODELS[model];
  const takesSpeed = TAKES_SPEED.has(model);
  return {
    offer(recipe) {
      const { text, voice: wished } = speechWishOf(recipe);
      const isTaken = text.length <= MOST_CHARACTERS && vendorVoice(OPENAI, wished, voice) !== undefined;
      if (entry === undefined || !isTaken) return undefined;
      return { model, ...quoteFor(entry, { characters: text.length }) };
    },
    call(recipe) {
      const { text, language, voice: wished, speed } = speechWishOf(recipe);
      return {
        model,
        path: '/audio/speech',
        parameters: {
          model,
          input: text,
          voice: vendorVoice(OPENAI, wished, voice) ?? voice,
          response_format: 'wav',
          ...(takesSpeed && { speed }),
        },
        files: [],
        purpose: { text, language, tempo: takesSpeed ? 1 : speed },
      };
    },
    request: async ({ parameters }) => jsonBody(parameters),
    read: (_call, bytes) =>
      fileTypeFor('speech', bytes) === undefined
        ? { state: 'failed', reason: 'Its answer holds no sound.', retryable: false }
        : { state: 'made', bytes, details: {} },
    deliver(call, { bytes }, context) {
      const { text, language, tempo } = call.purpose as { text: string; language: string; tempo: number };
      const words = (durationSeconds: number, path: string) =>
        align({ text, language, path, durationSeconds, signal: context.signal });
      return deliverSpeech({ bytes, tempo, words }, media, context);
    },
  };
}
