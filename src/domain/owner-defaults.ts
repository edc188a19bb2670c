import { z } from 'zod';
import { brandSchema, captionModes, languageTag, RATIOS } from './settings.ts';

/** The brand as a brief takes it, with the logo as an upload: there is no folder that a file could be named in. */
const ownerBrandSchema = brandSchema.omit({ logo: true, font: true }).extend({
  logo: z
    .strictObject({
      asset: z.string().regex(/^[0-9a-f]{64}$/, 'must be the asset of an upload'),
      name: z.string().min(1).max(200).describe('As the person’s computer calls the file.'),
    })
    .optional(),
});

/** What an owner's new films start from; what is absent is as the format has it. */
export const ownerDefaultsSchema = z.strictObject({
  brand: ownerBrandSchema.optional(),
  settings: z
    .strictObject({
      language: languageTag.optional(),
      voice: z.string().min(1).max(120).optional().describe('A voice by its id.'),
      ratio: z.enum(RATIOS).optional(),
      style: z.string().min(1).max(60).optional().describe('The style of the pictures.'),
      captions: z.strictObject({ mode: captionModes }).optional(),
      music: z
        .strictObject({ mood: z.string().min(1).max(60) })
        .optional()
        .describe('A mood by name, or none for no music.'),
      budget: z.number().min(0).optional().describe('The most that a film may cost, in US dollars.'),
    })
    .optional(),
});
export type OwnerDefaults = z.infer<typeof ownerDefaultsSchema>;
