import { z } from 'zod';
import { brandSchema, settingsSchema } from '../../domain/settings.ts';
import { fileName, lineOfText, spokenText } from '../text-fields.ts';
import { readDiagram } from './diagram-notation.ts';

export const MOST_LESSONS = 40;
export const MOST_SECTIONS = 40;
export const MOST_BLOCKS = 24;
export const MOST_SAID_CHARACTERS = 2_000;
const MOST_CHOICES = 6;
const MOST_QUESTIONS = 12;
const MOST_OBJECTIVES = 8;
export const MOST_COLUMNS = 8;
export const MOST_ROWS = 60;
export const MOST_CODE_CHARACTERS = 8_000;
/** About two hours of speech: what a module can hold in all. */
const MOST_MODULE_CHARACTERS = 100_000;

const objectivesSchema = z.array(lineOfText(160)).max(MOST_OBJECTIVES);

const tableSchema = z
  .strictObject({
    columns: z
      .array(z.string().trim().max(120))
      .min(1)
      .max(MOST_COLUMNS)
      .describe('The heads of the columns.'),
    rows: z
      .array(z.array(z.string().trim().max(400)).min(1).max(MOST_COLUMNS))
      .min(1)
      .max(MOST_ROWS)
      .describe('The rows, each with as many cells as there are columns.'),
  })
  .check(({ value, issues }) => {
    for (const [index, row] of value.rows.entries()) {
      if (row.length === value.columns.length) continue;
      const message = `has ${row.length} cells; there are ${value.columns.length} columns`;
      issues.push({ code: 'custom', path: ['rows', index], message, input: row });
    }
  })
  .describe('A table, shown on a slide of its own.');

const codeSchema = z
  .strictObject({
    language: lineOfText(40).optional().describe('What it is written in, such as ts, python or sql.'),
    text: z
      .string()
      .min(1)
      .max(MOST_CODE_CHARACTERS)
      .overwrite((text) => text.replaceAll('\r\n', '\n').replaceAll('\t', '  ').replace(/\s+$/u, ''))
      .describe('The code, line by line.'),
  })
  .describe('Code, shown on a slide of its own.');

const diagramSchema = z
  .string()
  .trim()
  .min(1)
  .max(4_000)
  .check(({ value, issues }) => {
    const read = readDiagram(value);
    if ('problem' in read) issues.push({ code: 'custom', message: read.problem, input: value });
  })
  .describe('Boxes and arrows, line by line: Order -> Check ->|in stock| Ship. Shown on a slide of its own.');

const videoSchema = z
  .strictObject({
    shows: lineOfText(600).describe('What is to be seen.'),
    directions: z.string().trim().max(600).default('').describe('How camera and action move.'),
    seconds: z.number().min(2).max(15).optional().describe('How long it is; by quality where absent.'),
  })
  .describe('A moving shot in place of a slide.');

/** A thing to be looked at; a block has at most one. */
const SIGHTS = ['bullet', 'table', 'code', 'diagram', 'video', 'picture', 'clip'] as const;

const blockSchema = z
  .strictObject({
    say: spokenText(MOST_SAID_CHARACTERS).optional().describe('What is said, narrated word for word.'),
    recording: fileName('sound')
      .optional()
      .describe('A sound file of your own in which it is said, heard in place of a voice.'),
    bullet: lineOfText(300)
      .optional()
      .describe('The line on the slide while it is said; its own first words where absent.'),
    figure: fileName('image')
      .optional()
      .describe('An image file (PNG, JPEG, WebP or SVG) shown beside the bullet while it is said.'),
    table: tableSchema.optional(),
    code: codeSchema.optional(),
    diagram: diagramSchema.optional(),
    video: videoSchema.optional(),
    picture: fileName('image')
      .optional()
      .describe('An image file of your own that fills the frame in place of a slide while it is said.'),
    clip: fileName('film')
      .optional()
      .describe(
        'A film file of your own, shown whole in place of a slide; its sound is heard where nothing is said.',
      ),
  })
  .check(({ value, issues }) => {
    const sights = SIGHTS.filter((sight) => value[sight] !== undefined);
    if (sights.length > 1) {
      const message = `has ${sights.join(' and ')}; give each a block of its own`;
      issues.push({ code: 'custom', message, input: value });
    } else if (value.say === undefined && (sights.length === 0 || sights[0] === 'bullet')) {
      const message = 'says nothing; give it say, or something to be seen';
      issues.push({ code: 'custom', message, input: value });
    }
    if (value.recording !== undefined && value.say === undefined) {
      const message = 'needs say beside it: what is said in it, word for word';
      issues.push({ code: 'custom', path: ['recording'], message, input: value.recording });
    }
    const [beside] = sights.filter((sight) => sight !== 'bullet');
    if (value.figure !== undefined && beside !== undefined) {
      const message = `stands beside a bullet, not beside ${beside}`;
      issues.push({ code: 'custom', path: ['figure'], message, input: value.figure });
    }
  })
  .describe('Something said, something seen, or both at once.');

const heading = lineOfText(160).describe('The title of its slides.');
const SECTION = 'A stretch of a lesson under one heading: one slide or several.';
const BLOCKS = 'What is said and seen, in order.';

const sectionSchema = z
  .strictObject({
    heading,
    text: spokenText(MOST_SAID_CHARACTERS * 4)
      .optional()
      .describe('Plain text, said word for word; each of its sentences leads a bullet. In place of blocks.'),
    blocks: z.array(blockSchema).min(1).max(MOST_BLOCKS).optional().describe(`${BLOCKS} In place of text.`),
    picture: fileName('image')
      .optional()
      .describe('An image file of your own behind its slides, in place of generated ones.'),
  })
  .check(({ value, issues }) => {
    if ((value.text === undefined) !== (value.blocks === undefined)) return;
    const message =
      value.text === undefined
        ? 'has neither text nor blocks; give one of them'
        : 'has text and blocks; give one of them';
    issues.push({ code: 'custom', message, input: value });
  })
  .describe(SECTION);

/** A writer gives blocks and never plain text: one way is enough. */
const writtenSectionSchema = z
  .strictObject({ heading, blocks: z.array(blockSchema).min(1).max(MOST_BLOCKS).describe(BLOCKS) })
  .describe(SECTION);

const questionSchema = z
  .strictObject({
    question: lineOfText(300).describe('What is asked, or a sentence with ___ where the answer belongs.'),
    choices: z.array(lineOfText(160)).min(2).max(MOST_CHOICES).describe('The answers to choose from.'),
    answer: lineOfText(160).describe('The right one of the choices, word for word.'),
    explanation: lineOfText(400).optional().describe('Why it is right; said and shown with the answer.'),
  })
  .check(({ value, issues }) => {
    if (new Set(value.choices).size < value.choices.length) {
      issues.push({
        code: 'custom',
        path: ['choices'],
        message: 'names the same choice twice',
        input: value.choices,
      });
    }
    if (!value.choices.includes(value.answer)) {
      const message = `must be one of the choices: ${value.choices.join(', ')}`;
      issues.push({ code: 'custom', path: ['answer'], message, input: value.answer });
    }
  })
  .describe('A knowledge check: asked on the screen, answered after a pause.');

const lessonParts = {
  title: lineOfText(160).describe('The title of the lesson.'),
  objectives: objectivesSchema.optional().describe('What one can do after the lesson.'),
  quiz: z.array(questionSchema).max(MOST_QUESTIONS).optional().describe('What is asked after the lesson.'),
};
const LESSON = 'A lesson of the module.';

function lessonOf<Section extends z.ZodType>(section: Section) {
  const sections = z.array(section).min(1).max(MOST_SECTIONS).describe('The sections, in order.');
  return z.strictObject({ ...lessonParts, sections }).describe(LESSON);
}

/** What a training module is made from. Nothing that it says is left out, repeated or put in another order. */
export const trainingSchema = z
  .strictObject({
    module_id: z
      .string()
      .max(120)
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
        'must be letters, digits, dots, hyphens and underscores, beginning with a letter or a digit',
      )
      .optional()
      .describe('Your own name for the module; made from the title where absent.'),
    title: lineOfText(160).describe('The title of the module.'),
    summary: spokenText(1_000).optional().describe('What the module is about, said as it opens.'),
    audience: lineOfText(160).optional().describe('Whom it is for; the pictures are set in their world.'),
    objectives: objectivesSchema.optional().describe('What one can do after the module.'),
    lessons: z.array(lessonOf(sectionSchema)).min(1).max(MOST_LESSONS).describe('The lessons, in order.'),
    includeImages: z
      .boolean()
      .default(true)
      .describe('Pictures behind the slides; the brand’s colours where false.'),
    includeAudio: z
      .boolean()
      .default(true)
      .describe('Narration; where false, slides stand for as long as they take to read.'),
    includeVideos: z.boolean().default(true).describe('Moving shots where the brief has them.'),
    videoResolution: z
      .enum(['720p', '1080p'])
      .default('1080p')
      .describe('Of the film, unless its settings say another, and of its moving shots.'),
    quality: z
      .enum(['fast', 'standard', 'high'])
      .default('standard')
      .meta({
        description:
          'How much is made: fast has one picture a lesson and shots of 3 seconds, standard one picture a section and shots of 5, high a picture for each slide and shots of 8.',
        'x-synonyms': {
          draft: 'fast',
          quick: 'fast',
          low: 'fast',
          normal: 'standard',
          medium: 'standard',
          best: 'high',
        },
      }),
    brand: brandSchema.optional(),
    settings: settingsSchema.prefault({}),
  })
  .check(({ value, issues }) => {
    const characters = value.lessons
      .flatMap((lesson) => lesson.sections)
      .flatMap(({ text = '', blocks = [] }) => [text, ...blocks.map(({ say = '' }) => say)])
      .reduce((sum, said) => sum + said.length, 0);
    if (characters <= MOST_MODULE_CHARACTERS) return;
    const message = `hold ${characters} characters to be said in all; at most ${MOST_MODULE_CHARACTERS} are allowed, so split the module`;
    issues.push({ code: 'custom', path: ['lessons'], message, input: value.lessons });
  })
  .describe(
    'A training module: lessons of slides, tables, code, diagrams and moving shots, with knowledge checks.',
  );

/** What a writer is asked for: the words of a module. */
export const trainingTextSchema = z.strictObject({
  title: lineOfText(160).describe('The title of the module.'),
  summary: spokenText(1_000).optional().describe('What the module is about, in one or two sentences.'),
  objectives: objectivesSchema.optional().describe('What one can do after the module.'),
  lessons: z.array(lessonOf(writtenSectionSchema)).min(1).max(MOST_LESSONS),
});

export type TrainingText = z.infer<typeof trainingTextSchema>;
export type TrainingBrief = z.infer<typeof trainingSchema>;
export type TrainingLesson = TrainingBrief['lessons'][number];
export type TrainingSection = TrainingLesson['sections'][number];
export type TrainingBlock = z.infer<typeof blockSchema>;
export type TrainingQuestion = NonNullable<TrainingLesson['quiz']>[number];
