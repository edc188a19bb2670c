import { z } from 'zod';
import { brandSchema, settingsSchema } from '../../../src/domain/settings.ts';
import { fileName, lineOfText, spokenText } from '../../../src/formats/text-fields.ts';

const stepSchema = z
  .strictObject({
    do: spokenText(600).describe('What to do, said word for word.'),
    picture: fileName('image')
      .optional()
      .describe('An image file of your own, shown instead of a generated one.'),
  })
  .describe('One step of the work.');

/** What to cook and how. Nothing that it says is left out, repeated or put in another order. */
export const recipeSchema = z
  .strictObject({
    title: lineOfText(120).describe('What is cooked.'),
    ingredients: z
      .array(lineOfText(120))
      .min(1)
      .max(12)
      .describe('What it takes, a line each, with the amount.'),
    steps: z.array(stepSchema).min(1).max(30).describe('The work, in its order.'),
    brand: brandSchema.optional(),
    settings: settingsSchema.prefault({}),
  })
  .describe('A recipe: what it takes, and then a scene for every step.');

/** What a writer is asked for. */
export const recipeTextSchema = z.strictObject({
  title: lineOfText(120).describe('What is cooked.'),
  ingredients: z.array(lineOfText(120)).min(1).max(12),
  steps: z
    .array(stepSchema.omit({ picture: true }))
    .min(1)
    .max(30),
});

export type RecipeText = z.infer<typeof recipeTextSchema>;
export type RecipeBrief = z.infer<typeof recipeSchema>;
