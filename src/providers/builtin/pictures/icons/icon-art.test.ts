import { describe, expect, it } from 'vitest';
import { hasIcon, iconArt, iconNames, iconOfEmoji } from './icon-art.ts';

describe('the icon art', () => {
  it('has shapes and bounds for every name it gives', () => {
    for (const name of iconNames()) {
      const { shapes, bounds } = iconArt(name);
      expect(shapes.length, name).toBeGreaterThan(0);
      for (const { data, fill } of shapes) {
        expect(data, name).toMatch(/^M[-\d .,MLHVCQZe]+$/);
        expect(fill, name).toMatch(/^#[0-9a-f]{3,6}$/);
      }
      expect(bounds.right - bounds.left, name).toBeGreaterThan(2);
      expect(bounds.right - bounds.left, name).toBeLessThan(34);
    }
  });

  it('leaves out letters, figures and small landscapes', () => {
    for (const name of ['input-latin-letters', 'hundred-points', 'sunset', 'cityscape', 'ok-button']) {
      expect(hasIcon(name), name).toBe(false);
      expect(() => iconArt(name)).toThrow(RangeError);
    }
  });

  it('knows the icon of an emoji, also with a variation selector', () => {
    expect(iconOfEmoji('🦊')).toBe('fox');
    expect(iconOfEmoji('⚖️')).toBe('balance-scale');
    expect(iconOfEmoji('x')).toBeUndefined();
  });
});
