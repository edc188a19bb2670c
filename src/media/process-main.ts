/** The program of the media process: the only one that loads the FFmpeg libraries. */
import { rmSync } from 'node:fs';
import { AV_LOG_ERROR } from 'node-av/constants';
import { Log } from 'node-av/lib';
import { operations } from './operations.ts';
import type { FromMediaProcess, Operation, OperationName, ToMediaProcess } from './protocol.ts';

interface Running {
  controller: AbortController;
  temporaryPaths: string[];
}

const running = new Map<number, Running>();

Log.setLevel(AV_LOG_ERROR);
process.on('message', (message) => receive(message as ToMediaProcess));
process.on('disconnect', leave);
// An interrupt on the terminal reaches the whole group; the parent decides what it means.
process.on('SIGINT', () => undefined);

function receive(message: ToMediaProcess): void {
  if (message.kind === 'cancel') running.get(message.id)?.controller.abort();
  else void carryOut(message.id, message.operation, message.parameters, message.temporaryPaths);
}

async function carryOut(
  id: number,
  name: OperationName,
  parameters: unknown,
  temporaryPaths: string[],
): Promise<void> {
  const controller = new AbortController();
  running.set(id, { controller, temporaryPaths });
  try {
    const operation = operations[name] as Operation<OperationName>;
    const report = (done: number) => reply({ kind: 'progress', id, done });
    const answer = await operation(parameters as never, { signal: controller.signal, report });
    reply({ kind: 'answer', id, answer });
  } catch (error) {
    reply({ kind: 'failure', id, message: error instanceof Error ? error.message : String(error) });
  } finally {
    running.delete(id);
  }
}

function reply(message: FromMediaProcess): void {
  if (process.connected) process.send?.(message);
}

/** The client is gone: nothing half-written stays behind. */
function leave(): void {
  for (const { temporaryPaths } of running.values()) {
    for (const path of temporaryPaths) rmSync(path, { force: true });
  }
  process.exit(0);
}
