import { describeRate, dollars } from '../../domain/price.ts';
import { musicWishOf } from '../../domain/recipes.ts';
import type { AtOnceKind } from '../at-once/at-once-vendor.ts';
import { deliverFile } from '../deliver/deliver-file.ts';
import { fileTypeFor } from '../download/file-type.ts';
import { musicPrompt } from '../prompts/music-prompt.ts';
import { jsonBody } from '../vendor-http/vendor-http.ts';

/** Eleven Music, billed by the minute (ElevenLabs API price list as of June 2026). */
const DOLLARS_PER_MINUTE = 0.3;
const SHORTEST_SECONDS = 10;
const LONGEST_SECONDS = 300;

/** Music without voices (https://elevenlabs.io/docs/api-reference/music/compose). */
export function elevenLabsMusic(model: string): AtOnceKind {
  return {
    offer(recipe) {
      const { durationSeconds } = musicWishOf(recipe);
      const seconds = lengthFor(durationSeconds);
      const price = dollars((seconds / 60) * DOLLARS_PER_MINUTE);
      const basis = `${seconds} s at ${describeRate(DOLLARS_PER_MINUTE)} a minute`;
      // A part of a second is no other length: the bed is looped to the film's.
      if (Math.abs(seconds - durationSeconds) < 1) return { model, price, basis };
      const why = `${model} makes ${SHORTEST_SECONDS} to ${LONGEST_SECONDS} s`;
      const length = { what: 'length', asked: `${durationSeconds} s`, made: `${seconds} s`, why };
      return { model, price, basis, corrections: [length] };
    },
    call(recipe) {
      const wish = musicWishOf(recipe);
      return {
        model,
        path: '/v1/music?output_format=mp3_44100_128',
        parameters: {
          prompt: musicPrompt(wish),
          music_length_ms: lengthFor(wish.durationSeconds) * 1000,
          model_id: model,
          force_instrumental: true,
        },
        files: [],
        purpose: {},
      };
    },
    request: async ({ parameters }) => jsonBody(parameters),
    read: (_call, bytes) =>
      fileTypeFor('music', bytes) === undefined
        ? { state: 'failed', reason: 'Its answer holds no sound.', retryable: false }
        : { state: 'made', bytes, details: {} },
    async deliver(_call, { bytes }, context) {
      const file = await deliverFile(bytes, context);
      return { ...file, facts: { ...file.facts, loops: false } };
    },
  };
}

function lengthFor(wishedSeconds: number): number {
  return Math.min(LONGEST_SECONDS, Math.max(SHORTEST_SECONDS, Math.ceil(wishedSeconds)));
}
