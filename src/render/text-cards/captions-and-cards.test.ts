import { afterAll, describe, expect, it } from 'vitest';
import { frameSizeOf, RATIOS } from '../../domain/settings.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import type { ImageLook, MeasuredBox } from '../../ports/rasterizer.ts';
import { ProcessRasterizer } from '../../raster/process-rasterizer.ts';
import { CAPTION_POSITIONS, captionBand } from '../caption-pictures/caption-band.ts';
import type { LayerLayout } from '../product-layer/lay-out-layer.ts';
import { layerBeside } from '../product-layer/layer-beside.ts';
import type { Region } from '../safe-area.ts';
import { standingLogo } from '../scene-pictures/standing-logo.ts';
import { layOutBeatWords } from './beat-words.ts';
import { isLarge } from './large-card.ts';
import { type LaidOutCard, layOutCard, type TextCard } from './text-card.ts';

const rasterizer = new ProcessRasterizer();
afterAll(() => rasterizer.close());

const LONG = 'One charge in the sun lights a whole tent for twelve hours and more';
const SUBTITLE = 'It weighs less than an apple and hangs from any branch you find.';
const BUTTON = { text: 'Order yours today and save the planet', colour: '#ffe08a' };
const CARDS: { [name: string]: TextCard } = {
  'a headline': { style: 'headline', text: LONG, lettering: 'loud', language: 'en' },
  'a headline beside a product': {
    style: 'headline',
    text: LONG,
    lettering: 'loud',
    besideLayer: true,
    language: 'en',
  },
  'a name with its sentence beside a product': {
    style: 'headline',
    text: 'लालटेन',
    subtitle: 'धूप में एक बार रखें और बारह घंटे तक पूरा तंबू रोशन रहे।',
    lettering: 'elegant',
    besideLayer: true,
    language: 'hi',
  },
  'a hook': { style: 'title', text: 'الليل طويل والطريق بعيدة', lettering: 'elegant', language: 'ar' },
  'an end card': { style: 'call-to-action', text: LONG, button: BUTTON, language: 'en' },
  'an end card with a product': {
    style: 'call-to-action',
    text: 'Solar lantern for campers and night owls',
    button: BUTTON,
    lettering: 'loud',
    besideLayer: true,
    language: 'en',
  },
  'an end card with a product in Arabic': {
    style: 'call-to-action',
    text: 'فانوس شمسي',
    button: { ...BUTTON, text: 'اطلب الآن' },
    besideLayer: true,
    language: 'ar',
  },
  'a title': { style: 'title', text: LONG, subtitle: SUBTITLE, language: 'en' },
  'a lower third': { style: 'lower-third', text: LONG, subtitle: SUBTITLE, language: 'en' },
  'a note': { style: 'note', text: LONG, subtitle: SUBTITLE, language: 'en' },
};
/** As large as layers are in any format, and where they lie. */
const LAYERS: LayerLayout[] = [
  { centreX: 0.5, centreY: 0.66, mostWidth: 0.76, mostHeight: 0.52, shadow: true, cutOut: true },
  { centreX: 0.5, centreY: 0.48, mostWidth: 0.68, mostHeight: 0.3, shadow: true, cutOut: true },
];
const WIDE_LAYER = { ...LAYERS[0]!, centreX: 0.72, centreY: 0.5, mostWidth: 0.42, mostHeight: 0.74 };
const ARRANGEMENTS = RATIOS.flatMap((ratio) => CAPTION_POSITIONS.map((captions) => ({ ratio, captions })));

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Everything that is seen of a card, in the frame: the plate of a plain one, lines and button of a large one. */
async function seenOf({ artwork, xPixels, yPixels }: LaidOutCard, isWhole: boolean): Promise<Box[]> {
  if (isWhole) return [boxOf({ xPixels, yPixels, ...artwork.size })];
  return linesIn(await rasterizer.measure(artwork));
}

function linesIn(box: MeasuredBox): Box[] {
  const own = box.runs.map((run) => ({
    left: box.xPixels + run.xPixels,
    // The space at a line's end takes room that shows nothing.
    right: box.xPixels + run.xPixels + (run.widthPixels * run.text.trimEnd().length) / run.text.length,
    top: box.yPixels + run.yPixels,
    bottom: box.yPixels + run.yPixels + run.heightPixels,
  }));
  return [...own, ...box.children.flatMap(linesIn)];
}

function boxOf({ xPixels, yPixels, widthPixels, heightPixels }: Region): Box {
  return { left: xPixels, right: xPixels + widthPixels, top: yPixels, bottom: yPixels + heightPixels };
}

function layerBox(
  { centreX, centreY, mostWidth, mostHeight }: LayerLayout,
  { widthPixels, heightPixels }: FrameSize,
): Box {
  return {
    left: (centreX - mostWidth / 2) * widthPixels,
    right: (centreX + mostWidth / 2) * widthPixels,
    top: (centreY - mostHeight / 2) * heightPixels,
    bottom: (centreY + mostHeight / 2) * heightPixels,
  };
}

/** How far one box reaches into another, in pixels; nought where they are apart. */
function overlap(one: Box, other: Box): number {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return Math.max(0, Math.min(across, down));
}

/** A line's box is a little taller than its letters. */
const LINE_PIXELS = 8;

describe.each(ARRANGEMENTS)('with captions at the $captions of $ratio', ({ ratio, captions }) => {
  const size = frameSizeOf(ratio);
  const band = boxOf(captionBand(size, captions));

  it.each(Object.entries(CARDS))('%s never meets them', async (_name, card) => {
    const seen = await seenOf(await layOutCard({ ...card, captions }, size, rasterizer), !isLarge(card));
    expect(seen.length).toBeGreaterThan(0);
    for (const box of seen) expect(overlap(box, band)).toBeLessThanOrEqual(LINE_PIXELS);
  });

  it.each(Object.entries(CARDS).filter(([, card]) => card.besideLayer))(
    '%s leaves the product a place that neither meets',
    async (_name, card) => {
      const seen = await seenOf(await layOutCard({ ...card, captions }, size, rasterizer), false);
      const centreX = card.language === 'ar' ? 1 - WIDE_LAYER.centreX : WIDE_LAYER.centreX;
      const layers = ratio === '16:9' ? [{ ...WIDE_LAYER, centreX }] : LAYERS;
      for (const layer of layers) {
        const { subtitle = '', ...words } = card;
        const placed = layerBeside(
          layer,
          { ...words, subtitle },
          { language: card.language, captions },
          size,
        );
        const product = layerBox(placed, size);
        expect(overlap(product, band)).toBe(0);
        for (const line of seen) expect(overlap(product, line)).toBeLessThanOrEqual(LINE_PIXELS);
        expect(placed.mostHeight).toBeGreaterThan(0.18);
      }
    },
  );

  it('words on a beat never meet them', async () => {
    const words = { text: 'Every light in the town goes out', lettering: 'loud', language: 'en' } as const;
    const { artwork, xPixels, yPixels } = await layOutBeatWords({ ...words, captions }, size, rasterizer);
    expect(overlap(boxOf({ xPixels, yPixels, ...artwork.size }), band)).toBe(0);
  });
});

describe.each(
  RATIOS.flatMap((ratio) => [undefined, ...CAPTION_POSITIONS].map((captions) => ({ ratio, captions }))),
)('with a logo and captions at $captions of $ratio', ({ ratio, captions }) => {
  const size = frameSizeOf(ratio);

  it.each(Object.entries(CARDS).filter(([, card]) => isLarge(card)))(
    '%s never meets it',
    async (_name, card) => {
      const { xPixels, yPixels, artwork } = await standingLogo(
        '/logo.png',
        { size, language: card.language, captions: captions ?? null },
        { look: async () => ({ widthPixels: 300, heightPixels: 100 }) as ImageLook },
      );
      const { padding } = artwork.root.style as { padding: number };
      const logo = boxOf({
        xPixels: xPixels + padding,
        yPixels: yPixels + padding,
        widthPixels: artwork.size.widthPixels - 2 * padding,
        heightPixels: artwork.size.heightPixels - 2 * padding,
      });
      const laid = await layOutCard({ ...card, captions, besideLogo: true }, size, rasterizer);
      for (const box of await seenOf(laid, false))
        expect(overlap(box, logo)).toBeLessThanOrEqual(LINE_PIXELS);
    },
  );
});
