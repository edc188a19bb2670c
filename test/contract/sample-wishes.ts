import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { AssetRecord } from '../../src/domain/asset.ts';
import type { JsonObject } from '../../src/domain/canonical-json.ts';
import { faceLookRecipe, LOOKED_AT_ROLE } from '../../src/domain/face-look.ts';
import { musicRecipe, scriptRecipe, speechRecipe } from '../../src/domain/recipes.ts';
import type { MadeInput } from '../../src/ports/maker.ts';

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

/** A look for faces in a shot that is there. */
export const FACE_LOOK = faceLookRecipe('a'.repeat(64), { durationSeconds: 1 });
export const LOOKED_AT: ReadonlyMap<string, MadeInput> = new Map([
  [
    LOOKED_AT_ROLE,
    {
      path: fileURLToPath(new URL('../fakes/fixtures/sunrise.mp4', import.meta.url)),
      record: {} as AssetRecord,
    },
  ],
]);
