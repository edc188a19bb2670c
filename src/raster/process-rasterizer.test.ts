import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Artwork, MeasuredBox } from '../ports/rasterizer.ts';
import { ProcessRasterizer } from './process-rasterizer.ts';

const rasterizer = new ProcessRasterizer();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'raster-'));
});
afterAll(async () => {
  await rasterizer.close();
  await rm(folder, { recursive: true });
});

const square =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#f00" d="M0 0h8v8H0z"/></svg>';

function textArtwork(text: string, language = 'en', widthPixels = 400): Artwork {
  return {
    size: { widthPixels, heightPixels: 400 },
    language,
    root: {
      type: 'container',
      style: { display: 'flex', flexDirection: 'column', width: '100%' },
      children: [{ type: 'text', text, style: { fontSize: 40 } }],
    },
  };
}

async function glyph(character: string, name: string, language = 'en'): Promise<Buffer> {
  const file = path.join(folder, `${name}.png`);
  const root = { type: 'text', text: character, style: { fontSize: 32 } } as const;
  await rasterizer.draw({ size: { widthPixels: 60, heightPixels: 60 }, root, language }, file);
  const drawn = await readFile(file);
  await rm(file);
  return drawn;
}

function linesOf(box: MeasuredBox): number {
  return new Set(box.children[0]!.runs.map((run) => Math.round((run.yPixels + run.heightPixels / 2) / 20)))
    .size;
}

async function pngSize(file: string) {
  const bytes = await readFile(file);
  return {
    signature: bytes.subarray(1, 4).toString('latin1'),
    size: [bytes.readUInt32BE(16), bytes.readUInt32BE(20)],
  };
}

describe('ProcessRasterizer', () => {
  it('draws an artwork and an SVG as PNG files of the size asked for and leaves nothing beside them', async () => {
    const drawn = path.join(folder, 'drawn.png');
    const svg = path.join(folder, 'svg.png');
    await Promise.all([
      rasterizer.draw(textArtwork('Hello'), drawn),
      rasterizer.drawSvg(square, { widthPixels: 64, heightPixels: 32 }, svg),
    ]);
    expect(await pngSize(drawn)).toEqual({ signature: 'PNG', size: [400, 400] });
    expect(await pngSize(svg)).toEqual({ signature: 'PNG', size: [64, 32] });
    expect((await readdir(folder)).sort()).toEqual(['drawn.png', 'svg.png']);
  });

  it('draws the same artwork as the same bytes, whatever was drawn between', async () => {
    const paths = [path.join(folder, 'first.png'), path.join(folder, 'second.png')] as const;
    await rasterizer.draw(textArtwork('骨 “quoted” ABC', 'ja'), paths[0]);
    await rasterizer.measure(textArtwork('骨 “quoted” नमस्ते ABC ∮', 'zh'));
    await rasterizer.draw(textArtwork('骨 “quoted” ABC', 'ja'), paths[1]);
    expect(await readFile(paths[0])).toEqual(await readFile(paths[1]));
  });

  it.each([
    ['Latin', 'Tiếng Việt, Ελληνικά, Русский'],
    ['Arabic', 'مرحبا بالعالم'],
    ['Hebrew', 'שלום עולם'],
    ['Hindi', 'कृत्रिम बुद्धिमत्ता'],
    ['Bengali', 'কৃত্রিম বুদ্ধিমত্তা'],
    ['Gurmukhi', 'ਮਸ਼ੀਨੀ ਬੁੱਧੀ'],
    ['Gujarati', 'કૃત્રિમ બુદ્ધિ'],
    ['Tamil', 'செயற்கை நுண்ணறிவு'],
    ['Telugu', 'కృత్రిమ మేధస్సు'],
    ['Kannada', 'ಕೃತಕ ಬುದ್ಧಿಮತ್ತೆ'],
    ['Malayalam', 'കൃത്രിമ ബുദ്ധി'],
    ['Thai', 'ปัญญาประดิษฐ์'],
    ['Armenian', 'Արհեստական'],
    ['Georgian', 'ხელოვნური'],
    ['Ethiopic', 'ሰው ሰራሽ'],
    ['Odia', 'କୃତ୍ରିମ'],
    ['Sinhala', 'කෘත්‍රිම'],
    ['Lao', 'ປັນຍາ'],
    ['Khmer', 'បញ្ញា'],
    ['Burmese', 'ဉာဏ်ရည်'],
    ['Chinese', '人工智能。「引号」'],
    ['Japanese', '人工知能はカタカナ'],
    ['Korean', '인공지능'],
    ['emoji', '👩‍👩‍👧‍👦🏳️‍🌈👍🏽🇫🇷1️⃣✅'],
    ['mathematics', '∮𝔸⊗⟦⇌'],
    ['symbols', '⚙♞✂⠿⏏'],
  ])('has its own glyph for every letter of %s', async (name, text) => {
    // A character that no font holds is drawn as the house face's empty box, as this private one is.
    const missing = await glyph('\u{e123}', `${name} missing`);
    const letters = new Set([...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment.trim()));
    letters.delete('');
    for (const letter of letters) {
      expect(await glyph(letter, name), letter).not.toEqual(missing);
    }
  });

  it('ends lines of Thai between words', async () => {
    const thai = 'ภาษาไทยเป็นภาษาที่ไม่มีการเว้นวรรคระหว่างคำและต้องตัดคำให้ถูกต้อง';
    const box = await rasterizer.measure(textArtwork(thai, 'th'));
    expect(linesOf(box)).toBeGreaterThan(2);
    for (const run of box.children[0]!.runs) expect(run.widthPixels).toBeLessThanOrEqual(400);
    expect(box.children[0]!.runs.map((run) => run.text).join('')).toBe(thai);
  });

  it('draws Han characters in the forms of the language', async () => {
    const files = await Promise.all(
      ['zh', 'zh-Hant', 'ja', 'ko'].map(async (language) => {
        const file = path.join(folder, `han-${language}.png`);
        await rasterizer.draw(textArtwork('直平骨化空海', language), file);
        return (await readFile(file)).toString('base64');
      }),
    );
    expect(new Set(files).size).toBe(4);
  });

  it('finds a face for hangul in Japanese text and for kana in Korean text', async () => {
    const missing = await glyph('\u{e123}', 'missing');
    for (const [letter, language] of [
      ['글', 'ja'],
      ['か', 'ko'],
      ['글', 'zh'],
      ['か', 'zh-Hant'],
    ] as const) {
      expect(await glyph(letter, language, language), `${letter} in ${language}`).not.toEqual(missing);
    }
  });

  it('asks a brand’s own font first, and the house’s fixed-width face by its generic name', async () => {
    const own = createRequire(import.meta.url).resolve(
      '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
    );
    const widthsOf = async (artwork: Artwork) =>
      (await rasterizer.measure(artwork)).children[0]!.runs[0]!.widthPixels;
    const house = textArtwork('iiii');
    const monospace = structuredClone(house);
    if (monospace.root.type === 'container')
      monospace.root.style = { ...monospace.root.style, fontFamily: 'monospace' };
    const widths = await Promise.all([house, { ...house, fontFiles: [own] }, monospace].map(widthsOf));
    expect(widths[1]).toBeGreaterThan(widths[0]! * 1.5);
    expect(widths[2]).toBe(widths[1]);
  });

  it('sets the same words alike in artworks that share their companion text', async () => {
    const artwork = textArtwork('令和', 'en');
    const alone = await rasterizer.measure(artwork);
    const beside = { ...artwork, companionText: '令和 かな 한글 ABC' };
    const again = { ...textArtwork('令和 ABC', 'en'), companionText: '令和 かな 한글 ABC' };
    const files = [path.join(folder, 'beside.png'), path.join(folder, 'alone.png')] as const;
    await Promise.all([rasterizer.draw(beside, files[0]), rasterizer.draw(artwork, files[1])]);
    expect(await readFile(files[0])).not.toEqual(await readFile(files[1]));
    expect((await rasterizer.measure(again)).children[0]!.runs[0]).toMatchObject({ xPixels: 0 });
    expect(alone.children[0]!.runs.map((run) => run.text).join('')).toBe('令和');
  });

  it('tells the size, the mean and the lightest colour of an image', async () => {
    const file = path.join(folder, 'look.png');
    const half =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#204060" d="M0 0h4v8H0z"/></svg>';
    await rasterizer.drawSvg(half, { widthPixels: 96, heightPixels: 48 }, file);
    const look = await rasterizer.look(file);
    expect(look).toMatchObject({ widthPixels: 96, heightPixels: 48, lightestColour: [0x20, 0x40, 0x60] });
    expect(look.coverage).toBeCloseTo(0.5, 1);
    expect(look.meanColour.map(Math.round)).toEqual([0x20, 0x40, 0x60]);
  });

  it('says which picture is missing and writes nothing', async () => {
    const artwork: Artwork = {
      size: { widthPixels: 10, heightPixels: 10 },
      root: { type: 'image', src: path.join(folder, 'absent.png') },
    };
    const output = path.join(folder, 'nothing.png');
    await expect(rasterizer.draw(artwork, output)).rejects.toMatchObject({
      code: 'media-failed',
      message: expect.stringContaining('absent.png'),
    });
    expect(await readdir(folder)).not.toContain('nothing.png');
  });

  it('says cancelled when the signal fires, before or meanwhile', async () => {
    const controller = new AbortController();
    const drawing = rasterizer.draw(
      textArtwork('Hello'),
      path.join(folder, 'cancelled.png'),
      controller.signal,
    );
    controller.abort();
    await expect(drawing).rejects.toMatchObject({ code: 'cancelled' });
    await expect(rasterizer.measure(textArtwork('Hello'), controller.signal)).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('lives through the end of its process: the work under way fails, the next request starts another', async () => {
    const fragile = new ProcessRasterizer();
    await fragile.measure(textArtwork('Hello'));
    const drawing = fragile.draw(textArtwork('Hello'), path.join(folder, 'crash.png'));
    process.kill(fragile.processId!, 'SIGKILL');
    await expect(drawing).rejects.toMatchObject({ code: 'media-failed', retryable: true });
    expect((await fragile.measure(textArtwork('Hello'))).widthPixels).toBe(400);
    const closing = fragile.draw(textArtwork('Hello'), path.join(folder, 'closed.png'));
    const refused = expect(closing).rejects.toMatchObject({ code: 'cancelled' });
    await fragile.close();
    await refused;
  });

  it('ends its process soon after the last request, and the next request starts another', async () => {
    const resting = new ProcessRasterizer();
    await resting.measure(textArtwork('Hello'));
    const first = resting.processId!;
    await expect.poll(() => isRunning(first)).toBe(false);
    expect((await resting.measure(textArtwork('Hello'))).widthPixels).toBe(400);
    await resting.close();
  });

  it('lets its parent end without being closed, and ends with it', async () => {
    const script = path.join(folder, 'parent.mjs');
    const source = new URL('./process-rasterizer.ts', import.meta.url).href;
    await writeFile(
      script,
      `import { ProcessRasterizer } from ${JSON.stringify(source)};
       const rasterizer = new ProcessRasterizer();
       const root = { type: 'text', text: 'Hello' };
       await rasterizer.measure({ size: { widthPixels: 9, heightPixels: 9 }, root });
       console.log(rasterizer.processId);`,
    );
    const { stdout } = await promisify(execFile)(process.execPath, [script]);
    await expect.poll(() => isRunning(Number(stdout))).toBe(false);
  });
});

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}
