import { openStudios, type Studios } from '../compose.ts';
import { ReelError } from '../domain/errors.ts';
import type { Studio } from '../studio/studio.ts';
import {
  type FromRunProcess,
  type ProviderStateThere,
  receivedError,
  sentError,
  type ToRunProcess,
} from './run-messages.ts';

/** How often it is told how the providers do. */
const TELL_STATES_MS = 2_000;

const opened = Promise.withResolvers<Studios>();
const running = new Map<number, { stop: AbortController; isHandedOn: boolean }>();

process.on('message', (message: ToRunProcess) => {
  switch (message.type) {
    case 'open': {
      const { home, environment } = message;
      opened.resolve(openStudios({ ...(home !== undefined && { home }), environment }));
      break;
    }
    case 'run':
      void carryOut(message);
      break;
    case 'stop': {
      const run = running.get(message.id);
      if (run) run.isHandedOn = message.isHandedOn;
      run?.stop.abort(receivedError(message.reason));
      break;
    }
    case 'hint':
      void opened.promise.then(({ calls }) => calls.hints.tell(message.callId));
      break;
  }
});

// The server is gone, or needs this process no more: what is under way is gone on with by the next one.
process.once('disconnect', async () => {
  for (const run of running.values()) {
    run.isHandedOn = true;
    run.stop.abort(new ReelError('cancelled', 'The server ended.'));
  }
  const studios = await Promise.race([opened.promise, undefined]);
  await studios?.close().catch(() => undefined);
  process.exit();
});

async function carryOut({ id, ownerId, request }: Extract<ToRunProcess, { type: 'run' }>): Promise<void> {
  const run = { stop: new AbortController(), isHandedOn: false };
  running.set(id, run);
  let telling: NodeJS.Timeout | undefined;
  try {
    const studios = await opened.promise;
    const studio = studios.of(ownerId);
    const tellStates = () => tell({ type: 'providers', states: statesOf(studio) });
    telling = setInterval(tellStates, TELL_STATES_MS);
    const made = await studio
      .runProject({
        ...request,
        signal: run.stop.signal,
        isHandedOn: () => run.isHandedOn,
        onEvent: (event) => tell({ type: 'event', id, event }),
      })
      .finally(tellStates);
    tell({ type: 'made', id, made });
  } catch (error) {
    tell({ type: 'failed', id, error: sentError(error) });
  } finally {
    clearInterval(telling);
    running.delete(id);
  }
}

function statesOf(studio: Studio): ProviderStateThere[] {
  return studio.capabilities().providers.map(({ provider, state, reason }) => ({
    provider,
    state,
    ...(reason !== undefined && { reason }),
  }));
}

function tell(message: FromRunProcess): void {
  if (process.connected) process.send?.(message);
}
