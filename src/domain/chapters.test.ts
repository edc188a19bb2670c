import { expect, it } from 'vitest';
import { chaptersOf } from './chapters.ts';

const chapters = (...titles: string[]) =>
  chaptersOf(titles.map((title, index) => ({ title, startFrame: 10 * index })));

it('makes one chapter of both parts of a scene that was split', () => {
  expect(chapters('Dawn', 'Noon', 'Noon', 'Dusk')).toEqual([
    { title: 'Dawn', startFrame: 0 },
    { title: 'Noon', startFrame: 10 },
    { title: 'Dusk', startFrame: 30 },
  ]);
});

it('makes one chapter of a slide that goes on over several, under the title that they share', () => {
  expect(chapters('Knots (1/3)', 'Knots (2/3)', 'Knots (3/3)', 'Knots at sea')).toEqual([
    { title: 'Knots', startFrame: 0 },
    { title: 'Knots at sea', startFrame: 30 },
  ]);
});

it('keeps scenes of one title apart that others lie between', () => {
  expect(chapters('Chorus', 'Verse', 'Chorus').map(({ title }) => title)).toEqual([
    'Chorus',
    'Verse',
    'Chorus',
  ]);
});
