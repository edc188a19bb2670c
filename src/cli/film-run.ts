import { stat } from 'node:fs/promises';
import { filmDocument } from '../studio/documents/film-document.ts';
import type { MadeFilm, MakeFilmRequest } from '../studio/studio.ts';
import { filmSummary } from './display/film-summary.ts';
import { filmLink, publishedLines } from './display/published-lines.ts';
import { runDisplay } from './display/run-display.ts';
import { DONE, FILM_CHECK_FAILED } from './exit-status.ts';
import { type CommonOptions, type Invocation, printDocument } from './invocation.ts';

/** Shows a run of a film as it goes, and tells what it came to; answers with the exit status. */
export async function showFilmRun(
  invocation: Invocation,
  options: CommonOptions,
  makeFilm: (watching: Pick<MakeFilmRequest, 'signal' | 'onEvent'>) => Promise<MadeFilm>,
): Promise<number> {
  const { err, surroundings } = invocation;
  const { signal, nowMs } = surroundings;
  const startedMs = nowMs();
  const display = runDisplay(err, nowMs, options.quiet === true);
  const sayStopping = () =>
    display.note({ type: 'notice', message: 'Stopping. Ctrl-C again leaves at once.' });
  signal.addEventListener('abort', sayStopping, { once: true });
  let made: MadeFilm;
  try {
    made = await makeFilm({ signal, onEvent: (event) => display.note(event) });
  } finally {
    signal.removeEventListener('abort', sayStopping);
    display.end();
  }
  await tellFilm(made, (nowMs() - startedMs) / 1000, options, invocation);
  return made.checks.every((check) => check.ok) ? DONE : FILM_CHECK_FAILED;
}

async function tellFilm(
  made: MadeFilm,
  tookSeconds: number,
  { json, quiet }: CommonOptions,
  { out, surroundings: { workingFolder } }: Invocation,
): Promise<void> {
  const { film, published, projectId } = made;
  if (json) printDocument(filmDocument(made), out);
  else if (quiet) out.line(film ?? (published ? filmLink(published) : projectId));
  else {
    const filmBytes = film === undefined ? undefined : (await stat(film).catch(() => undefined))?.size;
    const lines = [
      ...filmSummary(made, { workingFolder, filmBytes, tookSeconds, terminal: out }),
      ...(published ? publishedLines(published, out) : []),
    ];
    for (const line of lines) out.line(line);
  }
}
