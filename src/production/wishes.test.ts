import { expect, test } from 'vitest';
import { assetHash } from '../domain/asset.ts';
import { resolveSettings, settingsSchema } from '../domain/settings.ts';
import type { Scene, Storyboard } from '../domain/storyboard.ts';
import { type FilmSource, wishesOf } from './wishes.ts';

const scene = (sequence: number): Scene => ({
  id: `scene-${sequence}`,
  sequence,
  title: `Scene ${sequence}`,
  picture: { prompt: `A lighthouse, seen for the ${sequence}th time`, style: 'professional' },
  slide: { title: `Scene ${sequence}`, bullets: [{ text: 'One' }, { text: 'Two' }] },
  narration: [
    { id: 'line-1', text: `First words of ${sequence}.`, revealsBullet: 0 },
    { id: 'line-2', text: `Second words of ${sequence}.`, revealsBullet: 1 },
  ],
  transition: { kind: 'crossfade', seconds: 0.5 },
  restSeconds: 0.8,
});

function source(scenes: Scene[], settings: object = {}): FilmSource {
  const storyboard: Storyboard = { version: 1, title: 'Lighthouses', scenes };
  const parsed = settingsSchema.parse({ music: { mood: 'calm' }, ...settings });
  return {
    storyboard,
    settings: resolveSettings(parsed, { ratio: '9:16', style: 'professional' }),
    brand: {},
    sources: new Map(),
  };
}

const labelsOnlyIn = (after: FilmSource, before: FilmSource) => {
  const known = new Set(wishesOf(before).map((wish) => assetHash(wish.recipe)));
  return wishesOf(after)
    .filter((wish) => !known.has(assetHash(wish.recipe)))
    .map((wish) => wish.label);
};

const three = [scene(1), scene(2), scene(3)];

test('wishes for a picture a scene, speech a line, music, and last for the film that needs them all', () => {
  const wishes = wishesOf(source(three));
  expect(wishes.map((wish) => wish.recipe.kind)).toEqual([
    ...['image', 'speech', 'speech', 'image', 'speech', 'speech', 'image', 'speech', 'speech'],
    'music',
    'film',
  ]);
  const made = wishes.slice(0, -1).map((wish) => assetHash(wish.recipe));
  expect(new Set(Object.values(wishes.at(-1)?.recipe.inputs ?? {}))).toEqual(new Set(made));
});

test.each([
  ['720p', '16:9', 1280, 720],
  ['720p', '4:5', 720, 900],
  ['1080p', '9:16', 1080, 1920],
  [undefined, '1:1', 1080, 1080],
])(
  'wishes for a film of %s in %s of %i x %i pixels, from the same pictures',
  (resolution, ratio, width, height) => {
    const wanted = source(three, { ratio, ...(resolution !== undefined && { resolution }) });
    expect(wishesOf(wanted).at(-1)?.recipe.intent).toMatchObject({
      size: { widthPixels: width, heightPixels: height },
    });
    const others = labelsOnlyIn(wanted, source(three, { ratio, resolution: '1080p' }));
    expect(others).toEqual(resolution === '720p' ? ['film “Lighthouses”'] : []);
  },
);

test('makes again only the speech and the film when one line says something else', () => {
  const changed = three.map((each) => structuredClone(each));
  const line = changed[1]?.narration[0];
  if (line) line.text = 'Other words.';
  expect(labelsOnlyIn(source(changed), source(three))).toEqual(['speech of “Scene 2”', 'film “Lighthouses”']);
});

test('makes again only the speech of the scene that gets a voice of its own, whichever the film has', () => {
  const changed = three.map((each) => structuredClone(each));
  for (const line of changed[1]?.narration ?? []) line.voice = 'en-gb-female';
  const anew = ['speech of “Scene 2”', 'speech of “Scene 2”', 'film “Lighthouses”'];
  expect(labelsOnlyIn(source(changed), source(three))).toEqual(anew);
  const others = labelsOnlyIn(source(changed, { voice: 'de-male' }), source(changed));
  expect(others.filter((label) => label.startsWith('speech'))).toEqual([
    ...['speech of “Scene 1”', 'speech of “Scene 1”'],
    ...['speech of “Scene 3”', 'speech of “Scene 3”'],
  ]);
});

test.each([
  ['picture', ['end', 'start']],
  ['words', []],
] as const)('has a shot that starts from the %s take, of the pictures around it, %j', (startsFrom, roles) => {
  const clip = {
    prompt: 'A light goes on',
    directions: '',
    durationSeconds: 5,
    resolution: '720p',
    startsFrom,
    endsWith: { asset: 'e'.repeat(64) },
  } as const;
  const shot = wishesOf(source([{ ...scene(1), slide: null, clip }])).find(
    ({ recipe }) => recipe.kind === 'clip',
  );
  expect(Object.keys(shot?.recipe.inputs ?? {}).sort()).toEqual(roles);
});

test('makes nothing but the film again when scenes change places', () => {
  const moved = [three[2], three[0], three[1]].filter((each) => each !== undefined);
  expect(labelsOnlyIn(source(moved), source(three))).toEqual(['film “Lighthouses”']);
});

test('makes nothing but the film again when captions are burned in, and nothing when they only stand elsewhere beside it', () => {
  expect(labelsOnlyIn(source(three, { captions: { mode: 'burned' } }), source(three))).toEqual([
    'film “Lighthouses”',
  ]);
  expect(labelsOnlyIn(source(three, { captions: { mode: 'none' } }), source(three))).toEqual([]);
});

test('wishes for no music where none is wanted', () => {
  const wishes = wishesOf(source(three, { music: { mood: 'none' } }));
  expect(wishes.some((wish) => wish.recipe.kind === 'music')).toBe(false);
});

test('draws other pictures and plays other music for another seed, but says the same', () => {
  const again = labelsOnlyIn(source(three, { seed: 2 }), source(three));
  expect(again.filter((label) => label.startsWith('speech'))).toEqual([]);
  expect(again).toHaveLength(5);
});
