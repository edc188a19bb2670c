import type { ClipWish } from '../../domain/recipes.ts';

/** A shot as a model is asked for it: what is seen, then how camera and action go on. */
export function clipPrompt({ prompt, directions }: Pick<ClipWish, 'prompt' | 'directions'>): string {
  return directions === '' ? prompt : `${prompt} ${directions}`;
}
