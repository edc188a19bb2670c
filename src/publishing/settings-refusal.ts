import type { z } from 'zod';
import { ReelError } from '../domain/errors.ts';

/** Variables by their names, those of the process over those of the settings store. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables of a schema that say anything, checked; `invalid-input`, naming each but no value, where wrong. */
export function settingsOf<Schema extends z.ZodObject>(
  place: string,
  schema: Schema,
  environment: Environment,
): z.infer<Schema> {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = environment[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw wrongSettings(
    place,
    parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), problem: message })),
  );
}

/** The error for a place whose settings cannot be used. */
export function wrongSettings(
  place: string,
  issues: readonly { field: string; problem: string }[],
): ReelError {
  const told = issues.map(({ field, problem }) => `${field} ${problem}`).join('; ');
  return new ReelError('invalid-input', `Nothing can be published to ${place}: ${told}.`, { issues });
}
