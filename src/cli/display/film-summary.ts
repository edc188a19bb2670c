import { basename, dirname, relative } from 'node:path';
import { describeCorrection } from '../../domain/correction.ts';
import { describePrice } from '../../domain/price.ts';
import type { MadeFilm } from '../../studio/studio.ts';
import { stageName } from './progress-block.ts';
import { countOf, describeBytes, describeDuration } from './quantities.ts';
import { type Ink, printable, type Terminal } from './terminal.ts';
import { tableLines } from './text-columns.ts';

/** Labels that are to be noticed; the others step back. */
const LABEL_INKS: { [label: string]: Ink } = {
  Note: 'yellow',
  Degraded: 'yellow',
  Changed: 'yellow',
  '✗': 'red',
};

export interface SummaryContext {
  workingFolder: string;
  /** Of the film's file; undefined where there is none. */
  filmBytes: number | undefined;
  tookSeconds: number;
  terminal: Terminal;
}

/** What a run came to, as lines for a person: the film first, then what it took and what is amiss. */
export function filmSummary(made: MadeFilm, context: SummaryContext): string[] {
  const { terminal } = context;
  const failed = made.checks.filter((check) => !check.ok);
  const mark = failed.length > 0 ? terminal.ink('red', '✗') : terminal.ink('green', '✓');
  const rows = [
    ...filmRows(made, context),
    ['Made', madeText(made, context)],
    ['Cost', describePrice({ known: true, micros: made.costMicros })],
    ...checkRows(made),
    ...degradedRows(made),
    ...correctedRows(made),
    ...made.notices.map((notice, index) => [index === 0 ? 'Note' : '', notice]),
  ].map(([label = '', text = '']) => [terminal.ink(LABEL_INKS[label] ?? 'dim', label), printable(text)]);
  return [
    `${mark} ${terminal.ink('bold', printable(made.title))}`,
    ...tableLines(rows, terminal.columns(), '  '),
  ];
}

function filmRows(made: MadeFilm, { workingFolder, filmBytes }: SummaryContext): string[][] {
  if (made.film === undefined && made.published) return [];
  if (made.film === undefined)
    return [['Up to', `${stageName(made.stage).toLowerCase()}, as asked; no film yet`]];
  const facts = [
    ...(made.durationSeconds === undefined ? [] : [describeDuration(made.durationSeconds)]),
    ...(filmBytes === undefined ? [] : [describeBytes(filmBytes)]),
  ];
  const beside = [made.captions?.vtt, made.captions?.srt, made.poster, made.contactSheet, made.result]
    .filter((path) => path !== undefined)
    .map((path) => (dirname(path) === dirname(made.film!) ? basename(path) : path));
  return [
    ['Film', shortestPath(made.film, workingFolder)],
    ...(facts.length === 0 ? [] : [['', facts.join(' · ')]]),
    ...(beside.length === 0 ? [] : [['Beside', beside.join(', ')]]),
  ];
}

function madeText({ assets }: MadeFilm, { tookSeconds }: SummaryContext): string {
  const took = tookSeconds < 10 ? `${tookSeconds.toFixed(1)} s` : describeDuration(tookSeconds);
  if (assets.made === 0) return `nothing: all ${countOf(assets.reused, 'part')} were there (${took})`;
  const reused = assets.reused === 0 ? '' : `, ${assets.reused} reused`;
  return `${countOf(assets.made, 'part')}${reused}, in ${took}`;
}

function checkRows({ checks }: MadeFilm): string[][] {
  if (checks.length === 0) return [];
  const failed = checks.filter((check) => !check.ok);
  if (failed.length === 0) return [['Checks', `all ${checks.length} passed`]];
  const passed = ['Checks', `${failed.length} of ${checks.length} failed`];
  return [passed, ...failed.map(({ name, detail }) => ['✗', `${name}: ${detail}`])];
}

/** One line for each provider that failed for the same reason, however many parts it was asked for. */
function degradedRows({ degraded }: MadeFilm): string[][] {
  const counts = new Map<string, number>();
  for (const { provider, model, reason } of degraded.flatMap(({ steps }) => steps)) {
    const why = `${model === undefined ? provider : `${provider} (${model})`} failed: ${reason}`;
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  const lines = [...counts].map(
    ([why, count]) => `${countOf(count, 'part')} made by the next in line: ${why}`,
  );
  return lines.map((line, index) => [index === 0 ? 'Degraded' : '', line]);
}

/** One line for each thing that a model could not make as it was asked, however many parts it is true of. */
function correctedRows({ corrected = [] }: MadeFilm): string[][] {
  const counts = new Map<string, number>();
  for (const { kind, corrections } of corrected) {
    for (const correction of corrections) {
      const text = `${kind}: ${describeCorrection(correction)}`;
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return [...counts].map(([text, count], index) => [
    index === 0 ? 'Changed' : '',
    count === 1 ? text : `${text}, ${count} times`,
  ]);
}

/** From the working folder where it lies in there, else whole. */
export function shortestPath(path: string, workingFolder: string): string {
  const fromHere = relative(workingFolder, path);
  return fromHere === '' || fromHere.startsWith('..') ? path : `./${fromHere}`;
}
