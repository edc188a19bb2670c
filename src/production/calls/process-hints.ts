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
    listen: (callId) => {
      let word = Promise.withResolvers<void>();
      const hear = () => word.resolve();
      words.on(callId, hear);
      return {
        wait: async (durationMs, signal) => {
          const ended = new AbortController();
          try {
            const time = clock.sleep(durationMs, AbortSignal.any([signal, ended.signal]));
            await Promise.race([word.promise, time]);
          } finally {
            ended.abort(OVER);
            word = Promise.withResolvers();
          }
        },
        [Symbol.dispose]: () => void words.off(callId, hear),
      };
    },
  };
}
