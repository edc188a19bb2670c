import { z } from 'zod';
import { FASTEST_PACE, SLOWEST_PACE } from './spoken-pace.ts';
import type { FrameSize } from './timeline.ts';

const hexColour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour as # and six hexadecimal digits, such as #1a73e8');

/** A language tag such as `en`, `pt-BR` or `zh-Hant` (BCP 47). */
export const languageTag = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as en, pt-BR or ar');

export const RATIOS = ['9:16', '16:9', '1:1', '4:5'] as const;
export type Ratio = (typeof RATIOS)[number];

/** Pixels of a film's shorter side, by name. */
const FILM_RESOLUTIONS = { '720p': 720, '1080p': 1080 } as const;
const FILM_RESOLUTION_NAMES = Object.keys(FILM_RESOLUTIONS) as (keyof typeof FILM_RESOLUTIONS)[];

/** How fast a voice speaks; 1 is its own pace. */
export const spokenPace = z.number().min(SLOWEST_PACE).max(FASTEST_PACE);

const ownFilm = z.string().min(1).max(1024).optional().meta({ 'x-file': 'film' });

export const captionModes = z.enum(['beside', 'burned', 'none']);

/** Who the film speaks for. File names are relative to the brief. */
export const brandSchema = z
  .strictObject({
    name: z.string().min(1).max(120).optional().describe('The name shown where there is no logo.'),
    logo: z.string().min(1).max(1024).optional().describe('An image file (PNG, JPEG, WebP or SVG).'),
    colours: z.array(hexColour).max(6).optional().describe('The brand colours, the most important first.'),
    font: z.string().min(1).max(1024).optional().describe('A font file (TTF, OTF, WOFF or WOFF2).'),
  })
  .describe('Logo, colours and font of whoever the film speaks for.');
export type Brand = z.infer<typeof brandSchema>;

/** What every format can be told about the film it makes. */
export const settingsSchema = z
  .strictObject({
    language: languageTag.default('en').describe('The language of all text and speech.'),
    voice: z.string().min(1).max(120).optional().describe('A voice by its id, from the list of voices.'),
    speed: spokenPace.default(1).describe('The pace of the narration; 1 is the voice’s own.'),
    ratio: z.enum(RATIOS).optional().describe('The shape of the picture; the format’s own where absent.'),
    resolution: z
      .enum(FILM_RESOLUTION_NAMES)
      .optional()
      .describe('The shorter side of the film; the format’s own, mostly 1080p, where absent.'),
    style: z
      .string()
      .min(1)
      .max(60)
      .optional()
      .describe('The style of the pictures, from the list of styles.'),
    captions: z
      .strictObject({
        mode: captionModes
          .default('beside')
          .describe('In files beside the film, burned into the picture too, or not at all.'),
        style: z
          .string()
          .min(1)
          .max(60)
          .default('classic')
          .describe('How burned captions look, from the list of styles.'),
        position: z
          .enum(['top', 'middle', 'bottom'])
          .default('bottom')
          .describe('Where burned captions stand.'),
      })
      .prefault({}),
    music: z
      .strictObject({
        mood: z
          .string()
          .min(1)
          .max(60)
          .optional()
          .describe('A mood by name, from the list of styles; none for no music.'),
        file: z
          .string()
          .min(1)
          .max(1024)
          .optional()
          .meta({ 'x-file': 'sound' })
          .describe('A sound file to use as music.'),
        tempoBpm: z
          .number()
          .min(40)
          .max(220)
          .optional()
          .describe('Beats a minute; the mood’s own where absent.'),
        gainDecibels: z
          .number()
          .min(-40)
          .max(6)
          .default(-9)
          .describe('How loud the music is against the narration.'),
        duckingDecibels: z
          .number()
          .min(0)
          .max(40)
          .default(8)
          .describe('How far it goes down further while someone speaks.'),
      })
      .prefault({}),
    transition: z
      .strictObject({
        kind: z.enum(['cut', 'crossfade', 'dip', 'wipe', 'slide', 'zoom']).default('crossfade'),
        seconds: z.number().min(0).max(3).default(0.5),
      })
      .optional()
      .describe('How one scene gives way to the next; the format’s own where absent.'),
    opening: ownFilm.describe('A film of your own shown before all else.'),
    closing: ownFilm.describe('A film of your own shown after all else.'),
    credits: z
      .array(z.string().trim().min(1).max(160))
      .max(24)
      .optional()
      .describe('Lines shown at the end, the first one large: who made it, whose music it is.'),
    seed: z
      .number()
      .int()
      .min(0)
      .max(4_294_967_295)
      .default(1)
      .describe('Another seed gives other pictures and music.'),
    frameRate: z
      .union([z.literal(24), z.literal(25), z.literal(30), z.literal(50), z.literal(60)])
      .optional()
      .describe('Pictures a second; the format’s own, mostly 30, where absent.'),
    budget: z.number().min(0).optional().describe('The most that the film may cost, in US dollars.'),
  })
  .describe('Voice, language, shape, captions and music of the film.');
export type Settings = z.infer<typeof settingsSchema>;

/** Settings with nothing left open: what the person said, then what the format says. */
export type ResolvedSettings = Settings & {
  [Name in 'ratio' | 'style' | 'transition' | 'frameRate']: NonNullable<Settings[Name]>;
};

/** What a format says of the settings that a person leaves open. */
export type FormatSettings = Pick<ResolvedSettings, 'ratio' | 'style'> &
  Partial<Pick<ResolvedSettings, 'transition' | 'frameRate' | 'resolution'>>;

/** Settings with everything that they leave open said by the format, or as films mostly have it. */
export function resolveSettings(settings: Settings, format: FormatSettings): ResolvedSettings {
  const resolution = settings.resolution ?? format.resolution;
  return {
    ...settings,
    ...(resolution !== undefined && { resolution }),
    ratio: settings.ratio ?? format.ratio,
    style: settings.style ?? format.style,
    transition: settings.transition ?? format.transition ?? { kind: 'crossfade', seconds: 0.5 },
    frameRate: settings.frameRate ?? format.frameRate ?? 30,
  };
}

/** The size of pictures, and of a film of the usual resolution: 1080 pixels on the short side. */
export function frameSizeOf(ratio: Ratio): FrameSize {
  const sizes: Record<Ratio, FrameSize> = {
    '9:16': { widthPixels: 1080, heightPixels: 1920 },
    '16:9': { widthPixels: 1920, heightPixels: 1080 },
    '1:1': { widthPixels: 1080, heightPixels: 1080 },
    '4:5': { widthPixels: 1080, heightPixels: 1350 },
  };
  return sizes[ratio];
}

/** The film's size in pixels, both sides even as H.264 wants them. */
export function filmSizeOf({
  ratio,
  resolution = '1080p',
}: Pick<Settings, 'resolution'> & { ratio: Ratio }): FrameSize {
  const { widthPixels, heightPixels } = frameSizeOf(ratio);
  const scale = FILM_RESOLUTIONS[resolution] / Math.min(widthPixels, heightPixels);
  const even = (pixels: number) => 2 * Math.round((pixels * scale) / 2);
  return { widthPixels: even(widthPixels), heightPixels: even(heightPixels) };
}
