import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Run } from '../../src/client/documents.ts';
import { openServer } from '../../src/compose.ts';
import type { DocumentAt } from './answered-documents.ts';
import { keysFor } from './keys-for.ts';

/** A server with an empty home of its own, both gone with it. */
export interface ApiUnderTest extends AsyncDisposable {
  address: string;
  home: string;
  /** What the server wrote to its log. */
  log: string[];
  /** Asks and reads the answer: the document that the API says is there, or the one that the caller names. */
  ask<Path extends string, const Options extends AskOptions = object>(
    path: Path,
    options?: Options,
  ): Promise<Answer<DocumentAt<Path, Options>>>;
  ask<Document>(path: string, options?: AskOptions): Promise<Answer<Document>>;
  /** A run once it has ended, however long that takes. */
  ended(run: string, key?: string): Promise<Run>;
  /** Stops the server as a person would and starts it again on the same home. */
  restart(): Promise<void>;
}

export interface AskOptions {
  method?: string;
  /** Sent as JSON. */
  json?: unknown;
  body?: BodyInit;
  key?: string;
  headers?: Record<string, string>;
}

export interface Answer<Document = unknown> {
  status: number;
  headers: Headers;
  /** Of JSON what it says, else the text. */
  body: Document;
}

/** `keys` gives owners who have a key each; the server then asks for one. */
export async function startApi(
  owners: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<ApiUnderTest & { keys: string[] }> {
  const home = await mkdtemp(join(tmpdir(), 'reelwright-api-'));
  const keys = await keysFor(owners, home);
  const log: string[] = [];
  const open = () =>
    openServer({
      home,
      environment,
      host: '127.0.0.1',
      port: 0,
      needsKey: owners.length > 0,
      writeLog: (line) => log.push(line),
    });
  let server = await open();
  const ask = async (path: string, { method, json, body, key, headers }: AskOptions = {}) => {
    const response = await fetch(server.address + path, {
      method: method ?? (json === undefined && body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
        ...headers,
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
  return {
    get address() {
      return server.address;
    },
    home,
    log,
    keys,
    ask,
    async ended(run, key) {
      for (;;) {
        const { body } = await ask(`/api/runs/${run}?wait=60s`, key === undefined ? {} : { key });
        if (body.state !== 'running') return body;
      }
    },
    async restart() {
      await server.close();
      server = await open();
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** A lesson that is made into its script alone in a moment. */
export const LESSON = {
  lesson_id: 'lighthouses',
  lesson_title: 'Lighthouses',
  slides: [
    { slide_title: 'Why they shine', items: [{ bullet: 'Rocks', talk: 'Nobody sees rocks at night.' }] },
  ],
};
