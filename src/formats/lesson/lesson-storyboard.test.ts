import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveSettings, settingsSchema } from '../../domain/settings.ts';
import { type LessonBrief, lessonSchema } from './lesson-brief.ts';
import { lessonStoryboard } from './lesson-storyboard.ts';

const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => `${text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, '')}x`);
const item = fc.record(
  { bullet: line, talk: line, figure: fc.constantFrom('a.png', 'b/c.svg') },
  { requiredKeys: ['bullet', 'talk'] },
);
const slides = fc.array(
  fc.record({ slide_title: line, items: fc.array(item, { minLength: 1, maxLength: 12 }) }),
  {
    minLength: 1,
    maxLength: 20,
  },
);
const sources = new Map([
  ['a.png', 'a'.repeat(64)],
  ['b/c.svg', 'c'.repeat(64)],
]);

function briefOf(document: object): LessonBrief {
  return lessonSchema.parse({ lesson_id: 'x', ...document });
}

function storyboardOf(brief: LessonBrief) {
  return lessonStoryboard(brief, 'professional', {
    settings: resolveSettings(brief.settings, { ratio: '9:16', style: 'professional' }),
    sources,
  });
}

describe('a lesson’s storyboard', () => {
  it('loses, repeats and reorders nothing that the brief says', () => {
    fc.assert(
      fc.property(slides, (given) => {
        const brief = briefOf({ slides: given });
        const { scenes } = storyboardOf(brief);
        expect(scenes.map((scene) => scene.slide?.title)).toEqual(
          brief.slides.map((slide) => slide.slide_title),
        );
        for (const [index, { items }] of brief.slides.entries()) {
          expect(scenes[index]?.narration.map(({ text }) => text)).toEqual(items.map(({ talk }) => talk));
          expect(scenes[index]?.slide?.bullets.map(({ text }) => text)).toEqual(
            items.map(({ bullet }) => bullet),
          );
          expect(scenes[index]?.slide?.bullets.map(({ figure }) => figure)).toEqual(
            items.map(({ figure }) => (figure ? { asset: sources.get(figure) } : undefined)),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('names scenes and lines uniquely and reveals each bullet by its own talk', () => {
    fc.assert(
      fc.property(slides, (given) => {
        const { scenes } = storyboardOf(briefOf({ slides: given }));
        expect(new Set(scenes.map(({ id }) => id)).size).toBe(scenes.length);
        expect(scenes.map(({ sequence }) => sequence)).toEqual(scenes.map((_, index) => index + 1));
        for (const { narration } of scenes) {
          expect(new Set(narration.map(({ id }) => id)).size).toBe(narration.length);
          expect(narration.map(({ revealsBullet }) => revealsBullet)).toEqual(
            narration.map((_, index) => index),
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  const two = [
    { slide_title: 'Contracts.', items: [{ bullet: 'Who signs?', talk: 'Everybody signs.' }] },
    { slide_title: 'Courts', items: [{ bullet: 'Where', talk: 'In town.' }] },
  ];

  it('keeps its other scenes as they are when one talk changes', () => {
    const before = storyboardOf(briefOf({ slides: two, user_profile: { profession: 'lawyer' } }));
    const changed = structuredClone(two);
    changed[1]!.items[0]!.talk = 'Out of town.';
    const after = storyboardOf(briefOf({ slides: changed, user_profile: { profession: 'lawyer' } }));
    expect(after.scenes[0]).toEqual(before.scenes[0]);
    expect(after.scenes[1]).toEqual({
      ...before.scenes[1],
      narration: [{ id: 'line-1', text: 'Out of town.', revealsBullet: 0 }],
    });
  });

  it('begins with a cut and goes on with the transition of the settings', () => {
    const settings = settingsSchema.parse({ transition: { kind: 'crossfade', seconds: 0.8 } });
    const { scenes } = storyboardOf(briefOf({ slides: two, settings }));
    expect(scenes.map(({ transition }) => transition)).toEqual([
      { kind: 'cut', seconds: 0 },
      { kind: 'crossfade', seconds: 0.8 },
    ]);
  });

  it('gives beginners more time after a slide than advanced listeners', () => {
    const rest = (difficulty: string) =>
      storyboardOf(briefOf({ slides: two, difficulty })).scenes[0]!.restSeconds;
    expect(rest('beginner')).toBeGreaterThan(rest('intermediate'));
    expect(rest('intermediate')).toBeGreaterThan(rest('advanced'));
  });
});

describe('a slide’s picture', () => {
  const slides = [{ slide_title: 'Contracts.', items: [{ bullet: 'Who signs?', talk: 'Everybody signs.' }] }];
  const promptFor = (changes: object) => {
    const picture = storyboardOf(briefOf({ slides: [...slides, ...slides], ...changes })).scenes.map(
      (scene) => scene.picture,
    );
    return picture.map((wish) => (wish && 'prompt' in wish ? wish.prompt.split('\n') : []));
  };

  it('shows what the slide is about, and no writing', () => {
    expect(promptFor({})[0]).toEqual(['Contracts: Who signs.', 'No typography, captions or signage.']);
  });

  it.each([
    ['lawyer', 'courthouse columns'],
    ['Senior Paralegal', 'courthouse columns'],
    ['nurse', 'hospital'],
    ['معلّمة', 'Surroundings: معلّمة'],
    ['律师', 'courthouse columns'],
    ['beekeeper', 'Surroundings: beekeeper.'],
  ])('is set in the working world of a %s', (profession, shown) => {
    expect(promptFor({ user_profile: { profession } })[0]?.[1]).toContain(shown);
  });

  it('shows other things of the same world on the next slide', () => {
    const [first, second] = promptFor({ user_profile: { profession: 'lawyer' } });
    expect(first?.[1]).not.toBe(second?.[1]);
  });

  it('is drawn the closer the more advanced the lesson is', () => {
    const prompts = ['beginner', 'intermediate', 'advanced'].map(
      (difficulty) => promptFor({ difficulty })[0]?.[1],
    );
    expect(new Set(prompts).size).toBe(3);
  });
});
