import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Renderer } from '@takumi-rs/core';
import {
  type CodePointRanges,
  covers,
  coversAny,
  intersectRanges,
  parseUnicodeRange,
} from './code-point-ranges.ts';
import type { FontFamily } from './font-catalogue.ts';

interface FontFile {
  filePath: string;
  generic?: 'monospace';
  ranges?: CodePointRanges;
}

const { resolve } = createRequire(import.meta.url);

/** Gives a renderer the fonts that a text needs, and only those: a family's files are read when first asked for. */
export class FontShelf {
  private readonly renderer: Renderer;
  private readonly files = new Map<string, Promise<FontFile[]>>();
  private readonly registrations = new Map<string, Promise<unknown>>();

  constructor(renderer: Renderer) {
    this.renderer = renderer;
  }

  /** Registers the files of the families that hold one of the code points. */
  async provide(families: FontFamily[], codePoints: ReadonlySet<number>): Promise<void> {
    const wanted = await Promise.all(families.map((family) => this.filesOf(family)));
    const gaps = new Set(codePoints);
    const registrations = families.flatMap((family, index) => {
      const asked = family.fillsGaps ? new Set(gaps) : codePoints;
      const files = wanted[index]!.filter(({ ranges }) => ranges === undefined || coversAny(ranges, asked));
      if (family.fillsGaps) {
        for (const codePoint of asked) {
          if (files.some(({ ranges }) => covers(ranges ?? [], codePoint))) gaps.delete(codePoint);
        }
      }
      return files.map((file) => this.register(family.name, file));
    });
    await Promise.all(registrations);
  }

  /** Registers font files as one family and answers with the family's name. */
  async provideFiles(filePaths: string[]): Promise<string> {
    const name = `files-${createHash('sha256').update(filePaths.join('\n')).digest('hex').slice(0, 16)}`;
    await Promise.all(filePaths.map((filePath) => this.register(name, { filePath })));
    return name;
  }

  private filesOf(family: FontFamily): Promise<FontFile[]> {
    return once(this.files, family.name, () => listFiles(family));
  }

  private register(familyName: string, { filePath, ranges, generic }: FontFile): Promise<unknown> {
    return once(this.registrations, `${familyName}\n${filePath}`, async () =>
      this.renderer.registerFont({
        name: familyName,
        data: await readFile(filePath),
        ...(ranges !== undefined && { unicodeRange: ranges }),
        ...(generic !== undefined && { generic }),
      }),
    );
  }
}

async function listFiles(family: FontFamily): Promise<FontFile[]> {
  const folder = path.dirname(resolve(`${family.package}/package.json`));
  if ('single' in family.files) return [{ filePath: path.join(folder, family.files.single) }];
  const fileOf = family.files.subsets;
  const subsets: Record<string, string> = JSON.parse(
    await readFile(path.join(folder, 'unicode.json'), 'utf8'),
  );
  return Object.entries(subsets)
    .map(([subset, notation]) => ({
      filePath: path.join(folder, fileOf(subset)),
      ...(family.generic !== undefined && { generic: family.generic }),
      ranges: intersectRanges(parseUnicodeRange(notation), family.serves),
    }))
    .filter(({ ranges }) => ranges.length > 0);
}

/** The same promise for the same key; a failure is forgotten, so that it can be tried again. */
function once<Value>(
  store: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const known = store.get(key);
  if (known !== undefined) return known;
  const made = make();
  store.set(key, made);
  made.catch(() => store.delete(key));
  return made;
}
