import { describe } from 'vitest';
import { bad, json, refusesEach, talkAt } from './refusal-suite.ts';

const yaml = (text: string) => ({ text, name: 'brief.yaml' });
const lessonInYaml = 'lesson_id: a\nslides:\n  - { slide_title: A, items: [{ bullet: A, talk: B }] }\n';

describe('refuses what cannot be read', () => {
  refusesEach([
    bad('an empty file', json(''), '(document)', 'is empty'),
    bad('only white space', { text: ' \n\t\n ' }, '(document)', 'is empty'),
    bad('JSON that stops in the middle', json('{"lesson_id": "a", '), '(document)', 'not valid JSON'),
    bad('JSON with a comma too many', json('{"a": 1,}'), '(document)', 'not valid JSON | position 8'),
    bad('NaN in JSON', json('{"settings": {"speed": NaN}}'), '(document)', 'not valid JSON | NaN'),
    bad(
      'a JSON key that stands twice',
      json('{"lesson_id":"a","slides":[{"items":[{"talk":"x","talk":"y"}]}]}'),
      `${talkAt}.talk`,
      'stands twice',
    ),
    bad('a JSON list', json('[1, 2]'), '(document)', 'object with named fields | a list of 2'),
    bad('a JSON string', json('"hello"'), '(document)', 'object with named fields | "hello"'),
    bad('JSON null', json('null'), '(document)', 'object with named fields | null'),
    bad(
      'JSON nested without end',
      json(`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`),
      '(document)',
      'more than 32 levels',
    ),
    bad('a document that holds itself', { document: holdingItself() }, '(document)', 'more than 32 levels'),
    bad('a million values', json(`{"a":[${'1,'.repeat(100_000)}1]}`), '(document)', 'more than 50000 values'),
    bad('YAML that is none', yaml('lesson_id: "a\nslides: ['), '(document)', 'not valid YAML | line'),
    bad(
      'a YAML key that stands twice',
      yaml('lesson_id: a\nlesson_id: b\n'),
      '"lesson_id"',
      'stands twice | line 2',
    ),
    bad('a YAML tag', yaml('lesson_id: !!js/function "x"\n'), '(document)', 'tag | line 1'),
    bad('YAML aliases of aliases', yaml(aliasBomb()), '(document)', 'alias'),
    bad('YAML nested without end', yaml(`a: ${'['.repeat(20_000)}`), '(document)', 'nested'),
    bad(
      'two YAML documents in one file',
      yaml('lesson_id: a\n---\nlesson_id: b\n'),
      '(document)',
      'not valid YAML | documents',
    ),
    bad(
      'infinity in YAML',
      yaml(`${lessonInYaml}settings: { speed: .inf }\n`),
      'settings.speed',
      'a number | Infinity',
    ),
    bad(
      'bytes that are not UTF-8',
      { text: Buffer.from([0x7b, 0x0a, 0x22, 0xff, 0xfe, 0x22]), name: 'brief.json' },
      'line 2',
      'not UTF-8',
    ),
    bad(
      'UTF-16',
      { text: Buffer.from('\ufeff{"lesson_id": 1}', 'utf16le'), name: 'brief.json' },
      '(document)',
      'UTF-16 | UTF-8',
    ),
    bad(
      'a picture in place of a brief',
      { text: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]) },
      'line 1',
      'UTF-8',
    ),
    bad(
      'NUL in a text',
      { text: 'Once\nupon\0a time', name: 'tale.txt' },
      'line 2',
      'U+0000 | not a text file',
    ),
    bad(
      'a control character in a text',
      { text: 'Once\nupon\u0008 a time', name: 'tale.md' },
      'line 2 of the text',
      'control character',
    ),
    bad('more than 5 MB', json(`{"lesson_id":"${'a'.repeat(5_000_000)}"}`), '(document)', '5 MB | 5.0 MB', {
      code: 'too-large',
    }),
    bad(
      'a text of two hundred pages',
      { text: 'A word. '.repeat(50_000), name: 'book.txt' },
      '(document)',
      '399999 characters | 300000',
      { code: 'too-large' },
    ),
    bad(
      'front matter and nothing else',
      { text: '---\ndifficulty: beginner\n---\n', name: 'a.md' },
      '(document)',
      'no text',
    ),
    bad(
      'a misspelt field in front matter',
      { text: '---\ndificulty: beginner\n---\nA text.', name: 'a.md' },
      'dificulty',
      'is not known | lesson_id',
      { nearest: 'difficulty' },
    ),
    bad('a folder', { path: 'figures' }, 'brief', 'is a folder'),
    bad('a file that is not there', { path: 'lessn.json' }, 'brief', 'does not exist | lessn.json', {
      code: 'not-found',
      nearest: 'lesson.json',
    }),
    bad('a file of 6 MB', { path: 'huge.json' }, '(document)', '5 MB | 6.0 MB', { code: 'too-large' }),
    bad('a named pipe', { path: 'pipe' }, 'brief', 'not a regular file'),
  ]);
});

function aliasBomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const items = Array(5).fill(level === 0 ? 'x' : `*a${level - 1}`);
    return `a${level}: &a${level} [${items.join(', ')}]`;
  });
  return levels.join('\n');
}

function holdingItself(): object {
  const document: { itself?: object } = {};
  document.itself = document;
  return document;
}
