import { z } from 'zod';
import { CLIP_RESOLUTIONS } from '../recipes.ts';
import { spokenPace } from '../settings.ts';
import { CAMERA_MOVES } from '../timeline-document/document-schema.ts';
import { regenerateMusic, selectMusicTake } from './music-edit.ts';

const sceneId = z.string().min(1).max(100).describe('The scene’s id; it never changes.');
const position = z.number().int().min(1).max(2000).describe('Its place in the film, counted from 1.');
const words = z.string().trim().min(1).max(5000);

const asset = z.string().regex(/^[0-9a-f]{64}$/, 'must be the asset of an upload');
const seconds = z.number().min(0).max(36_000);
const restSeconds = z.number().min(0).max(60).describe('Quiet after the last word.');
const leastSeconds = z.number().min(0).max(3600);

/** A model as `/api/models` and `reel models` list it. */
const chosenModel = z.strictObject({
  provider: z.string().min(1).max(60),
  name: z.string().min(1).max(200).describe('The vendor’s own name of it: its `id`.'),
});
const model = chosenModel.nullable().optional().describe('Who is to make it; null for whoever comes first.');

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
      line: z
        .number()
        .int()
        .min(1)
        .optional()
        .describe('The line, counted from 0, that the second scene begins with.'),
      at_seconds: z
        .number()
        .positive()
        .max(36_000)
        .optional()
        .describe('In place of a line: the frame at which the second scene begins, from the scene’s start.'),
    })
    .refine(({ line, at_seconds: at }) => line === undefined || at === undefined, {
      path: ['at_seconds'],
      error: 'stands in place of line; give one of the two',
    })
    .refine(({ line, at_seconds: at }) => line !== undefined || at !== undefined, { path: ['line'] })
    .describe('Splits a scene in two between two of its lines, or at a frame at which no word is heard.'),
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
      model,
      transition: transition.optional(),
      rest_seconds: restSeconds.optional(),
      least_seconds: leastSeconds
        .nullable()
        .optional()
        .describe('It lasts at least so long; null for as long as what is said.'),
      move: z
        .enum(CAMERA_MOVES)
        .nullable()
        .optional()
        .describe('How a camera moves over its picture; null for a picture that stands.'),
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
      kind: z.literal('add-line'),
      scene: sceneId,
      position: position.optional().describe('Its place among the lines; at the end where absent.'),
      text: words.describe('What is spoken, word for word.'),
      bullet: z
        .string()
        .trim()
        .min(1)
        .max(500)
        .optional()
        .describe('What appears on the slide as the line begins; nothing where absent.'),
    })
    .describe('Adds a line that is spoken.'),
  z
    .strictObject({
      kind: z.literal('delete-line'),
      scene: sceneId,
      line: z.string().min(1).max(100).describe('The line’s id.'),
    })
    .describe('Deletes a line, and the line of the slide that appears with it.'),
  z
    .strictObject({
      kind: z.literal('change-voice'),
      scene: sceneId,
      line: z
        .string()
        .min(1)
        .max(100)
        .optional()
        .describe('The id of the one line that is meant; all that the scene says where absent.'),
      voice: z
        .string()
        .min(1)
        .max(120)
        .nullable()
        .optional()
        .describe('A voice by its id, as `/api/voices` and `reel voices` list it; null for the film’s.'),
      speed: spokenPace.nullable().optional().describe('1 is the voice’s own pace; null for the film’s.'),
    })
    .describe('Changes who speaks in a scene, and how fast; what is absent stays.'),
  z
    .strictObject({
      kind: z.literal('own-speech'),
      scene: sceneId,
      line: z.string().min(1).max(100).describe('The id of the line that is heard in it.'),
      asset: asset.nullable().describe('A sound of one’s own in which the line is spoken; null for a voice.'),
    })
    .describe('Has a recording of one’s own heard for a line.'),
  z
    .strictObject({
      kind: z.literal('change-bullet'),
      scene: sceneId,
      bullet: z.number().int().min(0).max(20).describe('Which one, counted from 0.'),
      text: z.string().trim().min(1).max(500),
    })
    .describe('Changes a line of the scene’s slide.'),
  z
    .strictObject({
      kind: z.literal('delete-bullet'),
      scene: sceneId,
      bullet: z.number().int().min(0).max(20).describe('Which one, counted from 0.'),
    })
    .describe('Deletes a line of the scene’s slide; what is said stays.'),
  z
    .strictObject({
      kind: z.literal('regenerate'),
      scene: sceneId,
      of: z
        .enum(['picture', 'clip', 'lip-sync', 'speech'])
        .optional()
        .describe(
          'The scene’s picture, its moving shot, the lip-sync of that shot, or what is said; the picture where absent.',
        ),
      line: z
        .string()
        .min(1)
        .max(100)
        .optional()
        .describe('Of speech, the id of the one line that is meant; all that voices read where absent.'),
    })
    .describe(
      'Asks for another picture, shot or reading of the same words, which leaves the one there as a take, or for the lip-sync once more.',
    ),
  z
    .strictObject({
      kind: z.literal('select-take'),
      scene: sceneId,
      of: z
        .enum(['picture', 'clip', 'speech'])
        .optional()
        .describe('The scene’s picture, its moving shot, or a line that is said; the picture where absent.'),
      line: z
        .string()
        .min(1)
        .max(100)
        .optional()
        .describe('Of speech, the id of the line; the only one that a voice reads where absent.'),
      take: z.number().int().min(1).describe('Which of its takes, counted from 1.'),
    })
    .describe('Shows another take of the scene’s picture or shot, or has another reading of a line heard.'),
  z
    .strictObject({
      kind: z.literal('own-picture'),
      scene: sceneId,
      asset,
    })
    .describe('Shows a picture of one’s own.'),
  z
    .strictObject({
      kind: z.literal('change-clip'),
      scene: sceneId,
      prompt: words.optional().describe('What is to be seen.'),
      directions: z.string().trim().max(5000).optional().describe('How camera and action move.'),
      duration_seconds: z.number().min(1).max(60).optional(),
      resolution: z.enum(CLIP_RESOLUTIONS).optional(),
      model,
      starts_from: z
        .enum(['picture', 'words'])
        .optional()
        .describe('Whether the scene’s picture is its first frame.'),
      ends_with: asset
        .nullable()
        .optional()
        .describe('A picture of one’s own that is its last frame; null for any last frame.'),
    })
    .describe('Shows a moving shot made from words, or another one; what is absent stays.'),
  z
    .strictObject({
      kind: z.literal('own-clip'),
      scene: sceneId,
      asset,
      in_seconds: seconds.optional().describe('Where the part that is seen begins.'),
      out_seconds: seconds.optional().describe('Where it ends; at the shot’s end where absent.'),
      with_sound: z.boolean().optional().describe('Whether its sound is heard; it is where absent.'),
    })
    .describe('Shows a moving shot of one’s own.'),
  z
    .strictObject({
      kind: z.literal('trim-clip'),
      scene: sceneId,
      in_seconds: seconds.optional(),
      out_seconds: seconds.nullable().optional().describe('Null for the shot’s end.'),
      least_seconds: leastSeconds
        .nullable()
        .optional()
        .describe('The scene lasts at least so long then; null for as long as what is said.'),
      rest_seconds: restSeconds.optional(),
    })
    .describe('Shows another part of the scene’s shot, which itself stays whole.'),
  z
    .strictObject({ kind: z.literal('remove-clip'), scene: sceneId })
    .describe('Shows the scene’s picture again; its shots stay as takes.'),
  z
    .strictObject({
      kind: z.literal('lip-sync'),
      scene: sceneId,
      model: chosenModel
        .nullable()
        .describe('Who is to make it; null for a mouth that moves as in the shot.'),
      temperature: z
        .number()
        .min(0)
        .max(1)
        .optional()
        .describe('From 0, hardly moving, to 1, as expressive as it can be.'),
      active_speaker: z.boolean().optional().describe('Finds out who of several people speaks or sings.'),
      occlusion: z.boolean().optional().describe('Looks for hands and things before the mouth.'),
      assume_face: z
        .boolean()
        .optional()
        .describe(
          'Takes your word that a face is seen in the shot; nobody looks for one before it is paid for.',
        ),
    })
    .describe(
      'Has the mouth in the scene’s shot follow what is said in it, or the music where nothing is said and the film is cut to it; in a copy of the shot.',
    ),
  z
    .strictObject({
      kind: z.literal('change-film'),
      title: z.string().trim().min(1).max(300).optional(),
      settings: z
        .record(z.string(), z.unknown())
        .optional()
        .describe(
          'Settings of the film that are to be others, as in a brief; null for one that is to be as if nobody had chosen it.',
        ),
    })
    .describe('Changes what belongs to the film as a whole: voice, style, music, captions.'),
  regenerateMusic,
  selectMusicTake,
]);

export type Edit = z.infer<typeof editSchema>;
export type EditOf<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>;
