import { z } from '@hono/zod-openapi';
import type { AssetRecord } from '../domain/asset.ts';
import { OUTPUT_PRESETS, OUTPUT_RATES } from '../domain/output-presets.ts';
import { type Derivative, type ExportOptions, PACKAGE_FORMS } from '../studio/films/derivative.ts';
import type { DerivativeUnderWay } from '../studio/films/derivative-registry.ts';
import { nextPage } from './page-of.ts';

/** What is asked and answered of exports and packages: something else that is made of a finished film. */

const PRESETS = OUTPUT_PRESETS.map(({ name }) => name) as [string, ...string[]];
const RATES = Object.keys(OUTPUT_RATES) as [string, ...string[]];

export const exportRequestSchema = z.discriminatedUnion('form', [
  z.strictObject({
    form: z.literal('film').describe('The film in another shape or codec, as .mp4.'),
    preset: z.enum(PRESETS).optional().describe('Ratio and resolution; the film’s own where absent.'),
    fps: z.enum(RATES).optional().describe('Frames a second; the film’s own where absent.'),
    codec: z.enum(['h264', 'hevc', 'av1']).optional().describe('h264, where absent, plays everywhere.'),
    fit: z
      .enum(['fit', 'fill', 'blurred'])
      .optional()
      .describe('How another ratio comes into the frame: with bars, with edges cut, or over itself.'),
    speed: z.number().min(0.1).max(10).optional().describe('2 plays twice as fast; voices keep their pitch.'),
  }),
  z.strictObject({ form: z.literal('preview').describe('A small film for a first look, as .mp4.') }),
  z.strictObject({
    form: z.literal('teaser').describe('A few moments of it as a moving picture.'),
    type: z.enum(['webp', 'gif']).default('webp'),
  }),
  z.strictObject({
    form: z.literal('sound').describe('Its sound alone.'),
    type: z.enum(['m4a', 'wav']).default('m4a'),
  }),
  z.strictObject({
    form: z.literal('picture').describe('One picture of it.'),
    type: z.enum(['png', 'jpg']).default('png'),
    at_seconds: z.number().min(0).max(1_000_000).optional().describe('A tenth into the film where absent.'),
  }),
]);
export type ExportWish = z.infer<typeof exportRequestSchema>;

export const packageRequestSchema = z.strictObject({
  form: z
    .enum(PACKAGE_FORMS)
    .default('pages')
    .describe(
      '`pages` is a page that plays the film with all its files; the others are for learning systems.',
    ),
});

const common = {
  id: z.string().describe('The name of the asset that it is: the same wish has the same one.'),
  project: z.string(),
  film: z.string().describe('The film that it is made of: the last one when it was asked for.'),
  asked: z.record(z.string(), z.unknown()),
};

export const derivativeSchema = z
  .object({
    ...common,
    state: z.enum(['making', 'made', 'failed']).describe('`failed` also where it was cancelled.'),
    fraction: z.number().describe('How much of it is done, from 0 to 1.'),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    detail: z.string().nullable().describe('What it came to, for a person to read; null until it is made.'),
    media_type: z.string().nullable(),
    size_bytes: z.number().nullable(),
    made_at: z.string().nullable(),
    url: z.string().nullable().describe('Opens the file without any other proof, for two hours at least.'),
  })
  .openapi('Derivative', {
    example: {
      id: 'f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2',
      project: 'lighthouses-1a2b3c4d',
      film: '0b7e5b0b6f1d3c6f5bb6a1a2f1c9c0d9b6d0f5f0e3a9b8c7d6e5f4a3b2c1d0e9',
      asked: { form: 'sound', type: 'm4a' },
      state: 'made',
      fraction: 1,
      error: null,
      detail: '181.4 s of sound',
      media_type: 'audio/mp4',
      size_bytes: 2_913_004,
      made_at: '2026-11-21T12:00:00.000Z',
      url: '/api/media/lighthouses-1a2b3c4d/f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2?owner=local&expires=1795262400&signature=0',
    },
  });

export const exportsSchema = z
  .object({ exports: z.array(derivativeSchema), next_page: nextPage })
  .openapi('Exports');
export const packagesSchema = z
  .object({ packages: z.array(derivativeSchema), next_page: nextPage })
  .openapi('Packages');

/** An export as the studio makes it. */
export function exportOf(wish: ExportWish): Derivative {
  switch (wish.form) {
    case 'film': {
      const { preset, fps, codec, fit, speed } = wish;
      const options: ExportOptions = {
        ending: 'mp4',
        ...(preset !== undefined && { preset }),
        ...(fps !== undefined && { rate: fps }),
        ...(codec !== undefined && { codec }),
        ...(fit !== undefined && { fitting: fit }),
        ...(speed !== undefined && { speed }),
      };
      return { kind: 'export', options };
    }
    case 'preview':
      return { kind: 'export', options: { ending: 'mp4', isPreview: true } };
    case 'picture': {
      const { type: ending, at_seconds: atSeconds } = wish;
      return { kind: 'export', options: { ending, ...(atSeconds !== undefined && { atSeconds }) } };
    }
    default:
      return { kind: 'export', options: { ending: wish.type } };
  }
}

/** What is there already, as the API shows it. */
export function madeDocument(record: AssetRecord, projectId: string, url: string) {
  const { hash, recipe, facts, mediaType, sizeBytes, provenance } = record;
  return {
    id: hash,
    project: projectId,
    film: recipe.inputs.film ?? '',
    asked: askedOf(recipe.kind, recipe.intent),
    state: 'made' as const,
    fraction: 1,
    error: null,
    detail: typeof facts.detail === 'string' ? facts.detail : null,
    media_type: mediaType,
    size_bytes: sizeBytes,
    made_at: provenance.madeAt,
    url,
  };
}

/** What is under way or could not be made. */
export function underWayDocument({ hash, projectId, film, derivative, fraction, error }: DerivativeUnderWay) {
  return {
    id: hash,
    project: projectId,
    film,
    asked: askedOf(derivative.kind, { ...derivative.options }),
    state: error ? ('failed' as const) : ('making' as const),
    fraction,
    error: error ?? null,
    detail: null,
    media_type: null,
    size_bytes: null,
    made_at: null,
    url: null,
  };
}

/** In the words in which it was asked for. */
function askedOf(kind: string, options: { readonly [name: string]: unknown }): { [name: string]: unknown } {
  if (kind === 'package') return { form: options.form };
  const { ending, isPreview, rate, fitting, atSeconds, ...rest } = options;
  if (isPreview === true) return { form: 'preview' };
  if (ending === 'mp4') return given({ form: 'film', ...rest, fps: rate, fit: fitting });
  const forms: { [ending: string]: string } = { webp: 'teaser', gif: 'teaser', m4a: 'sound', wav: 'sound' };
  return given({ form: forms[String(ending)] ?? 'picture', type: ending, at_seconds: atSeconds });
}

function given<Options extends object>(options: Options): Options {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Options;
}
