import type { Node } from '@takumi-rs/helpers';
import type { FrameSize } from '../../domain/timeline.ts';
import type { TextDirection } from '../text-direction.ts';
import { type Colour, css, fromHsl, toHsl, WHITE } from './colour.ts';
import { leadingColours } from './slide-palette.ts';

/** How far the hue moves from one slide to the next, so that neighbours differ and all belong together. */
const HUE_STEP_DEGREES = 13;
const SLIDES_TO_A_ROUND = 5;
const RING_OPACITY = 0.22;
const RING_SHARES = [0.09, 0.155, 0.23, 0.315, 0.41];

interface GradientColours {
  ground: Colour;
  middle: Colour;
  light: Colour;
  warm: Colour;
}

/**
 * A picture made of the brand's colours alone: light that falls from a corner over a rich ground, and rings
 * around it. Each slide of a film has its own, all of one family.
 */
export function gradientNode(
  { widthPixels, heightPixels }: FrameSize,
  brandColours: string[],
  slideIndex: number,
  direction: TextDirection,
): Node[] {
  const { ground, middle, light, warm } = gradientColours(brandColours, slideIndex);
  const reach = Math.hypot(widthPixels, heightPixels);
  // The light wanders over the slides, always away from where words begin.
  const across = 0.7 + 0.08 * Math.sin(slideIndex * 2.4);
  const x = (direction === 'ltr' ? across : 1 - across) * widthPixels;
  const y = (0.19 + 0.04 * Math.cos(slideIndex * 1.7)) * heightPixels;
  const towards = direction === 'ltr' ? 1 : -1;
  const glow = (atX: number, atY: number, radius: number, colour: Colour, opacity: number) => {
    const stops = [1, 0.86, 0.58, 0.27, 0.08, 0].map(
      (share, index) => `${css(colour, Number((opacity * share).toFixed(3)))} ${index * 20}%`,
    );
    return `radial-gradient(circle ${radius.toFixed(0)}px at ${atX.toFixed(0)}px ${atY.toFixed(0)}px, ${stops.join(', ')})`;
  };
  const layers = [
    glow(x + towards * reach * 0.14, y - reach * 0.1, reach * 0.3, warm, 0.85),
    glow(x, y, reach * 0.44, light, 0.9),
    glow(direction === 'ltr' ? 0 : widthPixels, heightPixels, reach * 0.5, middle, 0.8),
    `linear-gradient(${direction === 'ltr' ? 205 : 155}deg, ${css(middle)} 0%, ${css(ground)} 70%)`,
  ];
  const ring = (radius: number, opacity: number): Node => ({
    type: 'container',
    style: {
      position: 'absolute',
      left: x - radius,
      top: y - radius,
      width: 2 * radius,
      height: 2 * radius,
      borderRadius: radius,
      border: `${Math.max(1, reach / 1100)}px solid ${css(WHITE, Number(opacity.toFixed(3)))}`,
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
        backgroundImage: layers.join(', '),
      },
    },
    ...RING_SHARES.map((share, index) => ring(share * reach, RING_OPACITY * (1 - index * 0.18))),
  ];
}

/** The colour that a slide's gradient has on the whole. */
export function gradientMean(brandColours: string[], slideIndex: number): Colour {
  return gradientColours(brandColours, slideIndex).middle;
}

function gradientColours(brandColours: string[], slideIndex: number): GradientColours {
  const { lead, second } = leadingColours(brandColours);
  const turn = (((slideIndex - 1) % SLIDES_TO_A_ROUND) - 2) * HUE_STEP_DEGREES;
  const tone = (colour: Colour, hueShift: number, lightness: number, most: number) => {
    const [hue, saturation] = toHsl(colour);
    return fromHsl(hue + turn + hueShift, Math.min(saturation, most), lightness);
  };
  return {
    ground: tone(lead, 0, 0.2, 0.62),
    middle: tone(lead, -8, 0.4, 0.72),
    light: tone(second, 0, 0.52, 0.8),
    warm: tone(second, 48, 0.62, 0.8),
  };
}
