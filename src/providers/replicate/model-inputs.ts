import type { AssetRecipe } from '../../domain/asset.ts';
import type { InputLengths } from '../../domain/asset-length.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import type { Correction } from '../../domain/correction.ts';
import {
  LIP_SYNC_SOUND_ROLE,
  LIP_SYNC_VIDEO_ROLE,
  lipSyncWishOf,
  syncedLength,
} from '../../domain/lip-sync.ts';
import { imageWishOf, musicWishOf } from '../../domain/recipes.ts';
import { lengthCorrection } from '../catalogue/fit-clip.ts';
import type { ModelEntry } from '../catalogue/model-entry.ts';
import { nearestDuration, nearestRatio } from '../catalogue/nearest.ts';
import type { Measure } from '../catalogue/quote.ts';
import { FLUX_SCHNELL, LIPSYNC_PRO, REPLICATE_MODELS, STABLE_AUDIO } from '../catalogue/replicate-models.ts';
import { musicPrompt } from '../prompts/music-prompt.ts';
import { picturePrompt } from '../prompts/picture-prompt.ts';
import { referencesLeftOut } from '../references/left-out.ts';
import { CLIP_INPUTS } from './clip-inputs.ts';

/** What a model is told for a recipe; a seed is added when the call is sent. */
export interface ModelInput {
  parameters: JsonObject;
  /** Roles of the recipe's files by the model's own names of its inputs. */
  files: { [input: string]: string | string[] };
  /** What the price depends on. */
  measure: Measure;
  /** What is not as it was asked for. */
  corrections: Correction[];
}

/** A model together with how recipes become its input. */
export interface ReplicateModel {
  entry: ModelEntry;
  /** `lengths` are those of the recipe's inputs, as far as they are known. */
  inputFor(recipe: AssetRecipe, lengths?: InputLengths): ModelInput;
}

export type InputFor = (recipe: AssetRecipe, entry: ModelEntry, lengths?: InputLengths) => ModelInput;

const INPUTS: { readonly [id: string]: InputFor } = {
  ...CLIP_INPUTS,
  [FLUX_SCHNELL.id]: (recipe, entry) => {
    const wish = imageWishOf(recipe);
    return {
      parameters: {
        prompt: picturePrompt(wish),
        aspect_ratio: nearestRatio(entry, wish.size),
        num_outputs: 1,
        num_inference_steps: 4,
        output_format: 'png',
        megapixels: '1',
        // The quantised variant does not keep to its seed.
        go_fast: false,
      },
      files: {},
      measure: {},
      corrections: referencesLeftOut(recipe, 0, `${entry.id} takes words alone`),
    };
  },
  [LIPSYNC_PRO.id]: (recipe, entry, lengths) => {
    const { temperature, activeSpeaker, occlusion } = lipSyncWishOf(recipe);
    const { seconds, isEstimated } = syncedLength(recipe, lengths);
    return {
      parameters: {
        // The sound is that of the scene: what a shot has beyond it is not seen; where the shot ends before, its last
        // picture stands.
        sync_mode: 'cut_off',
        ...(temperature !== undefined && { temperature }),
        ...(activeSpeaker !== undefined && { active_speaker: activeSpeaker }),
      },
      files: { video: LIP_SYNC_VIDEO_ROLE, audio: LIP_SYNC_SOUND_ROLE },
      measure: { durationSeconds: seconds, isEstimated },
      corrections: occlusion ? [occlusionLeftOut(entry)] : [],
    };
  },
  [STABLE_AUDIO.id]: (recipe, entry) => {
    const wish = musicWishOf(recipe);
    const duration = nearestDuration(entry, wish.durationSeconds);
    return {
      parameters: { prompt: musicPrompt(wish), duration, steps: 8 },
      files: {},
      measure: {},
      corrections: lengthCorrection(entry, wish.durationSeconds, duration),
    };
  },
};

function occlusionLeftOut({ id }: ModelEntry): Correction {
  return {
    what: 'occlusion',
    asked: 'looked for',
    made: 'not looked for',
    why: `${id} has no such input`,
  };
}

/** The model of this name or short name, where there is one whose input is known. */
export function findReplicateModel(name: string): ReplicateModel | undefined {
  const wanted = name.toLowerCase();
  const entry = REPLICATE_MODELS.find(({ id, aliases }) => id === wanted || aliases.includes(wanted));
  const inputFor = entry && INPUTS[entry.id];
  if (!entry || !inputFor) return undefined;
  return { entry, inputFor: (recipe, lengths) => inputFor(recipe, entry, lengths) };
}
