import type { Stage } from '../../domain/stage.ts';
import type { Progress, StudioEvent } from '../../studio/events.ts';
import { amountDone, outlook, progressBlock, type RunState, stageName, stepOf } from './progress-block.ts';
import { describeDuration } from './quantities.ts';
import { printable, type Terminal } from './terminal.ts';

const REPAINT_MS = 100;
/** On a log, a stage under way is told of again after this long. */
const REPEAT_MS = 5_000;

const HIDE_CURSOR = '\u001B[?25l';
export const SHOW_CURSOR = '\u001B[?25h';
const ERASE_TO_LINE_END = '\u001B[K';
const ERASE_BELOW = '\u001B[J';
/** A screen that knows this shows all that lies between at once (synchronized output, mode 2026). */
const BEGIN_FRAME = '\u001B[?2026h';
const END_FRAME = '\u001B[?2026l';

/** Shows how a run goes, until it is ended. */
export interface RunDisplay {
  note(event: StudioEvent): void;
  /** Leaves the screen as if progress had never been shown; what was said for good stays. */
  end(): void;
}

/** A display for the terminal at hand: painted over in place on a screen, line by line on a log. */
export function runDisplay(terminal: Terminal, nowMs: () => number, isQuiet: boolean): RunDisplay {
  if (isQuiet) return { note: () => {}, end: () => {} };
  return terminal.isScreen ? new LiveDisplay(terminal, nowMs) : new LogDisplay(terminal, nowMs);
}

class LiveDisplay implements RunDisplay {
  readonly #terminal: Terminal;
  readonly #nowMs: () => number;
  readonly #startedMs: number;
  readonly #stages = new Map<Stage, Progress>();
  readonly #timer: NodeJS.Timeout;
  #latest: Progress | undefined;
  #tick = 0;
  #linesShown = 0;

  constructor(terminal: Terminal, nowMs: () => number) {
    this.#terminal = terminal;
    this.#nowMs = nowMs;
    this.#startedMs = nowMs();
    this.#timer = setInterval(() => this.#repaint(), REPAINT_MS).unref();
    terminal.write(HIDE_CURSOR);
    this.#repaint();
  }

  note(event: StudioEvent): void {
    if (event.type === 'progress') {
      this.#stages.set(event.progress.stage, event.progress);
      this.#latest = event.progress;
    } else {
      this.#erase();
      this.#terminal.line(remark(event, this.#terminal));
      this.#repaint();
    }
  }

  end(): void {
    clearInterval(this.#timer);
    this.#erase();
    this.#terminal.write(SHOW_CURSOR);
  }

  #repaint(): void {
    const elapsedSeconds = (this.#nowMs() - this.#startedMs) / 1000;
    const state: RunState = { stages: this.#stages, latest: this.#latest, elapsedSeconds };
    const lines = progressBlock(state, this.#tick++, this.#terminal);
    const text = lines.map((line) => `${line}${ERASE_TO_LINE_END}\n`).join('');
    this.#terminal.write(`${BEGIN_FRAME}${this.#toTop()}${text}${ERASE_BELOW}${END_FRAME}`);
    this.#linesShown = lines.length;
  }

  #erase(): void {
    this.#terminal.write(this.#toTop() + ERASE_BELOW);
    this.#linesShown = 0;
  }

  #toTop(): string {
    return this.#linesShown === 0 ? '\r' : `\u001B[${this.#linesShown}F`;
  }
}

class LogDisplay implements RunDisplay {
  readonly #terminal: Terminal;
  readonly #nowMs: () => number;
  readonly #startedMs: number;
  readonly #told = new Map<Stage, { isDone: boolean; atMs: number }>();

  constructor(terminal: Terminal, nowMs: () => number) {
    this.#terminal = terminal;
    this.#nowMs = nowMs;
    this.#startedMs = nowMs();
  }

  note(event: StudioEvent): void {
    if (event.type === 'progress') this.#tell(event.progress);
    else this.#terminal.line(remark(event, this.#terminal));
  }

  end(): void {}

  #tell(progress: Progress): void {
    if (progress.total === 0) return;
    const isDone = progress.done >= progress.total;
    const atMs = this.#nowMs();
    const told = this.#told.get(progress.stage);
    if (told && told.isDone === isDone && (isDone || atMs - told.atMs < REPEAT_MS)) return;
    this.#told.set(progress.stage, { isDone, atMs });
    const elapsed = describeDuration(Math.floor((atMs - this.#startedMs) / 1000));
    const amount = `${stageName(progress.stage)} ${amountDone(progress)}`;
    const parts = [amount, stepOf(progress), outlook(progress)].filter((part) => part !== '');
    this.#terminal.line(`[${elapsed}] ${parts.join(' · ')}`);
  }
}

function remark(event: Exclude<StudioEvent, { type: 'progress' }>, terminal: Terminal): string {
  const mark = terminal.ink('yellow', '!');
  if (event.type === 'notice') return `  ${mark} ${printable(event.message)}`;
  const { provider, model, reason } = event.step;
  const who = model === undefined ? provider : `${provider} (${model})`;
  return `  ${mark} ${printable(`${event.label}: ${who} failed: ${reason.replace(/\.$/, '')}. Trying the next one.`)}`;
}
