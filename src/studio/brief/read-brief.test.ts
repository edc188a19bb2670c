import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../formats/catalogue.ts';
import type { LessonBrief } from '../../formats/lesson/lesson-brief.ts';
import type { Format } from '../../ports/format.ts';
import type { TextGenerator } from '../../ports/text-generator.ts';
import { briefJsonSchema } from './brief-json-schema.ts';
import { openBriefFile } from './open-brief-file.ts';
import { type BriefInput, type BriefReading, readBrief } from './read-brief.ts';

const slides = [{ slide_title: 'A slide', items: [{ bullet: 'A point', talk: 'Something is said.' }] }];
const lesson = { lesson_id: 'a-lesson', slides };
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><path d="M0 0h9"/></svg>';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-brief-'));
  await writeFile(join(folder, 'logo.svg'), drawing);
  await writeFile(
    join(folder, 'brief.json'),
    `\ufeff${JSON.stringify({ ...lesson, brand: { logo: 'logo.svg' } })}`,
  );
});
afterAll(() => rm(folder, { recursive: true }));

/** Answers every task with one lesson, and keeps what it was asked. */
function writerOf(notices: string[] = []) {
  const asked: { source: string; instructions: string; language: string }[] = [];
  const writer: TextGenerator = {
    name: 'fixed',
    async write(task) {
      asked.push(task);
      return { answer: task.schema.parse({ lesson_title: 'Written', slides }), model: 'fixed', notices };
    },
  };
  return { writer, asked };
}

async function read(input: BriefInput, reading: Partial<BriefReading> = {}) {
  const probe = () => Promise.reject(new Error('Nothing to probe.'));
  const result = await readBrief(input, { formats, writer: writerOf().writer, probe, ...reading });
  return { ...result, lesson: result.brief as LessonBrief };
}

describe('a document', () => {
  it('is the same brief as JSON, as YAML, with a byte order mark and already read', async () => {
    const json = await read({ text: JSON.stringify(lesson), name: 'a.json' });
    const yaml = await read({
      text: 'lesson_id: a-lesson\nslides:\n- slide_title: A slide\n  items:\n  - bullet: A point\n    talk: Something is said.\n',
      name: 'a.yml',
    });
    const unnamed = await read({ text: new TextEncoder().encode(`\ufeff${JSON.stringify(lesson)}`) });
    const document = await read({ document: lesson });
    expect(yaml.brief).toEqual(json.brief);
    expect(unnamed.brief).toEqual(json.brief);
    expect(document.brief).toEqual(json.brief);
  });

  it('is taken for YAML without a name where a field of a format stands in it', async () => {
    const { lesson: brief } = await read({
      text: '# A comment\nlesson_id: x\nslides: [{slide_title: A, items: [{bullet: B, talk: C}]}]',
    });
    expect(brief.lesson_id).toBe('x');
  });

  it('comes from a file with the files that it names, by their content', async () => {
    const { files, title, format } = await read(await openBriefFile(join(folder, 'brief.json')));
    const sha256 = createHash('sha256').update(drawing).digest('hex');
    expect(files).toMatchObject([
      { field: 'brand.logo', path: 'logo.svg', kind: 'image', sha256, sizeBytes: drawing.length },
    ]);
    expect([title, format.name]).toEqual(['A slide', 'lesson']);
  });

  it('keeps a talk word for word and turns line breaks of Windows into plain ones', async () => {
    const talk = '  First line.\r\nSecond\tline.  ';
    const document = { ...lesson, slides: [{ slide_title: ' A ', items: [{ bullet: 'B', talk }] }] };
    const { lesson: brief } = await read({ document });
    expect(brief.slides[0]).toEqual({
      slide_title: 'A',
      items: [{ bullet: 'B', talk: 'First line.\nSecond\tline.' }],
    });
  });
});

describe('settings beside a brief', () => {
  it('change text, numbers, lists and what was not there before', async () => {
    const overrides = [
      'lesson_title=42',
      'settings.speed=1.5',
      'settings.captions.mode=burned',
      'settings.frameRate=25',
      'brand.colours=["#102030"]',
      'brand.colours[1]=#ffffff',
      'slides[0].items[0].talk=Said = otherwise.',
      'slides[0].items[1]={"bullet":"New","talk":"More."}',
    ];
    const { lesson: brief } = await read({ document: lesson }, { overrides });
    expect(brief.lesson_title).toBe('42');
    expect(brief.settings).toMatchObject({ speed: 1.5, captions: { mode: 'burned' }, frameRate: 25 });
    expect(brief.brand?.colours).toEqual(['#102030', '#ffffff']);
    expect(brief.slides[0]?.items.map((item) => item.talk)).toEqual(['Said = otherwise.', 'More.']);
  });

  it('leave the document that was handed in as it is', async () => {
    const document = structuredClone(lesson);
    await read({ document }, { overrides: ['slides[0].slide_title=X'] });
    expect(document).toEqual(lesson);
  });
});

describe('a text', () => {
  it('is written into a brief in which stands what a person said in front matter and settings', async () => {
    const { writer, asked } = writerOf(['It falls short.']);
    const text =
      '---\nlesson_id: mine\ndifficulty: advanced\nsettings:\n  language: de\n---\n# Ein Text\n\nMit Inhalt.';
    const overrides = ['user_profile.profession=nurse', 'slides[0].slide_title=Changed'];
    const result = await read({ text, name: 'ein-text.md' }, { writer, overrides });
    expect(result.lesson).toMatchObject({
      lesson_id: 'mine',
      lesson_title: 'Written',
      difficulty: 'advanced',
    });
    expect(result.lesson.slides[0]?.slide_title).toBe('Changed');
    expect(asked).toMatchObject([{ source: '# Ein Text\n\nMit Inhalt.', language: 'de' }]);
    expect(asked[0]?.instructions).toContain('nurse');
    expect(asked[0]?.instructions).toContain('advanced');
    expect(result.notices).toEqual(['It falls short.']);
  });

  it('stays a text where it merely looks like fields', async () => {
    const { writer, asked } = writerOf();
    await read({ text: 'Note: this is\na text: with colons' }, { writer });
    expect(asked[0]?.source).toBe('Note: this is\na text: with colons');
  });
});

describe('the format', () => {
  const other: Format = {
    ...(formats[0] as Format),
    name: 'other',
    description: 'Another.',
    recognises: () => false,
  };
  const both = [...formats, other];

  it('is the one that knows the document', async () => {
    expect((await read({ document: lesson }, { formats: both })).format.name).toBe('lesson');
  });

  it('is the one that is named', async () => {
    expect((await read({ document: lesson }, { formats: both, format: 'other' })).format.name).toBe('other');
  });

  it('is the first for a mere text, which any could tell', async () => {
    expect((await read({ text: 'A topic' }, { formats: both })).format.name).toBe('lesson');
  });

  it('is asked for, with the choices, where a document says nothing of it', async () => {
    await expect(read({ document: { colour: 'red' } }, { formats: both })).rejects.toThrow(
      /format is not named.*lesson.*other/s,
    );
  });
});

it('publishes a JSON schema in which every field is described', () => {
  const schema = briefJsonSchema(formats[0] as Format);
  expect(schema).toMatchObject({
    type: 'object',
    required: ['lesson_id', 'slides'],
    additionalProperties: false,
  });
  const text = JSON.stringify(schema.properties);
  for (const field of [
    'lesson_title',
    'difficulty',
    'slide_title',
    'bullet',
    'talk',
    'figure',
    'profession',
  ]) {
    expect(text).toMatch(new RegExp(`"${field}":\\{[^{}]*("x-synonyms":\\{[^{}]*\\}[^{}]*)?"description":"`));
  }
});
