import PQueue from 'p-queue';
import type { ErrorCode } from '../domain/errors.ts';
import type { RasterReply, RasterRequest, RasterTask } from './messages.ts';
import { Painter } from './painter.ts';

/** Frames under way at once: each holds its pixels, and the renderer uses the cores by itself. */
const CONCURRENCY = 2;

const painter = new Painter();
const queue = new PQueue({ concurrency: CONCURRENCY });
const underWay = new Map<number, AbortController>();

process.on('message', (request: RasterRequest) => {
  if ('cancel' in request) underWay.get(request.cancel)?.abort();
  else void carryOut(request.id, request.task);
});
process.on('disconnect', () => process.exit(0));
// An interrupt at the terminal reaches the whole group; the parent decides what becomes of the work.
process.on('SIGINT', () => {});

async function carryOut(id: number, task: RasterTask): Promise<void> {
  const controller = new AbortController();
  underWay.set(id, controller);
  try {
    const { signal } = controller;
    const answer = await queue.add(() => painter.perform(task, signal), { signal });
    reply(answer === undefined ? { id } : { id, answer });
  } catch (error) {
    reply({ id, failure: describe(error) });
  } finally {
    underWay.delete(id);
  }
}

function reply(message: RasterReply): void {
  if (process.connected) process.send?.(message);
}

function describe(error: unknown): { code: ErrorCode; message: string } {
  const message = error instanceof Error ? error.message : String(error);
  const systemCode = error instanceof Error && 'code' in error ? error.code : undefined;
  if (systemCode === 'ENOSPC') return { code: 'storage-full', message };
  if (systemCode === 'EACCES' || systemCode === 'EROFS' || systemCode === 'EPERM') {
    return { code: 'not-writable', message };
  }
  return { code: 'media-failed', message };
}
