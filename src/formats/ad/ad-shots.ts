import type { ClipResolution } from '../../domain/recipes.ts';
import type { ChosenModel, MadeClip, SceneReference } from '../../domain/storyboard.ts';
import type { CameraMoveName } from '../../domain/timeline-document/camera-moves.ts';
import type { StoryboardContext } from '../../ports/format.ts';
import type { AdBrief } from './ad-brief.ts';
import type { AdStyle } from './ad-styles.ts';

/**
 * Who makes the moving shots of an ad: `open` for whoever comes first, null where its pictures stand and a camera moves
 * over them.
 */
export type ShotMaker = ChosenModel | 'open' | null;

/** The name that the brief gives who makes its moving shots; else as in `ShotMaker`. */
export function wishedModel({ model, quality }: AdBrief): string | null {
  if (model === undefined && quality === undefined) return 'open';
  const wished = model?.trim().toLowerCase() ?? 'auto';
  if (wished === 'none') return null;
  return wished === 'auto' ? ['auto', ...(quality === undefined ? [] : [quality])].join('-') : wished;
}

/**
 * Raises what `findModel` does, before anything is made: a model that works from a picture alone is refused where the
 * brief has no picture of the product, for it reads no words that could say what to show.
 */
export function shotMaker(brief: AdBrief, findModel: StoryboardContext['findModel']): ShotMaker {
  const wished = wishedModel(brief);
  if (wished === null || wished === 'open') return wished;
  return findModel('model', wished, 'clip', brief.product_image !== undefined);
}

const MOTION: Record<AdStyle['motion'], string> = {
  low: 'Little moves, and slowly.',
  medium: 'Everything moves at an even pace.',
  high: 'Quick, lively motion throughout.',
};

/** What a shot is to be made in; a film of 1080 lines shows no more. */
const RESOLUTIONS: Record<NonNullable<AdBrief['quality']>, ClipResolution> = {
  fast: '480p',
  standard: '720p',
  high: '1080p',
};

/** The moves in a director's words. */
const MOVE_WORDS: Record<CameraMoveName, string> = {
  'push-in': 'The camera pushes in.',
  'pull-out': 'The camera pulls out.',
  'pan-left': 'The camera pans left.',
  'pan-right': 'The camera pans to the right.',
  'tilt-up': 'The camera tilts up.',
  'tilt-down': 'The camera tilts down.',
  drift: 'The camera drifts.',
};

export interface ShotWish {
  prompt: string;
  move: CameraMoveName;
  style: AdStyle;
  durationSeconds: number;
  maker: ChosenModel | 'open';
  quality: AdBrief['quality'];
  references: SceneReference[];
}

/** A shot that starts from the scene's picture and lasts as long as the scene is meant to. */
export function shotOf(wish: ShotWish): MadeClip {
  const { prompt, move, style, durationSeconds, maker, quality, references } = wish;
  return {
    prompt,
    directions: `${MOVE_WORDS[move]} ${style.camera} ${MOTION[style.motion]}`,
    durationSeconds,
    resolution: RESOLUTIONS[quality ?? 'standard'],
    startsFrom: 'picture',
    ...(references.length > 0 && { references }),
    ...(maker !== 'open' && { model: maker }),
  };
}
