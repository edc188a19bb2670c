import { z } from 'zod';
import { CLIP_RESOLUTIONS } from '../../domain/recipes.ts';
import { brandSchema, RATIOS, settingsSchema } from '../../domain/settings.ts';
import { fileName, lineOfText, spokenText } from '../text-fields.ts';

export const MOST_SEGMENTS = 120;
const MOST_NARRATION_CHARACTERS = 8_000;
/** About two hours and a half of speech. */
const MOST_LECTURE_CHARACTERS = 140_000;
/** A limit on cost that nothing lifts. */
const MOST_VIDEO_SEGMENTS = 5;

const segmentSchema = z
  .strictObject({
    title: lineOfText(200).optional().describe('Shown as the segment begins, and the name of its chapter.'),
    narration: spokenText(MOST_NARRATION_CHARACTERS).describe('What is said, narrated word for word.'),
    voice: lineOfText(120)
      .optional()
      .describe('Who narrates it, from the list of voices; the film’s voice where absent.'),
    recording: fileName('sound')
      .optional()
      .describe(
        'A sound file of your own in which the narration is spoken, heard in place of a voice; the segment is one shot then.',
      ),
    picture: fileName('image')
      .optional()
      .describe('An image file of your own, shown instead of a generated one.'),
    clip: fileName('film').optional().describe('A film file of your own, shown as the segment begins.'),
  })
  .describe('A stretch of the lecture on one matter.');

const generalSchema = z
  .strictObject({
    useVideo: z.boolean().default(true).describe('Whether segments open with a moving shot.'),
    maxVideoSegments: z
      .number()
      .int()
      .min(0)
      .max(MOST_VIDEO_SEGMENTS)
      .default(3)
      .describe(
        'How many segments open with a moving shot; 0 for none. Never more than 5: shots cost the most.',
      ),
    forceRegenerate: z
      .boolean()
      .optional()
      .describe(
        'Whether moving shots that are there already are made anew, at their price, each time the lecture is handed in; those of before stay as takes, and everything else is kept. A run that was broken off is gone on with.',
      ),
  })
  .prefault({})
  .describe('What kinds of pictures the lecture is told with.');

const imageSchema = z
  .strictObject({
    style: lineOfText(60).optional().describe('The style of pictures and shots, from the list of styles.'),
    aspectRatio: z.enum(RATIOS).optional().describe('The shape of the film; 16:9 where absent.'),
    model: lineOfText(120).optional().describe('An image model by name, from the list of models.'),
  })
  .prefault({})
  .describe('How pictures are made.');

const videoSchema = z
  .strictObject({
    model: lineOfText(120).optional().describe('A video model by name, from the list of models.'),
    resolution: z.enum(CLIP_RESOLUTIONS).default('720p').describe('The resolution that shots are made in.'),
    duration: z.number().min(2).max(15).default(5).describe('The length of a shot in seconds.'),
  })
  .prefault({})
  .describe('How moving shots are made.');

/** A script to be told as a documentary. Nothing that it says is left out, repeated or put in another order. */
export const lectureSchema = z
  .strictObject({
    lecture_id: lineOfText(120)
      .optional()
      .describe('Your own name for the lecture; the same one handed in again is the same project.'),
    title: lineOfText(200).describe('The title of the film.'),
    summary: lineOfText(2_000)
      .optional()
      .describe('What it is about; shown under the title where it is short.'),
    segments: z
      .array(segmentSchema)
      .min(1, 'holds no segment; a lecture needs at least one with a narration')
      .max(MOST_SEGMENTS)
      .describe('The script, in the order of the film.'),
    general: generalSchema,
    image: imageSchema,
    video: videoSchema,
    brand: brandSchema.optional(),
    settings: settingsSchema.prefault({}),
  })
  .check(({ value, issues }) => {
    const characters = value.segments.reduce((sum, { narration }) => sum + narration.length, 0);
    if (characters <= MOST_LECTURE_CHARACTERS) return;
    const message = `hold ${characters} characters of narration in all; at most ${MOST_LECTURE_CHARACTERS} are allowed, so split the lecture`;
    issues.push({ code: 'custom', path: ['segments'], message, input: value.segments });
  })
  .describe('A lecture: a script told as a documentary, with pictures, moving shots and music.');

/** What a writer is asked for: the script of a lecture. */
export const lectureTextSchema = z.strictObject({
  title: lineOfText(200).describe('The title of the lecture.'),
  summary: lineOfText(300).optional().describe('One sentence on what it tells.'),
  segments: z
    .array(segmentSchema.pick({ title: true, narration: true }))
    .min(1)
    .max(MOST_SEGMENTS),
});

export type LectureText = z.infer<typeof lectureTextSchema>;
export type LectureBrief = z.infer<typeof lectureSchema>;
export type LectureSegment = LectureBrief['segments'][number];
