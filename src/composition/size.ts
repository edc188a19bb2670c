import { type InputIssue, ReelError } from '../domain/errors.ts';
import { readSharedStoresSettings, type SharedStoresSettings } from '../storage/shared-stores-settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Whether this process works alone or shares its work with others, and with what. */
export type Size =
  | { name: 'embedded' }
  | {
      name: 'distributed';
      stores: SharedStoresSettings;
      redisUrl: string;
      /** What every key in the queue server begins with; the usual one where absent. */
      queuePrefix?: string;
    };

/** Without these three nothing is shared. */
const NEEDED = ['DATABASE_URL', 'REDIS_URL', 'S3_BUCKET'] as const;

/**
 * Reads the size from the environment: embedded where nothing of a shared installation is set, distributed where all
 * of it is. `invalid-input`, naming each variable but no value, where some is missing or wrong.
 */
export function readSize(environment: Environment, homeFolder: string): Size {
  const given = Object.keys(environment).filter((name) => environment[name]?.trim());
  const ofSharing = given.filter((name) => isNeeded(name) || name.startsWith('S3_'));
  if (ofSharing.length === 0) return { name: 'embedded' };
  const missing = NEEDED.filter((name) => !given.includes(name));
  if (missing.length > 0) throw incomplete(ofSharing, missing);
  const stores = readSharedStoresSettings(environment, homeFolder);
  if (stores === undefined) throw incomplete(ofSharing, ['DATABASE_URL']);
  const queuePrefix = environment.REDIS_PREFIX?.trim();
  return {
    name: 'distributed',
    stores,
    redisUrl: redisUrlIn(environment.REDIS_URL ?? ''),
    ...(queuePrefix && { queuePrefix }),
  };
}

function isNeeded(name: string): boolean {
  return NEEDED.some((needed) => needed === name);
}

function redisUrlIn(text: string): string {
  const { protocol } = URL.parse(text.trim()) ?? {};
  if (protocol === 'redis:' || protocol === 'rediss:') return text.trim();
  const problem = 'must be a URL that begins with redis:// or rediss://';
  const issues: InputIssue[] = [{ field: 'REDIS_URL', problem }];
  throw new ReelError('invalid-input', `The environment cannot be used: REDIS_URL ${problem}.`, { issues });
}

function incomplete(given: readonly string[], missing: readonly string[]): ReelError {
  const issues: InputIssue[] = missing.map((field) => ({
    field,
    problem: `must be set too, for ${given.join(', ')} ${given.length === 1 ? 'is' : 'are'}`,
  }));
  return new ReelError(
    'invalid-input',
    `${listed(given)} ${given.length === 1 ? 'is' : 'are'} set, but ${listed(missing)} ` +
      `${missing.length === 1 ? 'is' : 'are'} not. Set ${listed(NEEDED)} to share the work among machines, or none ` +
      'of them to work on this machine alone.',
    { issues },
  );
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
