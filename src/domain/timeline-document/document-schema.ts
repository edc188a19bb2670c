import { z } from 'zod';
import { OUTPUT_PRESETS, type OUTPUT_RATES } from '../output-presets.ts';
import { languageTag } from '../settings.ts';

const RATES = [
  '23.976',
  '24',
  '25',
  '29.97',
  '30',
  '50',
  '59.94',
  '60',
] as const satisfies readonly (keyof typeof OUTPUT_RATES)[];
const PRESETS = OUTPUT_PRESETS.map(({ name }) => name) as [string, ...string[]];

/** Seconds as a number, or a text: `12.5`, `1:05.5`, `1:02:05` or a frame of the film such as `375f`. */
const time = z
  .union([
    z.number().min(0).max(86_400),
    z
      .string()
      .regex(
        /^(\d{1,6}f|(\d{1,2}:)?(\d{1,2}:)?\d{1,5}(\.\d{1,6})?)$/,
        'must be seconds such as 12.5, a time such as 1:05.5, or a frame such as 375f',
      ),
  ])
  .describe('Seconds such as 12.5, a time such as 1:05.5, or a frame of the film such as 375f.');
const file = z.string().min(1).max(1024).describe('A file beside the timeline.');
const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as #1a73e8');
const decibels = z.number().min(-60).max(24);
const direction = z.enum(['left', 'right', 'up', 'down']);

const transition = z
  .strictObject({
    kind: z.enum(['cut', 'crossfade', 'dip', 'wipe', 'slide', 'zoom']),
    seconds: z.number().min(0).max(10).default(0.5),
    colour: colour.optional().describe('Of a dip; black where absent.'),
    direction: direction.optional().describe('To which a wipe or a slide moves; left where absent.'),
  })
  .describe('How it comes in over what was seen before; a cut where absent.');

const view = z.strictObject({
  x: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe('The middle of what is seen: 0 is the left edge, 1 the right.'),
  y: z.number().min(0).max(1).default(0.5),
  zoom: z.number().min(1).max(10).default(1).describe('1 sees the whole frame, 2 half its width.'),
});

export const CAMERA_MOVES = [
  'push-in',
  'pull-out',
  'pan-left',
  'pan-right',
  'tilt-up',
  'tilt-down',
  'drift',
] as const;
const move = z
  .union([
    z.enum(CAMERA_MOVES),
    z.strictObject({ from: view, to: view, pace: z.enum(['even', 'gentle']).default('gentle') }),
  ])
  .describe('A camera move by name, or from one view to another.');

const placed = {
  seconds: time.optional().describe('How long it is seen.'),
  transition: transition.optional(),
  scene: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('A name for this clip; clips of one name are one scene.'),
};
const fit = z
  .enum(['fill', 'fit', 'blurred'])
  .describe('How another shape comes into the frame; fill where absent.');

const clipSound = z
  .strictObject({
    gain: decibels.default(0).describe('In decibels.'),
    fadeIn: z.number().min(0).max(60).default(0),
    fadeOut: z.number().min(0).max(60).default(0),
    ducking: z
      .number()
      .min(0)
      .max(60)
      .default(0)
      .describe('How far it goes down under narration, in decibels.'),
  })
  .describe('How the clip’s own sound is heard.');

const pictureClip = z.union([
  z.strictObject({
    still: file,
    fit: fit.optional(),
    move: move.optional(),
    ...placed,
  }),
  z.strictObject({
    movie: file,
    from: time.optional().describe('Where in the movie it begins.'),
    to: time.optional().describe('Where in the movie it ends.'),
    speed: z.number().min(0.1).max(10).default(1).describe('2 plays twice as fast.'),
    whenShort: z.enum(['freeze', 'loop', 'stretch']).default('freeze'),
    fit: fit.optional(),
    move: move.optional(),
    sound: z
      .union([clipSound, z.literal(false)])
      .optional()
      .describe('False leaves it out; heard where absent.'),
    ...placed,
  }),
  z.strictObject({
    layers: z
      .array(
        z.strictObject({
          file,
          depth: z.number().min(0).max(1).describe('0 stands, 1 moves as the camera does.'),
        }),
      )
      .min(1)
      .max(12)
      .describe('Pictures one over the other, from the back to the front.'),
    move: move.default('drift'),
    ...placed,
  }),
  z.strictObject({ colour, ...placed }),
]);

const animation = z.strictObject({
  kind: z.enum(['fade', 'slide', 'grow']),
  seconds: z.number().min(0).max(10).default(0.4),
  direction: direction.optional(),
});
const shown = {
  at: time.describe('When it appears.'),
  seconds: time.describe('How long it is seen.'),
  opacity: z.number().min(0).max(1).optional(),
  enter: animation.optional(),
  exit: animation.optional(),
};

const overlay = z.union([
  z.strictObject({
    picture: file,
    x: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .describe('Where its middle is: 0 is the left edge, 1 the right.'),
    y: z.number().min(0).max(1).default(0.5),
    width: z
      .number()
      .min(0.01)
      .max(1)
      .optional()
      .describe('As a share of the frame’s; its own where absent.'),
    ...shown,
  }),
  z.strictObject({
    text: z.string().min(1).max(500),
    subtitle: z.string().max(500).optional(),
    style: z.enum(['title', 'lower-third', 'note']).default('lower-third'),
    ...shown,
  }),
]);

const heard = {
  file,
  at: time.default(0).describe('When it begins in the film.'),
  from: time.optional().describe('Where in the file it begins.'),
  to: time.optional().describe('Where in the file it ends.'),
  gain: decibels.default(0),
  fadeIn: z.number().min(0).max(60).default(0),
  fadeOut: z.number().min(0).max(60).default(0),
};

/** A film as a document that a person can read and write: tracks of clips, with files beside it. */
export const timelineDocumentSchema = z
  .strictObject({
    version: z.literal(1),
    title: z.string().min(1).max(300).default('Untitled'),
    language: languageTag.default('en').describe('Of titles and captions.'),
    preset: z.enum(PRESETS).default('16:9-1080p').describe('The shape of the film.'),
    fps: z.enum(RATES).default('30').describe('Frames a second.'),
    picture: z
      .array(pictureClip)
      .min(1)
      .max(2000)
      .describe('What is seen, one clip after the other. Each is a still, a movie, layers or a colour.'),
    overlays: z.array(overlay).max(2000).default([]).describe('Pictures and words over it.'),
    captions: z
      .strictObject({
        file: file.describe('A .vtt or .srt file.'),
        burned: z.boolean().default(false).describe('In the picture as well as beside the film.'),
        style: z.string().min(1).max(60).default('classic'),
        position: z.enum(['top', 'middle', 'bottom']).default('bottom'),
      })
      .optional(),
    narration: z
      .array(z.strictObject(heard))
      .max(5000)
      .default([])
      .describe('Speech; music goes down under it.'),
    effects: z.array(z.strictObject(heard)).max(5000).default([]).describe('Other sounds.'),
    music: z
      .array(
        z.strictObject({
          ...heard,
          seconds: time.optional().describe('How long it is heard; to the end of the film where absent.'),
          gain: decibels.default(-9),
          fadeIn: z.number().min(0).max(60).default(1),
          fadeOut: z.number().min(0).max(60).default(2.5),
          ducking: z.number().min(0).max(60).default(8).describe('How far it goes down under narration.'),
          loops: z.boolean().default(true).describe('Begins again at a fitting seam where it is too short.'),
        }),
      )
      .max(200)
      .default([]),
    chapters: z
      .array(z.strictObject({ title: z.string().min(1).max(200), at: time }))
      .max(500)
      .default([]),
    loudness: z
      .strictObject({
        lufs: z.number().min(-40).max(-5).default(-14),
        truePeak: z.number().min(-20).max(0).default(-1).describe('In dBTP.'),
      })
      .prefault({}),
  })
  .describe('A film as a timeline: tracks of clips, with files beside it.');

export type TimelineDocument = z.infer<typeof timelineDocumentSchema>;
export type DocumentPicture = TimelineDocument['picture'][number];
export type DocumentOverlay = TimelineDocument['overlays'][number];
