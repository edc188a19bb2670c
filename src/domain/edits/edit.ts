import { z } from 'zod';

const sceneId = z.string().min(1).max(100).describe('The scene’s id; it never changes.');
const position = z.number().int().min(1).max(2000).describe('Its place in the film, counted from 1.');
const words = z.string().trim().min(1).max(5000);

/** The kinds of transition that a scene can come in by. */
const transition = z.strictObject({
  kind: z.enum(['cut', 'crossfade', 'dip', 'wipe', 'slide', 'zoom']),
  seconds: z.number().min(0).max(3),
});

/**
 * One change that a person makes to a project's storyboard. The same document is understood by the API, the command
 * line and the studio.
 */
export const editSchema = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('add-scene'),
      position: position.optional().describe('At the end where absent.'),
      title: z.string().trim().min(1).max(300),
      narration: z.array(words).max(40).default([]).describe('What is said, line by line.'),
      prompt: words.optional().describe('What is to be seen; the look of the scene before where absent.'),
    })
    .describe('Adds a scene.'),
  z.strictObject({ kind: z.literal('delete-scene'), scene: sceneId }).describe('Deletes a scene.'),
  z
    .strictObject({ kind: z.literal('duplicate-scene'), scene: sceneId })
    .describe('Puts a scene like this one behind it; its media are shared, so it costs nothing.'),
  z.strictObject({ kind: z.literal('move-scene'), scene: sceneId, position }).describe('Moves a scene.'),
  z
    .strictObject({
      kind: z.literal('split-scene'),
      scene: sceneId,
      line: z.number().int().min(1).describe('The line, counted from 0, that the second scene begins with.'),
    })
    .describe('Splits a scene in two between two of its lines.'),
  z
    .strictObject({ kind: z.literal('merge-scenes'), scene: sceneId })
    .describe('Merges a scene with the one after it; the first one’s picture stays.'),
  z
    .strictObject({
      kind: z.literal('change-scene'),
      scene: sceneId,
      title: z.string().trim().min(1).max(300).optional(),
      prompt: words.optional().describe('What is to be seen.'),
      style: z.string().min(1).max(60).optional(),
      transition: transition.optional(),
      rest_seconds: z.number().min(0).max(60).optional().describe('Quiet after the last word.'),
    })
    .describe('Changes how a scene looks and comes in.'),
  z
    .strictObject({
      kind: z.literal('change-line'),
      scene: sceneId,
      line: z.string().min(1).max(100).describe('The line’s id.'),
      text: words.describe('What is spoken, word for word.'),
    })
    .describe('Changes what a line says.'),
  z
    .strictObject({
      kind: z.literal('change-bullet'),
      scene: sceneId,
      bullet: z.number().int().min(0).max(20).describe('Which one, counted from 0.'),
      text: z.string().trim().min(1).max(500),
    })
    .describe('Changes a line of the scene’s slide.'),
  z
    .strictObject({ kind: z.literal('regenerate'), scene: sceneId })
    .describe('Asks for another picture of the same words; the one there is stays as a take.'),
  z
    .strictObject({
      kind: z.literal('select-take'),
      scene: sceneId,
      take: z.number().int().min(1).describe('Which of the scene’s takes, counted from 1.'),
    })
    .describe('Shows another take of the scene’s picture.'),
  z
    .strictObject({
      kind: z.literal('own-picture'),
      scene: sceneId,
      asset: z.string().regex(/^[0-9a-f]{64}$/, 'must be the asset of an upload'),
    })
    .describe('Shows a picture of one’s own.'),
  z
    .strictObject({
      kind: z.literal('change-film'),
      title: z.string().trim().min(1).max(300).optional(),
      settings: z
        .record(z.string(), z.unknown())
        .optional()
        .describe('Settings of the film that are to be others, as in a brief.'),
    })
    .describe('Changes what belongs to the film as a whole: voice, style, music, captions.'),
]);

export type Edit = z.infer<typeof editSchema>;
export type EditOf<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>;
