import type { AssetHash, AssetRecipe } from './asset.ts';
import type { JsonObject } from './canonical-json.ts';
import type { Ratio } from './settings.ts';
import type { FrameSize } from './timeline.ts';

/**
 * The recipes of what generators make. Each edition is raised when the same wish is made differently than by
 * the release before, so that nothing old is taken for new.
 */
const EDITIONS = { image: 1, clip: 1, speech: 1, music: 1 } as const;

/** A picture as it is wished for. */
export interface ImageWish {
  prompt: string;
  style: string;
  size: FrameSize;
  seed: number;
  /** The scene's sequence number, so that neighbours differ; it does not change when scenes are moved. */
  variation: number;
  /** Shared by all pictures of a film, so that they belong together. */
  filmSeed: number;
  brandColours: string[];
}

export const CLIP_RESOLUTIONS = ['480p', '720p', '1080p'] as const;
export type ClipResolution = (typeof CLIP_RESOLUTIONS)[number];

/** A moving shot as it is wished for. */
export interface ClipWish {
  /** What is to be seen. */
  prompt: string;
  /** How camera and action move, with `[cut]` between shots; may be empty. */
  directions: string;
  durationSeconds: number;
  resolution: ClipResolution;
  ratio: Ratio;
  seed: number;
}

/** The role of the picture that a clip starts from; a clip without one is made from words alone. */
export const START_IMAGE_ROLE = 'start';

export interface SpeechWish {
  text: string;
  language: string;
  voice?: string;
  speed: number;
}

export interface MusicWish {
  mood: string;
  tempoBpm?: number;
  seed: number;
  durationSeconds: number;
}

export function imageRecipe(wish: ImageWish): AssetRecipe {
  return recipe('image', EDITIONS.image, { ...wish, size: { ...wish.size } });
}

/** A clip of the wish that starts from a picture, where one is given. */
export function clipRecipe(wish: ClipWish, startImage?: AssetHash): AssetRecipe {
  return recipe('clip', EDITIONS.clip, { ...wish }, startImage ? { [START_IMAGE_ROLE]: startImage } : {});
}

export function speechRecipe(wish: SpeechWish): AssetRecipe {
  return recipe('speech', EDITIONS.speech, { ...wish });
}

export function musicRecipe(wish: MusicWish): AssetRecipe {
  return recipe('music', EDITIONS.music, { ...wish });
}

/** The name of a file that a person brought: two files of the same bytes are one asset. */
export function sourceRecipe(sha256: string): AssetRecipe {
  return recipe('source', 1, { sha256 });
}

/** What a recipe of this kind wishes for; the recipe must have come from the function of the same name. */
export function imageWishOf(recipe: AssetRecipe): ImageWish {
  return recipe.intent as unknown as ImageWish;
}

export function clipWishOf(recipe: AssetRecipe): ClipWish {
  return recipe.intent as unknown as ClipWish;
}

export function speechWishOf(recipe: AssetRecipe): SpeechWish {
  return recipe.intent as unknown as SpeechWish;
}

export function musicWishOf(recipe: AssetRecipe): MusicWish {
  return recipe.intent as unknown as MusicWish;
}

function recipe(
  kind: AssetRecipe['kind'],
  edition: number,
  intent: JsonObject,
  inputs: { [role: string]: AssetHash } = {},
): AssetRecipe {
  return { kind, edition, inputs, intent };
}
