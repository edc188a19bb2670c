import { z } from 'zod';
import { brandSchema, settingsSchema } from '../../domain/settings.ts';
import { fileName, lineOfText, spokenText } from '../text-fields.ts';
import { adScenesSchema, recordingIssues } from './ad-scenes.ts';
import { AD_STYLE_NAMES, adStylesExplained } from './ad-styles.ts';
import { PLATFORM_NAMES, platformOf } from './platforms.ts';

const LEAST_AD_SECONDS = 15;
export const MOST_AD_SECONDS = 30;
export const SCENE_SECONDS = 5;

/** What an ad is made from. */
export const adSchema = z
  .strictObject({
    product_name: lineOfText(80).describe('The name of the product, as it is shown and said.'),
    description: spokenText(2_000)
      .optional()
      .describe('What is true of the product. The ad says nothing else about it.'),
    style: z.enum(AD_STYLE_NAMES).meta({
      description: `How the ad looks, moves and sounds. ${adStylesExplained()}.`,
      'x-synonyms': {
        premium: 'luxury',
        elegant: 'luxury',
        luxurious: 'luxury',
        dynamic: 'energetic',
        sporty: 'energetic',
        clean: 'minimal',
        simple: 'minimal',
        minimalist: 'minimal',
        dramatic: 'bold',
        strong: 'bold',
        organic: 'natural',
        fun: 'playful',
        vintage: 'retro',
        tech: 'futuristic',
        film: 'cinematic',
      },
    }),
    cta_text: lineOfText(60).describe('The call to action, word for word: Order yours today.'),
    product_image: fileName('image')
      .optional()
      .describe('A picture of the product (PNG, JPEG, WebP or SVG), best on a plain or clear background.'),
    platform: z
      .enum(PLATFORM_NAMES)
      .optional()
      .meta({
        description: 'Where the ad is to be seen: sets its shape and how long it may be.',
        'x-synonyms': {
          instagram: 'reels',
          story: 'stories',
          youtubeshorts: 'shorts',
          square: 'feed-square',
          portrait: 'feed-portrait',
          facebook: 'feed-portrait',
          feed: 'feed-portrait',
          twitter: 'x',
        },
      }),
    duration: z
      .number()
      .min(LEAST_AD_SECONDS)
      .max(MOST_AD_SECONDS)
      .optional()
      .describe(`The length of the ad in seconds; ${SCENE_SECONDS} s a scene where absent.`),
    model: lineOfText(120)
      .optional()
      .describe(
        'Who makes the moving shots: a model by its name or short name, from the list of models, auto to have one chosen by quality and price, or none for pictures over which a camera moves.',
      ),
    voiceover: z
      .boolean()
      .default(true)
      .describe('Whether somebody speaks; words on the screen lead where false.'),
    quality: z
      .enum(['fast', 'standard', 'high'])
      .optional()
      .describe('How good a moving shot is to be where its model is chosen for it; high is dear.'),
    scenes: adScenesSchema.optional(),
    brand: brandSchema.optional(),
    settings: settingsSchema.prefault({}),
  })
  .check(({ value, issues }) => {
    for (const { path, message } of recordingIssues(value.scenes, value.voiceover)) {
      issues.push({ code: 'custom', path, message, input: value.scenes });
    }
    const { platform, duration } = value;
    if (platform === undefined || duration === undefined) return;
    const { mostSeconds } = platformOf(platform);
    if (duration <= mostSeconds) return;
    const message = `is longer than the ${mostSeconds} s that ${platform} shows whole`;
    issues.push({ code: 'custom', path: ['duration'], message, input: duration });
  })
  .describe('An ad of 15 to 30 seconds: hook, product, benefits, proof and call to action.');

export type AdBrief = z.infer<typeof adSchema>;
