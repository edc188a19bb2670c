import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { DiagramBlock, SlideBlock } from '../../../domain/slide-block.ts';
import type { MeasuredBox } from '../../../ports/rasterizer.ts';
import { ProcessRasterizer } from '../../../raster/process-rasterizer.ts';
import { safeArea } from '../../safe-area.ts';
import { contrast } from '../colour.ts';
import { layoutSlide } from '../layout-slide.ts';
import { slideArtwork } from '../slide-artwork.ts';
import { bottom, contentOf, RATIOS, right, SCRIPTS, SLACK } from '../slide-fit-checks.ts';
import { slidePalette, TEXT_CONTRAST } from '../slide-palette.ts';
import { CODE_COLOURS, codeGround } from './code-block.ts';
import { codeTokens } from './code-tokens.ts';
import { layeredDiagram } from './layered-diagram.ts';
import { dealWidths, isNumeric } from './table-columns.ts';
import { onlyWay, windingDiagram } from './winding-diagram.ts';

const rasterizer = new ProcessRasterizer();
afterAll(() => rasterizer.close());

const long = 'a cell that goes on for a good while, so that it needs several lines';
function blocksOf(words: string): SlideBlock[] {
  const cells = [words, '12.50 €', long];
  return [
    { kind: 'table', columns: ['One', 'Two', 'Three'], rows: Array.from({ length: 14 }, () => cells) },
    {
      kind: 'code',
      language: 'ts',
      text: Array.from({ length: 40 }, () => `const x = f('${words}', ${long.length});`).join('\n'),
    },
    {
      kind: 'diagram',
      boxes: ['Begin', words, 'Check', words.slice(0, 40), 'End'],
      arrows: [
        { from: 0, to: 1 },
        { from: 1, to: 2, label: 'then' },
        { from: 2, to: 1, label: 'again' },
        { from: 2, to: 3 },
        { from: 3, to: 4 },
      ],
    },
  ];
}

describe('a slide with something to be looked at', () => {
  const table = Object.entries(RATIOS).flatMap(([ratio, size]) =>
    ['English', 'Arabic', 'Hindi', 'Chinese', 'Thai', 'address'].map((script) => ({ ratio, size, script })),
  );

  it.each(table)('keeps all of it in the frame: $ratio, $script', async ({ size, script }) => {
    const [language, title, words] = SCRIPTS[script]!;
    const safe = safeArea(size);
    for (const block of blocksOf(words.slice(0, 79))) {
      const layout = await layoutSlide({ ...contentOf(language, title, [], size), block }, rasterizer);
      for (const page of layout.pages.keys()) {
        const artwork = slideArtwork(layout, page, 0, '/nowhere.png');
        const [, ...parts] = (artwork.root.type === 'container' && artwork.root.children) || [];
        const root = { ...artwork.root, type: 'container' as const, children: parts };
        const box = await rasterizer.measure({ ...artwork, root });
        const words = box.children[0]!;
        const shown = words.children[1]!;
        expect(bottom(words)).toBeLessThanOrEqual(bottom(safe) + SLACK);
        expect(bottom(shown)).toBeLessThanOrEqual(bottom(layout.frame.text) + SLACK);
        expectInside(shown, layout.frame.text);
      }
    }
  });
});

/** Every box that is drawn, and every line of words, lies across its region. */
function expectInside(box: MeasuredBox, region: { xPixels: number; widthPixels: number }): void {
  for (const run of box.runs) {
    expect(box.xPixels + run.xPixels).toBeGreaterThanOrEqual(region.xPixels - SLACK);
    expect(box.xPixels + run.xPixels + run.widthPixels).toBeLessThanOrEqual(right(region as never) + SLACK);
  }
  for (const child of box.children) expectInside(child, region);
}

describe('code', () => {
  it.each(['ts', 'sql', 'python', 'sh', 'json', 'html', undefined])(
    'keeps every character of its lines in %s',
    (language) => {
      const mark = fc.constantFrom('/*', '*/', '--', '#', '//', '"', "'", '`', '\\', '\n', ' ', 'let', '7');
      const code = fc.array(fc.oneof(mark, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 30 });
      fc.assert(
        fc.property(code, (pieces) => {
          const text = pieces.join('');
          const lines = codeTokens(text, language).map((line) => line.map((token) => token.text).join(''));
          expect(lines.join('\n')).toBe(text);
        }),
      );
    },
  );

  it('colours words of the language, text, numbers and remarks', () => {
    const kinds = codeTokens("SELECT a, 12 FROM b WHERE c = 'x' -- why", 'sql')[0]!.filter(
      ({ kind }) => kind !== 'plain',
    );
    expect(kinds).toEqual([
      { kind: 'keyword', text: 'SELECT' },
      { kind: 'number', text: '12' },
      { kind: 'keyword', text: 'FROM' },
      { kind: 'keyword', text: 'WHERE' },
      { kind: 'string', text: "'x'" },
      { kind: 'comment', text: '-- why' },
    ]);
  });

  it.each([[[]], [['#ffdd00']], [['#e4572e', '#17bebb']], [['#000000']], [['#ffffff']], [['#0b6e4f']]])(
    'can be read on its panel with the brand colours %j',
    (colours) => {
      const ground = codeGround(slidePalette(colours, [120, 130, 140]));
      for (const colour of Object.values(CODE_COLOURS)) {
        expect(contrast(colour, ground)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
      }
    },
  );

  it('ends a remark over several lines where it ends', () => {
    expect(codeTokens('/* a\nb */ let', 'ts').map((line) => line.map(({ kind }) => kind))).toEqual([
      ['comment'],
      ['comment', 'plain', 'keyword'],
    ]);
  });
});

describe('the columns of a table', () => {
  it('take no more than there is, and each its longest word where that fits', () => {
    const column = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 900 }));
    fc.assert(
      fc.property(
        fc.array(column, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 200, max: 1700 }),
        (given, available) => {
          const columns = given.map(([least, more]) => ({ least, whole: least + more }));
          const widths = dealWidths(columns, available);
          expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(available + 0.001);
          if (columns.reduce((sum, { least }) => sum + least, 0) > available) return;
          for (const [index, width] of widths.entries())
            expect(width).toBeGreaterThanOrEqual(columns[index]!.least - 0.001);
        },
      ),
    );
  });

  it.each([
    [['1,200', '35.5', '–'], true],
    [['12 %', '7 kg', '-3 °C'], true],
    [['£4', '$5.20'], true],
    [['2 bananas today', '3'], false],
    [['', ''], false],
  ])('%j are numbers: %s', (cells, numeric) => {
    expect(isNumeric(cells)).toBe(numeric);
  });
});

describe('a diagram', () => {
  const diagrams = fc.integer({ min: 2, max: 12 }).chain((count) =>
    fc.record({
      kind: fc.constant('diagram' as const),
      boxes: fc.constant(Array.from({ length: count }, (_, index) => `Box ${index}`)),
      arrows: fc.array(
        fc
          .tuple(
            fc.nat(count - 1),
            fc.integer({ min: 1, max: count - 1 }),
            fc.option(fc.constant('word'), { nil: undefined }),
          )
          .map(([from, step, label]) => ({ from, to: (from + step) % count, ...(label && { label }) })),
        { minLength: 1, maxLength: 16 },
      ),
    }),
  );
  const sizesOf = ({ boxes, arrows }: DiagramBlock) => ({
    boxes: boxes.map((_, index) => ({ width: 200 + (index % 3) * 90, height: 120 + (index % 2) * 60 })),
    labels: arrows.map(({ label }) => (label === undefined ? undefined : { width: 110, height: 60 })),
    letter: 50,
  });
  const apart = (boxes: { x: number; y: number; width: number; height: number }[]) =>
    boxes.every((one, index) =>
      boxes
        .slice(index + 1)
        .every(
          (other) =>
            one.x + one.width <= other.x + 0.01 ||
            other.x + other.width <= one.x + 0.01 ||
            one.y + one.height <= other.y + 0.01 ||
            other.y + other.height <= one.y + 0.01,
        ),
    );

  it('keeps its boxes apart and inside, and leads each arrow from its box to the other', () => {
    fc.assert(
      fc.property(diagrams, fc.constantFrom('x', 'y'), (diagram, axis) => {
        const placed = layeredDiagram(diagram, sizesOf(diagram), axis);
        expect(apart(placed.boxes)).toBe(true);
        for (const { x, y, width, height } of placed.boxes) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(-0.01);
          expect(x + width).toBeLessThanOrEqual(placed.width + 0.01);
          expect(y + height).toBeLessThanOrEqual(placed.height + 0.01);
        }
        for (const [index, { from, to }] of diagram.arrows.entries()) {
          const { points } = placed.arrows[index]!;
          expect(touches(placed.boxes[from]!, points[0]!)).toBe(true);
          expect(touches(placed.boxes[to]!, points.at(-1)!)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('of one way winds in rows', () => {
    const boxes = ['a', 'b', 'c', 'd', 'e'];
    const diagram: DiagramBlock = {
      kind: 'diagram',
      boxes,
      arrows: [0, 1, 2, 3].map((from) => ({ from, to: from + 1 })),
    };
    expect(onlyWay(diagram)).toEqual([0, 1, 2, 3, 4]);
    const placed = windingDiagram(diagram, [0, 1, 2, 3, 4], 3, sizesOf(diagram));
    expect(apart(placed.boxes)).toBe(true);
    expect(placed.boxes.map(({ y }) => y > 0)).toEqual([false, false, false, true, true]);
    expect(placed.boxes[3]!.x).toBe(placed.boxes[2]!.x);
    expect(onlyWay({ ...diagram, arrows: [...diagram.arrows, { from: 4, to: 0 }] })).toBeUndefined();
  });

  function touches(
    box: { x: number; y: number; width: number; height: number },
    { x, y }: { x: number; y: number },
  ) {
    const slack = 0.01;
    return (
      x >= box.x - slack &&
      x <= box.x + box.width + slack &&
      y >= box.y - slack &&
      y <= box.y + box.height + slack
    );
  }
});
