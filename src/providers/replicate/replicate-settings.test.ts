import { expect, test } from 'vitest';
import { picturesAsTheyAre } from '../../../test/fakes/pictures-as-they-are.ts';
import { replicateFromEnvironment } from './replicate-settings.ts';

const parts = {
  fetch,
  clock: { nowMs: () => 0, sleep: async () => {} },
  prepare: picturesAsTheyAre,
};

test('is there where a token is given, and nowhere else', () => {
  expect(replicateFromEnvironment({ REPLICATE_API_TOKEN: 'r8_x' }, parts)?.provider).toBe('replicate');
  expect(replicateFromEnvironment({}, parts)).toBeUndefined();
  expect(replicateFromEnvironment({ REPLICATE_API_TOKEN: '' }, parts)).toBeUndefined();
});

test.each([
  { REPLICATE_BASE_URL: 'replicate' },
  { REPLICATE_BASE_URL: 'file:///etc/passwd' },
  { REPLICATE_DEADLINE: 'soon' },
  { REPLICATE_DEADLINE: '0' },
])('refuses %o by the name of the setting, without telling the token', (setting) => {
  const [name] = Object.keys(setting);
  const read = () => replicateFromEnvironment({ REPLICATE_API_TOKEN: 'r8_secret', ...setting }, parts);
  expect(read).toThrow(
    expect.objectContaining({ code: 'invalid-input', message: expect.stringContaining(name!) }),
  );
  expect(read).not.toThrow(/r8_secret/);
});
