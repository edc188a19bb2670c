import { dollars } from '../../domain/price.ts';
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
      const seconds = lengthFor(musicWishOf(recipe).durationSeconds);
      const price = dollars((seconds / 60) * DOLLARS_PER_MINUTE);
      return { model, price, basis: `${seconds} s at $${DOLLARS_PER_MINUTE} a minute` };
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
