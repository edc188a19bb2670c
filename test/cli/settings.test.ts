import { expect, it } from 'vitest';
import { openSettings } from '../../src/compose.ts';
import { reel, temporaryFolder } from './command-line.ts';

const VALUE = 'sk-planted-9876543210';

/** Settings of an empty home, by the command line. */
async function settingsHome(environment: Record<string, string> = {}) {
  const folder = await temporaryFolder();
  return {
    run: (args: string[], stdin = '') =>
      reel(['settings', ...args], {
        openSettings: () => openSettings({ home: folder.path, environment }),
        stdin,
        environment,
      }),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

it('keeps a value from a pipe, lists its name and forgets it, and never shows it', async () => {
  await using home = await settingsHome();
  const kept = await home.run(['set', 'OPENAI_API_KEY'], `${VALUE}\n`);
  const listed = await home.run(['list']);
  const asJson = await home.run(['list', '--json']);
  const removed = await home.run(['remove', 'OPENAI_API_KEY']);
  const again = await home.run(['remove', 'OPENAI_API_KEY']);
  expect([kept, listed, asJson, removed, again].map(({ status }) => status)).toEqual([0, 0, 0, 0, 2]);
  expect(listed.stdout).toMatch(/OPENAI_API_KEY +20\d\d-/);
  expect(JSON.parse(asJson.stdout)).toMatchObject({
    settings: [{ name: 'OPENAI_API_KEY', overridden: false }],
    names: expect.arrayContaining(['CLOUDINARY_URL', 'AWS_SECRET_ACCESS_KEY', 'REPLICATE_API_TOKEN']),
  });
  const said = [kept, listed, asJson, removed, again].map(({ stdout, stderr }) => stdout + stderr).join('');
  expect(said).not.toContain(VALUE);
});

it('says where the environment wins', async () => {
  await using home = await settingsHome({ OPENAI_API_KEY: 'sk-of-the-environment' });
  const { stderr } = await home.run(['set', 'OPENAI_API_KEY'], VALUE);
  expect(stderr).toContain('The environment sets OPENAI_API_KEY too, and wins.');
  expect((await home.run(['list'])).stdout).toContain('set in the environment, which wins');
});

it.each([
  [['set', 'OPENAI_KEY'], 'Did you mean OPENAI_API_KEY?'],
  [['set', 'REEL_HOME'], 'name must be one of'],
  [['set', 'REEL_WEBHOOK_ALLOW_PRIVATE'], 'name must be one of'],
  [['set', 'OPENAI_API_KEY', VALUE], 'stays in the shell’s history'],
])('refuses %j', async (args, problem) => {
  await using home = await settingsHome();
  const { status, stderr } = await home.run(args, VALUE);
  expect(status).toBe(2);
  expect(stderr).toContain(problem);
  expect(stderr).not.toContain(VALUE);
});
