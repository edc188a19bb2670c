import { describe, expect, it } from 'vitest';
import { describeBytes, describeDuration } from './quantities.ts';
import { printable } from './terminal.ts';
import { displayWidth, tableLines, truncated } from './text-columns.ts';

describe('tables', () => {
  it('line up whatever the script, and wrap the last column', () => {
    const rows = [
      ['灯台', 'a', 'one two three four five'],
      ['é', 'bb', 'six'],
    ];
    expect(tableLines(rows, 28, '  ')).toEqual([
      '  灯台  a   one two three',
      '            four five',
      '  é     bb  six',
    ]);
  });

  it('are empty without rows', () => {
    expect(tableLines([], 80)).toEqual([]);
  });
});

describe('text', () => {
  it('is cut at the width of the screen, not at a number of characters', () => {
    expect(truncated('日本語のテキスト', 7)).toBe('日本語…');
    expect(truncated('short', 7)).toBe('short');
    for (let columns = 1; columns < 30; columns += 1) {
      expect(displayWidth(truncated('of “灯台の、👩‍👩‍👧 題名”', columns))).toBeLessThanOrEqual(columns);
    }
  });

  it('from outside holds no escape sequences, controls or hidden reordering', () => {
    expect(printable('a\u001B[31mb\u001B]0;title\u0007c\td\u0000e\u202Ef\ng')).toBe(
      'abc\uFFFDd\uFFFDe\uFFFDf\ng',
    );
  });
});

describe('quantities', () => {
  it.each([
    [0.4, '0 s'],
    [59.4, '59 s'],
    [59.6, '1 min'],
    [182, '3 min 2 s'],
    [3_600, '1 h'],
    [3_900, '1 h 5 min'],
  ])('%d seconds are %s', (seconds, text) => expect(describeDuration(seconds)).toBe(text));

  it.each([
    [999, '999 bytes'],
    [1_000, '1 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [8_412_345, '8.4 MB'],
    [123_456_789, '123 MB'],
    [2_500_000_000, '2.5 GB'],
  ])('%d bytes are %s', (bytes, text) => expect(describeBytes(bytes)).toBe(text));
});
