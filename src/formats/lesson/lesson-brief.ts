import { z } from 'zod';
import { brandSchema, settingsSchema } from '../../domain/settings.ts';
import { fileName, lineOfText, spokenText } from '../text-fields.ts';

const MOST_SLIDES = 60;
const MOST_ITEMS = 12;
const MOST_TALK_CHARACTERS = 4_000;
/** About two hours of speech: what a lesson can hold in all. */
const MOST_LESSON_CHARACTERS = 100_000;

const itemSchema = z
  .strictObject({
    bullet: lineOfText(300).describe('The line on the slide; it appears as its talk begins.'),
    talk: spokenText(MOST_TALK_CHARACTERS).describe('What is said for this bullet, narrated word for word.'),
    recording: fileName('sound')
      .optional()
      .describe('A sound file of your own in which the talk is spoken, heard in place of a voice.'),
    figure: fileName('image')
      .optional()
      .describe('An image file (PNG, JPEG, WebP or SVG) shown while this bullet is the current one.'),
  })
  .describe('A bullet and what is said for it.');

const slideSchema = z
  .strictObject({
    slide_title: lineOfText(200).describe('The heading of the slide.'),
    items: z.array(itemSchema).min(1).max(MOST_ITEMS).describe('The bullets, in the order of speech.'),
    picture: fileName('image')
      .optional()
      .describe('An image file of your own behind the slide, in place of a generated one.'),
    clip: fileName('film')
      .optional()
      .describe(
        'A film file of your own, without its sound, shown in place of the slide while it is talked about; its last picture is held.',
      ),
  })
  .describe('One slide: one scene of the film.');

/** What a lesson is made from. Nothing that it says is left out, repeated or put in another order. */
export const lessonSchema = z
  .strictObject({
    lesson_id: z
      .string()
      .max(120)
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
        'must be letters, digits, dots, hyphens and underscores, beginning with a letter or a digit',
      )
      .describe('Your own name for the lesson: letters, digits, dots, hyphens and underscores.'),
    lesson_title: lineOfText(200)
      .optional()
      .describe('The title of the film; the first slide’s where absent.'),
    difficulty: z
      .enum(['beginner', 'intermediate', 'advanced'])
      .meta({
        description: 'Whom it is for: sets the detail of the pictures and the pause after each slide.',
        'x-synonyms': {
          easy: 'beginner',
          basic: 'beginner',
          simple: 'beginner',
          novice: 'beginner',
          introductory: 'beginner',
          medium: 'intermediate',
          normal: 'intermediate',
          moderate: 'intermediate',
          hard: 'advanced',
          difficult: 'advanced',
          expert: 'advanced',
          professional: 'advanced',
        },
      })
      .optional(),
    slides: z.array(slideSchema).min(1).max(MOST_SLIDES).describe('The slides, in the order of the film.'),
    user_profile: z
      .strictObject({
        profession: lineOfText(120).describe('What the audience does for a living, such as lawyer or nurse.'),
      })
      .optional()
      .describe('Who watches; the pictures are set in their working world.'),
    brand: brandSchema.optional(),
    settings: settingsSchema.prefault({}),
  })
  .check(({ value, issues }) => {
    const characters = value.slides
      .flatMap((slide) => slide.items)
      .reduce((sum, item) => sum + item.talk.length, 0);
    if (characters <= MOST_LESSON_CHARACTERS) return;
    const message = `hold ${characters} characters of talk in all; at most ${MOST_LESSON_CHARACTERS} are allowed, so split the lesson`;
    issues.push({ code: 'custom', path: ['slides'], message, input: value.slides });
  })
  .describe('A lesson: slides with bullets that appear as they are talked about.');

/** What a writer is asked for: the words of a lesson, without figures and recordings, which nobody could have made yet. */
export const lessonTextSchema = z.strictObject({
  lesson_title: lineOfText(200).describe('The title of the lesson.'),
  slides: z
    .array(
      slideSchema.omit({ picture: true, clip: true }).extend({
        items: z
          .array(itemSchema.omit({ figure: true, recording: true }))
          .min(1)
          .max(MOST_ITEMS),
      }),
    )
    .min(1)
    .max(MOST_SLIDES),
});

export type LessonText = z.infer<typeof lessonTextSchema>;
export type LessonBrief = z.infer<typeof lessonSchema>;
export type LessonSlide = LessonBrief['slides'][number];
