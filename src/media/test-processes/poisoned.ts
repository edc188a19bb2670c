/** A media process that works, but dies over whatever names a file with `poison` in it. */
import { inspect } from 'node:util';

process.prependListener('message', (message) => {
  if (inspect(message, { depth: 9 }).includes('poison')) process.kill(process.pid, 'SIGABRT');
});
await import('../process-main.ts');
