import type { AssetRecipe } from '../../domain/asset.ts';
import { faceLookRecipe } from '../../domain/face-look.ts';
import { clipRecipe, imageRecipe, musicRecipe, scriptRecipe, speechRecipe } from '../../domain/recipes.ts';
import { frameSizeOf } from '../../domain/settings.ts';

/** The kinds of assets that are made by generators, as recipes name them. */
export const MADE_KINDS = ['script', 'image', 'clip', 'speech', 'music', 'face-look'] as const;
export type MadeKind = (typeof MADE_KINDS)[number];

/**
 * A typical wish of a kind, to find out who would make it at what price: a scene of 5 s. Nothing is made of it: its
 * start picture, or the shot to look at, is nowhere.
 */
export function typicalRecipe(kind: MadeKind): AssetRecipe {
  switch (kind) {
    case 'script':
      return tinyRecipe('script', 'a scene');
    case 'image':
      return imageRecipe({ ...A_LIGHTHOUSE, prompt: 'A lighthouse at night.', size: frameSizeOf('9:16') });
    case 'clip':
      return clipRecipe(
        {
          prompt: 'A lighthouse at night.',
          directions: '',
          durationSeconds: 5,
          resolution: '720p',
          ratio: '16:9',
          seed: 1,
        },
        NOTHING,
      );
    case 'speech':
      return speechRecipe({ text: SPOKEN_IN_A_SCENE, language: 'en', speed: 1 });
    case 'music':
      return musicRecipe({ mood: 'calm', seed: 1, durationSeconds: 60 });
    case 'face-look':
      return faceLookRecipe(NOTHING, { durationSeconds: 5 });
  }
}

/** The name of a file that is nowhere. */
const NOTHING = '0'.repeat(64);

const A_LIGHTHOUSE = { style: 'flat', seed: 1, variation: 1, filmSeed: 1, brandColours: [] };

/** What is said in 5 s. */
const SPOKEN_IN_A_SCENE = 'Each lighthouse has a rhythm of its own, so that a captain can tell it at once.';

/** A kind that can be made of words alone. */
type TinyKind = Exclude<MadeKind, 'face-look'>;

/** Whether a piece of the kind can be asked for where there is no file that it is made of. */
export function isMadeOfWords(kind: MadeKind): kind is TinyKind {
  return kind !== 'face-look';
}

/** The smallest piece of a kind that is worth asking for; another mark makes it another piece. */
export function tinyRecipe(kind: TinyKind, mark: string): AssetRecipe {
  switch (kind) {
    case 'script':
      return scriptRecipe({
        name: 'one word',
        instructions: 'Answer with one word that says that you are ready.',
        source: mark,
        language: 'en',
        schema: {
          type: 'object',
          properties: { word: { type: 'string' } },
          required: ['word'],
          additionalProperties: false,
        },
      });
    case 'image':
      return imageRecipe({
        ...A_LIGHTHOUSE,
        prompt: `A lighthouse at night, for ${mark}.`,
        size: frameSizeOf('1:1'),
      });
    case 'clip':
      return clipRecipe({
        prompt: `A lighthouse at night, for ${mark}.`,
        directions: '',
        durationSeconds: 2,
        resolution: '480p',
        ratio: '16:9',
        seed: 1,
      });
    case 'speech':
      return speechRecipe({ text: 'Ready.', language: 'en', speed: 1, take: takeOf(mark) });
    case 'music':
      return musicRecipe({ mood: 'calm', seed: 1, durationSeconds: 10, take: takeOf(mark) });
  }
}

/** The mark of what has no words of its own to put it in. */
function takeOf(mark: string): number {
  return 1 + [...mark].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000_007, 0);
}
