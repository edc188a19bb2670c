import { describe, expect, it } from 'vitest';
import type { Scene } from '../storyboard.ts';
import { readingHeard, readingsOf } from './line-readings.ts';
import { withLine, withVoice } from './scene-text.ts';
import { madeAgain, takeSelected } from './takes-of-scene.ts';

const SCENE: Scene = {
  id: 'slide-1',
  sequence: 1,
  title: 'Lamps',
  picture: null,
  slide: null,
  narration: [
    { id: 'line-1', text: 'The first lamps burned oil.' },
    { id: 'line-2', text: 'Later ones burned gas.' },
    { id: 'line-3', text: 'My own words.', recording: { asset: 'a'.repeat(64) } },
  ],
  transition: { kind: 'cut', seconds: 0 },
  restSeconds: 1,
};
const AGAIN = { kind: 'regenerate', scene: 'slide-1', of: 'speech' } as const;
const TAKE = { kind: 'select-take', scene: 'slide-1', of: 'speech' } as const;
const numbers = ({ narration }: Scene) => narration.map((line) => [readingHeard(line), readingsOf(line)]);

describe('readings of a line', () => {
  const twice = madeAgain(SCENE, { ...AGAIN, line: 'line-2' }).scene;

  it('E1: are counted line by line, the last one heard, and none is lost by going back', () => {
    expect(numbers(SCENE)).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    expect(numbers(twice)).toEqual([
      [1, 1],
      [2, 2],
      [1, 1],
    ]);
    const back = takeSelected(twice, { ...TAKE, line: 'line-2', take: 1 }).scene;
    expect(numbers(back)).toEqual([
      [1, 1],
      [1, 2],
      [1, 1],
    ]);
    expect(numbers(madeAgain(back, { ...AGAIN, line: 'line-2' }).scene)[1]).toEqual([3, 3]);
  });

  it('are asked for in all lines that a voice reads where none is named, not of recordings', () => {
    expect(numbers(madeAgain(SCENE, AGAIN).scene)).toEqual([
      [2, 2],
      [2, 2],
      [1, 1],
    ]);
  });

  it('belong to the words and the voice that they were made of', () => {
    const said = { kind: 'change-line', scene: 'slide-1', line: 'line-2', text: 'Gas came later.' } as const;
    expect(numbers(withLine(twice, said))[1]).toEqual([1, 1]);
    const voiced = { kind: 'change-voice', scene: 'slide-1', voice: 'en-gb-female' } as const;
    expect(numbers(withVoice(twice, voiced))[1]).toEqual([1, 1]);
  });

  it.each([
    ['a line that is not there', { ...AGAIN, line: 'line-9' }, 'must be one of line-1, line-2, line-3'],
    ['a recording', { ...AGAIN, line: 'line-3' }, 'is heard in a recording of your own'],
    ['a line of a picture', { kind: 'regenerate', scene: 'slide-1', line: 'line-1' } as const, 'goes with'],
  ])('refuse %s', (_what, edit, problem) => {
    expect(() => madeAgain(SCENE, edit)).toThrow(problem);
  });

  it('refuse a reading that there is not, and one of a line that is not named among several', () => {
    expect(() => takeSelected(twice, { ...TAKE, line: 'line-2', take: 3 })).toThrow('must be from 1 to 2');
    expect(() => takeSelected(twice, { ...TAKE, take: 1 })).toThrow('must name one of the lines');
  });
});
