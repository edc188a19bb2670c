import { expect, test } from 'vitest';
import { studioInFolder } from './studio-in-folder.ts';

test('a misspelt variable of ours is found by the doctor, with the one that was meant', async () => {
  await using place = await studioInFolder({ REEL_LIMITS: 'pictures=2', REEL_ATTEMPT: '4' });
  const findings = await place.studio.doctor();
  expect(findings.filter(({ name }) => name === 'settings')).toEqual([
    {
      name: 'settings',
      state: 'degraded',
      detail: 'REEL_ATTEMPT says nothing here; did you mean REEL_ATTEMPTS?',
    },
  ]);
});
