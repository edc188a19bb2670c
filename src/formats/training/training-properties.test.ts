import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SlideBlock } from '../../domain/slide-block.ts';
import type { Storyboard } from '../../domain/storyboard.ts';
import { readDiagram } from './diagram-notation.ts';
import { type TrainingBrief, trainingSchema } from './training-brief.ts';
import { trainingStoryboard } from './training-storyboard.ts';

const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((text) => `${text.replaceAll(/[\p{Cc}\u2028\u2029_]/gu, '')}x`);
const talk = fc.array(line, { minLength: 1, maxLength: 12 }).map((lines) => lines.join('. '));
const table = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
  .chain(([columns, rows]) => {
    const cells = fc.array(line, { minLength: columns, maxLength: columns });
    return fc.record({ columns: cells, rows: fc.array(cells, { minLength: rows, maxLength: rows }) });
  });
const said = fc.record({ say: talk, bullet: line }, { requiredKeys: ['say'] });
const seen = fc.oneof(
  fc.record({ say: talk, table }, { requiredKeys: ['table'] }),
  fc.record({ say: talk, code: fc.record({ text: line }) }, { requiredKeys: ['code'] }),
  fc.record(
    { say: talk, diagram: fc.constantFrom('A -> B', 'A -> B -> C\nC ->|no| A') },
    { requiredKeys: ['diagram'] },
  ),
  fc.record({ say: talk, video: fc.record({ shows: line }) }, { requiredKeys: ['video'] }),
);
const section = fc.oneof(
  fc.record({ heading: line, text: talk }),
  fc.record({ heading: line, blocks: fc.array(fc.oneof(said, seen), { minLength: 1, maxLength: 9 }) }),
);
const question = fc
  .tuple(
    line,
    fc.uniqueArray(line, { minLength: 2, maxLength: 5, selector: (text) => text.trim() }),
    fc.nat(),
    fc.option(line, { nil: undefined }),
  )
  .map(([asked, choices, at, explanation]) => {
    return {
      question: asked,
      choices,
      answer: choices[at % choices.length]!,
      ...(explanation && { explanation }),
    };
  });
const brief = fc.record(
  {
    title: line,
    summary: talk,
    audience: line,
    objectives: fc.array(line, { maxLength: 4 }),
    lessons: fc.array(
      fc.record(
        {
          title: line,
          objectives: fc.array(line, { maxLength: 3 }),
          sections: fc.array(section, { minLength: 1, maxLength: 4 }),
          quiz: fc.array(question, { maxLength: 2 }),
        },
        { requiredKeys: ['title', 'sections'] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    quality: fc.constantFrom('fast', 'standard', 'high'),
    includeImages: fc.boolean(),
    includeVideos: fc.boolean(),
  },
  { requiredKeys: ['title', 'lessons'] },
);

function read(document: object): TrainingBrief {
  return trainingSchema.parse(document);
}

function storyboardOf(given: TrainingBrief): Storyboard {
  const settings = { ...given.settings, ratio: '16:9' as const, style: 'professional' };
  return trainingStoryboard(given, {
    settings: settings as never,
    sources: new Map(),
    style: 'professional',
    clipSeconds: new Map(),
  });
}

const letters = (texts: readonly string[]) => texts.join('').replaceAll(/\s/gu, '');

/** All that the brief says, in its order. */
function saidIn(given: TrainingBrief): string[] {
  return [
    given.title,
    given.summary ?? '',
    ...(given.objectives ?? []),
    ...given.lessons.flatMap((lesson, index) => [
      ...(given.lessons.length > 1 ? [`Lesson ${index + 1}. ${lesson.title}`] : []),
      ...(lesson.objectives ?? []),
      ...lesson.sections.flatMap(({ text, blocks = [] }) => [
        text ?? '',
        ...blocks.map(({ say }) => say ?? ''),
      ]),
      ...(lesson.quiz ?? []).flatMap(({ question: asked, choices, answer, explanation }) => [
        asked,
        ...choices,
        `Answer: ${/[.!?。！？।؟]$/u.test(answer) ? answer : `${answer}.`} ${explanation ?? ''}`,
      ]),
    ]),
  ];
}

/** All that the brief shows in place of words, in its order. */
function shownIn(given: TrainingBrief): (SlideBlock | string)[] {
  return given.lessons
    .flatMap((lesson) => lesson.sections)
    .flatMap(({ blocks = [] }) => blocks)
    .flatMap(({ table: rows, code, diagram, video }): (SlideBlock | string)[] => {
      if (rows) return [{ kind: 'table', ...rows }];
      if (code) return [{ kind: 'code', text: code.text }];
      if (diagram) return [readDiagram(diagram) as SlideBlock];
      return video ? [video.shows] : [];
    });
}

function shownBy({ scenes }: Storyboard): (SlideBlock | string)[] {
  return scenes.flatMap(({ id, slide, clip }): (SlideBlock | string)[] => {
    if (slide?.block) return [slide.block];
    return id.includes('section') && clip && 'prompt' in clip ? [clip.prompt] : [];
  });
}

describe('a training module’s storyboard', () => {
  it('loses, repeats and reorders nothing that the brief says', () => {
    fc.assert(
      fc.property(brief, (document) => {
        const given = read(document);
        const { scenes } = storyboardOf(given);
        const spoken = scenes.flatMap(({ narration }) => narration.map(({ text }) => text));
        expect(letters(spoken)).toBe(letters(saidIn(given)));
      }),
      { numRuns: 120 },
    );
  });

  it('stands every section under its own heading, in order', () => {
    fc.assert(
      fc.property(brief, (document) => {
        const given = read({ ...document, includeVideos: true });
        const { scenes } = storyboardOf(given);
        const headings = scenes.flatMap(({ id, slide, card }) => {
          const section = /^lesson-\d+-section-\d+/u.exec(id)?.[0];
          return section === undefined ? [] : [{ section, heading: slide?.title ?? card?.text }];
        });
        const shown = headings.filter(({ section }, at) => section !== headings[at - 1]?.section);
        expect(shown.map(({ heading }) => heading)).toEqual(
          given.lessons.flatMap(({ sections }) => sections.map(({ heading }) => heading)),
        );
        for (const { section, heading } of headings) {
          expect(heading).toBe(shown.find((each) => each.section === section)?.heading);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('shows every table, code, diagram and shot once and in order', () => {
    fc.assert(
      fc.property(brief, (document) => {
        const given = read({ ...document, includeVideos: true });
        expect(shownBy(storyboardOf(given))).toEqual(shownIn(given));
      }),
      { numRuns: 120 },
    );
  });

  it('shows in a silent film, word for word, what would be said', () => {
    fc.assert(
      fc.property(brief, (document) => {
        const given = read({ ...document, includeAudio: false, includeVideos: true });
        const board = storyboardOf(given);
        expect(board.scenes.every(({ narration }) => narration.length === 0)).toBe(true);
        expect(shownBy(board)).toEqual(shownIn(given));
        const written = board.scenes
          .filter(({ id }) => id.includes('section') || id.includes('summary'))
          .flatMap(({ slide }) => slide?.bullets.map(({ text }) => text) ?? []);
        const sections = given.lessons.flatMap((lesson) => lesson.sections);
        const expected = sections.flatMap(({ text, blocks = [] }) => [
          text ?? '',
          ...blocks.map(({ say }) => say ?? ''),
        ]);
        expect(letters(written)).toBe(letters([given.summary ?? '', ...expected]));
        for (const { leastSeconds } of board.scenes) expect(leastSeconds).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: 60 },
    );
  });

  it('names scenes and lines uniquely and reveals each bullet by one line, in order', () => {
    fc.assert(
      fc.property(brief, (document) => {
        const { scenes } = storyboardOf(read(document));
        expect(new Set(scenes.map(({ id }) => id)).size).toBe(scenes.length);
        expect(scenes.map(({ sequence }) => sequence)).toEqual(scenes.map((_, index) => index + 1));
        for (const { slide, narration } of scenes) {
          expect(new Set(narration.map(({ id }) => id)).size).toBe(narration.length);
          const revealed = narration.flatMap(({ revealsBullet }) => revealsBullet ?? []);
          expect(revealed).toEqual((slide?.bullets ?? []).map((_, index) => index));
        }
      }),
      { numRuns: 60 },
    );
  });
});
