import { describe, expect, it } from 'vitest';
import { cutOut } from './cut-out.ts';
import { cropped, type Pixels, seenRegion } from './pixels.ts';

type Colour = [red: number, green: number, blue: number];

/** A picture of 60 by 40 whose colours a function tells. */
function picture(
  colourAt: (x: number, y: number) => Colour,
  opacityAt = (_x: number, _y: number) => 255,
): Pixels {
  const [widthPixels, heightPixels] = [60, 40];
  const rgba = new Uint8Array(widthPixels * heightPixels * 4);
  for (let y = 0; y < heightPixels; y += 1) {
    for (let x = 0; x < widthPixels; x += 1) {
      rgba.set([...colourAt(x, y), opacityAt(x, y)], (y * widthPixels + x) * 4);
    }
  }
  return { widthPixels, heightPixels, rgba };
}

const WHITE: Colour = [250, 250, 250];
const RED: Colour = [190, 20, 30];
const isInside = (x: number, y: number) => x >= 20 && x < 40 && y >= 10 && y < 30;
const at = ({ rgba, widthPixels }: Pixels, x: number, y: number) => [
  ...rgba.subarray((y * widthPixels + x) * 4, (y * widthPixels + x) * 4 + 4),
];

function pixelsOf(cut: ReturnType<typeof cutOut>): Pixels {
  if ('refusal' in cut) throw new Error(cut.refusal);
  return cut.pixels;
}

describe('cutting a product out', () => {
  it('takes a plain background away and leaves the product as it is', () => {
    const cut = pixelsOf(cutOut(picture((x, y) => (isInside(x, y) ? RED : WHITE))));
    expect(at(cut, 0, 0)).toEqual([0, 0, 0, 0]);
    expect(at(cut, 30, 20)).toEqual([...RED, 255]);
    expect(seenRegion(cut)).toEqual({ xPixels: 20, yPixels: 10, widthPixels: 20, heightPixels: 20 });
  });

  it('keeps what is of the background’s colour but surrounded by the product', () => {
    const isLabel = (x: number, y: number) => x >= 27 && x < 33 && y >= 17 && y < 23;
    const cut = pixelsOf(cutOut(picture((x, y) => (isInside(x, y) && !isLabel(x, y) ? RED : WHITE))));
    expect(at(cut, 30, 20)).toEqual([...WHITE, 255]);
  });

  it('softens the edge and takes the background’s colour out of it', () => {
    const isEdge = (x: number, y: number) => isInside(x, y) && (x === 20 || x === 39);
    const half: Colour = [220, 135, 140];
    const cut = pixelsOf(cutOut(picture((x, y) => (isEdge(x, y) ? half : isInside(x, y) ? RED : WHITE))));
    const [red = 0, green = 0, blue = 0, opacity = 0] = at(cut, 20, 20);
    expect(Math.abs(opacity - 128)).toBeLessThan(4);
    for (const [index, channel] of [red, green, blue].entries())
      expect(Math.abs(channel - RED[index as 0])).toBeLessThan(6);
    expect(at(cut, 21, 20)).toEqual([...RED, 255]);
  });

  it('bears noise and a soft fall of light in the background', () => {
    const cut = pixelsOf(
      cutOut(picture((x, y) => (isInside(x, y) ? RED : [232 + ((x * 7 + y * 3) % 6), 232 + (y % 8), 230]))),
    );
    expect(seenRegion(cut)).toEqual({ xPixels: 20, yPixels: 10, widthPixels: 20, heightPixels: 20 });
  });

  it('bears a product that stands on the lower edge', () => {
    const stands = (x: number, y: number) => x >= 26 && x < 34 && y >= 10;
    const cut = pixelsOf(cutOut(picture((x, y) => (stands(x, y) ? RED : WHITE))));
    expect(seenRegion(cut)).toEqual({ xPixels: 26, yPixels: 10, widthPixels: 8, heightPixels: 30 });
  });

  it('leaves a picture alone that something shows through already', () => {
    const clear = picture(
      () => RED,
      (x, y) => (isInside(x, y) ? 255 : 0),
    );
    expect(pixelsOf(cutOut(clear))).toBe(clear);
  });

  it.each<[string, (x: number, y: number) => Colour, RegExp]>([
    ['a background of many colours', (x, y) => [x * 4, y * 6, (x * y) % 255], /not plain/],
    ['nothing but background', () => WHITE, /hardly anything/],
    ['a product that fills it to a hair', (x, y) => (x > 0 && x < 59 && y > 0 && y < 39 ? RED : WHITE), /./],
  ])('refuses or keeps %s', (name, colourAt, why) => {
    const cut = cutOut(picture(colourAt));
    if (name.startsWith('a product')) expect(pixelsOf(cut)).toBeDefined();
    else expect(cut).toMatchObject({ refusal: expect.stringMatching(why) });
  });
});

describe('pixels', () => {
  it('are cropped to a part of them', () => {
    const part = cropped(
      picture((x, y) => [x, y, 0]),
      { xPixels: 5, yPixels: 7, widthPixels: 3, heightPixels: 2 },
    );
    expect(at(part, 0, 0)).toEqual([5, 7, 0, 255]);
    expect(at(part, 2, 1)).toEqual([7, 8, 0, 255]);
  });
});
