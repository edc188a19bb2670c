import { describe, expect, it } from 'vitest';
import { FACE_CASCADE } from '../../../test/media/drawn-faces.ts';
import { readCascade } from './read-cascade.ts';

/** The cascade with one place of it different. */
function changed(from: string | RegExp, to: string): string {
  const other = FACE_CASCADE.replace(from, to);
  expect(other).not.toBe(FACE_CASCADE);
  return other;
}

describe('a cascade of OpenCV', () => {
  it('is read with its window, stages, trees and features', () => {
    const { widthPixels, heightPixels, stages, features } = readCascade(FACE_CASCADE);
    expect([widthPixels, heightPixels, stages.length, features.length]).toEqual([24, 24, 3, 5]);
    expect(stages[1]).toEqual({
      threshold: 1.5,
      trees: [
        { nodes: [{ left: 0, right: -1, feature: 1, threshold: 0.09 }], leaves: [-1, 1] },
        { nodes: [{ left: 0, right: -1, feature: 2, threshold: -0.11 }], leaves: [1, -1] },
      ],
    });
    expect(stages[2]?.trees[0]?.nodes.map(({ left, right }) => [left, right])).toEqual([
      [0, 1],
      [0, -1],
    ]);
    expect(features[0]).toEqual({
      isTilted: false,
      rects: [
        { x: 3, y: 7, width: 18, height: 10, weight: -1 },
        { x: 3, y: 12, width: 18, height: 5, weight: 2 },
      ],
    });
  });

  it('is read where its features are tilted, or where it does not say so', () => {
    const upright = '<_>4 7 16 4 -1.</_><_>10 7 4 4 4.</_></rects><tilted>0</tilted>';
    const tilted = '<_>12 2 6 6 -1.</_><_>12 5 3 3 4.</_></rects><tilted>1</tilted>';
    expect(readCascade(changed(upright, tilted)).features[1]?.isTilted).toBe(true);
  });

  it.each<[string, string, RegExp]>([
    ['what is no XML', 'faces', /no XML document/],
    ['another document', '<html><body/></html>', /holds no cascade of OpenCV/],
    [
      'the format of OpenCV 1',
      '<opencv_storage><faces type_id="opencv-haar-classifier"/></opencv_storage>',
      /OpenCV 3 or later/,
    ],
    ['other features', changed('HAAR', 'LBP'), /features are LBP/],
    ['a window without a size', changed('<width>24</width>', '<width>0</width>'), /width is none/],
    ['a list that is missing', changed(/<features>[\s\S]*<\/features>/, ''), /features is missing/],
    ['a feature that reaches out', changed('3 7 18 10', '8 7 18 10'), /reaches out of its window/],
    ['a tree that leads nowhere', changed('0 -1 0 8', '0 -2 0 8'), /tree of it is not whole/],
    ['a tree that goes round', changed('0 1 3', '0 0.5 3'), /tree of it is not whole/],
    ['a feature that there is not', changed('0 -1 4 2', '0 -1 5 2'), /tree of it is not whole/],
    ['a stage without a threshold', changed(/5\.0000000000000000e-01/, 'low'), /stage of it is not whole/],
  ])('is refused in words where it is %s', (_, xml, message) => {
    expect(() => readCascade(xml)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(() => readCascade(xml)).toThrow(message);
  });
});
