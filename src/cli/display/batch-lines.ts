import { describePrice } from '../../domain/price.ts';
import type { BatchFilm, BatchFilmState, MadeBatch } from '../../studio/batch/batch.ts';
import { shortestPath } from './film-summary.ts';
import { describeDuration } from './quantities.ts';
import { type Ink, printable, type Terminal } from './terminal.ts';
import { tableLines } from './text-columns.ts';

const INKS: Record<BatchFilm['outcome'], Ink> = { succeeded: 'green', failed: 'red', blocked: 'yellow' };
const MARKS: Record<BatchFilm['outcome'], string> = { succeeded: '✓', failed: '✗', blocked: '!' };

/** One line for a film of a batch that begins or ends. */
export function batchFilmLine({ place, title, state, message }: BatchFilmState, terminal: Terminal): string {
  const name = `${printable(title)} ${terminal.ink('dim', `(${place})`)}`;
  if (state === 'begun') return `· ${name}`;
  const why = message === undefined ? '' : `: ${printable(message).split('\n')[0]}`;
  return `${terminal.ink(INKS[state], MARKS[state])} ${name}${why}`;
}

/** What a batch came to: how many films of each outcome, then each with its file or with why there is none. */
export function batchSummary(batch: MadeBatch, workingFolder: string, terminal: Terminal): string[] {
  const { succeeded, failed, blocked, costMicros } = batch;
  const rows = batch.films.map(({ place, title, outcome, made, error }) => {
    const length = made?.durationSeconds === undefined ? '' : describeDuration(made.durationSeconds);
    const where = made?.film === undefined ? '' : shortestPath(made.film, workingFolder);
    const what = error === undefined ? [length, where].filter(Boolean).join(' · ') : error.message;
    const mark = terminal.ink(INKS[outcome], MARKS[outcome]);
    return [`${mark} ${place}`, printable(title), printable(what)];
  });
  const counts = `${succeeded} succeeded, ${failed} failed, ${blocked} blocked`;
  const cost = describePrice({ known: true, micros: costMicros });
  return [...tableLines(rows, terminal.columns(), ''), '', `${terminal.ink('bold', counts)} · ${cost}`];
}
