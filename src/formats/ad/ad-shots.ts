import type { ChosenModel, MadeClip, SceneReference } from '../../domain/storyboard.ts';
import type { StoryboardContext } from '../../ports/format.ts';
import type { AdBrief } from './ad-brief.ts';
import type { AdStyle } from './ad-styles.ts';

/** Who makes the moving shots of an ad; null where its pictures stand and a camera moves over them. */
export type ShotMaker = ChosenModel | null;

/**
 * Raises what `findModel` does, before anything is made: a model that works from a picture alone is refused where the
 * brief has no picture of the product, for it reads no words that could say what to show.
 */
export function shotMaker(
  { model, quality, product_image }: AdBrief,
  findModel: StoryboardContext['findModel'],
): ShotMaker {
  const wished = model?.toLowerCase() ?? (quality === undefined ? 'none' : 'auto');
  if (wished === 'none') return null;
  const name = wished === 'auto' ? ['auto', ...(quality === undefined ? [] : [quality])].join('-') : wished;
  return findModel('model', name, 'clip', product_image !== undefined);
}

const MOTION: Record<AdStyle['motion'], string> = {
  low: 'Little moves, and slowly.',
  medium: 'Everything moves at an even pace.',
  high: 'Quick, lively motion throughout.',
};

/** A shot that starts from the scene's picture and lasts as long as the scene is meant to. */
export function shotOf(
  prompt: string,
  { camera, motion }: AdStyle,
  durationSeconds: number,
  maker: ChosenModel,
  references: SceneReference[],
): MadeClip {
  return {
    prompt,
    directions: `${camera} ${MOTION[motion]}`,
    durationSeconds,
    resolution: '720p',
    startsFrom: 'picture',
    ...(references.length > 0 && { references }),
    model: maker,
  };
}
