/** The three samples of a colour given as `#rrggbb`, in BT.709 of limited range (ITU-R BT.709-6, clause 3). */
export function colourSamples(colour: string): readonly number[] {
  const rgb = Number.parseInt(colour.slice(1), 16);
  const [red, green, blue] = [rgb >>> 16, (rgb >>> 8) & 0xff, rgb & 0xff].map((value) => value / 255);
  const luma = 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  return [16 + 219 * luma, 128 + (224 * (blue! - luma)) / 1.8556, 128 + (224 * (red! - luma)) / 1.5748].map(
    Math.round,
  );
}
