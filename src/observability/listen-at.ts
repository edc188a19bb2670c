import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ReelError } from '../domain/errors.ts';

/** Where a server can be reached. */
export interface ListeningPlace {
  port: number;
  /** `http://127.0.0.1:9464`. */
  address: string;
}

/** Has a server listen, at any port that is free for 0. `invalid-input` where the port is taken or may not be used. */
export async function listenAt(server: Server, host: string, port: number): Promise<ListeningPlace> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    const problem = `cannot be listened on at ${host}: ${reasonOf(error)}`;
    throw new ReelError('invalid-input', `--port ${port} ${problem}.`, {
      cause: error,
      issues: [{ field: '--port', value: String(port), problem }],
    });
  }
  const bound = server.address() as AddressInfo;
  return { port: bound.port, address: `http://${host.includes(':') ? `[${host}]` : host}:${bound.port}` };
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'another program does; choose another port, or 0 for any that is free';
  if (code === 'EACCES') return 'this needs rights that you do not have; choose one above 1023';
  if (code === 'EADDRNOTAVAIL') return 'this machine has no such address';
  return error instanceof Error ? error.message : String(error);
}
