import { once } from 'node:events';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { studiosWith } from '../compose.ts';
import { ReelError } from '../domain/errors.ts';
import { formats } from '../formats/catalogue.ts';
import { apiApp } from '../http/api-app.ts';
import type { ApiParts } from '../http/api-parts.ts';
import { RateLimit } from '../http/rate-limit.ts';
import { Sessions } from '../http/sessions.ts';
import { MediaSigner } from '../http/signed-media.ts';
import { listenAt } from '../observability/listen-at.ts';
import { openLog } from '../observability/log.ts';
import { secretsIn } from '../observability/secrets.ts';
import type { Settings } from '../ports/settings-store.ts';
import type { CallParts } from '../production/calls/call-parts.ts';
import { cancelCalls } from '../production/calls/cancel-call.ts';
// Loaded with the first brief otherwise, while whoever else asks the server for something waits.
import '../providers/builtin/writer/drafting-tools.ts';
import { briefJsonSchema } from '../studio/brief/brief-json-schema.ts';
import { DerivativeRegistry } from '../studio/films/derivative-registry.ts';
import { RunRegistry } from '../studio/runs/run-registry.ts';
import type { RunningServer, ServerOptions } from '../studio/server.ts';
import type { Studio } from '../studio/studio.ts';
import { studioFolder } from './build-studio.ts';
import { RunProcess } from './run-process.ts';
import { vendorsWord } from './vendors-word.ts';

/** Longer than clients and proxies keep a quiet connection, so that none is closed just as it is used again. */
const KEEP_ALIVE_MS = 65_000;
/** What one key may ask of a server that others reach. */
const RATE = { requestsPerSecond: 50, burst: 200 };
/** How often an address may show keys that there are not: far more than a person mistypes. */
const GUESSES = { requestsPerSecond: 1, burst: 30 };

/** Serves the API and the studio until it is closed. */
export async function startServer(options: ServerOptions, settings: Settings): Promise<RunningServer> {
  const { environment, host, port, writeLog } = options;
  const log = openLog({ level: 'info', worker: 'server', secrets: secretsIn(environment), write: writeLog });
  const studios = await studiosWith({ ...options, answersFirst: true });
  const { stores, clock, newId } = studios;
  // Made with the first brief otherwise, as the writer is loaded.
  for (const format of formats) briefJsonSchema(format);
  try {
    const isOpen = isLoopback(host) && options.needsKey !== true;
    if (!isOpen) await needKey(stores.keys, options);
    const filmmaking = new RunProcess({
      ...(options.home !== undefined && { home: options.home }),
      environment,
    });
    const cached = new Map<string, Studio>();
    const studioOf = (ownerId: string) => {
      const known = cached.get(ownerId);
      if (known) return known;
      const studio = studios.of(ownerId);
      const capabilities = () => filmmaking.withStates(studio.capabilities());
      const served: Studio = { ...studio, capabilities };
      cached.set(ownerId, served);
      return served;
    };
    const registry = new RunRegistry({
      runs: stores.runs,
      clock,
      newId,
      runProject: (ownerId, request) => filmmaking.runProject(ownerId, request),
      endCalls: ({ projectId, ownerId }, signal) =>
        cancelCalls({ projectId, ownerId }, studios.calls, signal),
    });
    const derivatives = new DerivativeRegistry({
      clock,
      make: (ownerId, request, signal) => filmmaking.makeDerivative(ownerId, request, signal),
    });
    let boundPort = port;
    const sessions = new Sessions(clock);
    const parts: ApiParts = {
      studioOf,
      runs: stores.runs,
      registry,
      derivatives,
      keys: stores.keys,
      sessions,
      signer: new MediaSigner(clock, environment.REEL_SIGNING_SECRET),
      access: {
        isOpen,
        isOwnHost: (asked) => isOwnHost(asked, host, boundPort, isOpen),
        keys: stores.keys,
        sessions,
        guesses: new RateLimit(GUESSES, clock),
      },
      vendorsWord: vendorsWord(environment, hintingCalls(studios.calls, filmmaking), clock),
      rateLimit: isOpen ? undefined : new RateLimit(RATE, clock),
      clock,
      openWorkFolder: () => stores.assets.openWorkFolder(),
      settings,
      log: (entry) => log.error(entry, 'unexpected error'),
    };
    const server = createAdaptorServer({ fetch: apiApp(parts, await studioFolder()).fetch }) as Server;
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    const place = await listenAt(server, host, port);
    boundPort = place.port;
    const adopting = registry.keepAdopting();
    const look = studios.lookAtModels((problem) => log.warn(problem));
    return {
      address: place.address,
      isOpen,
      async close() {
        const closed = once(server, 'close');
        server.close();
        await Promise.all([registry.close(), derivatives.close(), adopting, look.stop()]);
        await filmmaking.close();
        server.closeAllConnections();
        await closed;
        await studios.close();
      },
    };
  } catch (error) {
    await studios.close();
    throw error;
  }
}

/** The calls, such that word of one reaches the process that waits for it. */
function hintingCalls(calls: CallParts, filmmaking: RunProcess): CallParts {
  const { hints } = calls;
  const tell = (callId: string) => {
    hints.tell(callId);
    filmmaking.tellOfCall(callId);
  };
  return { ...calls, hints: { ...hints, tell } };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** On loopback the names of this machine alone; elsewhere any, for whoever asks shows a key or a session. */
function isOwnHost(asked: string, host: string, port: number, isOpen: boolean): boolean {
  const own = [host, 'localhost', '127.0.0.1', '[::1]'].map((name) => `${name}:${port}`);
  return !isOpen || own.includes(asked.toLowerCase());
}

async function needKey(keys: ApiParts['keys'], { host, needsKey }: ServerOptions): Promise<void> {
  const usable = (await keys.list()).filter(({ revokedAt }) => revokedAt === undefined);
  if (usable.length > 0) return;
  if (needsKey) {
    const problem = 'needs a key, and there is none yet; make one first: reel keys create --name me';
    throw new ReelError('invalid-input', `--require-key ${problem}`, {
      issues: [{ field: '--require-key', problem }],
    });
  }
  const problem =
    'can be reached by others, and nobody has a key yet; make one first: reel keys create --name me';
  throw new ReelError('invalid-input', `--host ${host} ${problem}`, {
    issues: [{ field: '--host', value: host, problem }],
  });
}
