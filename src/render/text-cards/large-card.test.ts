import { afterAll, describe, expect, it } from 'vitest';
import { frameSizeOf, RATIOS } from '../../domain/settings.ts';
import type { MeasuredBox } from '../../ports/rasterizer.ts';
import { ProcessRasterizer } from '../../raster/process-rasterizer.ts';
import { safeArea } from '../safe-area.ts';
import { layOutCard, type TextCard } from './text-card.ts';

const rasterizer = new ProcessRasterizer();
afterAll(() => rasterizer.close());

const BUTTON = { text: 'Order yours today and save the planet', colour: '#ffe08a' };
const CARDS: [string, TextCard][] = [
  [
    'a long headline',
    {
      style: 'headline',
      text: 'One charge in the sun lights a whole tent for twelve hours and more',
      lettering: 'loud',
      besideLayer: true,
      language: 'en',
    },
  ],
  [
    'one long word',
    {
      style: 'headline',
      text: 'Donaudampfschifffahrtsgesellschaftskapitän',
      lettering: 'loud',
      language: 'de',
    },
  ],
  [
    'a name with its sentence',
    {
      style: 'headline',
      text: 'Lumo',
      subtitle: 'It weighs less than an apple and hangs from any branch you find.',
      lettering: 'elegant',
      besideLayer: true,
      language: 'en',
    },
  ],
  [
    'an end card',
    {
      style: 'call-to-action',
      text: 'Solar lantern for campers and night owls',
      button: BUTTON,
      lettering: 'plain',
      language: 'en',
    },
  ],
  [
    'an end card with a product',
    {
      style: 'call-to-action',
      text: 'फ़ानूस',
      button: { ...BUTTON, text: 'आज ही मँगवाएँ' },
      besideLayer: true,
      language: 'hi',
    },
  ],
  [
    'an Arabic hook',
    { style: 'title', text: 'الليل طويل والطريق بعيدة', lettering: 'elegant', language: 'ar' },
  ],
];

/** Each run of text with its place in the frame. */
function runsIn(box: MeasuredBox): { left: number; right: number; top: number; bottom: number }[] {
  const own = box.runs.map((run) => ({
    left: box.xPixels + run.xPixels,
    // The space at a line's end takes room that shows nothing.
    right: box.xPixels + run.xPixels + (run.widthPixels * run.text.trimEnd().length) / run.text.length,
    top: box.yPixels + run.yPixels,
    bottom: box.yPixels + run.yPixels + run.heightPixels,
  }));
  return [...own, ...box.children.flatMap(runsIn)];
}

describe('the large words of an ad', () => {
  it.each(CARDS.flatMap(([name, card]) => RATIOS.map((ratio) => [name, ratio, card] as const)))(
    '%s keeps within the safe area of %s',
    async (_name, ratio, card) => {
      const size = frameSizeOf(ratio);
      const { artwork } = await layOutCard(card, size, rasterizer);
      const runs = runsIn(await rasterizer.measure(artwork));
      const area = safeArea(size);
      expect(runs.length).toBeGreaterThan(0);
      for (const { left, right, top, bottom } of runs) {
        expect(left).toBeGreaterThanOrEqual(area.xPixels - 10);
        expect(right).toBeLessThanOrEqual(area.xPixels + area.widthPixels + 10);
        // A line's box is taller than its letters.
        expect(top).toBeGreaterThanOrEqual(area.yPixels - 24);
        expect(bottom).toBeLessThanOrEqual(area.yPixels + area.heightPixels + 24);
      }
    },
  );

  it.each(RATIOS)('leave the place of the product free in %s', async (ratio) => {
    const size = frameSizeOf(ratio);
    const card: TextCard = {
      style: 'call-to-action',
      text: 'Solar lantern for campers',
      button: BUTTON,
      besideLayer: true,
      language: 'en',
    };
    const { artwork } = await layOutCard(card, size, rasterizer);
    const runs = runsIn(await rasterizer.measure(artwork));
    if (ratio === '16:9')
      expect(Math.max(...runs.map(({ right }) => right))).toBeLessThan(size.widthPixels * 0.5);
    else {
      const middle = [size.heightPixels * 0.36, size.heightPixels * 0.6] as const;
      expect(runs.filter(({ top, bottom }) => bottom > middle[0] && top < middle[1])).toEqual([]);
    }
  });

  it('stand on the right beside the product where lines begin there', async () => {
    const size = frameSizeOf('16:9');
    const card: TextCard = { style: 'headline', text: 'فانوس', besideLayer: true, language: 'ar' };
    const { artwork } = await layOutCard(card, size, rasterizer);
    const runs = runsIn(await rasterizer.measure(artwork));
    expect(Math.min(...runs.map(({ left }) => left))).toBeGreaterThan(size.widthPixels / 2);
  });
});
