import { describe, expect, it } from 'vitest';
import { PICTURE_STYLES } from '../styles/catalogue.ts';
import { contrastRatio, hexToOklch, lightnessOf, mixHex, oklchToHex } from './oklch.ts';
import { PALETTES } from './palettes.ts';

describe('OKLCH', () => {
  it('gives a colour of sRGB back within one step', () => {
    for (const hex of ['#000000', '#ffffff', '#12306b', '#ff6b5e', '#4fd1c5', '#808080']) {
      const back = oklchToHex(hexToOklch(hex));
      for (const at of [1, 3, 5]) {
        expect(
          Math.abs(Number.parseInt(back.slice(at, at + 2), 16) - Number.parseInt(hex.slice(at, at + 2), 16)),
        ).toBeLessThan(2);
      }
    }
  });

  it('keeps lightness and hue where a colour is too strong to be shown', () => {
    const shown = hexToOklch(oklchToHex({ lightness: 0.6, chroma: 0.5, hue: 150 }));
    expect(shown.lightness).toBeCloseTo(0.6, 1);
    expect(Math.abs(shown.hue - 150)).toBeLessThan(4);
  });

  it('mixes through colours of even lightness', () => {
    const middle = lightnessOf(mixHex('#12306b', '#ffb347', 0.5));
    expect(middle).toBeCloseTo((lightnessOf('#12306b') + lightnessOf('#ffb347')) / 2, 2);
  });
});

describe.each(Object.entries(PALETTES))('palette %s', (_name, palette) => {
  it('is written in whole colours', () => {
    for (const hex of Object.values(palette)) expect(hex).toMatch(/^#[0-9a-f]{6}$/);
  });

  it('tells its ground from its accent, and its light from its front', () => {
    expect(contrastRatio(palette.accent, palette.skyMiddle)).toBeGreaterThan(1.05);
    const nearest = Math.min(
      ...[palette.near, palette.skyMiddle].map((ground) => distance(palette.accent, ground)),
    );
    expect(nearest).toBeGreaterThan(0.08);
    expect(contrastRatio(palette.light, palette.front)).toBeGreaterThan(1.9);
  });
});

/** Distance of two colours in OKLab, where 0.02 is about the least that is seen. */
function distance(left: string, right: string): number {
  const [a, b] = [hexToOklch(left), hexToOklch(right)];
  const turn = ((a.hue - b.hue) * Math.PI) / 180;
  const chroma = a.chroma ** 2 + b.chroma ** 2 - 2 * a.chroma * b.chroma * Math.cos(turn);
  return Math.sqrt((a.lightness - b.lightness) ** 2 + chroma);
}

describe('the styles', () => {
  it('are at least fourteen, each with a name, a title and descriptions of its own', () => {
    expect(PICTURE_STYLES.length).toBeGreaterThanOrEqual(14);
    for (const field of ['name', 'title', 'description', 'promptWords'] as const) {
      expect(new Set(PICTURE_STYLES.map((style) => style[field])).size).toBe(PICTURE_STYLES.length);
    }
    for (const { name } of PICTURE_STYLES) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });

  it('begin with the default', () => {
    expect(PICTURE_STYLES[0]?.name).toBe('professional');
  });
});
