import { expect, it } from 'vitest';
import { resolveSettings, settingsSchema } from '../../src/domain/settings.ts';
import { lectureSchema } from '../../src/formats/lecture/lecture-brief.ts';
import { lectureFormat } from '../../src/formats/lecture/lecture-format.ts';
import { trainingSchema } from '../../src/formats/training/training-brief.ts';
import { trainingFormat } from '../../src/formats/training/training-format.ts';
import type { StoryboardContext } from '../../src/ports/format.ts';
import { createBuiltinWriter } from '../../src/providers/builtin/writer/builtin-writer.ts';

const WHO = [
  'The keeper',
  'A mason',
  'Her neighbour',
  'The ferryman',
  'Nobody',
  'The town clerk',
  'A crew of six',
];
const DID = [
  'measured',
  'carried',
  'repaired',
  'counted',
  'forgot',
  'painted',
  'weighed',
  'borrowed',
  'explained',
];
const WHAT = [
  'the gate',
  'a rope of hemp',
  'three barrels',
  'the old ledger',
  'a wheel of oak',
  'the kettle',
];
const WHEN = ['in the first winter', 'before the storm', 'on market days', 'when the river froze', 'at last'];
const WHY = [
  'because the law asked for it',
  'so that the debt was paid',
  'with more care than skill',
  'for nothing',
];

/** The n-th of sentences of which no two are alike. */
function sentence(n: number): string {
  const [who, did, what] = [WHO[n % 7], DID[Math.floor(n / 7) % 9], WHAT[Math.floor(n / 63) % 6]];
  const [when, why] = [WHEN[Math.floor(n / 378) % 5], WHY[(n + Math.floor(n / 1890)) % 4]];
  return `${who} ${did} ${what} ${when}, ${why}.`;
}

function paragraphs(from: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    Array.from({ length: 5 }, (_unused, at) => sentence(from + index * 5 + at)).join(' '),
  );
}

const wordsIn = (texts: readonly string[]) => texts.join(' ').match(/\p{L}+/gu) ?? [];

const writing = (name?: string) => ({
  settings: settingsSchema.parse({}),
  given: {},
  writer: createBuiltinWriter(),
  ...(name !== undefined && { name }),
});

const contextOf = (format: typeof lectureFormat | typeof trainingFormat): StoryboardContext => ({
  settings: resolveSettings(settingsSchema.parse({}), format.defaults),
  sources: new Map(),
  writer: createBuiltinWriter(),
  findModel: (_field, name) => ({ provider: 'vendor', name }),
  secondsOf: () => Promise.reject(new Error('There is no file.')),
  hear: () => Promise.reject(new Error('There is no music to listen to.')),
});

it('F2: tells every word of twenty pages once and in order, in the chapters that they have', async () => {
  const chapters = Array.from({ length: 30 }, (_, index) => paragraphs(index * 25, 5));
  const text = chapters.map((body, index) => [`## Chapter ${index + 1}`, ...body].join('\n\n')).join('\n\n');
  expect(wordsIn(chapters.flat()).length).toBeGreaterThan(9_000);
  const brief = lectureSchema.parse(await lectureFormat.briefFromText(`# Things\n\n${text}`, writing()));
  const { scenes, notices } = await lectureFormat.storyboard(brief, contextOf(lectureFormat));
  expect(wordsIn(scenes.flatMap(({ narration }) => narration.map((line) => line.text)))).toEqual(
    wordsIn(chapters.flat()),
  );
  expect([...new Set(scenes.map(({ title }) => title))]).toEqual(
    chapters.map((_, index) => `Chapter ${index + 1}`),
  );
  expect(notices ?? []).toEqual([]);
});

it('F4: makes a lesson of each of twenty files of a folder, with every sentence of each in order', async () => {
  const files = Array.from({ length: 20 }, (_, index) => paragraphs(index * 30, 6));
  const text = files
    .map((body, index) => {
      const parts = ['Before', 'At', 'After'].map((part, at) =>
        [`## ${part} work ${index + 1}`, ...body.slice(at * 2, at * 2 + 2)].join('\n\n'),
      );
      return [`# File ${index + 1}`, ...parts].join('\n\n');
    })
    .join('\n\n');
  const brief = trainingSchema.parse(await trainingFormat.briefFromText(text, writing('handbook')));
  expect(brief.lessons.map(({ title }) => title)).toEqual(files.map((_, index) => `File ${index + 1}`));
  const { scenes } = await trainingFormat.storyboard(brief, contextOf(trainingFormat));
  const said = scenes.flatMap(({ narration }) => narration.map((line) => line.text)).join(' ');
  let at = 0;
  for (const wanted of files.flat().flatMap((body) => body.match(/[^.]+\./g) ?? [])) {
    const found = said.indexOf(wanted.trim(), at);
    expect(found, wanted).toBeGreaterThanOrEqual(at);
    at = found + wanted.trim().length;
  }
});
