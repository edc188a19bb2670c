import { homedir } from 'node:os';
import { join } from 'node:path';
import { unknownName } from '../domain/unknown-name.ts';
import { systemClock } from '../engine/system-sources.ts';
import type { Settings } from '../ports/settings-store.ts';
import { CLOUDINARY_VARIABLES } from '../publishing/cloudinary/cloudinary-settings.ts';
import { S3_VARIABLES } from '../publishing/s3/s3-settings.ts';
import { WEBHOOK_VARIABLES } from '../publishing/webhook/webhook-settings.ts';
import { type EncryptedSettings, encryptedSettings } from '../storage/encrypted-settings.ts';
import { homeFolder } from '../storage/home.ts';
import { secretKey } from '../storage/secret-key.ts';
import type { InstallationOptions } from './installation.ts';
import { VENDORS } from './vendors.ts';

/** What opens private networks is said by whoever starts the process, and by nobody over the API. */
const ENVIRONMENT_ALONE = new Set([
  'REEL_WEBHOOK_ALLOW_PRIVATE',
  'AWS_ENDPOINT_URL',
  'AWS_ENDPOINT_URL_S3',
  'CLOUDINARY_BASE_URL',
]);

const STORED_NAMES: readonly string[] = [
  ...new Set([
    ...VENDORS.flatMap(({ switchedOnBy }) => switchedOnBy),
    'LOCAL_LLM_API_KEY',
    'STABLE_DIFFUSION_LOCAL_AUTH',
    ...CLOUDINARY_VARIABLES,
    ...S3_VARIABLES,
    ...WEBHOOK_VARIABLES,
  ]),
].filter((name) => !ENVIRONMENT_ALONE.has(name));

/** The options with the settings that are kept in the home beneath their environment, which wins. */
export async function withStoredSettings<Options extends InstallationOptions>(
  options: Options,
): Promise<Options> {
  const values = await storeOf(options).values();
  const said = Object.entries(options.environment).filter(
    ([name, value]) => !(name in values) || value?.trim(),
  );
  return { ...options, environment: { ...values, ...Object.fromEntries(said) } };
}

/** The settings of a home as a person sees and changes them; `environment` is that of the process alone. */
export function settingsOf(options: InstallationOptions): Settings {
  const { list, set, remove } = storeOf(options);
  return {
    names: STORED_NAMES,
    isOverridden: (name) => Boolean(options.environment[name]?.trim()),
    list,
    async set(name, value) {
      if (!STORED_NAMES.includes(name)) throw unknownName('name', name.slice(0, 64), STORED_NAMES);
      return set(name, value);
    },
    remove,
  };
}

function storeOf({ home, environment }: InstallationOptions): EncryptedSettings {
  const folder = homeFolder(home, { environment, platform: process.platform, userFolder: homedir() });
  return encryptedSettings({
    folder: join(folder, 'settings'),
    key: secretKey(folder, environment.REEL_SECRET_KEY),
    clock: systemClock,
  });
}
