import { expect, test } from 'vitest';
import { findPictureStyle } from '../../providers/builtin/pictures/styles/catalogue.ts';
import { readScene } from '../../providers/builtin/pictures/words/read-scene.ts';
import { DIRECTOR_STYLES } from './director-styles.ts';
import { SIZES } from './draft-scenes.ts';

test.each(DIRECTOR_STYLES)('the look of $name puts no things of its own into a picture', (style) => {
  const { palette, lens, light, pictureStyle } = style;
  expect(readScene(`${palette}; ${lens}; ${light}.`).concepts.map(({ name }) => name)).toEqual([]);
  expect(findPictureStyle(pictureStyle)).toBeDefined();
});

test('how near a scene is seen puts no things into a picture either', () => {
  expect(SIZES.flatMap((size) => readScene(size).concepts.map(({ name }) => `${name}: ${size}`))).toEqual([]);
});
