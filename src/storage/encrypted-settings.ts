import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ReelError } from '../domain/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { SettingsStore, StoredSetting } from '../ports/settings-store.ts';
import type { SecretKey } from './secret-key.ts';
import { asStorageError, fileErrorCode } from './storage-errors.ts';

export interface EncryptedSettingsParts {
  /** The folder of the settings, a file each. */
  folder: string;
  key: SecretKey;
  clock: Clock;
}

/** Settings that the process that uses them can read, and nobody else can ask for. */
export interface EncryptedSettings extends SettingsStore {
  /** Every value by its name; `invalid-input`, naming the setting, where the key is not that which encrypted it. */
  values(): Promise<Record<string, string>>;
}

const NAME = /^[A-Z][A-Z0-9_]{1,63}$/;
const MOST_CHARACTERS = 4096;
const CIPHER = 'aes-256-gcm';
/** As NIST SP 800-38D advises for this cipher. */
const NONCE_BYTES = 12;

const fileSchema = z.object({
  version: z.literal(1),
  name: z.string(),
  set_at: z.iso.datetime(),
  nonce: z.base64(),
  tag: z.base64(),
  data: z.base64(),
});
type SettingFile = z.infer<typeof fileSchema>;

/** Settings in a folder, a file each: encrypted and bound to their names by AES-256-GCM. */
export function encryptedSettings({ folder, key, clock }: EncryptedSettingsParts): EncryptedSettings {
  const pathOf = (name: string) => join(folder, `${name}.json`);
  return {
    async list() {
      return (await filesIn(folder)).map(({ name, set_at }): StoredSetting => ({ name, setAt: set_at }));
    },
    async set(name, value) {
      const text = checked(name, value);
      const file = encrypted(name, text, await key.findOrMake(), new Date(clock.nowMs()).toISOString());
      const unfinished = `${pathOf(name)}.${randomUUID()}`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(unfinished, `${JSON.stringify(file)}\n`, { mode: 0o600 });
        await rename(unfinished, pathOf(name));
      } catch (error) {
        await rm(unfinished, { force: true }).catch(() => undefined);
        throw asStorageError(error, folder);
      }
      return { name, setAt: file.set_at };
    },
    async remove(name) {
      if (!NAME.test(name)) return false;
      try {
        await rm(pathOf(name));
        return true;
      } catch (error) {
        if (fileErrorCode(error) === 'ENOENT') return false;
        throw asStorageError(error, folder);
      }
    },
    async values() {
      const files = await filesIn(folder);
      if (files.length === 0) return {};
      const bytes = await key.find();
      return Object.fromEntries(files.map((file) => [file.name, decrypted(file, bytes)]));
    },
  };
}

function checked(name: string, value: string): string {
  const text = value.trim();
  const refusal = (problem: string) =>
    new ReelError('invalid-input', `${name.slice(0, 64)} ${problem}.`, {
      issues: [{ field: name.slice(0, 64), problem }],
    });
  if (!NAME.test(name)) throw refusal('is no name of a setting');
  if (text === '') throw refusal('must have a value');
  if (text.length > MOST_CHARACTERS) throw refusal(`must have at most ${MOST_CHARACTERS} characters`);
  if (/\p{Cc}/u.test(text)) throw refusal('must be one line of text');
  return text;
}

function encrypted(name: string, text: string, key: Buffer, setAt: string): SettingFile {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(name));
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return {
    version: 1,
    name,
    set_at: setAt,
    nonce: nonce.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    data: data.toString('base64'),
  };
}

function decrypted({ name, nonce, tag, data }: SettingFile, key: Buffer | undefined): string {
  try {
    if (key === undefined) throw new TypeError('There is no key');
    const cipher = createDecipheriv(CIPHER, key, Buffer.from(nonce, 'base64'))
      .setAAD(Buffer.from(name))
      .setAuthTag(Buffer.from(tag, 'base64'));
    return Buffer.concat([cipher.update(Buffer.from(data, 'base64')), cipher.final()]).toString('utf8');
  } catch (error) {
    const problem = 'was encrypted by another key than REEL_SECRET_KEY or the home’s secret.key';
    throw new ReelError(
      'invalid-input',
      `The setting ${name} ${problem}. Put that key back, or run: reel settings remove ${name}`,
      { cause: error, issues: [{ field: name, problem }] },
    );
  }
}

async function filesIn(folder: string): Promise<SettingFile[]> {
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
    return texts.map((text, index) => fileOf(text, join(folder, names[index] ?? '')));
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return [];
    throw asStorageError(error, folder);
  }
}

function fileOf(text: string, path: string): SettingFile {
  try {
    const file = fileSchema.parse(JSON.parse(text));
    // The name is part of what is signed: a file that was renamed is none of these.
    if (path.endsWith(`/${file.name}.json`) || path.endsWith(`\\${file.name}.json`)) return file;
  } catch {
    // Told below, without what stands in the file.
  }
  throw new ReelError(
    'invalid-input',
    `${path} is damaged. Remove it, and set it again with reel settings set.`,
  );
}
