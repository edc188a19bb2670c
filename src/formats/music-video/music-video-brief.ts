import { z } from 'zod';
import { brandSchema, settingsSchema } from '../../domain/settings.ts';
import { fileName, lineOfText, spokenText } from '../text-fields.ts';
import { DIRECTOR_STYLE_NAMES, directorStylesExplained } from './director-styles.ts';

const MOST_SCENES = 48;
const MOST_CHARACTERS = 6;
const MOST_PICTURES = 4;

/** The length of an ad whose brief does not say. */
export const AD_SECONDS = 30;

const looks = {
  name: lineOfText(60).describe('What scenes call them.'),
  description: spokenText(600)
    .optional()
    .describe('How they look, wherever they are seen: goes word for word into every prompt.'),
  reference_images: z
    .array(fileName('image'))
    .max(MOST_PICTURES)
    .default([])
    .describe('Pictures of them (PNG, JPEG, WebP or SVG), given to models that take any.'),
};

const characterSchema = z.strictObject(looks).describe('Somebody who is to look alike in every scene.');
const productSchema = z
  .strictObject(looks)
  .describe('What an ad is for; it is to look alike in every scene.');

const lipSyncSchema = z
  .strictObject({
    temperature: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe('How expressive the mouth is, from 0 to 1; the model’s own where absent.'),
    active_speaker: z.boolean().optional().describe('Find out who of several people sings.'),
    occlusion: z
      .boolean()
      .optional()
      .describe('Look for hands and things before the mouth, where the model can; said where it cannot.'),
    assume_face: z
      .boolean()
      .optional()
      .describe(
        'Your word that a face is seen in the shot: nobody looks for one before it is paid for. For a shot in which one was not found.',
      ),
    model: lineOfText(120)
      .default('lipsync')
      .describe('Who makes it: a model by its name or short name, from the list of models.'),
  })
  .describe(
    'Has the mouth of whoever is in the scene follow the music. The scene must name a character and be a moving shot; where somebody is set up to look for faces, it is paid for only if one is found in it.',
  );

const sceneSchema = z
  .strictObject({
    visual: spokenText(1_000).describe('What is seen.'),
    camera: lineOfText(300).optional().describe('How it is filmed: shot size, angle, movement.'),
    action: lineOfText(300).optional().describe('What happens in it.'),
    characters: z.array(lineOfText(60)).max(MOST_CHARACTERS).optional().describe('Who is in it, by name.'),
    words: lineOfText(60).optional().describe('A few words that appear on the beats, large.'),
    lip_sync: lipSyncSchema.optional(),
    picture: fileName('image')
      .optional()
      .describe('A picture of your own in place of a generated one; a moving shot starts from it.'),
    clip: fileName('film').optional().describe('A film of your own in place of a generated shot.'),
    last_picture: fileName('image')
      .optional()
      .describe(
        'A picture of your own that the moving shot ends with, where the model takes one; the plan says where it does not.',
      ),
  })
  .describe('One scene; how long it lasts is taken from the music.');

/** What a music video is made from. */
export const musicVideoSchema = z
  .strictObject({
    title: lineOfText(120)
      .optional()
      .describe('Stands over the first scene; taken from the concept where absent.'),
    concept: spokenText(4_000).describe('What the film is about, in a few sentences: story, places, mood.'),
    mode: z
      .enum(['music-video', 'ad-creative'])
      .default('music-video')
      .meta({
        description: 'A film to a track, or a short one to a track that shows a product.',
        'x-synonyms': {
          ad: 'ad-creative',
          advert: 'ad-creative',
          commercial: 'ad-creative',
          video: 'music-video',
          clip: 'music-video',
        },
      }),
    characters: z.array(characterSchema).max(MOST_CHARACTERS).default([]).describe('Who is seen in it.'),
    product: productSchema.optional(),
    backing_track: fileName('sound')
      .optional()
      .describe(
        'The music (MP3, WAV, FLAC, OGG or M4A) that the film is cut to and lasts as long as; composed where absent.',
      ),
    duration: z
      .number()
      .min(5)
      .max(900)
      .optional()
      .describe(
        `The length of the film in seconds; the track’s where absent, and at most ${AD_SECONDS} s in an ad.`,
      ),
    director_style: z
      .enum(DIRECTOR_STYLE_NAMES)
      .optional()
      .meta({
        description: `How it looks, moves and is cut. ${directorStylesExplained()}`,
        'x-synonyms': {
          wes: 'Wes Anderson',
          anderson: 'Wes Anderson',
          nolan: 'Christopher Nolan',
          neon: 'Neon night',
          cyberpunk: 'Neon night',
          handheld: 'Handheld diary',
          documentary: 'Handheld diary',
          dream: 'Slow dream',
          dreamy: 'Slow dream',
          noir: 'Black and white noir',
          pop: 'Pop collage',
          space: 'Space opera',
          folk: 'Folk tale',
          summer: 'Printed summer',
        },
      }),
    scenes: z
      .array(sceneSchema)
      .min(1)
      .max(MOST_SCENES)
      .optional()
      .describe('The scenes in their order; made from the concept where absent.'),
    model: lineOfText(120)
      .optional()
      .describe(
        'Who makes the moving shots: a model by its name or short name, from the list of models, auto to have one chosen, or none for pictures over which a camera moves, as where absent.',
      ),
    brand: brandSchema.optional(),
    settings: settingsSchema.prefault({}),
  })
  .check(({ value, issues }) => {
    const known = new Set(value.characters.map(({ name }) => name));
    const moves = value.model !== undefined && value.model.toLowerCase() !== 'none';
    for (const [index, scene] of (value.scenes ?? []).entries()) {
      const lacking = lipSyncLacks(scene, moves);
      if (lacking !== undefined) {
        issues.push({
          code: 'custom',
          path: ['scenes', index, 'lip_sync'],
          message: lacking,
          input: scene.lip_sync,
        });
      }
      if (scene.last_picture !== undefined && (scene.clip !== undefined || !moves)) {
        const message =
          scene.clip === undefined
            ? 'needs a moving shot; say in model who makes those, such as auto'
            : 'is of a generated shot; leave it out beside a clip of your own';
        issues.push({ code: 'custom', path: ['scenes', index, 'last_picture'], message, input: scene });
      }
      for (const [at, name] of (scene.characters ?? []).entries()) {
        if (known.has(name)) continue;
        const message = `is none of the characters; there ${known.size === 0 ? 'are none' : `are ${[...known].join(', ')}`}`;
        issues.push({ code: 'custom', path: ['scenes', index, 'characters', at], message, input: name });
      }
    }
    if (value.mode !== 'ad-creative' || value.product !== undefined) return;
    const message = 'must say what is shown, as { name, description }, in mode ad-creative';
    issues.push({ code: 'custom', path: ['product'], message, input: value.product });
  })
  .describe('A film cut to the beats of a piece of music.');

export type MusicVideoBrief = z.infer<typeof musicVideoSchema>;
export type BriefScene = NonNullable<MusicVideoBrief['scenes']>[number];
export type Looks = MusicVideoBrief['characters'][number];

/** What is known to be missing for a mouth to follow the music, before anything is paid for. */
function lipSyncLacks(
  { lip_sync, clip, characters = [] }: z.infer<typeof sceneSchema>,
  moves: boolean,
): string | undefined {
  if (lip_sync === undefined) return undefined;
  if (characters.length === 0) return 'needs somebody who sings; name one of the characters in the scene';
  if (!moves && clip === undefined) return 'needs a moving shot; say in model who makes those, such as auto';
  return undefined;
}
