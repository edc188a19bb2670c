import { adjustHex, mixHex } from '../colour/oklch.ts';
import { line, pathData, polygon } from '../geometry.ts';
import { createRandom } from '../random.ts';
import type { Brush } from './brush.ts';

interface Pane {
  /** From the focus to the pane's outer edge: rings nearer to the focus are laid over those farther out. */
  wedge: string;
  /** Its outer edge and one side. */
  leads: string;
  /** Counted outwards from the focus. */
  ring: number;
}

const RING_UNITS = [0, 22, 40, 60, 84, 112, 146, 190, 240];

/** Panes in rings and rays round the focus, the outermost first; the same for every layer of one picture. */
function panesRound(brush: Brush, focus: { x: number; y: number }): Pane[] {
  const { width, height, unit } = brush;
  const random = createRandom('panes', width, height, Math.round(focus.x), Math.round(focus.y));
  const reach = Math.hypot(Math.max(focus.x, width - focus.x), Math.max(focus.y, height - focus.y));
  const radii = RING_UNITS.map((share) => share * unit).filter((radius) => radius < reach * 1.1);
  const corner = (angle: number, radius: number): [number, number] => [
    focus.x + Math.cos(angle) * radius,
    focus.y + Math.sin(angle) * radius,
  ];
  const rings = radii.map((inner, ring) => {
    const outer = radii[ring + 1] ?? reach * 1.3;
    const count = 9 + ring * 3;
    const turn = random.between(0, 1);
    return Array.from({ length: count }, (_, pane): Pane => {
      const from = ((pane + turn) / count) * Math.PI * 2;
      const to = ((pane + 1 + turn) / count) * Math.PI * 2;
      const bowed = corner((from + to) / 2, outer * 1.02);
      return {
        wedge: pathData(polygon(corner(from, 0), corner(from, outer), bowed, corner(to, outer))),
        leads: pathData(line(corner(from, inner * 0.985), corner(from, outer), bowed, corner(to, outer))),
        ring,
      };
    });
  });
  return rings.toReversed().flat();
}

/** The sky of a window: every pane its own glass, the lightest round the focus. */
export function paintPanes(brush: Brush, focus: { x: number; y: number }): string {
  const { palette, random } = brush;
  const glow = mixHex(palette.light, palette.accentTwo, 0.25);
  const ember = mixHex(palette.accentTwo, palette.accent, 0.45);
  const ramp = [
    glow,
    mixHex(glow, palette.accentTwo, 0.5),
    ember,
    palette.skyLow,
    palette.skyMiddle,
    palette.skyTop,
    palette.skyTop,
  ];
  return panesRound(brush, focus)
    .map(({ wedge, ring }) => {
      const base = ramp[Math.min(ring, ramp.length - 1)]!;
      const jewel = ring > 3 && random.chance(0.14);
      const glass = jewel ? random.pick([palette.accent, palette.accentTwo, palette.accentThree]) : base;
      return `<path d="${wedge}" fill="${adjustHex(glass, random.between(-0.07, 0.07), 1.05, random.between(-16, 16))}"/>`;
    })
    .join('');
}

/** The leads between the panes, over all else and the frame of the window. */
export function paintLeads(brush: Brush, focus: { x: number; y: number }): string {
  const { palette, unit, width, height } = brush;
  const drawn = panesRound(brush, focus).filter(({ ring }) => ring > 1);
  const leads = `<path d="${drawn.map((pane) => pane.leads).join('')}" fill="none" stroke="${palette.ink}" stroke-opacity=".8" stroke-width="${unit * 0.36}"/>`;
  return `${leads}<rect width="${width}" height="${height}" fill="none" stroke="${palette.ink}" stroke-width="${unit * 3}"/>`;
}
