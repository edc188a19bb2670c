import { type Studios, studiosWith } from '../compose.ts';
import type { AssetRecord } from '../domain/asset.ts';
import { ReelError } from '../domain/errors.ts';
import type { MadeFilm, Studio } from '../studio/studio.ts';
import {
  type FromRunProcess,
  type ProviderStateThere,
  receivedError,
  type SentWork,
  sentError,
  type ToRunProcess,
} from './run-messages.ts';

/** How often it is told how the providers do. */
const TELL_STATES_MS = 2_000;

const opened = Promise.withResolvers<Studios>();
const underWay = new Map<number, WorkHere>();

interface WorkHere {
  stop: AbortController;
  isHandedOn: boolean;
}

process.on('message', (message: ToRunProcess) => {
  switch (message.type) {
    case 'open': {
      const { home, environment } = message;
      // With the settings of its server: one that was kept since is used from the server's next start on.
      opened.resolve(studiosWith({ ...(home !== undefined && { home }), environment }));
      break;
    }
    case 'work':
      void carryOut(message);
      break;
    case 'stop': {
      const running = underWay.get(message.id);
      if (running) running.isHandedOn = message.isHandedOn;
      running?.stop.abort(receivedError(message.reason));
      break;
    }
    case 'hint':
      void opened.promise.then(({ calls }) => calls.hints.tell(message.callId));
      break;
  }
});

// The server is gone, or needs this process no more: what is under way is gone on with by the next one.
process.once('disconnect', async () => {
  for (const running of underWay.values()) {
    running.isHandedOn = true;
    running.stop.abort(new ReelError('cancelled', 'The server ended.'));
  }
  const studios = await Promise.race([opened.promise, undefined]);
  await studios?.close().catch(() => undefined);
  process.exit();
});

async function carryOut({ id, ownerId, work }: Extract<ToRunProcess, { type: 'work' }>): Promise<void> {
  const running = { stop: new AbortController(), isHandedOn: false };
  underWay.set(id, running);
  let telling: NodeJS.Timeout | undefined;
  try {
    const studios = await opened.promise;
    const studio = studios.of(ownerId);
    const tellStates = () => tell({ type: 'providers', states: statesOf(studio) });
    telling = setInterval(tellStates, TELL_STATES_MS);
    const made = await madeBy(studio, id, work, running).finally(tellStates);
    tell({ type: 'made', id, made });
  } catch (error) {
    tell({ type: 'failed', id, error: sentError(error) });
  } finally {
    clearInterval(telling);
    underWay.delete(id);
  }
}

function madeBy(
  studio: Studio,
  id: number,
  work: SentWork,
  running: WorkHere,
): Promise<MadeFilm | AssetRecord> {
  const { signal } = running.stop;
  if (work.kind === 'derivative') {
    const onProgress = (fraction: number) => tell({ type: 'progress', id, fraction });
    return studio.makeDerivative({ ...work.request, onProgress }, signal);
  }
  return studio.runProject({
    ...work.request,
    signal,
    isHandedOn: () => running.isHandedOn,
    onEvent: (event) => tell({ type: 'event', id, event }),
  });
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
