import { expect, it } from 'vitest';
import type { OwnerDefaults } from '../../domain/owner-defaults.ts';
import { leftOpen, settingsWith, startNotices } from './start-from-defaults.ts';

const DEFAULTS: OwnerDefaults = {
  brand: { name: 'Harbour Museum', logo: { asset: 'a'.repeat(64), name: 'mark.svg' } },
  settings: {
    language: 'fr',
    ratio: '1:1',
    style: 'watercolour',
    captions: { mode: 'burned' },
    music: { mood: 'calm' },
    budget: 2,
  },
};
const PLAIN = {};

it('leaves to the defaults what a brief says nothing of', () => {
  expect(leftOpen(DEFAULTS, {}, {}, PLAIN)).toEqual(DEFAULTS);
  expect(leftOpen({}, {}, {}, PLAIN)).toEqual({});
});

it('goes by the brief’s own word, setting by setting, and by its whole brand', () => {
  const said = { language: 'en', captions: { style: 'bold' }, music: { file: 'own.mp3' } };
  const open = leftOpen(DEFAULTS, { brand: { colours: ['#000000'] } }, said, PLAIN);
  expect(open).toEqual({
    settings: { ratio: '1:1', style: 'watercolour', captions: { mode: 'burned' }, budget: 2 },
  });
  expect(settingsWith(open, said)).toMatchObject({
    language: 'en',
    ratio: '1:1',
    captions: { mode: 'burned', style: 'bold' },
    music: { file: 'own.mp3' },
    speed: 1,
  });
});

it('counts as said what fields of the format’s own say of a setting', () => {
  const format = { wishedSettings: () => ({ ratio: '9:16', musicMood: 'bright' }) as const };
  expect(leftOpen({ settings: DEFAULTS.settings }, {}, {}, format).settings).toEqual({
    language: 'fr',
    style: 'watercolour',
    captions: { mode: 'burned' },
    budget: 2,
  });
});

it('tells each that a film started from, and nothing where it started from none', () => {
  expect(startNotices()).toEqual([]);
  expect(startNotices({})).toEqual([]);
  const [told] = startNotices(DEFAULTS);
  expect(told).toContain(
    'the brand Harbour Museum (mark.svg), language fr, shape 1:1, style watercolour, captions burned, music calm, at most $2',
  );
});
