import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How late timers came, in milliseconds: while they wait, so does whoever asks the process for something. */
export interface EventLoopDelay {
  p99Ms: number;
  longestMs: number;
}

export const ASK_FOR_DELAY = 'event-loop-delay';
const EVERY_MS = 5;

// Loaded into the server ahead of its own code; whoever started it asks, and each answer begins anew.
const delay = monitorEventLoopDelay({ resolution: EVERY_MS });
delay.enable();
process.on('message', (message) => {
  if (message !== ASK_FOR_DELAY) return;
  const lateMs = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - EVERY_MS);
  const found: EventLoopDelay = { p99Ms: lateMs(delay.percentile(99)), longestMs: lateMs(delay.max) };
  delay.reset();
  process.send?.(found);
});
process.channel?.unref();
