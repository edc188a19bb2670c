import { PLACE_ART } from './house-places.ts';
import { box, disc, path } from './house-shapes.ts';

/** One drum of a store of data, its top at a height. */
const drum = (top: number, side: string, lid: string, lamp: string): string =>
  path(`M5 ${top}v5.4c0 1.9 4.9 3.4 11 3.4s11-1.5 11-3.4v-5.4z`, side) +
  disc(16, top, 11, lid, 3.4) +
  disc(21.5, top + 5.6, 0.9, lamp) +
  disc(24, top + 5, 0.7, '#f4f4f4');

const drawerUnit = (top: number, lamp: string): string =>
  box(5, top, 22, 8.2, 1.6, '#4a5b78') +
  box(6.2, top + 1.2, 19.6, 5.8, 1, '#2f3d57') +
  [8.6, 11.4, 14.2].map((x) => box(x, top + 2.6, 1.5, 3, 0.7, '#7f93b5')).join('') +
  disc(20.4, top + 4.1, 1.05, lamp) +
  disc(23.4, top + 4.1, 1.05, '#7fd6ff');

const coin = (x: number, y: number): string =>
  path(`M${x - 5} ${y}v2.2c0 1.2 2.2 2.1 5 2.1s5-.9 5-2.1v-2.2z`, '#e39d33') +
  disc(x, y, 5, '#f9c23c', 2.1) +
  disc(x, y, 3.1, '#ffdf6b', 1.2);

const blade = (degrees: number): string =>
  path(
    'M16.9 12.4c1.5-3 1.3-7.4-.5-11.4-.3-.6-1-.6-1.2 0-1 3.8-1.1 8 .1 11.2z',
    '#f1f4f8',
    `rotate(${degrees} 16 13)`,
  );

const pin = (x: number, y: number, width: number, height: number): string =>
  box(x, y, width, height, 0.5, '#e5b84b');

/** Drawn here for what the icon set lacks, in its manner and on its grid of 32 by 32. */
export const HOUSE_ART: Readonly<Record<string, string>> = {
  ...PLACE_ART,
  gavel:
    box(3.5, 26, 17, 4, 1.5, '#6d4534') +
    box(5.5, 24.2, 13, 2.4, 1, '#8c5543') +
    box(13, 12.2, 18.5, 3.2, 1.5, '#a56953', 'rotate(36 13 13)') +
    box(7.6, 4.6, 10.8, 17, 1.4, '#8c5543', 'rotate(36 13 13)') +
    box(6.9, 6.4, 12.2, 2.8, 0.8, '#f9c23c', 'rotate(36 13 13)') +
    box(6.9, 17, 12.2, 2.8, 0.8, '#f9c23c', 'rotate(36 13 13)'),
  'solar-panel':
    path('M14.2 20h3.6v6.5h4.7a1.5 1.5 0 0 1 1.5 1.5v1.5h-16v-1.5a1.5 1.5 0 0 1 1.5-1.5h4.7z', '#9aa4b5') +
    path(
      'M6.7 4.5h18.6a1.5 1.5 0 0 1 1.45 1.1l4 14.5a1.5 1.5 0 0 1-1.45 1.9h-26.6a1.5 1.5 0 0 1-1.45-1.9l4-14.5a1.5 1.5 0 0 1 1.45-1.1z',
      '#dfe6f0',
    ) +
    path('M7.5 6h4.6l-.9 6.4h-5.5zM13.6 6h4.8l.6 6.4h-6zM19.9 6h4.6l1.8 6.4h-5.5z', '#2f7fe0') +
    path('M5.3 13.9h5.7l-.95 6.6h-6.55zM12.5 13.9h7l.65 6.6h-8.3zM21 13.9h5.7l1.8 6.6h-6.55z', '#1c5fb8') +
    path('M7.5 6h2.6l-3.2 6.4h-1.2zM13.6 6h2.2l-2.3 6.4h-.5z', '#7db8ff'),
  'wind-turbine':
    path('M15.1 13h1.8l1.4 17h-4.6z', '#c3ccd8') +
    path('M16 13h.9l1.4 17h-2.3z', '#a9b4c4') +
    blade(0) +
    blade(120) +
    blade(240) +
    disc(16, 13, 1.9, '#e4572e'),
  'camp-lantern':
    path('M9.6 9.5a6.4 6.4 0 0 1 12.8 0h-1.7a4.7 4.7 0 0 0-9.4 0z', '#8d93a3') +
    path('M11.3 6.8h9.4l.8 1.9h-11z', '#2f6fd0') +
    path('M9.5 8.5h13a1 1 0 0 1 .95.7l.9 3.3h-16.7l.9-3.3a1 1 0 0 1 .95-.7z', '#e8503a') +
    box(9.2, 12.3, 13.6, 11.4, 1, '#ffd45e') +
    box(12, 13.4, 8, 9.2, 3.6, '#fff3c2') +
    box(9.2, 12.3, 1.5, 11.4, 0.5, '#b8352a') +
    box(21.3, 12.3, 1.5, 11.4, 0.5, '#b8352a') +
    path('M8.2 23.3h15.6l1.5 4.9a1.5 1.5 0 0 1-1.45 1.9h-15.7a1.5 1.5 0 0 1-1.45-1.9z', '#e8503a') +
    path('M7.3 26.3h17.4l.6 1.9a1.5 1.5 0 0 1-1.45 1.9h-15.7a1.5 1.5 0 0 1-1.45-1.9z', '#b8352a'),
  'data-store':
    drum(21.2, '#2b62b8', '#5d9bf0', '#7dffb2') +
    drum(13.3, '#3a78d6', '#7cb4ff', '#7dffb2') +
    drum(5.4, '#4b8fea', '#a9d1ff', '#ffd34d'),
  'server-rack':
    box(3.5, 1.5, 25, 29, 2.4, '#8fa3c4') +
    drawerUnit(3.2, '#7dffb2') +
    drawerUnit(12, '#ffd34d') +
    drawerUnit(20.8, '#7dffb2'),
  microchip:
    [8.5, 12.5, 16.5, 20.5]
      .map(
        (at) => pin(at, 1.5, 2.2, 6) + pin(at, 24.5, 2.2, 6) + pin(1.5, at, 6, 2.2) + pin(24.5, at, 6, 2.2),
      )
      .join('') +
    box(5.5, 5.5, 21, 21, 2.6, '#2e3a55') +
    box(8.5, 8.5, 15, 15, 1.6, '#42557c') +
    box(11.5, 11.5, 9, 9, 1.4, '#35c3d6') +
    path('M16.7 12.6l-3.4 4.2h2.2l-.8 2.9 3.5-4.3h-2.3z', '#f4fbff'),
  'column-chart':
    box(2, 27, 28, 3, 1.2, '#6b7a99') +
    box(4, 18.5, 5.6, 8.7, 1, '#5cb8ff') +
    box(11.2, 13, 5.6, 14.2, 1, '#2f8df0') +
    box(18.4, 7.5, 5.6, 19.7, 1, '#35c98f') +
    path('M3.3 13.8l6.9-5.8 3.7 2.7 7.3-7-1.9-1.9h7v6.7l-1.8-1.8-10.2 9.7-3.9-2.9-5.3 4.4z', '#ff8a3c'),
  'coin-stacks':
    coin(8, 24.5) +
    coin(8, 21.5) +
    coin(16.5, 26) +
    coin(16.5, 23) +
    coin(16.5, 20) +
    coin(16.5, 17) +
    coin(25, 24.5) +
    coin(25, 21.5) +
    coin(25, 18.5) +
    coin(25, 15.5) +
    coin(25, 12.5) +
    coin(25, 9.5),
  atom:
    ['#35b6e8', '#ff7a5c', '#8b6cf0']
      .map(
        (fill, index) =>
          `<path fill="${fill}" fill-rule="evenodd" transform="rotate(${index * 60} 16 16)" d="M1.5 16a14.5 5.6 0 1 0 29 0a14.5 5.6 0 1 0-29 0zM3.4 16a12.6 4 0 1 0 25.2 0a12.6 4 0 1 0-25.2 0z"/>`,
      )
      .join('') +
    disc(16, 16, 3.4, '#f9c23c') +
    disc(29.2, 16.5, 1.7, '#35b6e8') +
    disc(9.6, 27.3, 1.7, '#ff7a5c') +
    disc(9.3, 4.9, 1.7, '#8b6cf0'),
  campfire:
    box(3.5, 25, 25, 4, 2, '#7a4a35', 'rotate(12 16 27)') +
    box(3.5, 25, 25, 4, 2, '#95603f', 'rotate(-12 16 27)') +
    path(
      'M16 2c1 5 8 8 8 15.5c0 5-3.6 8.5-8 8.5s-8-3.5-8-8.5c0-3.5 1.7-5.5 3-7.5c.6 1.7 1.3 2.6 2.4 3.2c-.6-4.2.4-8.2 2.6-11.2z',
      '#ff8a3c',
    ) +
    path(
      'M16.3 10c.5 3 4.5 5 4.5 9.2c0 3.2-2.1 5.3-4.8 5.3s-4.8-2-4.8-5c0-2 .9-3.2 1.7-4.3c.4 1 .9 1.5 1.6 1.9c-.2-2.7.4-5.2 1.8-7.1z',
      '#ffc83d',
    ) +
    path(
      'M16 17c.3 1.7 2.3 2.7 2.3 4.7c0 1.6-1 2.6-2.3 2.6s-2.4-1-2.4-2.5c0-1.9 1.7-2.8 2.4-4.8z',
      '#fff0b8',
    ),
  'first-aid-kit':
    path('M11 9v-2.5a2.5 2.5 0 0 1 2.5-2.5h5a2.5 2.5 0 0 1 2.5 2.5v2.5h-2.3v-2.3h-5.4v2.3z', '#8d93a3') +
    box(2.5, 8.5, 27, 20, 3, '#e8403f') +
    path('M2.5 21h27v4.5a3 3 0 0 1-3 3h-21a3 3 0 0 1-3-3z', '#c22a35') +
    disc(16, 18.5, 7, '#fbfbfb') +
    path('M14.4 13.8h3.2v3.1h3.1v3.2h-3.1v3.1h-3.2v-3.1h-3.1v-3.2h3.1z', '#e8403f'),
  lighthouse:
    path('M6 30c1-2.6 4-4 10-4s9 1.4 10 4z', '#6b7a88') +
    path('M12.5 11h7l2 16.5h-11z', '#f7f4ee') +
    path('M12 15.2h8l.55 4.3h-9.1zM11.1 23.3h9.8l.5 4.2h-10.8z', '#e8403f') +
    box(11, 9.8, 10, 1.7, 0.6, '#3d4a60') +
    box(12.7, 5.6, 6.6, 4.4, 0.6, '#ffe07a') +
    path('M16 1.5l4.3 4.3h-8.6z', '#e8403f') +
    path('M19.3 6.2l11-3v7.8l-11-2zM12.7 6.2l-11-3v7.8l11-2z', '#fff3b8'),
  'token-blocks': ['#ff7a5c', '#f9c23c', '#35c3d6', '#8b6cf0', '#35c98f', '#5c9cff']
    .map((fill, index) => {
      const x = [2, 11.5, 21, 6.5, 16, 11.5][index]!;
      const y = [21.5, 21.5, 21.5, 12.5, 12.5, 3.5][index]!;
      return (
        box(x, y, 8.6, 8.4, 1.8, fill) +
        box(x + 1.2, y + 1.1, 6.2, 1.5, 0.7, '#ffffff') +
        disc(x + 4.3, y + 5.3, 1.7, '#ffffff')
      );
    })
    .join(''),
  'neuron-net':
    [
      [6, 8, 16, 5],
      [6, 8, 16, 16],
      [6, 16, 16, 5],
      [6, 16, 16, 16],
      [6, 16, 16, 27],
      [6, 24, 16, 16],
      [6, 24, 16, 27],
      [16, 5, 26, 11],
      [16, 16, 26, 11],
      [16, 16, 26, 21],
      [16, 27, 26, 21],
      [16, 5, 26, 21],
    ]
      .map(([fromX, fromY, toX, toY]) => {
        const length = Math.hypot(toX! - fromX!, toY! - fromY!);
        const x = (-(toY! - fromY!) / length) * 0.42;
        const y = ((toX! - fromX!) / length) * 0.42;
        return path(
          `M${fromX! + x} ${fromY! + y}L${toX! + x} ${toY! + y}L${toX! - x} ${toY! - y}L${fromX! - x} ${fromY! - y}z`,
          '#9fb4d8',
        );
      })
      .join('') +
    [
      [6, 8, '#35c3d6'],
      [6, 16, '#35c3d6'],
      [6, 24, '#35c3d6'],
      [16, 5, '#ff8a5c'],
      [16, 16, '#ff8a5c'],
      [16, 27, '#ff8a5c'],
      [26, 11, '#f9c23c'],
      [26, 21, '#f9c23c'],
    ]
      .map(
        ([x, y, fill]) =>
          disc(Number(x), Number(y), 3, String(fill)) +
          disc(Number(x) - 0.9, Number(y) - 0.9, 0.9, '#ffffff'),
      )
      .join(''),
  forklift:
    box(23, 3, 2.2, 24, 0.6, '#4a5568') +
    path('M25 24.5h6v2.2h-6z', '#4a5568') +
    box(24.8, 14.5, 6.7, 9.8, 0.6, '#c98a4b') +
    box(24.8, 18.6, 6.7, 1.3, 0.2, '#a56953') +
    path('M6 6.5h11.5a1 1 0 0 1 1 .8l2.5 10.7h-2.4l-2.2-9.2h-8.2v9.2h-2.2z', '#3d4a60') +
    path('M2.5 17h7.5l2 3.5h10v6.5h-18a2.5 2.5 0 0 1-2.5-2.5v-6.5a1 1 0 0 1 1-1z', '#f9b233') +
    path('M2.5 23.5h19.5v3.5h-18a2.5 2.5 0 0 1-2.5-2.5v-1z', '#e08f1e') +
    disc(6.5, 27, 3.3, '#2f3849') +
    disc(6.5, 27, 1.3, '#c9d1de') +
    disc(19, 27, 3.3, '#2f3849') +
    disc(19, 27, 1.3, '#c9d1de'),
  contract:
    box(5, 2, 19, 26, 1.6, '#f5f1e6') +
    path('M5 24h19v2.4a1.6 1.6 0 0 1-1.6 1.6h-15.8a1.6 1.6 0 0 1-1.6-1.6z', '#e2dac6') +
    [6.5, 10, 13.5, 17].map((y, index) => box(8, y, index === 3 ? 7 : 13, 1.4, 0.7, '#9aa4b5')).join('') +
    path('M19.5 22l-1.5 8 4.5-2.2 4.5 2.2-1.5-8z', '#b8352a') +
    disc(22.5, 20.5, 5, '#e8503a') +
    disc(22.5, 20.5, 3.1, '#ff8a6b'),
  'hard-drive-cloud':
    path('M8 20a6 6 0 0 1-.6-12a8.5 8.5 0 0 1 16.4-1.2a6.7 6.7 0 0 1 .7 13.2z', '#dfeeff') +
    path(
      'M8 20a6 6 0 0 1-5.8-4.5c1.5 1.2 3.6 1.5 6.3 1.5h15.5c3 0 5.2-.5 6.7-2.3a6.7 6.7 0 0 1-6.2 5.3z',
      '#a9cdf7',
    ) +
    path('M9.2 20h2v4h-2zM15 20h2v6h-2zM20.8 20h2v4h-2z', '#7f93b5') +
    disc(10.2, 26, 2.3, '#35c3d6') +
    disc(16, 28, 2.3, '#ff8a5c') +
    disc(21.8, 26, 2.3, '#f9c23c'),
};
