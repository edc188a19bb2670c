import { z } from 'zod';
import { ReelError } from '../../domain/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Media } from '../../ports/media.ts';
import type { ShotPictures } from '../../ports/shot-pictures.ts';
import type { AnswerShelf } from '../at-once/answer-shelf.ts';
import type { PreparePicture } from '../references/prepare-references.ts';
import type { AlignWords } from '../word-times/align-words.ts';

/** Variables by their names, those of the process or of the settings store. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What vendors are reached and their answers kept with. */
export interface VendorParts {
  fetch: typeof fetch;
  clock: Clock;
  media: Media;
  prepare: PreparePicture;
  shotPictures: ShotPictures;
  align: AlignWords;
  shelf: AnswerShelf;
}

/**
 * A vendor's variables, checked; undefined where the one that switches it on, its key as a rule, is not there.
 * `invalid-input` for a setting that cannot be used; the key's own value is never told.
 */
export function vendorSettings<Shape extends z.ZodRawShape>(
  vendor: string,
  switchedOnBy: string,
  schema: z.ZodObject<Shape>,
  environment: Environment,
): z.infer<z.ZodObject<Shape>> | undefined {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) =>
      environment[name]?.trim() ? [[name, environment[name]]] : [],
    ),
  );
  if (given[switchedOnBy] === undefined) return undefined;
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({
    field: path.join('.'),
    problem: message,
  }));
  const problems = issues.map(({ field, problem }) => `${field}: ${problem}`).join('; ');
  throw new ReelError('invalid-input', `${vendor} is set up wrongly. ${problems}`, { issues });
}

/** A setting that names one of a vendor's models. */
export function nameIn(models: { readonly [name: string]: unknown }): z.ZodString {
  const names = Object.keys(models);
  return z.string().refine((name) => names.includes(name), { error: `must be one of ${names.join(', ')}` });
}
