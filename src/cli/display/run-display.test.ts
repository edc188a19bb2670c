import { describe, expect, it } from 'vitest';
import type { Progress } from '../../studio/events.ts';
import { progressBlock } from './progress-block.ts';
import { runDisplay } from './run-display.ts';
import { openTerminal } from './terminal.ts';
import { displayWidth } from './text-columns.ts';

const IMAGES: Progress = {
  stage: 'images',
  step: 'picture of “灯台のしくみ、そしてその長い長い題名”',
  done: 2,
  total: 5,
  fraction: 0.43,
  secondsLeft: 9.2,
  spentMicros: 36_000,
};
const FILM: Progress = {
  ...IMAGES,
  stage: 'film',
  step: 'coding pictures',
  done: 0,
  total: 1,
  fraction: 0.314,
};

function caught(columns?: number) {
  const written: string[] = [];
  const screen = columns === undefined ? {} : { isTTY: true, columns };
  const stream = { write: (text: string) => written.push(text), ...screen };
  return { written, terminal: openTerminal(stream, { NO_COLOR: '1' }) };
}

describe('progress on a screen', () => {
  const state = {
    stages: new Map([['images', IMAGES] as const, ['film', FILM] as const]),
    latest: FILM,
    elapsedSeconds: 4.3,
  };

  it('has a line a stage with its bar and its part, then time and money', () => {
    expect(progressBlock(state, 0, caught(90).terminal)).toEqual([
      '  ⠋ Pictures  ━━━━━━━━━━╸─────────────  2 of 5    picture of “灯台のしくみ、そしてその長…',
      '  ⠋ Film      ━━━━━━━╸────────────────  31 %      coding pictures',
      '    4 s · about 9 s left · $0.036 spent',
    ]);
  });

  it.each([24, 40, 59, 60, 61, 80, 200])('never breaks a line on a screen of %i columns', (columns) => {
    const lines = progressBlock(state, 0, caught(columns).terminal);
    for (const line of lines) expect(displayWidth(line)).toBeLessThan(columns);
  });

  it('paints over what it painted, and leaves nothing behind', () => {
    const { written, terminal } = caught(80);
    const display = runDisplay(terminal, () => 0, false);
    display.note({ type: 'progress', progress: IMAGES });
    display.note({ type: 'notice', message: 'Half way.' });
    display.end();
    const text = written.join('');
    expect(text.startsWith('\u001B[?25l')).toBe(true);
    expect(text).toContain('\u001B[1F\u001B[J  ! Half way.\n');
    expect(text.endsWith('\u001B[2F\u001B[J\u001B[?25h')).toBe(true);
  });
});

describe('progress on a log', () => {
  it('has a line when a stage begins, every five seconds, and when it is done', () => {
    const { written, terminal } = caught();
    let nowMs = 0;
    const display = runDisplay(terminal, () => nowMs, false);
    const tell = (atMs: number, done: number, secondsLeft: number) => {
      nowMs = atMs;
      const step = 'picture of “Tides”';
      const progress = { ...IMAGES, step, done, fraction: done / 5, secondsLeft, spentMicros: 0 };
      display.note({ type: 'progress', progress });
    };
    tell(0, 0, 12);
    tell(1_000, 1, 11);
    tell(6_000, 2, 6);
    tell(7_000, 5, 0.4);
    tell(9_000, 5, 0.2);
    display.end();
    expect(written.join('')).toBe(
      '[0 s] Pictures 0 of 5 · picture of “Tides” · about 12 s left · nothing spent\n' +
        '[6 s] Pictures 2 of 5 · picture of “Tides” · about 6 s left · nothing spent\n' +
        '[7 s] Pictures 5 of 5 · nearly done · nothing spent\n',
    );
  });

  it('tells how much of the film is done and what is done of it, however few of its files are there', () => {
    const { written, terminal } = caught();
    const display = runDisplay(terminal, () => 0, false);
    const step = 'coding pictures: 450 of 1192';
    const progress = { ...FILM, step, total: 6, fraction: 0.379, secondsLeft: 74, spentMicros: 0 };
    display.note({ type: 'progress', progress });
    expect(written.join('')).toBe(
      '[0 s] Film 37 % · coding pictures: 450 of 1192 · about 1 min 14 s left · nothing spent\n',
    );
  });

  it.each(['busy', 'busy.'])('says who failed and that another one is asked, where it is %s', (reason) => {
    const { written, terminal } = caught();
    const step = { provider: 'vendor', model: 'flux', code: 'provider-failed', reason };
    runDisplay(terminal, () => 0, false).note({ type: 'stepped-down', label: 'picture of “Tides”', step });
    expect(written).toEqual(['  ! picture of “Tides”: vendor (flux) failed: busy. Trying the next one.\n']);
  });

  it('is silent when quiet', () => {
    const { written, terminal } = caught();
    runDisplay(terminal, () => 0, true).note({ type: 'progress', progress: IMAGES });
    expect(written).toEqual([]);
  });
});

describe('colour', () => {
  const terminalOf = (environment: Record<string, string>, isTTY: boolean) =>
    openTerminal({ write: () => {}, isTTY, columns: 80 }, environment);

  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ TERM: 'dumb' }, true, false],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  ])('follows %j on a screen %s: %s', (environment, isTTY, isColoured) => {
    expect(terminalOf(environment, isTTY).ink('red', 'x') !== 'x').toBe(isColoured);
  });
});
