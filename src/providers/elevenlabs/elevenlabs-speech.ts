import { z } from 'zod';
import type { JsonObject } from '../../domain/canonical-json.ts';
import { speechWishOf } from '../../domain/recipes.ts';
import type { SpokenWord } from '../../domain/speech.ts';
import type { Media } from '../../ports/media.ts';
import type { AtOnceCall, AtOnceKind } from '../at-once/at-once-vendor.ts';
import { quoteFor } from '../catalogue/quote.ts';
import { deliverSpeech } from '../deliver/deliver-speech.ts';
import { jsonBody, jsonIn } from '../vendor-http/vendor-http.ts';
import { vendorVoice } from '../voices/vendor-voice.ts';
import type { AlignWords } from '../word-times/align-words.ts';
import { characterTimesSchema, wordsFromCharacters } from './character-times.ts';
import { ELEVENLABS, MOST_CHARACTERS, SPEECH_MODELS } from './elevenlabs-models.ts';

export interface ElevenLabsSpeechOptions {
  model: string;
  /** The id of the voice that speaks where a film names none. */
  voice: string;
  media: Media;
  align: AlignWords;
}

/** What the vendor takes; beyond it the sound is brought to its pace afterwards. */
const SLOWEST = 0.7;
const FASTEST = 1.2;

/** The body of `/with-timestamps`, whatever else is in it. */
const timedSpeechSchema = z.object({
  audio_base64: z.string().min(1),
  alignment: characterTimesSchema.nullish(),
});

interface SpeechPurpose {
  text: string;
  language: string;
  tempo: number;
}

/** Speech with the time of every character (https://elevenlabs.io/docs/api-reference/text-to-speech/convert-with-timestamps). */
export function elevenLabsSpeech({ model, voice, media, align }: ElevenLabsSpeechOptions): AtOnceKind {
  return {
    offer(recipe) {
      const { text, voice: wished } = speechWishOf(recipe);
      const entry = SPEECH_MODELS[model];
      if (entry === undefined || vendorVoice(ELEVENLABS, wished, voice) === undefined) return undefined;
      if (text.length > (MOST_CHARACTERS[model] ?? 0)) return undefined;
      return { model, ...quoteFor(entry, { characters: text.length }) };
    },
    call(recipe) {
      const { text, language, voice: wished, speed } = speechWishOf(recipe);
      const spokenSpeed = Math.min(FASTEST, Math.max(SLOWEST, speed));
      const id = vendorVoice(ELEVENLABS, wished, voice) ?? voice;
      const purpose: SpeechPurpose = { text, language, tempo: speed / spokenSpeed };
      return {
        model,
        path: `/v1/text-to-speech/${encodeURIComponent(id)}/with-timestamps?output_format=mp3_44100_128`,
        parameters: {
          text,
          model_id: model,
          voice_settings: { speed: spokenSpeed },
          // The models of several languages guess the language of a short line else.
          ...(model.includes('_v2_5') && { language_code: new Intl.Locale(language).language }),
        },
        files: [],
        purpose: purpose as unknown as JsonObject,
      };
    },
    request: async ({ parameters }) => jsonBody(parameters),
    read(_call, answer) {
      const speech = jsonIn(timedSpeechSchema, answer);
      if (speech === undefined) {
        return { state: 'failed', reason: 'Its answer holds no sound.', retryable: false };
      }
      const { audio_base64, alignment } = speech;
      return {
        state: 'made',
        bytes: Buffer.from(audio_base64, 'base64'),
        details: { alignment: (alignment ?? null) as JsonObject | null },
      };
    },
    deliver(call, { bytes, details }, context) {
      const { text, language, tempo } = purposeOf(call);
      const times = characterTimesSchema.safeParse(details.alignment).data;
      const words = (durationSeconds: number, path: string): SpokenWord[] | Promise<SpokenWord[]> =>
        (times && wordsFromCharacters(text, language, times, durationSeconds)) ??
        align({ text, language, path, durationSeconds, signal: context.signal });
      return deliverSpeech({ bytes, tempo, words }, media, context);
    },
  };
}

function purposeOf(call: AtOnceCall): SpeechPurpose {
  return call.purpose as unknown as SpeechPurpose;
}
