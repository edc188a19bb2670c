import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between a program and a server, and breaks their connections when it is told to. */
export class BreakingConnections implements AsyncDisposable {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #isDown = false;
  #piecesLeft = Number.POSITIVE_INFINITY;

  private constructor(host: string, port: number) {
    this.#server = createServer((near) => {
      if (this.#isDown) {
        near.destroy();
        return;
      }
      const far = connect(port, host);
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(socket);
        socket.on('error', () => {});
        socket.on('close', () => {
          this.#sockets.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
        socket.on('data', () => {
          this.#piecesLeft -= 1;
          if (this.#piecesLeft === 0) this.breakAll();
        });
      }
    });
  }

  /** Answers with the URL to use in place of the server's own. */
  static async before(
    url: string,
    standardPort: number,
  ): Promise<{ url: string; connections: BreakingConnections }> {
    const target = new URL(url);
    const connections = new BreakingConnections(target.hostname, Number(target.port || standardPort));
    connections.#server.listen(0, '127.0.0.1');
    await once(connections.#server, 'listening');
    const address = connections.#server.address();
    if (address === null || typeof address === 'string') throw new Error('There is no port.');
    target.hostname = '127.0.0.1';
    target.port = String(address.port);
    return { url: target.href, connections };
  }

  /** Breaks every connection that there is; new ones are let through. */
  breakAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Breaks every connection, once, when so many more pieces of what is said have come through, either way. */
  breakAfter(pieces: number): void {
    this.#piecesLeft = pieces;
  }

  /** Breaks every connection and lets none through until `up`, as a server does that is started anew. */
  down(): void {
    this.#isDown = true;
    this.breakAll();
  }

  up(): void {
    this.#isDown = false;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.breakAll();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
