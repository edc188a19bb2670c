import { Renderer } from '@takumi-rs/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImageRequest } from '../../../ports/generators.ts';
import { paintLayers, paintPicture } from './paint-layers.ts';
import { PICTURE_STYLES } from './styles/catalogue.ts';

const SMALL = { widthPixels: 216, heightPixels: 384 };

function request(changes: Partial<ImageRequest> = {}): ImageRequest {
  return {
    prompt: 'Solar lantern for campers',
    style: 'professional',
    size: { widthPixels: 1080, heightPixels: 1920 },
    seed: 7,
    variation: 1,
    filmSeed: 3,
    brandColours: [],
    ...changes,
  };
}

/** Answers with what is wrong with the document as XML: tags that do not pair, attributes given twice, broken numbers. */
function faultsOf(svg: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  let end = 0;
  for (const tag of svg.matchAll(/<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<&]*")*)\s*(\/?)>/g)) {
    if (svg.slice(end, tag.index).trim() !== '')
      faults.push(`stray text: ${svg.slice(end, tag.index).slice(0, 40)}`);
    end = tag.index + tag[0].length;
    const [, closes, name, attributes, isEmpty] = tag;
    if (closes) {
      if (open.pop() !== name) faults.push(`</${name}> closes another element`);
      continue;
    }
    const names = [...attributes!.matchAll(/([\w:-]+)=/g)].map((match) => match[1]);
    if (new Set(names).size < names.length) faults.push(`<${name}> repeats an attribute`);
    if (!isEmpty) open.push(name!);
  }
  if (end !== svg.length) faults.push('the document goes on after its last element');
  if (open.length > 0) faults.push(`not closed: ${open.join()}`);
  if (/NaN|undefined|Infinity|#undefi/.test(svg)) faults.push('a value is missing');
  const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  if (new Set(ids).size < ids.length) faults.push('an id is given twice');
  for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g))
    if (!ids.includes(id)) faults.push(`no definition of ${id}`);
  return faults;
}

async function pixelsOf(svgs: readonly string[]): Promise<Uint8Array> {
  const { widthPixels: width, heightPixels: height } = SMALL;
  const children = svgs.map((svg) => ({
    type: 'image' as const,
    src: new TextEncoder().encode(svg),
    style: { width, height, position: 'absolute' as const, left: 0, top: 0 },
  }));
  const root = { type: 'container' as const, style: { width, height }, children };
  return new Renderer().render(root, { width, height, format: 'raw' });
}

describe('paintPicture', () => {
  it('gives the same bytes for the same request', () => {
    for (const { name } of PICTURE_STYLES) {
      const wish = request({ style: name, size: SMALL });
      expect(paintPicture(wish)).toBe(paintPicture(structuredClone(wish)));
    }
  });

  it('differs by seed, by place in the film, by film and by style', () => {
    const pictures = [
      request(),
      request({ seed: 8 }),
      request({ variation: 2 }),
      request({ filmSeed: 4 }),
      request({ style: 'pastel' }),
    ].map(paintPicture);
    expect(new Set(pictures).size).toBe(pictures.length);
  });

  it('is sound SVG for any words at any place, in every style', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(
        '',
        ' \n\t',
        '</svg><script>',
        '🌋🧑‍🔬 🇫🇷',
        'القلب يضخ الدم\u202e',
        '\u0000\u0007"&<>',
        '日本の茶',
      ),
    );
    const sizes = fc.constantFrom(
      [1080, 1920],
      [1920, 1080],
      [1080, 1080],
      [1080, 1350],
      [64, 64],
      [17, 901],
    );
    const names = fc.constantFrom(...PICTURE_STYLES.map(({ name }) => name));
    fc.assert(
      fc.property(
        words,
        sizes,
        names,
        fc.nat(),
        fc.integer({ min: 1, max: 500 }),
        (prompt, size, style, seed, variation) => {
          const [widthPixels, heightPixels] = size as [number, number];
          const svg = paintPicture(
            request({ prompt, style, seed, variation, size: { widthPixels, heightPixels } }),
          );
          expect(faultsOf(svg)).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('never holds writing, least of all the words asked for', () => {
    for (const { name } of PICTURE_STYLES) {
      const svg = paintPicture(request({ style: name, prompt: 'Quixotology of the heart: zymurgy' }));
      expect(svg).not.toMatch(/<text|quixotology|zymurgy|font-/i);
    }
  });

  it('refuses a style that does not exist and names those that do', () => {
    expect(() => paintPicture(request({ style: 'oils' }))).toThrow(
      expect.objectContaining({ code: 'unknown-name', message: expect.stringContaining('watercolour') }),
    );
  });
});

describe('paintLayers', () => {
  it('lays the planes from the farthest to the nearest, each a sound document', () => {
    const layers = paintLayers(request());
    const nearness = layers.flatMap((layer) => layer.nearness ?? []);
    expect(nearness).toEqual([...nearness].sort((left, right) => left - right));
    expect(layers.map((layer) => layer.name)).toEqual([
      'background',
      'far',
      'middle',
      'subject',
      'foreground',
      'finish',
    ]);
    for (const { svg } of layers) expect(faultsOf(svg)).toEqual([]);
  });

  it.each(['professional', 'paper-cut', 'watercolour', 'stained-glass', 'neon', 'noir'])(
    'looks like the whole picture when stacked: %s',
    async (style) => {
      const wish = request({ style, size: SMALL });
      const whole = await pixelsOf([paintPicture(wish)]);
      const stacked = await pixelsOf(paintLayers(wish).map((layer) => layer.svg));
      let most = 0;
      for (let index = 0; index < whole.length; index += 1)
        most = Math.max(most, Math.abs(whole[index]! - stacked[index]!));
      expect(whole.length).toBe(SMALL.widthPixels * SMALL.heightPixels * 4);
      expect(most).toBeLessThanOrEqual(8);
    },
  );
});
