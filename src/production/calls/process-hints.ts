import { EventEmitter } from 'node:events';
import type { CallHints } from '../../ports/call-hints.ts';
import type { Clock } from '../../ports/clock.ts';

/** Given as the reason, for one made anew would carry a stack trace at each wait. */
const OVER = 'The wait is over.';

/** Word of calls within this process. */
export function processHints(clock: Clock): CallHints {
  const words = new EventEmitter().setMaxListeners(0);
  return {
    tell: (callId) => {
      words.emit(callId);
    },
    wait: async (callId, durationMs, signal) => {
      const word = Promise.withResolvers<void>();
      const ended = new AbortController();
      const tell = () => word.resolve();
      words.once(callId, tell);
      try {
        const time = clock.sleep(durationMs, AbortSignal.any([signal, ended.signal]));
        await Promise.race([word.promise, time]);
      } finally {
        words.off(callId, tell);
        ended.abort(OVER);
      }
    },
  };
}
