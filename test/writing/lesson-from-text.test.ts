import { readdir } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveSettings, settingsSchema } from '../../src/domain/settings.ts';
import { formats } from '../../src/formats/catalogue.ts';
import type { LessonBrief } from '../../src/formats/lesson/lesson-brief.ts';
import { lessonFormat } from '../../src/formats/lesson/lesson-format.ts';
import { createBuiltinWriter } from '../../src/providers/builtin/writer/builtin-writer.ts';
import { openBriefFile } from '../../src/studio/brief/open-brief-file.ts';
import { readBrief } from '../../src/studio/brief/read-brief.ts';

const writer = createBuiltinWriter();
const probe = () => Promise.reject(new Error('Nothing to probe.'));
const findModel = () => {
  throw new Error('A lesson names no models.');
};
const examples = new URL('../../examples/lesson/', import.meta.url);

async function written(text: string, language = 'en', name?: string) {
  const result = await readBrief(
    { text, ...(name ? { name } : {}) },
    { formats, writer, probe, overrides: [`settings.language=${language}`] },
  );
  return { brief: result.brief as LessonBrief, notices: result.notices };
}

const talksOf = (brief: LessonBrief) => brief.slides.flatMap(({ items }) => items.map(({ talk }) => talk));
const spaceless = (text: string) => text.replaceAll(/\s+/gu, '');

describe('a lesson from one line', () => {
  it.each(['en', 'de', 'es', 'fr', 'it', 'pt-BR', 'ar', 'hi', 'ja', 'zh-Hans'])(
    'is a frame for the topic in %s, and says that it is one',
    async (language) => {
      const { brief, notices } = await written('Photosynthesis', language);
      expect(brief.lesson_title).toBe('Photosynthesis');
      expect(brief.slides).toHaveLength(5);
      expect(talksOf(brief).filter((talk) => talk.includes('Photosynthesis'))).toHaveLength(1);
      expect(notices).toEqual([expect.stringContaining('states no facts')]);
    },
  );

  it('ends the sentence that names a question with one mark', async () => {
    const { brief } = await written('What is a $& model?');
    expect(talksOf(brief)[0]).toContain('topic: What is a $& model? It gives');
  });

  it('is refused in a language in which there is no frame', async () => {
    await expect(written('Valgus', 'et')).rejects.toMatchObject({
      code: 'invalid-input',
      issues: [{ field: 'settings.language' }],
    });
  });
});

describe('a lesson from a text', () => {
  const word = fc.stringMatching(/^[a-z]{2,9}$/);
  const sentence = fc.array(word, { minLength: 2, maxLength: 14 }).map((words) => `The ${words.join(' ')}.`);
  const paragraph = fc
    .array(sentence, { minLength: 1, maxLength: 6 })
    .map((sentences) => sentences.join(' '));
  const section = fc.array(paragraph, { minLength: 1, maxLength: 4 });

  it('says every word of the text, once and in order, as long as it fits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(section, { minLength: 1, maxLength: 5 }), async (sections) => {
        const text = sections
          .map((paragraphs, index) => `## Part ${index}\n\n${paragraphs.join('\n\n')}`)
          .join('\n\n');
        const { brief, notices } = await written(text, 'en', 'text.md');
        expect(talksOf(brief).join(' ')).toBe(sections.flat().join(' '));
        expect(notices).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('has no bullet that says the title again, where the passage says more', async () => {
    const { brief } = await written('Bees make honey. They do so all summer.\n\nIt keeps for years.');
    const [slide] = brief.slides;
    expect(slide?.slide_title).toBe('Bees make honey');
    expect(slide?.items.map(({ bullet }) => bullet)).toEqual(['They do so all summer', 'It keeps for years']);
  });

  it('cuts a long text to forty slides, says so, and keeps whole passages in their order', async () => {
    const text = Array.from(
      { length: 900 },
      (_, index) => `Point ${index} is made here with some words about bees and honey.`,
    ).join('\n\n');
    const { brief, notices } = await written(text, 'en', 'long.txt');
    expect(brief.slides).toHaveLength(40);
    expect(notices).toEqual([expect.stringMatching(/40 slides: 200 of its 900 passages were kept/)]);
    const order = talksOf(brief).map((talk) => Number(/\d+/.exec(talk)?.[0]));
    expect(order).toEqual(order.toSorted((left, right) => left - right));
    for (const talk of talksOf(brief)) expect(text).toContain(talk);
  });

  it('merges a hundred small chapters under the headings that begin them', async () => {
    const text = Array.from(
      { length: 100 },
      (_, index) => `## Chapter ${index}\n\nSomething happens in it.`,
    ).join('\n\n');
    const { brief } = await written(text, 'en', 'many.md');
    expect(brief.slides.length).toBeLessThanOrEqual(40);
    expect(brief.slides[0]?.slide_title).toBe('Chapter 0');
    expect(talksOf(brief)).toHaveLength(100);
  });

  it('cuts a text without any full stop between its words', async () => {
    const text = 'word '.repeat(2000).trim();
    const { brief } = await written(text, 'en', 'endless.txt');
    expect(talksOf(brief).join(' ')).toBe(text);
  });

  it('keeps Chinese as it is written, without spaces between sentences', async () => {
    const text =
      '茶树是一种植物。它的叶子可以做成茶。绿茶和红茶来自同一种叶子。加工方法不同，味道也不同。\n\n喝茶可以提神。';
    const { brief } = await written(text, 'zh', '茶.md');
    expect(spaceless(talksOf(brief).join(''))).toBe(spaceless(text));
    expect(talksOf(brief).join('')).not.toMatch(/。 /);
    expect(brief.lesson_id).toMatch(/^lesson-[0-9a-f]{10}$/);
  });

  it('says an introduction with the first entry of its list, and heads a slide with what stands above it', async () => {
    const text = '# Tea\n\n## Kinds\n\n### Green\n\nThere are two:\n\n- long leaves\n- short leaves\n';
    const { brief } = await written(text, 'en', 'tea.md');
    expect(brief).toMatchObject({
      lesson_id: 'tea',
      lesson_title: 'Tea',
      slides: [
        {
          slide_title: 'Tea: Kinds: Green',
          items: [
            { bullet: 'Long leaves', talk: 'There are two: long leaves' },
            { bullet: 'Short leaves', talk: 'short leaves' },
          ],
        },
      ],
    });
  });

  it('says that code was left out', async () => {
    const { notices } = await written('# Code\n\nRead this.\n\n```\nlet a;\n```\n', 'en', 'code.md');
    expect(notices).toEqual([expect.stringContaining('Code blocks were left out')]);
  });

  it('is refused where nothing can be spoken', async () => {
    await expect(written('```\nlet a;\n```', 'en', 'code.md')).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(written('***\n\n***', 'en', 'stars.txt')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('is the same every time', async () => {
    const text = await openBriefFile(new URL('feedback-that-helps.md', examples).pathname);
    const reading = { formats, writer, probe };
    expect((await readBrief(text, reading)).brief).toEqual((await readBrief(text, reading)).brief);
  });
});

describe('the example lessons', async () => {
  const names = (await readdir(examples)).filter((name) => /\.(json|md|yaml)$/.test(name));

  it.each(names)('%s can be made as it stands', async (name) => {
    const { brief, files, notices } = await readBrief(await openBriefFile(new URL(name, examples).pathname), {
      formats,
      writer,
      probe,
    });
    const sources = new Map(files.map((file) => [file.path, file.sha256]));
    const settings = resolveSettings(settingsSchema.parse(brief.settings ?? {}), lessonFormat.defaults);
    const { scenes } = await lessonFormat.storyboard(brief as LessonBrief, {
      settings,
      sources,
      writer,
      findModel,
      secondsOf: () => Promise.reject(new Error('There is no file.')),
      hear: () => Promise.reject(new Error('There is no music to listen to.')),
    });
    expect(scenes.length).toBeGreaterThanOrEqual(3);
    expect(notices).toEqual([]);
  });

  it('holds about three minutes of talk in five slides on large language models', async () => {
    const { brief } = await readBrief(await openBriefFile(new URL('what-llms-are.json', examples).pathname), {
      formats,
      writer,
      probe,
    });
    const words = talksOf(brief as LessonBrief)
      .join(' ')
      .split(/\s+/);
    expect((brief as LessonBrief).slides).toHaveLength(5);
    expect(words.length).toBeGreaterThanOrEqual(430);
    expect(words.length).toBeLessThanOrEqual(460);
  });
});
