import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeElevenLabs } from '../fakes/elevenlabs-server.ts';
import { FakeGemini } from '../fakes/gemini-server.ts';
import { type FolderStudio, shortLesson, studioInFolder } from './studio-in-folder.ts';

let gemini: FakeGemini;
let elevenLabs: FakeElevenLabs;
let home: FolderStudio;

beforeEach(async () => {
  [gemini, elevenLabs] = await Promise.all([FakeGemini.start(), FakeElevenLabs.start()]);
  home = await studioInFolder({
    GEMINI_API_KEY: gemini.key,
    GEMINI_BASE_URL: gemini.baseUrl,
    ELEVENLABS_API_KEY: elevenLabs.key,
    ELEVENLABS_BASE_URL: elevenLabs.baseUrl,
    REEL_MUSIC_PROVIDERS: 'builtin',
    REEL_ATTEMPTS: '1',
  });
});

afterEach(async () => {
  for (const each of [home, gemini, elevenLabs]) await each[Symbol.asyncDispose]();
});

const signal = new AbortController().signal;

function paths(fake: FakeGemini | FakeElevenLabs): string[] {
  return fake.asked.map(({ url }) => url.pathname);
}

describe('a lesson with Gemini’s pictures and ElevenLabs’ voice', () => {
  it('is planned at its price, made with one call for each picture and line, and made again with none', async () => {
    const { plan } = await home.studio.plan({
      brief: { text: JSON.stringify(shortLesson()) },
      overrides: [],
      signal,
      onEvent: () => {},
    });
    const bought = plan.wanted.filter(({ offer }) => offer?.provider === 'gemini');
    expect(bought.map(({ recipe }) => recipe.kind)).toEqual(['image', 'image']);
    expect(plan.total).toMatchObject({ knownMicros: 2 * 67_000 + spokenMicros(), unknown: [] });
    expect([gemini.requests, elevenLabs.requests]).toEqual([0, 0]);

    const made = await home.make('first', shortLesson());
    expect([gemini.accepted, elevenLabs.accepted]).toEqual([2, 3]);
    expect(made.costMicros).toBe(plan.total.knownMicros);
    expect(made.checks.filter(({ ok }) => !ok)).toEqual([]);
    const { assets } = await home.studio.showProject(made.projectId);
    expect(
      assets
        .filter(({ recipe }) => recipe.kind === 'image' || recipe.kind === 'speech')
        .map(({ recipe, provenance }) => `${recipe.kind}: ${provenance.provider}/${provenance.model}`)
        .toSorted(),
    ).toEqual([
      'image: gemini/gemini-3.1-flash-image',
      'image: gemini/gemini-3.1-flash-image',
      ...Array.from({ length: 3 }, () => 'speech: elevenlabs/eleven_multilingual_v2'),
    ]);

    const again = await home.make('again', shortLesson());
    expect(again).toMatchObject({ assets: { made: 0 }, costMicros: 0 });
    expect([gemini.requests, elevenLabs.requests]).toEqual([2, 3]);
  });

  it('P2: stops at the budget of its brief, says who was to be paid, and goes on once that is raised', async () => {
    const stopped = home.make('first', shortLesson({ settings: { budget: 0.07 } }), { stage: 'images' });
    await expect(stopped).rejects.toMatchObject({
      code: 'over-budget',
      message: expect.stringMatching(
        /to gemini \(gemini-3\.1-flash-image\), costs \$0\.067, and \$0\.003 is left/,
      ),
    });
    expect(gemini.accepted).toBe(1);
    const [{ projectId } = { projectId: '' }] = await home.studio.listCalls({});
    await home.studio.setBudget(1, projectId);
    await home.studio.runProject({ projectId, stage: 'images', signal, onEvent: () => {} });
    expect(gemini.accepted).toBe(2);
  });

  it('steps down to what is built in where a vendor refuses, and says so', async () => {
    gemini.trouble = () => ({ answers: 400 });
    const made = await home.make('first', shortLesson());
    expect([gemini.accepted, elevenLabs.accepted]).toEqual([0, 3]);
    const { assets } = await home.studio.showProject(made.projectId);
    const pictures = assets.filter(({ recipe }) => recipe.kind === 'image');
    for (const { provenance } of pictures) {
      expect(provenance).toMatchObject({
        provider: 'builtin-painter',
        steppedDown: [{ provider: 'gemini' }],
      });
    }
    expect(home.events.filter(({ type }) => type === 'stepped-down').length).toBe(2);
    expect(made.degraded.length).toBe(2);
  });
});

describe('a text by a language model', () => {
  const topic = 'How lighthouses work';
  const asText = { format: 'lesson', overrides: ['settings.music.mood=none'], stage: 'script' as const };

  it('is only priced by a plan, written once by the first run, and never asked for again', async () => {
    const request = { brief: { text: topic }, format: 'lesson', overrides: [], signal, onEvent: () => {} };
    const planned = await home.studio.plan(request);
    expect(planned.notices[0]).toMatch(
      /^Not written yet: the lesson from a topic\. gemini-3-flash-preview would write it for at most \$0\.0/,
    );
    const [script] = planned.plan.wanted;
    expect(script).toMatchObject({ stage: 'script', offer: { model: 'gemini-3-flash-preview' } });
    expect(gemini.requests).toBe(0);

    const made = await home.make('first', topic, asText);
    expect(made.notices).toEqual([
      'The text was written by gemini-3-flash-preview for $0.0032; written once, it is not paid for again.',
    ]);
    expect(paths(gemini)).toEqual(['/v1beta/models/gemini-3-flash-preview:generateContent']);
    const { project } = await home.studio.showProject(made.projectId);
    expect(project.title).toBe('A lesson_title about lighthouses.');

    expect((await home.make('again', topic, asText)).notices).toEqual([]);
    expect((await home.studio.plan(request)).notices).toEqual([]);
    expect(gemini.accepted).toBe(1);
    const [call, ...more] = await home.studio.listCalls({});
    expect([call?.model, call?.cost, more.length]).toEqual([
      'gemini-3-flash-preview',
      { known: true, micros: 3_200 },
      0,
    ]);
  });

  it('of a kept project stands in its plan, and counts against its budget and as its run’s', async () => {
    const ad = {
      product_name: 'Lumo',
      description: 'It shines for 12 hours.',
      style: 'bold',
      cta_text: 'Go',
    };
    const asAd = { format: 'ad', stage: 'script' as const };
    const request = {
      brief: { text: JSON.stringify(ad) },
      ...asAd,
      overrides: [],
      signal,
      onEvent: () => {},
    };
    const { plan } = await home.studio.plan(request);
    expect(plan.wanted.map(({ stage, label }) => [stage, label])).toEqual([['script', 'ad script']]);
    expect(plan.total.knownMicros).toBeGreaterThan(0);

    const tooLittle = { ...ad, settings: { budget: 0.000_001 } };
    await expect(home.make('ad', tooLittle, asAd)).rejects.toMatchObject({ code: 'over-budget' });
    expect(gemini.requests).toBe(0);

    const made = await home.make('ad', { ...ad, settings: { budget: 1 } }, asAd);
    const [call] = await home.studio.listCalls({});
    expect(call).toMatchObject({ projectId: made.projectId, cost: { known: true, micros: made.costMicros } });
    expect((await home.studio.budget(made.projectId)).spentMicros).toBe(made.costMicros);
    expect(made.costMicros).toBeGreaterThan(0);
    expect(made.notices.join()).not.toContain('written once');
    const { assets } = await home.studio.showProject(made.projectId);
    expect(assets.map(({ recipe }) => recipe.kind)).toContain('script');
  });

  it('that does not fit is put right once, and then written by the built-in writer, with a notice', async () => {
    gemini.say = () => '';
    const made = await home.make('first', topic, asText);
    expect(gemini.accepted).toBe(2);
    expect(gemini.asked[1]?.body.toString()).toContain('An earlier answer was not usable');
    expect(made.notices[0]).toMatch(
      /gemini-3-flash-preview wrote could not be used .*built-in writer wrote instead/,
    );
    await home.make('again', topic, asText);
    expect(gemini.accepted).toBe(2);
  });

  it('is written by the built-in writer, with a notice, where the model’s vendor refuses', async () => {
    gemini.trouble = () => ({ answers: 400 });
    const made = await home.make('first', topic, asText);
    expect(made.notices[0]).toMatch(
      /No language model could write the text, so the built-in writer did.*gemini:/,
    );
  });
});

/** What the three lines cost at ElevenLabs’ rate, each rounded to the millionth. */
function spokenMicros(): number {
  const lines = shortLesson().slides.flatMap(({ items }) => items.map(({ talk }) => talk));
  return lines.reduce((sum, line) => sum + Math.round((line.length / 1000) * 0.1 * 1_000_000), 0);
}
