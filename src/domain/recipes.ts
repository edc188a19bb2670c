import type { AssetHash, AssetRecipe } from './asset.ts';
import type { JsonObject } from './canonical-json.ts';
import type { Ratio } from './settings.ts';
import type { FrameSize } from './timeline.ts';

/**
 * The recipes of what generators make. Each edition is raised when the same wish is made differently than by
 * the release before, so that nothing old is taken for new.
 */
const EDITIONS = {
  script: 1,
  image: 1,
  clip: 1,
  speech: 1,
  music: 1,
  musicAnalysis: 1,
  thumbnail: 1,
} as const;

/** A piece of writing as it is wished for: JSON of a known shape. */
export interface ScriptWish {
  /** What it is: `lesson from a topic`. */
  name: string;
  instructions: string;
  /** What it is to work on; never mixed into the instructions. */
  source: string;
  /** BCP 47 tag of the language to write in. */
  language: string;
  /** A JSON schema of the answer. */
  schema: JsonObject;
  /** What was wrong with an answer before, for one that puts it right. */
  complaints?: string[];
}

/** Somebody or something that is to look the same wherever it is seen, by a picture of it. */
export interface Reference {
  role: 'character' | 'product' | 'style';
  /** What the prompt calls it. */
  name: string;
}

/** The role that the picture of a wish's n-th reference, counted from 0, plays in the recipe. */
export function referenceRole(index: number): string {
  return `reference:${index}`;
}

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
  /** Whether it is seen by itself: else room is left in it for the words that stand over it. Room is left where absent. */
  standsAlone?: boolean;
  /** In the order of their pictures among the recipe's inputs; see `referenceRole`. */
  references?: Reference[];
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
  /** In the order of their pictures among the recipe's inputs; see `referenceRole`. */
  references?: Reference[];
}

/** The role of the picture that a clip starts from; a clip without one is made from words alone. */
export const START_IMAGE_ROLE = 'start';
/** The role of the picture that a clip ends with, where it starts from one too. */
export const END_IMAGE_ROLE = 'end';

export interface SpeechWish {
  text: string;
  language: string;
  voice?: string;
  speed: number;
  /** Tells this from others of the same words; the first where absent. */
  take?: number;
}

export interface MusicWish {
  mood: string;
  tempoBpm?: number;
  seed: number;
  durationSeconds: number;
  /** Tells this from others of the same kind; the first where absent. */
  take?: number;
}

/** In pixels: few, so that the same ones serve all screens. */
export const THUMBNAIL_WIDTHS = [160, 320, 640] as const;
export type ThumbnailWidth = (typeof THUMBNAIL_WIDTHS)[number];

export function scriptRecipe(wish: ScriptWish): AssetRecipe {
  return recipe('script', EDITIONS.script, { ...wish });
}

/** Who is to make something, where a person chose. */
type Pinned = Pick<NonNullable<AssetRecipe['model']>, 'provider' | 'name'>;

/** A picture of the wish, with the pictures of its references in their order; by the model that a person chose. */
export function imageRecipe(
  wish: ImageWish,
  references: readonly AssetHash[] = [],
  model?: Pinned,
): AssetRecipe {
  const intent = { ...intentOf(wish), size: { ...wish.size } };
  return pinned(recipe('image', EDITIONS.image, intent, referenceInputs(references)), model);
}

/**
 * A clip of the wish that starts from a picture, and then ends with one, where they are given, with the pictures of its
 * references; by the model that a person chose, where one did.
 */
export function clipRecipe(
  wish: ClipWish,
  startImage?: AssetHash,
  references: readonly AssetHash[] = [],
  model?: Pinned,
  endImage?: AssetHash,
): AssetRecipe {
  const start = startImage ? { [START_IMAGE_ROLE]: startImage } : {};
  const end = startImage && endImage ? { [END_IMAGE_ROLE]: endImage } : {};
  const inputs = { ...start, ...end, ...referenceInputs(references) };
  return pinned(recipe('clip', EDITIONS.clip, intentOf(wish), inputs), model);
}

export function speechRecipe(wish: SpeechWish): AssetRecipe {
  return recipe('speech', EDITIONS.speech, { ...wish });
}

/** Music of the wish; by the model that a person or a cut to its beats calls for, where one does. */
export function musicRecipe(wish: MusicWish, model?: Pinned): AssetRecipe {
  return pinned(recipe('music', EDITIONS.music, { ...wish }), model);
}

/** The name of a file that a person brought: two files of the same bytes are one asset. */
export function sourceRecipe(sha256: string): AssetRecipe {
  return recipe('source', 1, { sha256 });
}

/** The role of the piece that is listened to. */
export const HEARD_ROLE = 'heard';

/** What is heard in a piece of music: its beats, bars and sections. */
export function musicAnalysisRecipe(music: AssetHash): AssetRecipe {
  return recipe('music-analysis', EDITIONS.musicAnalysis, {}, { [HEARD_ROLE]: music });
}

/** A smaller picture of a picture, or of how a movie begins, for where many are seen at once. */
export function thumbnailRecipe(source: AssetHash, widthPixels: ThumbnailWidth): AssetRecipe {
  return recipe('thumbnail', EDITIONS.thumbnail, { widthPixels }, { source });
}

function pinned(made: AssetRecipe, model: Pinned | undefined): AssetRecipe {
  return model === undefined ? made : { ...made, model: { ...model, parameters: {} } };
}

function referenceInputs(references: readonly AssetHash[]): { [role: string]: AssetHash } {
  return Object.fromEntries(references.map((hash, index) => [referenceRole(index), hash]));
}

/** A wish without references has the name that it had before there were any. */
function intentOf<Wish extends { references?: Reference[] }>({ references, ...wish }: Wish): JsonObject {
  const named = references?.map((reference) => ({ ...reference }));
  return { ...(wish as JsonObject), ...(named && named.length > 0 && { references: named }) };
}

/** What a recipe of this kind wishes for; the recipe must have come from the function of the same name. */
export function scriptWishOf(recipe: AssetRecipe): ScriptWish {
  return recipe.intent as unknown as ScriptWish;
}

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
