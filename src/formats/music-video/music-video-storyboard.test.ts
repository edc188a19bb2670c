import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeadTrack } from '../../domain/music-led.ts';
import { resolveSettings } from '../../domain/settings.ts';
import type { StoryboardContext } from '../../ports/format.ts';
import type { MusicAnalysis } from '../../ports/music-analyser.ts';
import { createBuiltinWriter } from '../../providers/builtin/writer/builtin-writer.ts';
import { DIRECTOR_STYLE_NAMES } from './director-styles.ts';
import { type MusicVideoBrief, musicVideoSchema } from './music-video-brief.ts';
import { musicVideoFormat } from './music-video-format.ts';
import { anyAnalysis, steadyTrack } from './random-analysis.test-oracle.ts';

const TRACK = 'a'.repeat(64);
const MARA = 'b'.repeat(64);
const PRODUCT = 'c'.repeat(64);

const briefOf = (changes: object = {}): MusicVideoBrief =>
  musicVideoSchema.parse({
    concept: 'Rain falls on a city. A bus comes. The sun rises over the sea.',
    backing_track: 'track.ogg',
    ...changes,
  });

function contextFor(
  brief: MusicVideoBrief,
  analysis: MusicAnalysis,
  heard: LeadTrack[] = [],
): StoryboardContext {
  const { musicMood, ...wished } = {
    ...musicVideoFormat.defaults,
    ...musicVideoFormat.wishedSettings?.(brief),
  };
  const settings = resolveSettings(brief.settings, wished);
  return {
    settings: { ...settings, music: { mood: musicMood, ...settings.music } },
    sources: new Map([
      ['track.ogg', TRACK],
      ['mara.svg', MARA],
      ['product.svg', PRODUCT],
    ]),
    writer: createBuiltinWriter(),
    findModel: (_field, name) => ({ provider: 'vendor', name }),
    secondsOf: () => Promise.reject(new Error('There is no file.')),
    hear: async (track) => {
      heard.push(track);
      return analysis;
    },
  };
}

const storyboardOf = (changes: object = {}, analysis = steadyTrack([0.2, 0.9]), heard?: LeadTrack[]) => {
  const brief = briefOf(changes);
  return musicVideoFormat.storyboard(brief, contextFor(brief, analysis, heard));
};

const visual = (n: number) => ({ visual: `Place number ${n}.`, words: `Words ${n}` });

describe('F5: a music video’s storyboard', () => {
  it('loses, repeats and reorders no scene of the brief, and is as long as the track', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyAnalysis.filter(({ durationSeconds }) => durationSeconds > 20),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(...DIRECTOR_STYLE_NAMES),
        async (analysis, count, director_style) => {
          const scenes = Array.from({ length: count }, (_, index) => visual(index + 1));
          const made = await storyboardOf({ scenes, director_style }, analysis);
          expect(made.scenes.map(({ title }) => title)).toEqual(
            scenes.map((_, index) => `Place number ${index + 1}`),
          );
          const seconds = made.scenes.reduce((sum, { leastSeconds = 0 }) => sum + leastSeconds, 0);
          expect(seconds).toBeGreaterThanOrEqual(analysis.durationSeconds - 1e-6);
          expect(seconds).toBeLessThan(analysis.durationSeconds + 1 / 24 + 1e-6);
          for (const { views = [], leastSeconds = 0 } of made.scenes) {
            const seen = views.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
            expect(seen).toBeCloseTo(leastSeconds, 6);
          }
          const shown = made.scenes.slice(1).map(({ views = [] }) => {
            const words = views.flatMap(({ words: said, continues }) =>
              said && !continues ? [said.text] : [],
            );
            return words.join(' ');
          });
          expect(shown).toEqual(scenes.slice(1).map(({ words }) => words));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('shows every sentence of a concept once the music has room for it, in their order', async () => {
    const { scenes, notices } = await storyboardOf();
    const prompts = scenes.map(({ picture }) => (picture && 'prompt' in picture ? picture.prompt : ''));
    const order = ['Rain falls on a city', 'A bus comes', 'The sun rises over the sea'].map((sentence) =>
      prompts.findIndex((prompt) => prompt.includes(sentence)),
    );
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(order[0]).toBe(0);
    expect(new Set(prompts).size).toBe(prompts.length);
    expect(notices?.[0]).toMatch(/Without a language model/);
  });

  it('says how a character looks word for word wherever the character is, with the pictures', async () => {
    const characters = [{ name: 'Mara', description: 'A red raincoat', reference_images: ['mara.svg'] }];
    const scenes = [{ visual: 'A street', characters: ['Mara'] }, { visual: 'A sea' }];
    const made = await storyboardOf({ characters, scenes });
    expect(made.scenes.map(({ picture }) => picture)).toMatchObject([
      {
        prompt: expect.stringContaining('Mara: A red raincoat.'),
        references: [{ role: 'character', name: 'Mara', own: { asset: MARA } }],
      },
      { prompt: expect.not.stringContaining('raincoat') },
    ]);
  });

  it('ends an ad on its product, laid over a stage, after the seconds that were asked for', async () => {
    const product = { name: 'Nimbus', description: 'Headphones', reference_images: ['product.svg'] };
    const { scenes, leadMusic } = await storyboardOf({ mode: 'ad-creative', product, duration: 20 });
    expect(scenes.reduce((sum, { leastSeconds = 0 }) => sum + leastSeconds, 0)).toBeCloseTo(20, 6);
    expect(scenes.at(-1)).toMatchObject({
      card: { text: 'Nimbus' },
      layers: [{ own: { asset: PRODUCT } }],
      picture: { prompt: expect.stringMatching(/^An empty stage/) },
    });
    expect(leadMusic).toMatchObject({ own: { asset: TRACK }, fadeOutSeconds: 2 });
  });

  it('composes the track that it is cut to where there is none, and listens to that', async () => {
    const heard: LeadTrack[] = [];
    const { leadMusic } = await storyboardOf(
      { backing_track: undefined, duration: 30 },
      steadyTrack([0.5, 0.9]),
      heard,
    );
    expect(heard).toEqual([{ composed: { mood: 'futuristic', seed: 1, durationSeconds: 30 } }]);
    expect(leadMusic).toMatchObject(heard[0] ?? {});
  });

  it('plays a track that a person brought to its own end', async () => {
    const { leadMusic, scenes } = await storyboardOf();
    const lengthSeconds = scenes.reduce((sum, { leastSeconds = 0 }) => sum + leastSeconds, 0);
    expect(leadMusic).toEqual({
      own: { asset: TRACK },
      fadeOutSeconds: 0,
      lengthSeconds: expect.closeTo(lengthSeconds, 1),
    });
  });

  it('refuses a film longer than its track, and music that is switched off', async () => {
    await expect(storyboardOf({ duration: 100 })).rejects.toThrow(/backing_track lasts 32 s/);
    const none = { backing_track: undefined, settings: { music: { mood: 'none' } } };
    await expect(storyboardOf(none)).rejects.toThrow(/cut to music/);
  });

  it('has every director style look and move in its own way', async () => {
    const made = await Promise.all(
      DIRECTOR_STYLE_NAMES.map((director_style) => storyboardOf({ director_style, scenes: [visual(1)] })),
    );
    const prompts = made.map(({ scenes }) => JSON.stringify(scenes[0]?.picture));
    expect(new Set(prompts).size).toBe(DIRECTOR_STYLE_NAMES.length);
    expect(DIRECTOR_STYLE_NAMES.length).toBeGreaterThanOrEqual(8);
  });
});

describe('F5: a music video’s brief', () => {
  const issuesOf = (document: object) =>
    musicVideoSchema
      .safeParse(document)
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

  it('takes the brief as it is published', () => {
    expect(
      issuesOf({
        concept: 'A city at night.',
        characters: [{ name: 'Mara', description: 'A dancer', reference_images: ['mara.svg'] }],
        backing_track: 'track.ogg',
        director_style: 'Wes Anderson',
        scenes: [{ visual: 'A street', characters: ['Mara'] }],
      }),
    ).toBeUndefined();
  });

  it('names a character that nobody described, and a product that is missing', () => {
    expect(issuesOf({ concept: 'A city.', scenes: [{ visual: 'A street', characters: ['Mara'] }] })).toEqual([
      'scenes.0.characters.0: is none of the characters; there are none',
    ]);
    expect(issuesOf({ concept: 'A city.', mode: 'ad-creative' })).toEqual([
      expect.stringContaining('product: must say what is shown'),
    ]);
  });

  it('asks for a singer and a moving shot before lip-sync', () => {
    const characters = [{ name: 'Mara' }];
    const of = (scene: object, model?: string) =>
      issuesOf({
        concept: 'A city.',
        characters,
        model,
        scenes: [{ visual: 'A street', lip_sync: {}, ...scene }],
      });
    expect(of({}, 'auto')).toEqual([expect.stringContaining('needs somebody who sings')]);
    expect(of({ characters: ['Mara'] })).toEqual([expect.stringContaining('needs a moving shot')]);
    expect(of({ characters: ['Mara'] }, 'auto')).toBeUndefined();
  });

  it('is made from one line', async () => {
    const brief = await musicVideoFormat.briefFromText('A lighthouse that dances', {
      settings: briefOf().settings,
      given: {},
      writer: createBuiltinWriter(),
    });
    expect(brief).toMatchObject({ title: 'A lighthouse that dances', concept: 'A lighthouse that dances' });
  });
});
