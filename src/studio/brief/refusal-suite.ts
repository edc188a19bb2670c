import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ErrorCode, ReelError } from '../../domain/errors.ts';
import { formats } from '../../formats/catalogue.ts';
import type { StoryboardContext } from '../../ports/format.ts';
import type { Media, MediaFacts } from '../../ports/media.ts';
import type { TextGenerator } from '../../ports/text-generator.ts';
import { openBriefFile } from './open-brief-file.ts';
import { type BriefInput, readBrief } from './read-brief.ts';

/** A brief as text with its name, a document, or the path of a file in the folder. */
type Handed = { text: string | Uint8Array; name?: string } | { document: unknown } | { path: string };

interface More {
  code?: ErrorCode;
  nearest?: string;
  overrides?: string[];
  format?: string;
}

export interface BadInput extends More {
  title: string;
  input: Handed;
  field: string;
  /** What the line of the message about the field must hold. */
  says: string[];
}

/** One bad input; `says` parts with a bar what its message must hold. */
export function bad(title: string, input: Handed, field: string, says: string, more: More = {}): BadInput {
  return { title, input, field, says: says.split(' | '), ...more };
}

const item = { bullet: 'A point', talk: 'Something is said.' };
export const slide = { slide_title: 'A slide', items: [item] };
export const talkAt = 'slides[0].items[0]';

export function lessonWith(changes: object): { document: object } {
  return { document: { lesson_id: 'a-lesson', slides: [slide], ...changes } };
}

export function itemWith(changes: object): { document: object } {
  return lessonWith({ slides: [{ ...slide, items: [{ ...item, ...changes }] }] });
}

export function settingsWith(settings: object): { document: object } {
  return lessonWith({ settings });
}

export function json(text: string): { text: string; name: string } {
  return { text, name: 'brief.json' };
}

let outside: string;
let folder: string;

/** Has files beside the briefs of the tests that follow. */
export function inFolder(): void {
  beforeAll(async () => {
    outside = await mkdtemp(join(tmpdir(), 'refusals-'));
    folder = join(outside, 'brief');
    await fillFolder();
  });
  afterAll(() => rm(outside, { recursive: true }));
}

/** Asserts for each: the code, the field, what the message says, and that nothing was written or asked. */
export function refusesEach(cases: readonly BadInput[]): void {
  inFolder();
  it.each(cases)('$title', async ({ input, code = 'invalid-input', field, says, nearest, ...options }) => {
    const before = await readdir(outside, { recursive: true });
    const error = await refusalOf(input, options);
    expect(error.code).toBe(code);
    const issue = error.issues.find((found) => found.field === field);
    expect(issue, `no issue names ${field}: ${error.message}`).toBeDefined();
    expect(issue?.nearest).toBe(nearest);
    const line = error.message.split('\n').find((text) => text.includes(field));
    for (const said of says) expect(line).toContain(said);
    if (nearest) expect(line).toContain(`Did you mean ${nearest}?`);
    expect(await readdir(outside, { recursive: true })).toEqual(before);
  });
}

/** The error with which a bad input is refused. */
export async function refusalOf(
  input: Handed,
  options: { overrides?: string[]; format?: string } = {},
): Promise<ReelError> {
  const outcome = await reading(input, options).catch((error: unknown) => error);
  if (outcome instanceof ReelError) return outcome;
  throw new Error('It was not refused.', { cause: outcome });
}

async function reading(input: Handed, options: { overrides?: string[]; format?: string }) {
  const brief: BriefInput =
    'path' in input ? await openBriefFile(join(folder, input.path)) : { folder, ...input };
  return readBrief(brief, { formats, knownNames, findModel, writer: unaskedWriter, probe, ...options });
}

const knownNames = {
  styles: ['professional', 'watercolour'],
  musicMoods: ['calm', 'uplifting'],
  captionStyles: ['classic'],
  voices: ['en-gb', 'ar'],
  languages: ['en', 'ar'],
};

/** Every model works from a picture alone. */
const findModel: StoryboardContext['findModel'] = (field, name, _kind, hasPicture = true) => {
  if (hasPicture) return { provider: 'a-vendor', name };
  const issues = [{ field, value: name, problem: 'needs a picture' }];
  throw new ReelError('invalid-input', `${field} needs a picture.`, { issues });
};

/** A writer may be paid: none is asked before all that was handed in is right. */
const unaskedWriter: TextGenerator = {
  name: 'unasked',
  write: () => Promise.reject(new Error('The writer was asked.')),
};

const probe: Media['probe'] = async (path) => {
  if (path.endsWith('.mp4')) return facts('mov,mp4,m4a,3gp,3g2,mj2');
  if (path.endsWith('.m3u8')) return facts('hls');
  throw new ReelError('media-failed', 'The file cannot be read.');
};

function facts(container: string): MediaFacts {
  return { container, durationSeconds: 4, sizeBytes: 6, title: null, chapters: [], streams: [] };
}

async function fillFolder(): Promise<void> {
  const contents: { [name: string]: string | Buffer } = {
    'lesson.json': '{}',
    'huge.json': '{',
    '../secret.png': png(8, 8),
    'logo.png': png(8, 8),
    'half.png': png(8, 8).subarray(0, 40),
    'vast.png': png(40_000, 40_000),
    'heavy.png': png(8, 8),
    'empty.png': '',
    'text.png': 'This is no picture.',
    'moving.gif': Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\0\0\0;', 'latin1'),
    'reading.svg': svg('<image href="file:///etc/passwd" width="9" height="9"/>'),
    'script.svg': svg('<script>alert(1)</script>'),
    'entities.svg': `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('<g/>')}`,
    'silent.mp4': 'a film',
    'list.m3u8': '#EXTM3U',
  };
  await mkdir(join(folder, 'figures'), { recursive: true });
  for (const [name, content] of Object.entries(contents)) await writeFile(join(folder, name), content);
  await truncate(join(folder, 'huge.json'), 6_000_000);
  await truncate(join(folder, 'heavy.png'), 31_000_000);
  await symlink(join(outside, 'secret.png'), join(folder, 'link.png'));
  await symlink('/etc', join(folder, 'linked'));
  await symlink('loop.png', join(folder, 'loop.png'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
}

/** The least of a PNG that says its size and ends as one. */
function png(widthPixels: number, heightPixels: number): Buffer {
  const header = Buffer.alloc(33);
  header.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  header.writeUInt32BE(widthPixels, 16);
  header.writeUInt32BE(heightPixels, 20);
  const image = Buffer.alloc(40);
  const end = Buffer.from('\0\0\0\0IEND\xaeB`\x82', 'latin1');
  return Buffer.concat([header, image, end]);
}

function svg(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9">${content}</svg>`;
}
