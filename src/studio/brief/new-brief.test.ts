import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formats } from '../../formats/catalogue.ts';
import { briefJsonSchema } from './brief-json-schema.ts';
import { newBrief } from './new-brief.ts';

describe.each(formats.map((format) => [format.name, format] as const))(
  'a new brief of the format %s',
  (_name, format) => {
    const { brief, yaml: text } = newBrief(formats, format.name);

    it('is the format’s sample, which can be made as it stands', () => {
      const document = parse(text);
      expect(document).toEqual(brief);
      expect(format.schema.safeParse(document).error).toBeUndefined();
      expect(format.recognises(document)).toBe(true);
    });

    it('names every field that there is, and explains it', () => {
      const shape = (format.schema as unknown as { shape: Record<string, unknown> }).shape;
      for (const field of Object.keys(shape)) expect(text).toMatch(new RegExp(`^(# )?${field}:`, 'm'));
      expect(text).toContain('(The language of all text and speech.)');
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(160);
    });

    it('follows the schema that is published, as `scripts/write-schemas.ts` writes it', () => {
      const path = join(import.meta.dirname, `../../../docs/reference/${format.name}.schema.json`);
      expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(briefJsonSchema(format));
    });
  },
);
