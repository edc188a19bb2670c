import { chmod, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { encryptedSettings } from './encrypted-settings.ts';
import { secretKey } from './secret-key.ts';

const clock = { nowMs: () => Date.UTC(2026, 10, 21), sleep: () => Promise.resolve() };
const VALUE = 'sk-planted-0123456789';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'reelwright-settings-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

function store(given?: string) {
  return encryptedSettings({ folder: join(home, 'settings'), key: secretKey(home, given), clock });
}

it('keeps a value that another process reads, and tells the name alone', async () => {
  await store().set('OPENAI_API_KEY', ` ${VALUE}\n`);
  expect(await store().values()).toEqual({ OPENAI_API_KEY: VALUE });
  expect(await store().list()).toEqual([{ name: 'OPENAI_API_KEY', setAt: '2026-11-21T00:00:00.000Z' }]);
});

it('writes nothing that can be read, in files that nobody else may open', async () => {
  await store().set('OPENAI_API_KEY', VALUE);
  for (const name of await readdir(home, { recursive: true })) {
    const path = join(home, name);
    const { mode } = await stat(path);
    expect(mode & 0o077, name).toBe(0);
    if ((await stat(path)).isDirectory()) continue;
    const text = await readFile(path, 'utf8');
    expect(text).not.toContain(VALUE);
    expect(text).not.toContain(Buffer.from(VALUE).toString('base64').slice(0, 12));
  }
  const key = await stat(join(home, 'secret.key'));
  expect(key.mode & 0o777).toBe(0o600);
});

it('encrypts the same value otherwise each time', async () => {
  const read = () => readFile(join(home, 'settings/OPENAI_API_KEY.json'), 'utf8');
  await store().set('OPENAI_API_KEY', VALUE);
  const first = await read();
  await store().set('OPENAI_API_KEY', VALUE);
  expect(await read()).not.toBe(first);
});

it('takes the key from the environment, and then makes no file of one', async () => {
  const given = Buffer.alloc(32, 5);
  await store(given.toString('base64')).set('OPENAI_API_KEY', VALUE);
  expect(await readdir(home)).toEqual(['settings']);
  expect(await store(given.toString('hex')).values()).toEqual({ OPENAI_API_KEY: VALUE });
});

it('says so where the key is another one, where a file was changed and where it was renamed', async () => {
  await store(Buffer.alloc(32, 5).toString('base64')).set('OPENAI_API_KEY', VALUE);
  const withOther = store(Buffer.alloc(32, 6).toString('base64')).values();
  await expect(withOther).rejects.toMatchObject({
    code: 'invalid-input',
    issues: [{ field: 'OPENAI_API_KEY' }],
  });
  await expect(store().values()).rejects.toMatchObject({ code: 'invalid-input' });
  const path = join(home, 'settings/OPENAI_API_KEY.json');
  const right = store(Buffer.alloc(32, 5).toString('base64'));
  const file = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...file, data: Buffer.alloc(20).toString('base64') }));
  await expect(right.values()).rejects.toMatchObject({ code: 'invalid-input' });
  await writeFile(path, JSON.stringify({ ...file, name: 'GEMINI_API_KEY' }));
  await rename(path, join(home, 'settings/GEMINI_API_KEY.json'));
  await expect(right.values()).rejects.toMatchObject({ code: 'invalid-input' });
  expect(await right.remove('GEMINI_API_KEY')).toBe(true);
  expect(await right.values()).toEqual({});
});

it('refuses a key file that others may read', async () => {
  await store().set('OPENAI_API_KEY', VALUE);
  await chmod(join(home, 'secret.key'), 0o644);
  await expect(store().values()).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('chmod 600'),
  });
});

it('makes one key for two that set at the same time', async () => {
  await Promise.all([store().set('OPENAI_API_KEY', 'one'), store().set('GEMINI_API_KEY', 'two')]);
  expect(await store().values()).toEqual({ GEMINI_API_KEY: 'two', OPENAI_API_KEY: 'one' });
});

it.each([
  ['OPENAI_API_KEY', '  '],
  ['OPENAI_API_KEY', 'two\nlines'],
  ['OPENAI_API_KEY', 'a\u0000byte'],
  ['OPENAI_API_KEY', 'an\u0085end of a line'],
  ['OPENAI_API_KEY', 'x'.repeat(5000)],
  ['../../evil', 'x'],
  ['lower_case', 'x'],
])('keeps nothing under %s where the value is “%s”', async (name, value) => {
  const refused = await store()
    .set(name, value)
    .catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'invalid-input' });
  expect(await readdir(home)).toEqual([]);
});
