import type { Node } from '@takumi-rs/helpers';
import type { FrameSize } from '../../domain/timeline.ts';
import { blend, css, fromHsl, toHsl, WHITE } from './colour.ts';
import type { SlidePalette } from './slide-palette.ts';
import type { TextDirection } from './text-direction.ts';

/** How far the hue moves from one slide to the next, so that neighbours differ and all belong together. */
const HUE_STEP_DEGREES = 14;

/**
 * A picture made of the brand's colours alone: light that falls from a corner over a deep ground, and rings
 * around it. Each slide of a film has its own, all of one family.
 */
export function gradientNodes(
  { widthPixels, heightPixels }: FrameSize,
  palette: SlidePalette,
  slideIndex: number,
  direction: TextDirection,
): Node[] {
  const [hue, saturation] = toHsl(palette.lead);
  const [secondHue, secondSaturation] = toHsl(palette.second);
  const turn = ((slideIndex - 1) % 5) * HUE_STEP_DEGREES - 2 * HUE_STEP_DEGREES;
  const lively = (given: number) => Math.min(0.85, given * 1.05);
  const deep = fromHsl(hue + turn, Math.min(saturation, 0.6), 0.1);
  const middle = fromHsl(hue + turn, lively(saturation), 0.36);
  const bright = fromHsl(secondHue + turn, lively(secondSaturation), 0.56);
  const warm = blend(fromHsl(secondHue + turn + 50, lively(secondSaturation), 0.6), WHITE, 0.1);
  // The light wanders over the slides, always on the side where no words stand.
  const across = 0.68 + 0.07 * Math.sin(slideIndex * 2.4);
  const down = 0.2 + 0.05 * Math.cos(slideIndex * 1.7);
  const x = (direction === 'ltr' ? across : 1 - across) * widthPixels;
  const y = down * heightPixels;
  const reach = Math.hypot(widthPixels, heightPixels);
  const glow = (
    atX: number,
    atY: number,
    radius: number,
    colour: [number, number, number],
    opacity: number,
  ): Node => ({
    type: 'container',
    style: {
      position: 'absolute',
      left: atX - radius,
      top: atY - radius,
      width: 2 * radius,
      height: 2 * radius,
      backgroundImage: `radial-gradient(circle, ${css(colour, opacity)} 0%, ${css(colour, opacity * 0.72)} 22%, ${css(colour, opacity * 0.3)} 46%, ${css(colour, 0)} 70%)`,
    },
  });
  const ring = (radius: number, opacity: number): Node => ({
    type: 'container',
    style: {
      position: 'absolute',
      left: x - radius,
      top: y - radius,
      width: 2 * radius,
      height: 2 * radius,
      borderRadius: radius,
      border: `${Math.max(1, reach / 1100)}px solid ${css(WHITE, opacity)}`,
    },
  });
  return [
    {
      type: 'container',
      style: {
        position: 'absolute',
        left: 0,
        top: 0,
        width: widthPixels,
        height: heightPixels,
        backgroundImage: `linear-gradient(${direction === 'ltr' ? 205 : 155}deg, ${css(middle)} 0%, ${css(deep)} 62%, ${css(blend(deep, middle, 0.25))} 100%)`,
      },
    },
    glow(x, y, reach * 0.5, bright, 0.85),
    glow(x + (direction === 'ltr' ? 1 : -1) * reach * 0.13, y - reach * 0.09, reach * 0.3, warm, 0.8),
    glow(direction === 'ltr' ? 0 : widthPixels, heightPixels * 0.98, reach * 0.42, middle, 0.75),
    ...[0.1, 0.17, 0.25, 0.34, 0.44].map((share, index) => ring(share * reach, 0.24 - index * 0.042)),
  ];
}
