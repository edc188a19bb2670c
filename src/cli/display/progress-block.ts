import { describePrice } from '../../domain/price.ts';
import { STAGES, type Stage } from '../../domain/stage.ts';
import type { Progress } from '../../studio/events.ts';
import { describeDuration } from './quantities.ts';
import { printable, type Terminal } from './terminal.ts';
import { padded, truncated } from './text-columns.ts';

/** How far a run is, stage by stage. */
export interface RunState {
  /** The last that each stage told. */
  stages: ReadonlyMap<Stage, Progress>;
  latest: Progress | undefined;
  elapsedSeconds: number;
}

const STAGE_NAMES: Record<Stage, string> = {
  script: 'Script',
  images: 'Pictures',
  videos: 'Clips',
  speech: 'Speech',
  music: 'Music',
  film: 'Film',
};
const NAME_COLUMNS = Math.max(...Object.values(STAGE_NAMES).map((name) => name.length));
const SPINNER = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const BAR_COLUMNS = 24;
/** Below this width there is no bar, only numbers. */
const NARROW_COLUMNS = 60;

/** The name of a stage for a person to read. */
export function stageName(stage: Stage): string {
  return STAGE_NAMES[stage];
}

/** The lines that show a run at one moment: a line for each stage begun, then time and money. */
export function progressBlock(state: RunState, tick: number, terminal: Terminal): string[] {
  const columns = terminal.columns() - 1;
  const stages = STAGES.flatMap((stage) => state.stages.get(stage) ?? []).filter(({ total }) => total > 0);
  return [
    ...stages.map((progress) => stageLine(progress, tick, columns, terminal)),
    footLine(state, tick, columns, terminal),
  ];
}

/** Time left and money spent: `about 8 s left · nothing spent`. */
export function outlook({ secondsLeft, spentMicros }: Pick<Progress, 'secondsLeft' | 'spentMicros'>): string {
  const spent =
    spentMicros === 0 ? 'nothing spent' : `${describePrice({ known: true, micros: spentMicros })} spent`;
  if (secondsLeft === undefined) return spent;
  return `${secondsLeft < 1 ? 'nearly done' : `about ${describeDuration(secondsLeft)} left`} · ${spent}`;
}

/**
 * A stage's work as a part of a whole: `2 of 5`, or parts of a hundred where one long thing is made, as the film is, for
 * what is made beside it takes no time.
 */
export function amountDone({ stage, done, total, fraction }: Progress): string {
  const isLong = total === 1 || stage === 'film';
  return isLong && done < total ? `${Math.floor(fraction * 100)} %` : `${done} of ${total}`;
}

/** What a stage is at, on one line; nothing once all of it is done. */
export function stepOf({ step, done, total }: Progress): string {
  return done < total ? printable(step).replaceAll('\n', ' ') : '';
}

function stageLine(progress: Progress, tick: number, columns: number, terminal: Terminal): string {
  const isDone = progress.done >= progress.total;
  const mark = isDone
    ? terminal.ink('green', '✓')
    : terminal.ink('cyan', SPINNER[tick % SPINNER.length] ?? '');
  const head = `${padded(STAGE_NAMES[progress.stage], NAME_COLUMNS)}  `;
  const showsBar = columns >= NARROW_COLUMNS;
  const amount = padded(amountDone(progress), 9);
  const taken = 4 + head.length + (showsBar ? BAR_COLUMNS + 2 : 0) + amount.length + 1;
  const rest = columns - taken > 8 ? truncated(stepOf(progress), columns - taken) : '';
  const drawn = showsBar ? `${bar(isDone ? 1 : progress.fraction, terminal)}  ` : '';
  return `  ${mark} ${isDone ? terminal.ink('dim', head) : head}${drawn}${amount} ${terminal.ink('dim', rest)}`.trimEnd();
}

function bar(fraction: number, terminal: Terminal): string {
  const halves = Math.round(Math.min(1, Math.max(0, fraction)) * BAR_COLUMNS * 2);
  const full = '━'.repeat(Math.floor(halves / 2)) + (halves % 2 === 1 ? '╸' : '');
  return terminal.ink('cyan', full) + terminal.ink('dim', '─'.repeat(BAR_COLUMNS - full.length));
}

function footLine(state: RunState, tick: number, columns: number, terminal: Terminal): string {
  const elapsed = describeDuration(Math.floor(state.elapsedSeconds));
  if (state.latest === undefined) {
    return `  ${terminal.ink('cyan', SPINNER[tick % SPINNER.length] ?? '')} ${terminal.ink('dim', 'Reading the brief')}`;
  }
  return `    ${terminal.ink('dim', truncated(`${elapsed} · ${outlook(state.latest)}`, columns - 4))}`;
}
