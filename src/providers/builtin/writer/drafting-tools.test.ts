import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDraftingTools } from './drafting-tools.ts';

const english = createDraftingTools('en');
const spaceless = (text: string) => text.replaceAll(/\s+/gu, '');

describe('sentences', () => {
  it.each([
    [
      'en',
      'Dr. Smith met J. K. Rowling at 5 p.m. in Bath. They talked.',
      ['Dr. Smith met J. K. Rowling at 5 p.m. in Bath.', 'They talked.'],
    ],
    ['en', 'It costs 3.5 dollars. Is that much? No!', ['It costs 3.5 dollars.', 'Is that much?', 'No!']],
    ['en', 'See e.g. Figure 2. Then go on.', ['See e.g. Figure 2.', 'Then go on.']],
    [
      'de',
      'Am 3. Mai kam er z.B. nach Bonn. Es regnete.',
      ['Am 3. Mai kam er z.B. nach Bonn.', 'Es regnete.'],
    ],
    ['en', 'That was in May 3. It rained.', ['That was in May 3.', 'It rained.']],
    ['hi', 'यह पहला वाक्य है। यह दूसरा है।', ['यह पहला वाक्य है।', 'यह दूसरा है।']],
    ['zh', '这是第一句。这是第二句！真的吗？', ['这是第一句。', '这是第二句！', '真的吗？']],
    ['ar', 'ما هذا؟ هذا كتاب. شكرًا!', ['ما هذا؟', 'هذا كتاب.', 'شكرًا!']],
  ])('are cut by the rules of %s: %s', (language, text, sentences) => {
    expect(createDraftingTools(language).sentences(text)).toEqual(sentences);
  });

  it('together are the text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(spaceless(english.sentences(text).join(''))).toBe(spaceless(text));
      }),
    );
  });
});

describe('sections', () => {
  it('stand under their headings, lists as entries, without marks of markup', () => {
    const source =
      'Before.\n\n# One & all\n\nA *strong* [link](http://x.y) and `code`,\nwrapped.\n\n- first\n- **second**\n  1. inner\n\n> quoted\n\n## Two\n\nEnd.';
    expect(english.sections(source)).toEqual([
      { heading: '', level: 1, blocks: [{ kind: 'paragraph', text: 'Before.' }] },
      {
        heading: 'One & all',
        level: 1,
        blocks: [
          { kind: 'paragraph', text: 'A strong link and code, wrapped.' },
          { kind: 'entry', text: 'first' },
          { kind: 'entry', text: 'second' },
          { kind: 'entry', text: 'inner' },
          { kind: 'paragraph', text: 'quoted' },
        ],
      },
      { heading: 'Two', level: 2, blocks: [{ kind: 'paragraph', text: 'End.' }] },
    ]);
  });

  it('of a text without marks begin with short lines by themselves, the first of which is its title', () => {
    const told =
      'So it was told by those who had seen it, and by those who had heard it from others again and again.';
    const source = `A history of tea\n\n${told}\n\n1. China\n\n${told} ${told}\n\nIt rained.\n\nThe way west\n\n${told}\n\nThe end`;
    expect(
      english.sections(source).map(({ heading, level, blocks }) => [heading, level, blocks.length]),
    ).toEqual([
      ['A history of tea', 1, 1],
      ['China', 2, 2],
      ['The way west', 2, 2],
    ]);
    const marked = `# Tea\n\nChina\n\n${told}`;
    expect(english.sections(marked).map(({ heading }) => heading)).toEqual(['Tea']);
  });

  it('tell tables row by row', () => {
    const table = '| City | People | River |\n|---|---|---|\n| Rome | 2.8 million | Tiber |\n';
    expect(english.sections(table)[0]?.blocks).toEqual([
      { kind: 'entry', text: 'Rome: People 2.8 million, River Tiber' },
    ]);
  });

  it('leave out code, pictures and HTML, and keep indented paragraphs', () => {
    const source = '    Indented text.\n\n```js\nlet a;\n```\n\n<div>x</div>\n\n![picture](a.png)\n\nLast.';
    expect(english.sections(source)[0]?.blocks.map(({ text }) => text)).toEqual(['Indented text.', 'Last.']);
  });

  it.each([
    ['quotes', `${'>'.repeat(20_000)} deep`],
    ['lists', `${'- '.repeat(20_000)}deep`],
    ['links', '[a]('.repeat(20_000)],
  ])('are found at once in endless open %s', (_, source) => {
    expect(english.sections(source)).toHaveLength(1);
  });
});

describe('a phrase', () => {
  it.each([
    ['However, a model writes what sounds likely.', 40, 'A model writes what sounds likely'],
    ['The result is clear, although nobody expected it when the year began.', 40, 'The result is clear'],
    [
      'The parser (which is old) works: it reads every file that it is given.',
      40,
      'The parser (which is old) works',
    ],
    ['Models learn from very large collections of text and of code', 30, 'Models learn from very large…'],
    [
      'Johannes Gutenberg, a goldsmith from Mainz, had the idea of casting single letters.',
      72,
      'Johannes Gutenberg had the idea of casting single letters',
    ],
    [
      'Boats, the old and the new, were left ashore until it was spring.',
      50,
      'Boats were left ashore until it was spring',
    ],
    [
      'Iron, copper, and tin were mined here for many hundred years.',
      40,
      'Iron, copper, and tin were mined…',
    ],
    ['iPhones are telephones.', 40, 'iPhones are telephones'],
  ])('says the gist of “%s” in %d characters', (sentence, most, phrase) => {
    expect(english.phrase(sentence, most)).toBe(phrase);
  });

  it('never has more characters than asked for, is never empty and never halves a character', () => {
    const sentence = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }).map((text) => `x${text}`);
    fc.assert(
      fc.property(sentence, fc.integer({ min: 20, max: 90 }), (text, most) => {
        const phrase = english.phrase(text, most);
        expect(phrase.length).toBeLessThanOrEqual(most);
        expect(phrase).not.toBe('');
        expect(phrase.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('what a text is about', () => {
  const text =
    'Bees make honey from nectar. The weather was fine on Tuesday. Honey keeps for years because bees remove water from the nectar. Somebody closed a door.';

  it('is in its key sentences, in the order of the text', () => {
    expect(english.keySentences(text, 2)).toEqual([
      'Bees make honey from nectar.',
      'Honey keeps for years because bees remove water from the nectar.',
    ]);
  });

  it('is in its most frequent words that are no stop words', () => {
    expect(english.keywords(text, 3)).toEqual(['bees', 'honey', 'nectar']);
  });

  it('is found in Chinese, which has no spaces', () => {
    expect(createDraftingTools('zh').keywords('茶树是植物。茶树的叶子可以做成茶叶。茶树很高。', 1)).toEqual([
      '茶树',
    ]);
  });
});
