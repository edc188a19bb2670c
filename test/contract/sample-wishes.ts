import { z } from 'zod';
import type { JsonObject } from '../../src/domain/canonical-json.ts';
import { musicRecipe, scriptRecipe, speechRecipe } from '../../src/domain/recipes.ts';

/** What vendors of each kind are asked for. */
export const TEXT = scriptRecipe({
  name: 'a list',
  instructions: 'List what is in the source.',
  source: 'Boats and lamps.',
  language: 'en',
  schema: z.toJSONSchema(z.object({ title: z.string(), entries: z.array(z.string()) })) as JsonObject,
});
export const SPEECH = speechRecipe({ text: 'Boats go by.', language: 'en', speed: 1 });
export const MUSIC = musicRecipe({ mood: 'calm', seed: 1, durationSeconds: 12 });
