import type { Browser, Page } from 'playwright-core';
import { median } from '../machine.ts';

/** What the page's main thread did for one picture on the screen, in milliseconds of processor time. */
export interface FrameWork {
  totalMs: number;
  styleMs: number;
  layoutMs: number;
  paintMs: number;
}

/** What a browser's trace tells of a stretch of work (trace event format, microseconds). */
interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** Processor time alone: what other programs take of the machine is not in it. */
  tdur?: number;
  args?: { name?: string };
}

const CATEGORIES = ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
const STAGES: Record<string, keyof FrameWork> = {
  UpdateLayoutTree: 'styleMs',
  Layout: 'layoutMs',
  PrePaint: 'paintMs',
  Paint: 'paintMs',
  Layerize: 'paintMs',
  Commit: 'paintMs',
};

/** What the page's main thread did for each picture while something was done to the page. */
export async function traceFrames(
  browser: Browser,
  page: Page,
  act: () => Promise<void>,
): Promise<FrameWork[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return framesOf(trace.traceEvents);
}

/** A picture is done when the main thread hands it over (`Commit`); all work since the one before was for it. */
function framesOf(events: readonly TraceEvent[]): FrameWork[] {
  const main = busiestMainThread(events);
  const mine = events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === main?.pid && tid === main.tid)
    .sort((left, right) => left.ts - right.ts);
  const frames: FrameWork[] = [];
  let now = nothing();
  let taskEnd = 0;
  let isHandedOver = false;
  for (const { name, ts, dur = 0, tdur = 0 } of mine) {
    if (name === 'RunTask' && ts >= taskEnd) {
      if (isHandedOver) {
        frames.push(now);
        now = nothing();
      }
      isHandedOver = false;
      taskEnd = ts + dur;
      now.totalMs += tdur / 1000;
    }
    const stage = STAGES[name];
    if (stage !== undefined) now[stage] += tdur / 1000;
    if (name === 'Commit') isHandedOver = true;
  }
  return frames;
}

/** Of several pages' main threads the one that works: the page that was traced. */
function busiestMainThread(events: readonly TraceEvent[]): { pid: number; tid: number } | undefined {
  const threads = events.filter(({ ph, args }) => ph === 'M' && args?.name === 'CrRendererMain');
  const workOf = ({ pid, tid }: TraceEvent) =>
    events
      .filter((event) => event.pid === pid && event.tid === tid)
      .reduce((sum, { tdur = 0 }) => sum + tdur, 0);
  return threads
    .map((thread) => ({ ...thread, work: workOf(thread) }))
    .sort((left, right) => right.work - left.work)[0];
}

function nothing(): FrameWork {
  return { totalMs: 0, styleMs: 0, layoutMs: 0, paintMs: 0 };
}

/** The middle, the 95th of a hundred, and the worst. */
export function spreadOf(values: readonly number[]): { middle: number; p95: number; worst: number } {
  const sorted = [...values].sort((left, right) => left - right);
  return {
    middle: median(sorted),
    p95: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
    worst: sorted.at(-1) ?? Number.NaN,
  };
}
