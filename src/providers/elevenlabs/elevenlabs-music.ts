import { musicWishOf } from '../../domain/recipes.ts';
import type { AtOnceKind } from '../at-once/at-once-vendor.ts';
import { lengthCorrection } from '../catalogue/fit-clip.ts';
import type { ModelEntry } from '../catalogue/model-entry.ts';
import { nearestDuration } from '../catalogue/nearest.ts';
import { quoteFor } from '../catalogue/quote.ts';
import { deliverFile } from '../deliver/deliver-file.ts';
import { fileTypeFor } from '../download/file-type.ts';
import { musicPrompt } from '../prompts/music-prompt.ts';
import { jsonBody } from '../vendor-http/vendor-http.ts';
import { MUSIC_MODELS } from './elevenlabs-models.ts';

/** Music without voices (https://elevenlabs.io/docs/api-reference/music/compose). */
export function elevenLabsMusic(model: string): AtOnceKind {
  const entry = MUSIC_MODELS[model]!;
  return {
    offer(recipe) {
      const { durationSeconds } = musicWishOf(recipe);
      const seconds = lengthFor(entry, durationSeconds);
      const quote = quoteFor(entry, { durationSeconds: seconds });
      // A part of a second is no other length: the bed is looped to the film's.
      if (Math.abs(seconds - durationSeconds) < 1) return { model, ...quote };
      return { model, ...quote, corrections: lengthCorrection(entry, durationSeconds, seconds) };
    },
    call(recipe) {
      const wish = musicWishOf(recipe);
      return {
        model,
        path: '/v1/music?output_format=mp3_44100_128',
        parameters: {
          prompt: musicPrompt(wish),
          music_length_ms: lengthFor(entry, wish.durationSeconds) * 1000,
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

/** The wished length in whole seconds, or a little longer: music that is too short would be looped. */
function lengthFor(entry: ModelEntry, wishedSeconds: number): number {
  return nearestDuration(entry, Math.ceil(wishedSeconds));
}
