import { expect, test } from 'vitest';
import { checkExport } from './export-options.ts';
import type { ExportRequest } from './film-files.ts';

const REFUSALS: { ending: string; request: Partial<ExportRequest>; field: string; problem: string }[] = [
  { ending: '.avi', request: {}, field: 'output', problem: 'must end in .mp4 for a film' },
  { ending: '.gif', request: { codec: 'av1' }, field: 'codec', problem: 'says nothing of a .gif' },
  { ending: '.mp4', request: { isSheet: true }, field: 'sheet', problem: 'says nothing of a .mp4' },
  { ending: '.jpg', request: { isSheet: true }, field: 'sheet', problem: 'says nothing of a .jpg' },
  {
    ending: '.png',
    request: { isSheet: true, atSeconds: 2 },
    field: 'at',
    problem: 'says nothing of a contact sheet',
  },
  {
    ending: '.mp4',
    request: { isPreview: true, rate: '25' },
    field: 'fps',
    problem: 'cannot be chosen for a preview',
  },
  { ending: '.mp4', request: { speed: 0 }, field: 'speed', problem: 'must be from 0.1 to 10' },
];

test.each(REFUSALS)('R6 --$field $problem of an export to $ending', ({ ending, request, field, problem }) => {
  const outputPath = `film${ending}`;
  expect(() => checkExport({ film: 'film.mp4', outputPath, ...request }, ending)).toThrow(
    expect.objectContaining({
      code: 'invalid-input',
      message: expect.stringContaining(`--${field} ${problem}`),
      issues: [expect.objectContaining({ field })],
    }),
  );
});

test('R6 a contact sheet goes into a .png', () => {
  expect(() =>
    checkExport({ film: 'film.mp4', outputPath: 'sheet.png', isSheet: true }, '.png'),
  ).not.toThrow();
});
