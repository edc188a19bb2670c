import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveSettings } from '../../domain/settings.ts';
import type { Scene } from '../../domain/storyboard.ts';
import type { StoryboardContext } from '../../ports/format.ts';
import { readScene } from '../../providers/builtin/pictures/words/read-scene.ts';
import { createBuiltinWriter } from '../../providers/builtin/writer/builtin-writer.ts';
import { type AdBrief, adSchema } from './ad-brief.ts';
import { adFormat } from './ad-format.ts';
import { AD_STYLE_NAMES, adStyle } from './ad-styles.ts';

const PRODUCT = 'a'.repeat(64);

function briefOf(changes: object = {}): AdBrief {
  return adSchema.parse({ product_name: 'Lumo', style: 'bold', cta_text: 'Pack yours today', ...changes });
}

function contextFor(brief: AdBrief): StoryboardContext {
  const settings = resolveSettings(brief.settings, {
    ...adFormat.defaults,
    ...adFormat.wishedSettings?.(brief),
  });
  return {
    settings,
    sources: new Map([['lumo.svg', PRODUCT]]),
    writer: createBuiltinWriter(),
    findModel: (_field, name) => ({ provider: 'vendor', name }),
    secondsOf: () => Promise.reject(new Error('There is no file.')),
    hear: () => Promise.reject(new Error('There is no music to listen to.')),
  };
}

async function scenesOf(changes: object = {}): Promise<Scene[]> {
  const brief = briefOf(changes);
  return (await adFormat.storyboard(brief, contextFor(brief))).scenes;
}

const spokenIn = (scenes: Scene[]) => scenes.flatMap(({ narration }) => narration.map(({ text }) => text));
const readIn = (scenes: Scene[]) =>
  scenes.flatMap(({ card }) => (card ? [card.text, card.subtitle ?? '', card.button?.text ?? ''] : []));

const word = fc.constantFrom(
  'lamp',
  'shines',
  'brightly',
  'over',
  'every',
  'quiet',
  'camp',
  'tonight',
  'for',
  'hours',
);
const sentence = fc
  .array(word, { minLength: 2, maxLength: 7 })
  .map((words) => `${words.join(' ')}.`)
  .map((text) => text.charAt(0).toUpperCase() + text.slice(1));
const description = fc
  .uniqueArray(sentence, { minLength: 1, maxLength: 7 })
  .filter((sentences) => sentences.join(' ').length < 280);

describe('an ad’s storyboard', () => {
  it('says every sentence of its description once and in its order, then the call to action', async () => {
    await fc.assert(
      fc.asyncProperty(description, async (sentences) => {
        const scenes = await scenesOf({ description: sentences.join(' ') });
        const said = spokenIn(scenes).join(' ');
        expect(said.replace(/^Meet Lumo\. /, '')).toBe([...sentences, 'Pack yours today'].join(' '));
      }),
      { numRuns: 60 },
    );
  });

  it('shows the same words where nobody speaks, once and in order', async () => {
    await fc.assert(
      fc.asyncProperty(description, async (sentences) => {
        const scenes = await scenesOf({ description: sentences.join(' '), voiceover: false });
        expect(spokenIn(scenes)).toEqual([]);
        const shown = readIn(scenes)
          .filter((text) => text !== '' && text !== 'Lumo' && text !== 'Meet Lumo.')
          .join(' ');
        expect(shown).toBe([...sentences, 'Pack yours today'].join(' '));
      }),
      { numRuns: 60 },
    );
  });

  it('says of a product that one line names no more than the line, and nothing twice', async () => {
    const names = ['Lumo', 'Solar lantern', 'The lantern that floats', 'Lumo 2 & Nox'];
    const hooks = await Promise.all(
      names.map(async (product_name) => spokenIn(await scenesOf({ product_name }))[0]),
    );
    expect(hooks).toEqual(['Meet Lumo.', 'Solar lantern.', 'The lantern that floats.', 'Meet Lumo 2 & Nox.']);
    const described = await scenesOf({ description: 'Lumo is a lantern for campers.' });
    expect(spokenIn(described)).toEqual([
      'Lumo is a lantern for campers.',
      'Take a closer look.',
      'Pack yours today',
    ]);
  });

  it('names its scenes uniquely and numbers them, with the call to action last', async () => {
    await fc.assert(
      fc.asyncProperty(description, async (sentences) => {
        const scenes = await scenesOf({ description: sentences.join(' ') });
        expect(new Set(scenes.map(({ id }) => id)).size).toBe(scenes.length);
        expect(scenes.map(({ sequence }) => sequence)).toEqual(scenes.map((_, index) => index + 1));
        expect(scenes.slice(0, 2).map(({ id }) => id)).toEqual(['hook', 'product']);
        expect(scenes.at(-1)?.id).toBe('call-to-action');
      }),
      { numRuns: 30 },
    );
  });

  it('lasts 15 to 30 seconds with 5 seconds a scene, however much is known of the product', async () => {
    for (const count of [0, 1, 2, 3, 4, 5, 6]) {
      const sentences = Array.from(
        { length: count },
        (_, index) => `It does thing number ${index + 1} well.`,
      );
      const scenes = await scenesOf(count === 0 ? {} : { description: sentences.join(' ') });
      expect(scenes.every(({ leastSeconds }) => leastSeconds === 5)).toBe(true);
      expect(scenes.length * 5).toBeGreaterThanOrEqual(15);
      expect(scenes.length * 5).toBeLessThanOrEqual(30);
    }
  });

  it('has fewer scenes where the platform or the brief asks for less time, and fills that time', async () => {
    const long = 'One is good. Two is good. Three is good. Four is good. Five is good.';
    const stories = await scenesOf({ description: long, platform: 'stories' });
    expect(stories.length).toBe(3);
    const short = await scenesOf({ description: long, duration: 22 });
    expect(short.reduce((sum, { leastSeconds = 0 }) => sum + leastSeconds, 0)).toBeCloseTo(22);
  });

  it('keeps the sentences that matter most of a description too long to be said, in their order', async () => {
    const sentences = Array.from(
      { length: 14 },
      (_, index) => `Lamp fact ${index + 1} is about the lamp and the tent it lights.`,
    );
    const brief = briefOf({ description: sentences.join(' ') });
    const { scenes, notices } = await adFormat.storyboard(brief, contextFor(brief));
    const said = spokenIn(scenes).join(' ');
    expect(notices).toEqual([expect.stringMatching(/of its 14 sentences are said/)]);
    const kept = sentences.filter((each) => said.includes(each));
    expect(kept.length).toBeGreaterThan(1);
    expect(kept.length).toBeLessThan(14);
    expect(said).toBe([...kept, 'Pack yours today'].join(' '));
  });

  it('lays the product itself over its own scenes, and gives it to models as a reference elsewhere', async () => {
    const text = 'Nights are dark. Lumo is not. It lasts for 12 hours.';
    const scenes = await scenesOf({ description: text, product_image: 'lumo.svg', model: 'ltxv' });
    const layered = scenes.filter(({ layers }) => layers !== undefined);
    expect(layered.map(({ id }) => id)).toEqual(['product', 'call-to-action']);
    for (const { layers, card, picture } of layered) {
      expect(layers).toMatchObject([{ own: { asset: PRODUCT }, cutOut: true, shadow: true }]);
      expect(card?.besideLayer).toBe(true);
      expect(picture).not.toHaveProperty('references');
    }
    const others = scenes.filter(({ layers }) => layers === undefined);
    for (const { picture, clip } of others) {
      expect(picture).toMatchObject({
        references: [{ role: 'product', name: 'Lumo', own: { asset: PRODUCT } }],
      });
      expect(clip).toMatchObject({ model: { name: 'ltxv' }, references: [{ role: 'product' }] });
    }
  });

  it('moves its scenes by the model that is named, by one that is chosen, or by a camera alone', async () => {
    const models = async (changes: object) =>
      (await scenesOf(changes)).map(({ clip }) => (clip && 'model' in clip ? clip.model?.name : undefined));
    expect(await models({ model: 'minimax' })).toEqual(['minimax', 'minimax', undefined]);
    expect(await models({ quality: 'high' })).toEqual(['auto-high', 'auto-high', undefined]);
    expect(await models({ model: 'auto' })).toEqual(['auto', 'auto', undefined]);
    expect(await models({ model: 'none', quality: 'high' })).toEqual([undefined, undefined, undefined]);
    const still = await scenesOf({ model: 'none' });
    expect(still.every(({ move, clip }) => move !== undefined && clip === undefined)).toBe(true);
    const open = await scenesOf();
    expect(open.map(({ move, clip }) => [move === undefined, clip !== undefined])).toEqual([
      [true, true],
      [true, true],
      [false, false],
    ]);
  });

  it('keeps its other scenes as they are when the call to action changes', async () => {
    const [before, after] = [await scenesOf(), await scenesOf({ cta_text: 'Now' })];
    expect(after.slice(0, -1)).toEqual(before.slice(0, -1));
    expect(after.at(-1)?.card?.button?.text).toBe('Now');
  });
});

describe('a style', () => {
  it('is what the specification says for the four that it names', () => {
    expect(adStyle('luxury')).toMatchObject({ frameRate: 24, motion: 'low' });
    expect(adStyle('energetic')).toMatchObject({ frameRate: 30, motion: 'high' });
    expect(adStyle('minimal')).toMatchObject({ frameRate: 24, motion: 'low' });
    expect(adStyle('bold')).toMatchObject({ frameRate: 24, motion: 'medium' });
  });

  it.each(AD_STYLE_NAMES)('%s adds no thing of its own to what the built-in painter shows', async (style) => {
    expect(readScene(`.\n${adStyle(style).look}`).concepts).toEqual([]);
  });

  it('gives way to what the settings say', async () => {
    const wished = contextFor(briefOf({ platform: 'youtube', settings: { ratio: '1:1', frameRate: 60 } }));
    expect(wished.settings).toMatchObject({ ratio: '1:1', frameRate: 60, transition: { kind: 'wipe' } });
    expect(contextFor(briefOf({ platform: 'youtube' })).settings).toMatchObject({
      ratio: '16:9',
      frameRate: 24,
    });
  });
});
