import { EventEmitter } from 'node:events';
import type { CallHints } from '../../ports/call-hints.ts';
import type { Clock } from '../../ports/clock.ts';

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
        ended.abort();
      }
    },
  };
}
