import { z } from 'zod';
import { lineOfText, spokenText } from '../text-fields.ts';

/** More than these would leave no time for each. */
export const MOST_BENEFITS = 2;

const sceneTextSchema = z.strictObject({
  card: lineOfText(80).describe('At most eight words to be read on the screen.'),
  line: spokenText(300).describe('One or two short sentences, written to be heard.'),
  shows: lineOfText(240).optional().describe('What is seen in the picture; no writing in it.'),
});

/** The words of an ad, scene by scene. The call to action itself stands in the brief and is never rewritten. */
export const adScriptSchema = z.strictObject({
  hook: sceneTextSchema.describe('What makes somebody stop and look.'),
  product: sceneTextSchema.partial().describe('What it is, by name.'),
  benefits: z
    .array(sceneTextSchema)
    .max(MOST_BENEFITS)
    .describe('What the buyer gains, the greatest gain first.'),
  proof: sceneTextSchema.optional().describe('Why one can believe it: a figure, a test, a fact.'),
});

export type AdScript = z.infer<typeof adScriptSchema>;
/** What is read and said in a scene, and what is seen; the product may stand without words. */
export type AdSceneText = AdScript['hook'];
