import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { throwIfCancelled } from '../domain/errors.ts';
import type { Surroundings } from './surroundings.ts';

/** Asks a person for a line without showing what is typed; from a pipe all of it is the answer. */
export async function readSecret(
  question: string,
  { stdin, stderr, signal }: Pick<Surroundings, 'stdin' | 'stderr' | 'signal'>,
): Promise<string> {
  if (stdin.isTTY) return askHidden(question, stdin as unknown as NodeJS.ReadableStream, stderr, signal);
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  throwIfCancelled(signal);
  return Buffer.concat(chunks).toString('utf8');
}

async function askHidden(
  question: string,
  input: NodeJS.ReadableStream,
  stderr: Surroundings['stderr'],
  signal: AbortSignal,
): Promise<string> {
  stderr.write(question);
  // As a terminal, readline takes the echo over from the system, and this output swallows it.
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output, terminal: true, historySize: 0 });
  try {
    return await new Promise<string>((resolve, reject) => {
      const stop = () => reject(signal.reason);
      lines.once('line', resolve);
      lines.once('close', () => resolve(''));
      lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
      signal.addEventListener('abort', stop, { once: true });
    });
  } finally {
    lines.close();
    stderr.write('\n');
    throwIfCancelled(signal);
  }
}
