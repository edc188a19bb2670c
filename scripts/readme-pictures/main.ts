import { join } from 'node:path';
import { createMedia } from '../../src/media/media-client.ts';
import type { Artwork } from '../../src/ports/rasterizer.ts';
import { ProcessRasterizer } from '../../src/raster/process-rasterizer.ts';
import { type Example, ExampleFilms, nameOf } from './example-films.ts';
import { photographStudio, SCREEN } from './studio-screens.ts';

/** A moment of the film of an example. */
interface Tile extends Example {
  seconds: number;
  widthPixels: number;
  heightPixels: number;
}

const HEIGHT = 620;
const GAP = 8;
const ROW = (HEIGHT - GAP) / 2;
const high = (aspect: number) => ({ widthPixels: Math.round(HEIGHT * aspect), heightPixels: HEIGHT });
const WIDE = { widthPixels: Math.round((ROW * 16) / 9), heightPixels: ROW };
const lesson = (name: string) => ({ brief: `lesson/${name}` });
const lighthouse = { brief: 'lecture/the-lighthouse-keepers.yaml', format: 'lecture' };
const lantern = { brief: 'ad/solar-lantern.json', format: 'ad' };
const tables = { brief: 'training/reading-data-with-sql.md', format: 'training' };
const nightBus = { brief: 'music-video/night-bus.json', format: 'music-video' };
const tea = lesson('six-kinds-of-tea.zh.json');

/** Pictures of README that are laid from moments of films: columns from left to right, each with its tiles. */
const PICTURES: { [name: string]: Tile[][] } = {
  formats: [
    [
      { ...lighthouse, ...WIDE, seconds: 70 },
      { ...lighthouse, ...WIDE, seconds: 88 },
    ],
    [{ ...lantern, ...high(9 / 16), seconds: 18 }],
    [{ ...lantern, ...high(9 / 16), seconds: 28 }],
    [
      { ...tables, ...WIDE, seconds: 50 },
      { ...tables, ...WIDE, seconds: 127 },
    ],
    [
      { ...nightBus, ...WIDE, seconds: 14 },
      { ...nightBus, ...WIDE, seconds: 34 },
    ],
  ],
  'scripts-and-styles': [
    [{ ...lesson('pour-over-coffee.yaml'), ...high(9 / 16), seconds: 15 }],
    [{ ...lesson('pour-over-coffee.yaml'), ...high(9 / 16), seconds: 31 }],
    [{ ...lesson('safe-upi-payments.hi.json'), ...high(4 / 5), seconds: 27 }],
    [
      { ...tea, ...WIDE, seconds: 24 },
      { ...tea, ...WIDE, seconds: 57 },
    ],
    [{ ...lesson('first-aid-for-burns.ar.json'), ...high(1), seconds: 31 }],
  ],
};

/**
 * Draws pictures of README anew: makes the films of their examples in a folder, or takes those that are there, and lays
 * out moments of them, and pages of the studio. What an example draws may have changed: look at the pictures, and
 * choose other moments where they show something else.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name a folder for the films.');
const films = new ExampleFilms(folder);
const media = createMedia();
const rasterizer = new ProcessRasterizer();
try {
  for (const [name, columns] of Object.entries(PICTURES)) {
    const laid: Artwork['root'][] = [];
    for (const tiles of columns) laid.push(box('column', await Promise.all(tiles.map(drawn))));
    const widths = columns.map(([tile]) => tile?.widthPixels ?? 0);
    const widthPixels = widths.reduce((sum, width) => sum + width + GAP, -GAP);
    await keep(name, { size: { widthPixels, heightPixels: HEIGHT }, root: box('row', laid) });
  }
  await drawStudio();
} finally {
  await Promise.all([rasterizer.close(), media.close()]);
}

/** A storyboard with a scene that is out of date, and a timeline. */
async function drawStudio(): Promise<void> {
  const told = films.need(lighthouse);
  const cut = films.need(nightBus);
  films.say(told, 2, 1, 'So people lit fires: first on hills, then on towers, and at last in lanterns.');
  const [board, timeline] = [join(films.folder, 'board.png'), join(films.folder, 'timeline.png')];
  await photographStudio(films.home, [
    {
      path: `/films/${told.project}`,
      theme: 'light',
      outputPath: board,
      prepare: (page) => page.locator('main ol li').first().click(),
    },
    {
      path: `/films/${cut.project}?view=timeline`,
      theme: 'dark',
      outputPath: timeline,
      prepare: (page) => page.getByRole('region', { name: 'Timeline' }).waitFor(),
    },
  ]);
  const widthPixels = 1000;
  const heightPixels = Math.round((widthPixels * SCREEN.height) / SCREEN.width);
  const screens = [board, timeline].map((src) => image(src, { widthPixels, heightPixels }));
  const root = { ...box('row', screens), style: { display: 'flex' } } as const;
  await keep('studio', { size: { widthPixels: 2 * widthPixels, heightPixels }, root });
}

async function keep(name: string, artwork: Artwork): Promise<void> {
  const sheet = join(films.folder, `${name}.png`);
  await rasterizer.draw(artwork, sheet);
  const outputPath = join(import.meta.dirname, `../../docs/images/${name}.jpg`);
  await media.extractFrames({ inputPath: sheet, frames: [{ at: { frame: 0 }, outputPath }], format: 'jpeg' });
}

function box(flexDirection: 'row' | 'column', children: Artwork['root'][]): Artwork['root'] {
  const style = { display: 'flex', flexDirection, gap: GAP, backgroundColor: '#ffffff' } as const;
  return { type: 'container', style, children };
}

async function drawn({ seconds, brief, ...tile }: Tile): Promise<Artwork['root']> {
  const { path } = films.need({ brief, ...tile });
  const src = join(films.folder, `${nameOf(brief)}-${seconds}.png`);
  const frames = [{ at: { seconds }, outputPath: src }];
  await media.extractFrames({ inputPath: path, frames, format: 'png' });
  return image(src, tile);
}

function image(
  src: string,
  { widthPixels, heightPixels }: { widthPixels: number; heightPixels: number },
): Artwork['root'] {
  return { type: 'image', src, style: { width: widthPixels, height: heightPixels } };
}
