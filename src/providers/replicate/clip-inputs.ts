import type { AssetRecipe } from '../../domain/asset.ts';
import type { Correction } from '../../domain/correction.ts';
import { clipWishOf, END_IMAGE_ROLE, START_IMAGE_ROLE } from '../../domain/recipes.ts';
import { type FittedClip, fitClip } from '../catalogue/fit-clip.ts';
import type { ModelEntry } from '../catalogue/model-entry.ts';
import {
  HOTSHOT,
  LTX_VIDEO,
  MINIMAX_VIDEO,
  SEEDANCE_LITE,
  STABLE_VIDEO,
  VEO_3_1,
  VEO_3_1_FAST,
  ZEROSCOPE,
} from '../catalogue/replicate-clip-models.ts';
import { clipPrompt } from '../prompts/clip-prompt.ts';
import { lastPictureLeftOut, referencesLeftOut } from '../references/left-out.ts';
import { referenceRolesOf } from '../references/prepare-references.ts';
import { withReferenceWords } from '../references/reference-words.ts';
import type { InputFor, ModelInput } from './model-inputs.ts';

const LTX_FRAMES_PER_SECOND = 24;
const STABLE_VIDEO_FRAMES = 25;
const ZEROSCOPE_FRAMES = 24;

/** By the models' own names, each with exactly the inputs that its schema has. */
export const CLIP_INPUTS: { readonly [id: string]: InputFor } = {
  [SEEDANCE_LITE.id]: (recipe, entry) => {
    const clip = fitted(recipe, entry);
    const roles = clip.starts ? [] : referenceRolesOf(recipe, entry.mostReferences ?? 0);
    // With references the model makes no more than 720p.
    const resolution = roles.length > 0 && clip.resolution === '1080p' ? '720p' : clip.resolution;
    if (resolution !== clip.resolution) {
      const why = `${entry.id} takes references up to 720p`;
      clip.corrections.push({ what: 'resolution', asked: '1080p', made: '720p', why });
    }
    const ends = clip.starts && END_IMAGE_ROLE in recipe.inputs;
    return {
      parameters: {
        prompt: referencedPrompt(recipe, roles.length),
        duration: clip.durationSeconds,
        resolution: resolution ?? '720p',
        fps: 24,
        camera_fixed: false,
        ...(clip.ratio !== undefined && { aspect_ratio: clip.ratio }),
      },
      files: {
        ...(clip.starts && { image: START_IMAGE_ROLE }),
        ...(ends && { last_frame_image: END_IMAGE_ROLE }),
        ...(roles.length > 0 && { reference_images: roles }),
      },
      measure: { durationSeconds: clip.durationSeconds, ...(resolution && { resolution }) },
      corrections: [...clip.corrections, ...unusedReferences(recipe, roles.length, entry)],
    };
  },
  [MINIMAX_VIDEO.id]: (recipe, entry) => {
    const { starts, corrections } = fitted(recipe, entry);
    const [subject] = characterRoles(recipe);
    return {
      parameters: { prompt: clipPrompt(clipWishOf(recipe)), prompt_optimizer: true },
      files: {
        ...(starts && { first_frame_image: START_IMAGE_ROLE }),
        ...(subject !== undefined && { subject_reference: subject }),
      },
      measure: {},
      corrections: [...corrections, ...unusedReferences(recipe, subject === undefined ? 0 : 1, entry)],
    };
  },
  [LTX_VIDEO.id]: (recipe, entry) => {
    const { durationSeconds, ratio, starts, corrections } = fitted(recipe, entry);
    return {
      parameters: {
        prompt: clipPrompt(clipWishOf(recipe)),
        length: Math.round(durationSeconds * LTX_FRAMES_PER_SECOND),
        target_size: clipWishOf(recipe).resolution === '480p' ? 640 : 1024,
        cfg: 3,
        steps: 30,
        model: '0.9.1',
        ...(ratio !== undefined && { aspect_ratio: ratio }),
        ...(starts && { image_noise_scale: 0.15 }),
      },
      files: starts ? { image: START_IMAGE_ROLE } : {},
      measure: {},
      corrections: [...corrections, ...unusedReferences(recipe, 0, entry)],
    };
  },
  [STABLE_VIDEO.id]: (recipe, entry) => {
    const { durationSeconds: wished, ratio } = clipWishOf(recipe);
    const framesPerSecond = within(Math.ceil(STABLE_VIDEO_FRAMES / wished), 5, 30);
    const { corrections } = fitted(recipe, entry);
    return {
      parameters: {
        video_length: '25_frames_with_svd_xt',
        sizing_strategy: ratio === '16:9' ? 'crop_to_16_9' : 'maintain_aspect_ratio',
        frames_per_second: framesPerSecond,
        motion_bucket_id: 127,
        cond_aug: 0.02,
      },
      files: { input_image: START_IMAGE_ROLE },
      measure: {},
      corrections: [
        ...corrections,
        { what: 'prompt', asked: 'words', made: 'the picture alone', why: `${entry.id} takes no words` },
        ...unusedReferences(recipe, 0, entry),
      ],
    };
  },
  [ZEROSCOPE.id]: (recipe, entry) => {
    const { corrections } = fitted(recipe, entry);
    const { durationSeconds, ratio } = clipWishOf(recipe);
    const framesPerSecond = within(Math.ceil(ZEROSCOPE_FRAMES / durationSeconds), 8, 24);
    const [width, height] = sidesFor(ratio, [1024, 576], 576);
    return {
      parameters: {
        prompt: clipPrompt(clipWishOf(recipe)),
        width,
        height,
        fps: framesPerSecond,
        num_frames: ZEROSCOPE_FRAMES,
        model: 'xl',
      },
      files: {},
      measure: {},
      corrections: [...corrections, ...unusedPicture(recipe, entry), ...unusedReferences(recipe, 0, entry)],
    };
  },
  [HOTSHOT.id]: (recipe, entry) => {
    const { corrections } = fitted(recipe, entry);
    const [width, height] = sidesFor(clipWishOf(recipe).ratio, [672, 384], 512);
    return {
      parameters: { prompt: clipPrompt(clipWishOf(recipe)), width, height, steps: 30, mp4: true },
      files: {},
      measure: {},
      corrections: [...corrections, ...unusedPicture(recipe, entry), ...unusedReferences(recipe, 0, entry)],
    };
  },
  [VEO_3_1.id]: veo,
  [VEO_3_1_FAST.id]: veo,
};

function veo(recipe: AssetRecipe, entry: ModelEntry): ModelInput {
  const { durationSeconds, resolution = '720p', ratio, starts, corrections } = fitted(recipe, entry);
  const takesReferences = !starts && ratio === '16:9' && durationSeconds === 8;
  const roles = takesReferences ? referenceRolesOf(recipe, entry.mostReferences ?? 0) : [];
  const ends = starts && END_IMAGE_ROLE in recipe.inputs;
  return {
    parameters: {
      prompt: referencedPrompt(recipe, roles.length),
      duration: durationSeconds,
      resolution,
      generate_audio: false,
      ...(ratio !== undefined && { aspect_ratio: ratio }),
    },
    files: {
      ...(starts && { image: START_IMAGE_ROLE }),
      ...(ends && { last_frame: END_IMAGE_ROLE }),
      ...(roles.length > 0 && { reference_images: roles }),
    },
    measure: { durationSeconds, resolution },
    corrections: [...corrections, ...unusedReferences(recipe, roles.length, entry)],
  };
}

function fitted(recipe: AssetRecipe, entry: ModelEntry): FittedClip & { starts: boolean } {
  const starts = START_IMAGE_ROLE in recipe.inputs && entry.takes.includes('start-image');
  const clip = fitClip(entry, clipWishOf(recipe), { startsFromImage: starts });
  const left = lastPictureLeftOut(recipe, starts && entry.takes.includes('end-image'), entry.id);
  return { ...clip, starts, corrections: [...clip.corrections, ...left] };
}

function referencedPrompt(recipe: AssetRecipe, count: number): string {
  const references = (clipWishOf(recipe).references ?? []).slice(0, count);
  return withReferenceWords(clipPrompt(clipWishOf(recipe)), references, (number) => `[Image${number}]`);
}

function characterRoles(recipe: AssetRecipe): string[] {
  const { references = [] } = clipWishOf(recipe);
  const roles = referenceRolesOf(recipe, references.length);
  return roles.filter((role) => references[Number(role.split(':')[1])]?.role === 'character');
}

function unusedReferences(recipe: AssetRecipe, used: number, { id }: ModelEntry): Correction[] {
  const why = `${id} takes ${used === 0 ? 'none' : `no more than ${used}`} with what else is asked`;
  return referencesLeftOut(recipe, used, why);
}

function unusedPicture(recipe: AssetRecipe, { id }: ModelEntry): Correction[] {
  if (!(START_IMAGE_ROLE in recipe.inputs)) return [];
  return [{ what: 'start picture', asked: 'a picture', made: 'words alone', why: `${id} takes no picture` }];
}

function sidesFor(ratio: string, [long, short]: [number, number], square: number): [number, number] {
  if (ratio === '16:9') return [long, short];
  return ratio === '1:1' ? [square, square] : [short, long];
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
