import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReelError } from '../../src/domain/errors.ts';
import { issuesOf } from '../../src/domain/input-issues.ts';
import { settingsSchema } from '../../src/domain/settings.ts';
import { type TrainingBrief, trainingSchema } from '../../src/formats/training/training-brief.ts';
import { trainingFormat } from '../../src/formats/training/training-format.ts';
import { createBuiltinWriter } from '../../src/providers/builtin/writer/builtin-writer.ts';

async function briefOf(text: string, language = 'en', name?: string): Promise<TrainingBrief> {
  const settings = settingsSchema.parse({ language });
  const written = await trainingFormat.briefFromText(text, {
    settings,
    given: {},
    writer: createBuiltinWriter(),
    ...(name !== undefined && { name }),
  });
  return trainingSchema.parse(written);
}

const example = (path: string) =>
  readFileSync(new URL(`../../examples/training/${path}`, import.meta.url), 'utf8').replace(
    /^---[\s\S]*?\n---\n/,
    '',
  );

const spaceless = (text: string) => text.replaceAll(/\s+/gu, '');
const blocksOf = (brief: TrainingBrief) =>
  brief.lessons.flatMap(({ sections }) => sections).flatMap(({ blocks = [] }) => blocks);

describe('a training module from Markdown', () => {
  it('has the lessons, sections, objectives, tables, code and diagrams of the document', async () => {
    const brief = await briefOf(example('reading-data-with-sql.md'));
    expect(brief.title).toBe('Reading data with SQL');
    expect(brief.summary).toContain('Every order your company has taken');
    expect(brief.objectives).toEqual([
      'Say what a table, a row and a column are',
      'Read the columns and rows that you need',
      'Count and add up by group',
    ]);
    expect(
      brief.lessons.map(({ title, sections }) => [title, sections.map(({ heading }) => heading)]),
    ).toEqual([
      ['How a table is built', ['Rows and columns', 'What happens to a question']],
      ['Asking for rows', ['Choose columns and rows', 'The words to know']],
      ['Adding up', ['Count and add by group']],
    ]);
    const blocks = blocksOf(brief);
    expect(blocks.find(({ table }) => table)?.table?.rows).toHaveLength(4);
    expect(blocks.find(({ diagram }) => diagram)?.diagram).toContain('Is there an index?');
    expect(blocks.filter(({ code }) => code).map(({ code }) => code?.language)).toEqual(['sql', 'sql']);
  });

  it('shows films and pictures of one’s own, and has a recording heard for the paragraph above it', async () => {
    const brief = await briefOf(
      '# T\n\n## One\n\n![](plan%20b.png)\n\nSaid by me. All of it.\n\n![](me.mp3)\n\nWatch.\n\n![](walk.mp4)\n\n![A lamp](100%.svg)\n\n## Two\n\n![](alone.wav)\n\nThe end.',
    );
    expect(blocksOf(brief)).toMatchObject([
      { picture: 'plan b.png' },
      { say: 'Said by me. All of it.', recording: 'me.mp3' },
      { say: 'Watch.' },
      { clip: 'walk.mp4' },
      { say: 'A lamp', figure: '100%.svg' },
      { say: 'The end.' },
    ]);
  });

  it('says the paragraph before something to be looked at while that is seen', async () => {
    const brief = await briefOf('# T\n\nBefore.\n\nHere it is:\n\n```py\nprint(1)\n```\n\nAfter.');
    expect(blocksOf(brief).map(({ say, code }) => [say, code?.text])).toEqual([
      ['Before.', undefined],
      ['Here it is:', 'print(1)'],
      ['After.', undefined],
    ]);
  });

  it('says every word of its paragraphs and lists once and in order', async () => {
    const word = fc.stringMatching(/^[a-z]{2,9}$/);
    const sentence = fc.array(word, { minLength: 2, maxLength: 12 }).map((words) => `${words.join(' ')}.`);
    const paragraph = fc
      .array(sentence, { minLength: 1, maxLength: 5 })
      .map((sentences) => sentences.join(' '));
    const part = fc.record({ heading: word, texts: fc.array(paragraph, { minLength: 1, maxLength: 4 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 5 }), async (parts) => {
        const source = parts
          .map(({ heading, texts }) => `## H${heading}\n\n${texts.join('\n\n')}`)
          .join('\n\n');
        const brief = await briefOf(source);
        const said = blocksOf(brief).map(({ say = '' }) => say);
        expect(spaceless(said.join(''))).toBe(spaceless(parts.flatMap(({ texts }) => texts).join('')));
      }),
      { numRuns: 40 },
    );
  });

  it('makes each file of a folder a lesson', async () => {
    const files = ['01-before-you-drive.md', '02-with-a-load.md', '03-parking.md'];
    const text = files.map((file) => example(`forklift-basics/${file}`)).join('\n\n');
    const brief = await briefOf(text, 'en', 'forklift-basics.md');
    expect(brief.title).toBe('Forklift basics');
    expect(brief.lessons.map(({ title }) => title)).toEqual(['Before you drive', 'With a load', 'Parking']);
    expect(brief.objectives).toEqual(['Before you drive', 'With a load', 'Parking']);
  });

  it('is one lesson where no heading stands below another', async () => {
    const brief = await briefOf(
      '# Tea\n\nIt is old.\n\n## Green\n\nNot fermented.\n\n## Black\n\nFermented.',
    );
    expect(brief.lessons).toHaveLength(1);
    expect(brief.lessons[0]?.sections.map(({ heading }) => heading)).toEqual(['Green', 'Black']);
    expect(brief.objectives).toEqual(['Green', 'Black']);
  });

  it('keeps a picture beside the text next to what was said before it', async () => {
    const brief = await briefOf(
      '# T\n\nA bowline.\n\n![The knot](figures/bowline.png)\n\n![Web](https://x.example/y.png)',
    );
    expect(blocksOf(brief)).toEqual([
      { say: 'A bowline.', bullet: 'A bowline', figure: 'figures/bowline.png' },
    ]);
    expect(trainingFormat.filesOf(brief)).toEqual([
      { field: 'lessons[0].sections[0].blocks[0].figure', path: 'figures/bowline.png', kind: 'image' },
    ]);
  });

  it('refuses a text that says nothing', async () => {
    await expect(briefOf('***\n\n---\n\n***')).rejects.toThrow(ReelError);
  });

  it('frames a topic as a module of one lesson', async () => {
    const brief = await briefOf('Working at height');
    expect(brief.title).toBe('Working at height');
    expect(blocksOf(brief).length).toBeGreaterThan(4);
  });
});

describe('its knowledge checks', () => {
  const examples = [
    'reading-data-with-sql.md',
    ...['01-before-you-drive', '02-with-a-load', '03-parking'].map((file) => `forklift-basics/${file}.md`),
  ];

  it.each(examples)('say nothing that the text does not say: %s', async (path) => {
    const source = example(path);
    const brief = await briefOf(source);
    const questions = brief.lessons.flatMap(({ quiz = [] }) => quiz);
    expect(questions.length).toBeGreaterThan(0);
    for (const { question, choices, answer, explanation } of questions) {
      const asked = question.replace(/^Which (?:word is missing|term is meant)\? /u, '');
      const whole = asked.includes('___') ? asked.replace('___', answer) : asked;
      expect(spaceless(source).toLowerCase()).toContain(spaceless(whole).toLowerCase());
      for (const choice of choices) expect(source.toLowerCase()).toContain(choice.toLowerCase());
      if (explanation) expect(spaceless(source)).toContain(spaceless(explanation));
      expect(new Set(choices.map((choice) => choice.toLowerCase())).size).toBe(choices.length);
      expect(choices.length).toBeGreaterThanOrEqual(3);
    }
  });

  it('ask for a word of a sentence without what ties it to the one before', async () => {
    const brief = await briefOf(
      'Trust begins where knowledge ends. For example, you know that a bridge holds, because engineers tested it. But you trust a friend with a secret, although nothing guarantees it. They admit to a mistake early.',
    );
    const [quiz] = brief.lessons.flatMap(({ quiz: asked = [] }) => asked);
    expect(quiz?.question).toMatch(/^Which word is missing\? You know that a ___ holds/u);
    expect(quiz?.explanation).toMatch(/^You know that a bridge holds/u);
  });

  it('ask which term a description of the text belongs to', async () => {
    const brief = await briefOf(example('forklift-basics/01-before-you-drive.md'));
    expect(brief.lessons[0]?.quiz?.[0]).toMatchObject({
      question: 'Which term is meant? Look for cracks and for a heel that is worn thin',
      answer: 'Forks',
    });
  });

  it('are put in the language of the text', async () => {
    const text =
      '# Löten\n\n## Grundlagen\n\n- Flussmittel: reinigt die Oberfläche vor dem Löten gründlich\n- Lötspitze: überträgt die Wärme auf beide Teile zugleich\n- Entlötpumpe: saugt das flüssige Lot von der Platine ab';
    const brief = await briefOf(text, 'de');
    expect(brief.lessons[0]?.quiz?.[0]?.question).toBe(
      'Welcher Begriff ist gemeint? Reinigt die Oberfläche vor dem Löten gründlich',
    );
  });
});

describe('a full brief of a training module', () => {
  it.each(['spot-a-phishing-mail.json'])('of the examples is right: %s', (path) => {
    expect(() => trainingSchema.parse(JSON.parse(example(path)))).not.toThrow();
  });

  const lesson = (section: object, more: object = {}) => ({
    title: 'T',
    lessons: [{ title: 'L', sections: [{ heading: 'H', ...section }], ...more }],
  });
  const question = { question: 'Q?', choices: ['a', 'b'], answer: 'a' };

  it.each([
    [{ title: 'T' }, 'lessons', 'is missing'],
    [lesson({}), 'lessons[0].sections[0]', 'has neither text nor blocks'],
    [lesson({ text: 'x', blocks: [{ say: 'y' }] }), 'lessons[0].sections[0]', 'has text and blocks'],
    [lesson({ blocks: [{}] }), 'lessons[0].sections[0].blocks[0]', 'says nothing'],
    [lesson({ blocks: [{ bullet: 'only seen' }] }), 'lessons[0].sections[0].blocks[0]', 'says nothing'],
    [
      lesson({ blocks: [{ code: { text: 'x' }, diagram: 'A -> B' }] }),
      'lessons[0].sections[0].blocks[0]',
      'has code and diagram',
    ],
    [lesson({ blocks: [{ diagram: 'A to B' }] }), 'lessons[0].sections[0].blocks[0].diagram', 'has no arrow'],
    [
      lesson({ blocks: [{ table: { columns: ['a', 'b'], rows: [['1']] } }] }),
      'lessons[0].sections[0].blocks[0].table.rows[0]',
      'has 1 cells; there are 2 columns',
    ],
    [lesson({ blocks: [{ say: 'x', sya: 'y' }] }), 'lessons[0].sections[0].blocks[0].sya', 'is not known'],
    [
      lesson({ text: 'x' }, { quiz: [{ ...question, answer: 'c' }] }),
      'lessons[0].quiz[0].answer',
      'must be one of the choices: a, b',
    ],
    [
      lesson({ text: 'x' }, { quiz: [{ ...question, choices: ['a', 'a'] }] }),
      'lessons[0].quiz[0].choices',
      'names the same choice twice',
    ],
    [{ ...lesson({ text: 'x' }), quality: 'fats' }, 'quality', 'must be one of fast, standard, high'],
    [{ ...lesson({ text: 'x' }), videoResolution: '4k' }, 'videoResolution', 'must be one of 720p, 1080p'],
  ])('says what is wrong: %j', (document, field, problem) => {
    const parsed = trainingSchema.safeParse(document);
    const issues = parsed.success ? [] : issuesOf(parsed.error, trainingSchema, document);
    expect(issues.find((issue) => issue.field === field)?.problem).toContain(problem);
  });
});
