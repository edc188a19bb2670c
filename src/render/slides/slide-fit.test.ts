import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProcessRasterizer } from '../../raster/process-rasterizer.ts';
import { layoutSlide } from './layout-slide.ts';
import { contentOf, expectFits, RATIOS, SCRIPTS } from './slide-fit-checks.ts';

const rasterizer = new ProcessRasterizer();
let folder: string;
let picture: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'slides-'));
  picture = path.join(folder, 'picture.png');
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path fill="#fff" d="M0 0h3v2H0z"/></svg>';
  await rasterizer.drawSvg(svg, { widthPixels: 300, heightPixels: 200 }, picture);
});
afterAll(async () => {
  await rasterizer.close();
  await rm(folder, { recursive: true });
});

describe('the words of a slide', () => {
  const scripts = Object.entries(SCRIPTS);
  const table = Object.entries(RATIOS).flatMap(([ratio, size], row) =>
    scripts.map(([script, [language, title, bullet]], column) => {
      const count = [1, 3, 5, 8, 12][(row + column) % 5]!;
      return { script, ratio, count, content: contentOf(language, title, Array(count).fill(bullet), size) };
    }),
  );

  it.each(table)('fit in $script on $ratio with $count bullets', async ({ content }) => {
    await expectFits(await layoutSlide(content, rasterizer), rasterizer, picture);
  });

  it.each(Array.from({ length: 12 }, (_, index) => index + 1))(
    'fit with %i bullets of two lines',
    async (count) => {
      const bullets = Array.from(
        { length: count },
        (_, index) => `Point ${index + 1}: ${SCRIPTS.English![2]}`,
      );
      for (const size of [RATIOS['9:16']!, RATIOS['16:9']!]) {
        await expectFits(
          await layoutSlide(contentOf('en', 'A title', bullets, size), rasterizer),
          rasterizer,
          picture,
        );
      }
    },
  );

  it('fit whatever they are', async () => {
    const word = fc.oneof(
      fc.lorem({ maxCount: 12 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
      fc.constantFrom(...scripts.map(([, [, , bullet]]) => bullet)),
    );
    const text = fc
      .array(word, { minLength: 1, maxLength: 6 })
      .map((words) =>
        words
          .join(' ')
          .replace(/[\p{C}\s]+/gu, ' ')
          .trim(),
      )
      .filter((value) => value !== '');
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.array(text, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...Object.values(RATIOS)),
        async (title, bullets, size) => {
          await expectFits(
            await layoutSlide(contentOf('en', title, bullets, size), rasterizer),
            rasterizer,
            picture,
          );
        },
      ),
      { numRuns: 25, seed: 5, endOnFailure: true },
    );
  });

  it('stand on one page as large as they can, and on several only when the smallest size is not enough', async () => {
    const size = RATIOS['9:16']!;
    const withBullets = (count: number) =>
      layoutSlide(contentOf('en', 'Title', Array(count).fill(SCRIPTS.English![2]), size), rasterizer);
    const [few, more, many] = await Promise.all([withBullets(2), withBullets(8), withBullets(12)]);
    expect([few.pages.length, more.pages.length]).toEqual([1, 1]);
    expect(few.type.bulletSize).toBeGreaterThan(more.type.bulletSize);
    expect(many.pages.length).toBeGreaterThan(1);
    const counts = many.pages.map(({ bullets }) => bullets.length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  it('go on to further pages inside a bullet that fills more than one', async () => {
    const long = Array(60).fill('A sentence of the bullet that goes on and on.').join(' ');
    const layout = await layoutSlide(contentOf('en', 'Title', [long, 'Short'], RATIOS['16:9']!), rasterizer);
    await expectFits(layout, rasterizer, picture);
    const parts = layout.pages.flatMap(({ bullets }) => bullets).filter(({ index }) => index === 0);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.at(0)!.from).toBe(0);
    expect(parts.at(-1)!.to).toBe(1);
  });

  it('refuse a title that would fill the slide', async () => {
    const content = contentOf('en', 'word '.repeat(1200), ['One'], RATIOS['1:1']!);
    await expect(layoutSlide(content, rasterizer)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('keep a word of moderate length whole by shrinking', async () => {
    const content = contentOf('de', 'Geschwindigkeitsbegrenzungen', ['Kurz'], RATIOS['9:16']!);
    const { frame, type } = await layoutSlide(content, rasterizer);
    expect(type.titleSize).toBeLessThan(90 * frame.unit);
    await expectFits(await layoutSlide(content, rasterizer), rasterizer, picture);
  });
});
