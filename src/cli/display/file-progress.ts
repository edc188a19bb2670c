import type { Terminal } from './terminal.ts';

const ERASE_LINE = '\r\u001B[K';
/** On a log, progress is told in steps of so many parts of a hundred. */
const LOG_STEP = 25;

/** Shows how much of one file is made, until it is ended. */
export interface FileProgress {
  /** From 0 to 1. */
  note(fraction: number): void;
  /** Leaves a screen as if progress had never been shown. */
  end(): void;
}

/** One line that is written over on a screen, a line for each quarter on a log. */
export function fileProgress(terminal: Terminal, isQuiet: boolean): FileProgress {
  let told = 0;
  let isShown = false;
  return {
    note(fraction) {
      const percent = Math.floor(fraction * 100);
      if (isQuiet || percent < told + (terminal.isScreen ? 1 : LOG_STEP)) return;
      told = terminal.isScreen ? percent : percent - (percent % LOG_STEP);
      if (terminal.isScreen) terminal.write(`${ERASE_LINE}  ${percent} %`);
      else terminal.line(`${told} %`);
      isShown = true;
    },
    end() {
      if (isShown && terminal.isScreen) terminal.write(ERASE_LINE);
    },
  };
}
