import type { Format } from '../../../src/ports/format.ts';
import { type RecipeBrief, recipeSchema } from './recipe-brief.ts';
import { recipeFromText } from './recipe-from-text.ts';
import { recipeStoryboard } from './recipe-storyboard.ts';

/** Cooking, step by step. */
export const recipeFormat: Format<RecipeBrief> = {
  name: 'recipe',
  description: 'What it takes, and then a scene for every step of the cooking.',
  defaults: { ratio: '9:16', style: 'flat-bold', musicMood: 'playful' },
  sample: {
    title: 'Pancakes',
    ingredients: ['200 grams of flour', '2 eggs', '300 millilitres of milk'],
    steps: [
      { do: 'Whisk flour, eggs and milk until the batter is smooth.' },
      { do: 'Let a spoonful of it set in a hot pan, turn it over, and serve it with honey.' },
    ],
  },
  schema: recipeSchema,
  recognises: (document) =>
    typeof document === 'object' && document !== null && Object.hasOwn(document, 'ingredients'),
  titleOf: ({ title }) => title,
  identityOf: ({ title }) => title,
  filesOf: ({ steps }) =>
    steps.flatMap(({ picture }, index) =>
      picture === undefined
        ? []
        : [{ field: `steps[${index}].picture`, path: picture, kind: 'image' as const }],
    ),
  briefFromText: recipeFromText,
  storyboard: async (brief, context) => recipeStoryboard(brief, context),
};
