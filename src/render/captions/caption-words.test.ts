import { expect, it } from 'vitest';
import { compareWords, wordsOf } from './caption-words.ts';

it('finds the same words wherever lines are broken', () => {
  expect(wordsOf('我用GPT 学\n习 the  model…')).toEqual(['我', '用', 'GPT', '学', '习', 'the', 'model…']);
  expect(wordsOf('วันนี้')).toEqual(wordsOf('วัน\nนี้'));
});

it('says how much of what was said is shown, and where the first difference is', () => {
  expect(compareWords(['one two', 'three four'], ['one', 'two three', 'four'])).toEqual({
    equal: true,
    spokenCount: 4,
    shownCount: 4,
    coverage: 1,
  });
  expect(compareWords(['one two three four'], ['one three four'])).toMatchObject({
    equal: false,
    coverage: 0.75,
    firstDifference: { index: 1, spoken: 'two', shown: 'three' },
  });
  expect(compareWords(['one'], ['one more'])).toMatchObject({
    equal: false,
    coverage: 1,
    firstDifference: { index: 1, spoken: undefined, shown: 'more' },
  });
});
