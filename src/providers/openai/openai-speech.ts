import { describeRate, dollars } from '../../domain/price.ts';
import { speechWishOf } from '../../domain/recipes.ts';
import type { Media } from '../../ports/media.ts';
import type { AtOnceKind } from '../at-once/at-once-vendor.ts';
import { deliverSpeech } from '../deliver/deliver-speech.ts';
import { fileTypeFor } from '../download/file-type.ts';
import { jsonBody } from '../vendor-http/vendor-http.ts';
import { vendorVoice } from '../voices/vendor-voice.ts';
import type { AlignWords } from '../word-times/align-words.ts';

export const OPENAI = 'openai';

interface SpeechModel {
  /** For the newest, which is billed by tokens, what that comes to, about. */
  dollarsPerThousandCharacters: number;
  /** ISO 8601 date after which the vendor answers no more. */
  endsOn: string;
  takesSpeed: boolean;
}

/** https://platform.openai.com/docs/deprecations */
export const SPEECH_MODELS: { readonly [id: string]: SpeechModel } = {
  'gpt-4o-mini-tts': { dollarsPerThousandCharacters: 0.017, endsOn: '2027-01-06', takesSpeed: false },
  'tts-1': { dollarsPerThousandCharacters: 0.015, endsOn: '2027-01-06', takesSpeed: true },
  'tts-1-hd': { dollarsPerThousandCharacters: 0.03, endsOn: '2027-01-06', takesSpeed: true },
};
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
  const known = SPEECH_MODELS[model];
  return {
    offer(recipe) {
      const { text, voice: wished } = speechWishOf(recipe);
      const isTaken = text.length <= MOST_CHARACTERS && vendorVoice(OPENAI, wished, voice) !== undefined;
      if (known === undefined || !isTaken) return undefined;
      const { dollarsPerThousandCharacters: perThousand } = known;
      return {
        model,
        price: dollars((text.length / 1000) * perThousand),
        basis: `${text.length} characters at about ${describeRate(perThousand)} a thousand`,
      };
    },
    call(recipe) {
      const { text, language, voice: wished, speed } = speechWishOf(recipe);
      const takesSpeed = known?.takesSpeed ?? false;
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
