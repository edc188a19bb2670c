import type { PictureWish, Scene, Storyboard } from '../../../src/domain/storyboard.ts';
import { takenInFile } from '../../../src/formats/taken-in-file.ts';
import type { StoryboardContext } from '../../../src/ports/format.ts';
import type { RecipeBrief } from './recipe-brief.ts';

const REST_SECONDS = 0.6;
const CLOSING_REST_SECONDS = 2;

/** What it takes on one slide, then a picture for every step. */
export function recipeStoryboard(brief: RecipeBrief, context: StoryboardContext): Storyboard {
  const scenes = [ingredientsScene(brief, context), ...stepScenes(brief, context)];
  return { version: 1, title: brief.title, scenes };
}

function ingredientsScene({ title, ingredients }: RecipeBrief, { settings }: StoryboardContext): Scene {
  return {
    id: 'ingredients',
    sequence: 1,
    title,
    picture: { prompt: `${title}: ${ingredients.join(', ')}`, style: settings.style },
    slide: { title, bullets: ingredients.map((text) => ({ text })) },
    narration: ingredients.map((text, at) => ({ id: `line-${at + 1}`, text, revealsBullet: at })),
    transition: { kind: 'cut', seconds: 0 },
    restSeconds: REST_SECONDS,
  };
}

function stepScenes({ title, steps }: RecipeBrief, { settings, sources }: StoryboardContext): Scene[] {
  return steps.map(({ do: text, picture }, index): Scene => {
    const wished: PictureWish = { prompt: `${text}\nCooking: ${title}`, style: settings.style };
    return {
      id: `step-${index + 1}`,
      sequence: index + 2,
      title: `${title} ${index + 1}`,
      picture: picture === undefined ? wished : { own: takenInFile(picture, sources) },
      move: index % 2 === 0 ? 'push-in' : 'pan-right',
      card: { text: `${index + 1}/${steps.length}`, style: 'note' },
      slide: null,
      narration: [{ id: 'line-1', text }],
      transition: { ...settings.transition },
      restSeconds: index === steps.length - 1 ? CLOSING_REST_SECONDS : REST_SECONDS,
    };
  });
}
