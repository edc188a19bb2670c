import { box, disc, path } from './house-shapes.ts';

/** One stripe of a stall's awning, from the roof to its scalloped edge. */
const awningStripe = (index: number): string => {
  const roof = (at: number) => (5 + (22 * at) / 6).toFixed(2);
  const scallop = 28 / 6;
  const right = (2 + scallop * (index + 1)).toFixed(2);
  const round = (scallop / 2).toFixed(2);
  return path(
    `M${roof(index)} 3L${roof(index + 1)} 3L${right} 11a${round} ${round} 0 0 1 -${scallop.toFixed(2)} 0z`,
    index % 2 === 0 ? '#e5484d' : '#fff3e0',
  );
};

const fruits = (fill: string, shade: string, places: readonly (readonly [number, number])[]): string =>
  places.map(([x, y]) => disc(x, y, 1.75, shade) + disc(x - 0.2, y - 0.25, 1.5, fill)).join('');

/** What stands at places, in the manner of the icon set and on its grid of 32 by 32. */
export const PLACE_ART: Readonly<Record<string, string>> = {
  // The set's own has its water hang in the air.
  fountain:
    path('M3.4 24h25.2l-1.9 5.3a1.6 1.6 0 0 1-1.5 1.1H6.8a1.6 1.6 0 0 1-1.5-1.1z', '#a9a4b8') +
    box(2.2, 22.4, 27.6, 2.6, 1.2, '#d3cfdd') +
    disc(16, 23.2, 12, '#4fb4ea', 0.9) +
    path('M14.7 14h2.6l.8 8.8h-4.2z', '#b9b4c6') +
    path('M9 12.4h14c-.2 3.2-3.2 4.8-7 4.8s-6.8-1.6-7-4.800z', '#c4bfd0') +
    disc(16, 12.4, 7, '#d3cfdd', 1.1) +
    disc(16, 12.3, 5.9, '#4fb4ea', 0.8) +
    path(
      'M15.4 12.400C15.2 6 13.6 3.3 11 3.500C8.4 3.7 7.4 8 7.2 23L9.2 23C9.4 9.6 9.9 5.7 11.2 5.500C12.6 5.3 13.4 8 13.6 12.400z',
      '#7fd0f5',
    ) +
    path(
      'M16.6 12.400C16.8 6 18.4 3.3 21 3.500C23.6 3.7 24.6 8 24.8 23L22.8 23C22.6 9.6 22.1 5.7 20.8 5.500C19.4 5.3 18.6 8 18.4 12.400z',
      '#7fd0f5',
    ) +
    box(15.1, 1.8, 1.8, 10.8, 0.9, '#b8e6fb'),
  waterfall:
    path('M1.5 29V15.500c2.8-4.4 6.8-6.7 11.5-7.100v20.600z', '#77869d') +
    path('M30.5 29V13.500c-3-3.7-6.8-5.5-11.5-5.300v20.800z', '#8d9bb1') +
    path('M5 29l1.6-9.5 3.4 3 1 6.500zM27.5 29l-1-8.5-3.5 3.5-1 5z', '#69778c') +
    path('M1.5 15.500c2.8-4.4 6.8-6.7 11.5-7.100v2.700c-4.7.4-8.7 2.7-11.5 7.100z', '#6fb04a') +
    path('M30.5 13.500c-3-3.7-6.8-5.5-11.5-5.300v2.700c4.7-.2 8.5 1.6 11.5 5.300z', '#7dbb57') +
    path('M12.6 8.400c2.2-.7 4.5-.8 6.8-.2c-.4 5.4.2 12 1.6 18H11c1.4-5.8 2-12.4 1.6-17.800z', '#4fb4ea') +
    box(14, 10, 1.1, 13, 0.55, '#b8e6fb') +
    box(17, 11, 1.1, 11, 0.55, '#8fd6f7') +
    disc(16, 27.5, 14, '#4fb4ea', 3) +
    disc(16, 27.8, 10, '#7fd0f5', 1.6) +
    [11.6, 14.4, 17.6, 20.4].map((x, index) => disc(x, 25.6, 1.7 + (index % 2) * 0.3, '#f0faff')).join(''),
  'stone-bridge':
    disc(16, 27.6, 15, '#4fb4ea', 2.6) +
    path('M1.5 13h29v14h-2.5v-1a4.9 7.6 0 0 0-9.8 0v1h-4.4v-1a4.9 7.6 0 0 0-9.8 0v1h-2.5z', '#a9a4b8') +
    path('M4 27v-1a4.9 7.6 0 0 1 9.8 0v1h-1.5v-1a3.4 6.1 0 0 0-6.8 0v1z', '#857f98') +
    path('M18.2 27v-1a4.9 7.6 0 0 1 9.8 0v1h-1.5v-1a3.4 6.1 0 0 0-6.8 0v1z', '#857f98') +
    box(0.8, 12, 30.4, 2.4, 0.8, '#d3cfdd') +
    [2, 6.4, 10.8, 15.2, 19.6, 24, 28.4].map((x) => box(x, 8.4, 1.6, 3.8, 0.5, '#b9b4c6')).join('') +
    box(0.8, 7, 30.4, 1.8, 0.8, '#d3cfdd') +
    box(5.4, 27.6, 6, 0.8, 0.4, '#b8e6fb') +
    box(19.4, 28.2, 7, 0.8, 0.4, '#b8e6fb'),
  'market-stall':
    box(6, 9, 20, 13, 0.4, '#6d4534') +
    box(4.4, 8, 1.8, 22, 0.6, '#8c5543') +
    box(25.8, 8, 1.8, 22, 0.6, '#8c5543') +
    fruits('#ffae42', '#e08f1e', [
      [9.2, 17.6],
      [12, 17.6],
      [7.8, 19.9],
      [10.6, 19.9],
      [13.4, 19.9],
    ]) +
    fruits('#86c95b', '#5f9e3d', [
      [17.6, 17.9],
      [16.2, 19.9],
      [19, 19.9],
    ]) +
    fruits('#ef5b52', '#c23a34', [
      [23.2, 17.9],
      [21.8, 19.9],
      [24.4, 19.9],
    ]) +
    box(3, 21, 26, 9, 1, '#b9784a') +
    box(3, 21, 26, 2.2, 0.8, '#d99a63') +
    box(5, 25.2, 22, 0.8, 0.3, '#8c5543') +
    box(5, 27.6, 22, 0.8, 0.3, '#8c5543') +
    box(4.2, 1.6, 23.6, 2, 0.9, '#8c5543') +
    [0, 1, 2, 3, 4, 5].map(awningStripe).join(''),
};
