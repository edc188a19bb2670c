import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ReelError, throwIfCancelled } from '../../domain/errors.ts';
import type { SherpaOrder, SherpaReply } from './sherpa-messages.ts';

const PROCESS_FILE = fileURLToPath(new URL('./sherpa-process.ts', import.meta.url));
/** The longest text of a film takes a fraction of this with the largest voices. */
const DEADLINE_MS = 10 * 60_000;
const MOST_SAID_CHARACTERS = 4000;

/**
 * Has a text spoken by a process of its own, which holds model and memory and ends with the text. Raises
 * `provider-failed` where the voice cannot be used, `retryable` where the process was ended from outside, and
 * `cancelled` at once when the signal fires.
 */
export async function speakInProcess(order: SherpaOrder, signal?: AbortSignal): Promise<void> {
  throwIfCancelled(signal);
  const child = fork(PROCESS_FILE, [], {
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    timeout: DEADLINE_MS,
    killSignal: 'SIGKILL',
    ...(signal && { signal }),
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    said = (said + part).slice(0, MOST_SAID_CHARACTERS);
  });
  const reply = await new Promise<SherpaReply>((resolve, reject) => {
    let replied: SherpaReply | undefined;
    child.once('message', (message: SherpaReply) => {
      replied = message;
    });
    child.once('error', reject);
    child.once('close', (_code, ended) => (replied ? resolve(replied) : reject(lost(ended, said))));
    // A process that cannot be told anything has ended, which its `close` event reports.
    child.send(order, () => {});
  }).catch((error: unknown) => {
    throwIfCancelled(signal);
    throw error;
  });
  if ('failure' in reply) throw failed(complaintIn(said) ?? reply.failure);
}

function lost(ended: NodeJS.Signals | null, said: string): ReelError {
  if (ended === null) return failed(complaintIn(said) ?? 'its process ended');
  return new ReelError('provider-failed', `The process of the voice was ended (${ended}). Try again.`, {
    retryable: true,
  });
}

/** What the library complains of on its way down, without the places in its source. */
function complaintIn(said: string): string | undefined {
  return /^\S+\.(?:cc|h):[^:]+:\d+ (.+)$/m.exec(said)?.[1]?.trim();
}

function failed(why: string): ReelError {
  return new ReelError(
    'provider-failed',
    `The voice of SHERPA_ONNX_MODEL_DIR could not speak: ${why.replace(/[.\s]+$/, '')}.`,
  );
}
