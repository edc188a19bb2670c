import type { AssetRecipe } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import { clipWishOf, imageWishOf, START_IMAGE_ROLE } from '../../domain/recipes.ts';
import { frameSizeOf } from '../../domain/settings.ts';
import type { ModelEntry } from '../catalogue/model-entry.ts';
import { nearestDuration, nearestRatio } from '../catalogue/nearest.ts';
import {
  FLUX_SCHNELL,
  MINIMAX_VIDEO,
  REPLICATE_MODELS,
  SEEDANCE_LITE,
} from '../catalogue/replicate-models.ts';

/** What a model is told for a recipe; a seed is added when the call is sent. */
export interface ModelInput {
  parameters: JsonObject;
  /** Roles of the recipe's files by the model's own names of its inputs. */
  files: { [input: string]: string };
  /** What the price depends on. */
  measure: { durationSeconds?: number; resolution?: string };
}

/** A model together with how recipes become its input. */
export interface ReplicateModel {
  entry: ModelEntry;
  inputFor(recipe: AssetRecipe): ModelInput;
}

type InputFor = (recipe: AssetRecipe, entry: ModelEntry) => ModelInput;

/** By the models' own names, each with exactly the inputs that its schema has. */
const INPUTS: { readonly [id: string]: InputFor } = {
  [SEEDANCE_LITE.id]: (recipe, entry) => {
    const wish = clipWishOf(recipe);
    const startsFromImage = START_IMAGE_ROLE in recipe.inputs;
    const durationSeconds = nearestDuration(entry, wish.durationSeconds);
    return {
      parameters: {
        prompt: clipPrompt(recipe),
        duration: durationSeconds,
        resolution: wish.resolution,
        fps: 24,
        camera_fixed: false,
        // The model takes the picture's own shape where it starts from one.
        ...(!startsFromImage && { aspect_ratio: nearestRatio(entry, frameSizeOf(wish.ratio)) }),
      },
      files: startsFromImage ? { image: START_IMAGE_ROLE } : {},
      measure: { durationSeconds, resolution: wish.resolution },
    };
  },
  [MINIMAX_VIDEO.id]: (recipe) => ({
    parameters: { prompt: clipPrompt(recipe), prompt_optimizer: true },
    files: START_IMAGE_ROLE in recipe.inputs ? { first_frame_image: START_IMAGE_ROLE } : {},
    measure: {},
  }),
  [FLUX_SCHNELL.id]: (recipe, entry) => {
    const { prompt, style, size } = imageWishOf(recipe);
    return {
      parameters: {
        prompt: style === '' ? prompt : `${prompt} Style: ${style}.`,
        aspect_ratio: nearestRatio(entry, size),
        num_outputs: 1,
        num_inference_steps: 4,
        output_format: 'png',
        megapixels: '1',
        // The quantised variant does not keep to its seed.
        go_fast: false,
      },
      files: {},
      measure: {},
    };
  },
};

/** The model of this name or short name, where there is one. */
export function findReplicateModel(name: string): ReplicateModel | undefined {
  const entry = REPLICATE_MODELS.find(({ id, aliases }) => id === name || aliases.includes(name));
  const inputFor = entry && INPUTS[entry.id];
  if (!entry || !inputFor) return undefined;
  return { entry, inputFor: (recipe) => inputFor(recipe, entry) };
}

function clipPrompt(recipe: AssetRecipe): string {
  const { prompt, directions } = clipWishOf(recipe);
  return directions === '' ? prompt : `${prompt} ${directions}`;
}
