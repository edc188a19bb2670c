import { describe, expect, it } from 'vitest';
import { splitBriefs } from './split-briefs.ts';

describe('the briefs of a batch', () => {
  it('are the lines of a text, empty ones left out, by their numbers in the file', () => {
    expect(splitBriefs('{"a":1}\r\n\r\n  {"b":2}\n', 'ads.jsonl')).toEqual([
      { place: 'line 1', text: '{"a":1}' },
      { place: 'line 3', text: '{"b":2}' },
    ]);
  });

  it('are the entries of a JSON array', () => {
    expect(splitBriefs('[{"a":1},\n {"b":2}]', 'ads.json')).toEqual([
      { place: 'brief 1', text: '{"a":1}' },
      { place: 'brief 2', text: '{"b":2}' },
    ]);
  });

  it('are one where the text is one document over several lines', () => {
    expect(splitBriefs('{\n  "a": 1\n}\n', 'ad.json')).toEqual([
      { place: 'brief 1', text: '{\n  "a": 1\n}\n' },
    ]);
  });

  it.each([
    ['', /holds no brief/],
    ['[]', /holds no brief/],
    ['[{"a":1}', /not valid JSON/],
    [`${'{}\n'.repeat(501)}`, /holds 501 briefs; at most 500/],
  ])('are refused as a whole: %j', (text, message) => {
    expect(() => splitBriefs(text, 'ads')).toThrow(message);
  });

  it.each([
    ['{"a":1}\n{"b":\n3\n', [undefined, /^is not valid JSON: /, /^is not a JSON object$/]],
    ['[{"a":1}, 7]', [undefined, /^is not a JSON object$/]],
  ])('are given with what is wrong with each: %j', (text, problems) => {
    expect(splitBriefs(text, 'ads').map(({ problem }) => problem)).toEqual(
      problems.map((problem) => problem && expect.stringMatching(problem)),
    );
  });
});
