import type { GreyPicture } from '../../ports/shot-pictures.ts';

/** A picture made smaller: each pixel is the mean of all that it covers. */
export function scaledDown(picture: GreyPicture, factor: number): GreyPicture {
  const widthPixels = Math.max(1, Math.round(picture.widthPixels / factor));
  const heightPixels = Math.max(1, Math.round(picture.heightPixels / factor));
  const across = sharesOf(picture.widthPixels, widthPixels);
  const down = sharesOf(picture.heightPixels, heightPixels);
  const narrow = new Float32Array(widthPixels * picture.heightPixels);
  for (let y = 0; y < picture.heightPixels; y += 1)
    for (let x = 0; x < widthPixels; x += 1) {
      let sum = 0;
      for (const { from, share } of across[x]!)
        sum += picture.levels[y * picture.widthPixels + from]! * share;
      narrow[y * widthPixels + x] = sum;
    }
  const levels = new Uint8Array(widthPixels * heightPixels);
  for (let y = 0; y < heightPixels; y += 1)
    for (let x = 0; x < widthPixels; x += 1) {
      let sum = 0;
      for (const { from, share } of down[y]!) sum += narrow[from * widthPixels + x]! * share;
      levels[y * widthPixels + x] = Math.round(sum);
    }
  return { widthPixels, heightPixels, levels };
}

/** Which pixels each new one is made of, and by what share. */
function sharesOf(before: number, after: number): { from: number; share: number }[][] {
  const each = before / after;
  return Array.from({ length: after }, (_, index) => {
    const [start, end] = [index * each, Math.min(before, (index + 1) * each)];
    const first = Math.floor(start);
    return Array.from({ length: Math.max(1, Math.ceil(end - 1e-9) - first) }, (__, offset) => {
      const from = Math.min(before - 1, first + offset);
      const covered = Math.min(end, from + 1) - Math.max(start, from);
      return { from, share: covered / (end - start) };
    });
  });
}
