/** A colour in OKLCH: lightness 0 to 1, chroma 0 to about 0.37, hue in degrees. Björn Ottosson, 2020. */
export interface Oklch {
  lightness: number;
  chroma: number;
  hue: number;
}

interface Oklab {
  lightness: number;
  a: number;
  b: number;
}

const linearOf = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
const encodedOf = (linear: number): number =>
  linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;

function channelsOf(hex: string): [number, number, number] {
  const digits = hex.length === 4 ? hex.slice(1).replace(/./g, '$&$&') : hex.slice(1, 7);
  const number = Number.parseInt(digits, 16);
  return [((number >> 16) & 255) / 255, ((number >> 8) & 255) / 255, (number & 255) / 255];
}

function labOf(hex: string): Oklab {
  const [red, green, blue] = channelsOf(hex).map(linearOf) as [number, number, number];
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return {
    lightness: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    a: 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    b: 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  };
}

function linearChannelsOf({ lightness, a, b }: Oklab): [number, number, number] {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

const isInside = (channels: number[]): boolean => channels.every((value) => value > -0.002 && value < 1.002);

/** Reads `#rgb` or `#rrggbb`. */
export function hexToOklch(hex: string): Oklch {
  const { lightness, a, b } = labOf(hex);
  const hue = (Math.atan2(b, a) * 180) / Math.PI;
  return { lightness, chroma: Math.hypot(a, b), hue: (hue + 360) % 360 };
}

/** Writes `#rrggbb`; a colour that sRGB cannot show loses chroma until it can, keeping lightness and hue. */
export function oklchToHex(colour: Oklch): string {
  const lightness = Math.min(1, Math.max(0, colour.lightness));
  const radians = (colour.hue * Math.PI) / 180;
  let chroma = Math.max(0, colour.chroma);
  let channels = linearChannelsOf({
    lightness,
    a: chroma * Math.cos(radians),
    b: chroma * Math.sin(radians),
  });
  for (let step = 0; step < 24 && !isInside(channels); step += 1) {
    chroma *= 0.9;
    channels = linearChannelsOf({ lightness, a: chroma * Math.cos(radians), b: chroma * Math.sin(radians) });
  }
  const bytes = channels.map((value) => Math.round(255 * encodedOf(Math.min(1, Math.max(0, value)))));
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** The colour a share of the way from one to the other in OKLab, where steps look even. */
export function mixHex(from: string, to: string, share: number): string {
  if (share <= 0) return from;
  if (share >= 1) return to;
  const left = labOf(from);
  const right = labOf(to);
  const mixed = {
    lightness: left.lightness + (right.lightness - left.lightness) * share,
    a: left.a + (right.a - left.a) * share,
    b: left.b + (right.b - left.b) * share,
  };
  const bytes = linearChannelsOf(mixed).map((value) =>
    Math.round(255 * encodedOf(Math.min(1, Math.max(0, value)))),
  );
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Changes lightness by an amount, chroma by a factor, hue by degrees. */
export function adjustHex(hex: string, lift: number, chromaFactor = 1, turnDegrees = 0): string {
  const { lightness, chroma, hue } = hexToOklch(hex);
  return oklchToHex({ lightness: lightness + lift, chroma: chroma * chromaFactor, hue: hue + turnDegrees });
}

export function lightnessOf(hex: string): number {
  return labOf(hex).lightness;
}

/** Contrast from 1 to 21 as WCAG 2.2 defines it. */
export function contrastRatio(left: string, right: string): number {
  const luminance = (hex: string): number => {
    const [red, green, blue] = channelsOf(hex).map(linearOf) as [number, number, number];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low, high] = [luminance(left), luminance(right)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}
