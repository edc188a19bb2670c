import { describe, expect, it } from 'vitest';
import { speakableText } from './speakable-text.ts';
import { wordsOfText } from './text-words.ts';
import { wordTimes } from './word-times.ts';

const timesOf = (
  text: string,
  onsets: [codePoint: number, seconds: number][],
  gaps: [number, number][] = [],
) => {
  const words = wordsOfText(text, 'en');
  const speakable = speakableText(text, 0, text.length, new Set());
  const passage = {
    startSeconds: 0,
    endSeconds: 3,
    onsets: onsets.map(([codePoint, seconds]) => ({ codePoint, seconds })),
  };
  const silence = gaps.map(([startSeconds, endSeconds]) => ({ startSeconds, endSeconds }));
  return wordTimes(text, words, [speakable], {
    durationSeconds: 3,
    levelDecibels: -20,
    passages: [passage],
    gaps: silence,
  }).map(({ text: word, startSeconds, endSeconds }) => [word, startSeconds, endSeconds]);
};

describe('word times', () => {
  it('counts the several events of a number as one word', () => {
    expect(
      timesOf('in 1984 too', [
        [0, 0],
        [3, 0.5],
        [4, 0.9],
        [4, 1.2],
        [8, 2],
      ]),
    ).toEqual([
      ['in', 0, 0.5],
      ['1984', 0.5, 2],
      ['too', 2, 3],
    ]);
  });

  it('ends a word where silence begins', () => {
    expect(
      timesOf(
        'yes, no',
        [
          [0, 0],
          [5, 1],
        ],
        [
          [0.6, 1],
          [2.5, 3],
        ],
      ),
    ).toEqual([
      ['yes,', 0, 0.6],
      ['no', 1, 2.5],
    ]);
  });

  it('shares the time of a stretch by length where words have no events of their own', () => {
    expect(
      timesOf('ab abcd ab', [
        [0, 0],
        [8, 2],
      ]),
    ).toEqual([
      ['ab', 0, 0.6666],
      ['abcd', 0.6666, 2],
      ['ab', 2, 3],
    ]);
  });

  it('puts what is not spoken into the silence', () => {
    expect(
      timesOf(
        'ab 🚀 ab',
        [
          [0, 0],
          [3, 2],
        ],
        [[1, 2]],
      ),
    ).toEqual([
      ['ab', 0, 1],
      ['🚀', 1, 2],
      ['ab', 2, 3],
    ]);
  });

  it('never goes back, whatever the events say', () => {
    const times = timesOf('a b c d', [
      [4, 2],
      [0, 1],
      [2, 0.5],
      [6, 1.5],
    ]).flatMap(([, start, end]) => [start, end]);
    expect(times).toEqual(times.toSorted((left, right) => Number(left) - Number(right)));
  });
});
