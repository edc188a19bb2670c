import { z } from '@hono/zod-openapi';
import { CLIP_RESOLUTIONS } from '../domain/recipes.ts';
import { CAMERA_MOVES } from '../domain/timeline-document/document-schema.ts';
import { hash, json, moneySchema, stepDownSchema } from './documents.ts';

/** The documents of scenes and their edits: what the storyboard says of each, and how its assets stand. */

const model = z.object({ provider: z.string(), name: z.string() }).describe('Who is to make it.');
const own = z
  .union([z.object({ asset: hash }), z.object({ file: z.string() })])
  .describe('What a person brought.');
const made = {
  prompt: z.string().describe('What is to be seen.'),
  references: z.array(json).optional().describe('Who or what must look as in a picture of it.'),
  model: model.optional(),
  take: z.number().optional().describe('Tells it from others of the same words; 1 where absent.'),
  madeFor: z.object({ id: z.string(), sequence: z.number() }).optional(),
};

const pictureSchema = z.union([z.object({ ...made, style: z.string() }), z.object({ own })]);

const clipSchema = z.union([
  z.object({
    ...made,
    directions: z.string().describe('How camera and action move.'),
    durationSeconds: z.number(),
    inSeconds: z.number().optional(),
    outSeconds: z.number().optional(),
    resolution: z.enum(CLIP_RESOLUTIONS),
    startsFrom: z.enum(['picture', 'words']),
    endsWith: own.optional(),
  }),
  z.object({ own, inSeconds: z.number(), outSeconds: z.number().optional(), withSound: z.boolean() }),
]);

const lipSyncSchema = z.object({
  temperature: z.number().optional().describe('From 0, hardly moving, to 1; the model’s own where absent.'),
  activeSpeaker: z.boolean().optional(),
  occlusion: z.boolean().optional(),
  assumeFace: z.boolean().optional().describe('Your word that a face is seen in the shot.'),
  take: z.number().optional().describe('Which try it is; the first where absent.'),
  heardSeconds: z.number().optional().describe('It is made for so much of the shot at least.'),
  beforeSplit: z
    .object({ quietSeconds: z.number(), leastSeconds: z.number(), spokenSeconds: z.number() })
    .optional()
    .describe('The quiet after its words, as it was before the scene was split there.'),
  spokenIn: z
    .string()
    .optional()
    .describe('The scene whose words it follows, of which this is the quiet end; its own where absent.'),
  model,
});

const slideSchema = z.object({
  title: z.string(),
  bullets: z.array(z.object({ text: z.string(), figure: own.optional() })),
  block: z
    .object({ kind: z.enum(['table', 'code', 'diagram']) })
    .loose()
    .optional()
    .describe('What stands under the title in place of bullets.'),
});

const takeSchema = z.object({
  number: z.number(),
  selected: z.boolean(),
  asset: hash.nullable().describe('Null while it has not been made.'),
  url: z.string().nullable(),
  wish: json.nullable().describe('What it is a picture or shot of; null for a reading or a piece of music.'),
});

const lineSchema = z.object({
  id: z.string(),
  text: z.string(),
  revealsBullet: z.number().optional().describe('The bullet that appears as it begins, counted from 0.'),
  pauseSeconds: z.number().optional(),
  recording: z
    .union([z.object({ asset: z.string() }), z.object({ file: z.string() })])
    .optional()
    .describe('A recording of one’s own that is heard in place of a voice.'),
  voice: z.string().optional().describe('Who speaks it; the film’s voice where absent.'),
  speed: z.number().optional().describe('How fast; as the film has it where absent.'),
  take: z.number().describe('Which of its readings is heard; 1 while there was only the one.'),
  takes: z.array(takeSchema).describe('All its readings; none while there was only the one.'),
});

const transitionSchema = z.object({
  kind: z.enum(['cut', 'crossfade', 'dip', 'wipe', 'slide', 'zoom']),
  seconds: z.number(),
});

const partSchema = z.object({
  kind: z.string(),
  label: z.string(),
  state: z
    .enum(['current', 'stale', 'missing'])
    .describe('Stale where the film holds an older one than is wished for now.'),
  hash,
  shown: z
    .object({
      asset: hash,
      media_type: z.string(),
      facts: json.describe(
        'What was measured of it. When each of its words is heard is told where a scene is read by itself.',
      ),
      provider: z.string().describe('Who made it.'),
      model: z.string(),
      stepped_down: z.array(stepDownSchema).describe('Who was asked before and could not.'),
      cost: moneySchema.nullable().describe('Null where nobody can say.'),
      made_at: z.string().describe('An ISO 8601 instant.'),
      chosen_because: z.string().nullable().describe('Why this model, where none was named.'),
      url: z.string(),
    })
    .nullable()
    .describe('What can be shown now; null while there is nothing.'),
});

export const sceneSchema = z
  .object({
    id: z.string(),
    sequence: z.number().describe('Given once and never changed.'),
    position: z.number().describe('Its place in the film, counted from 1.'),
    title: z.string(),
    picture: pictureSchema.nullable(),
    slide: slideSchema.nullable(),
    narration: z.array(lineSchema),
    transition: transitionSchema,
    rest_seconds: z.number(),
    least_seconds: z.number().nullable().describe('It lasts at least so long.'),
    start_seconds: z.number().describe('Where it begins in the film as the storyboard is now.'),
    duration_seconds: z.number().describe('How long it is then, in whole frames.'),
    heard: z
      .array(
        z.object({
          line: z.string(),
          start_seconds: z.number(),
          duration_seconds: z.number(),
          estimated: z.boolean().describe('True before its speech is made.'),
        }),
      )
      .describe('When each of its lines is heard, from the scene’s start.'),
    shot_seconds: z
      .number()
      .nullable()
      .describe('How long its moving shot is as a whole; null where it has none, or nobody knows.'),
    move: z.enum(CAMERA_MOVES).nullable().describe('How a camera moves over its picture.'),
    clip: clipSchema.nullable().describe('A moving shot in place of the picture.'),
    lip_sync: lipSyncSchema
      .nullable()
      .describe('How the mouth in the shot follows what is said, or the music where nothing is.'),
    card: json.nullable().describe('Words over the picture as the scene begins.'),
    take: z.number().describe('Which of its takes it shows; 0 for none.'),
    takes: z.array(takeSchema),
    clip_take: z.number().describe('Which of its shots it shows; 0 where it shows its picture.'),
    clip_takes: z.array(takeSchema),
    parts: z.array(partSchema),
  })
  .openapi('Scene');

const musicSchema = z.object({
  take: z.number().describe('Which of its pieces is heard.'),
  takes: z.array(takeSchema).describe('All its pieces of the mood and tempo that the film has now.'),
});

export const scenesSchema = z
  .object({
    scenes: z.array(sceneSchema),
    music: musicSchema
      .nullable()
      .describe('The music that is made for the film; null where it has none, or a file of one’s own.'),
    undo: z.string().nullable(),
    redo: z.string().nullable(),
    changes: z
      .array(z.object({ label: z.string(), at: z.string(), scenes: z.array(z.string()) }))
      .describe('What was changed that can be undone, the last first, and in which scenes.'),
  })
  .openapi('Scenes');

export const editOutcomeSchema = z
  .object({
    label: z.string(),
    revision: z.number(),
    stale: z.array(z.object({ hash, kind: z.string(), label: z.string(), scene: z.string().nullable() })),
    refresh: z.object({ amount: z.number(), currency: z.string(), unknown: z.array(z.string()) }),
    notices: z.array(z.string()).describe('What a person should know of it besides.'),
    undo: z.string().nullable().describe('What an undo would take back; null where there is nothing.'),
    redo: z.string().nullable(),
  })
  .openapi('EditOutcome');
