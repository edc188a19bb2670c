import type { ApiEvent } from './documents.ts';
import type { CallOptions, Query, Transport } from './transport.ts';

export interface EventQuery extends CallOptions {
  /** Of one project, or of one run, alone. */
  project?: string;
  run?: string;
  /** The last event that is known already; what came since is told first. */
  lastEventId?: string;
}

/** How long is waited before a lost connection is asked for again. */
const RETRY_MS = 1_000;

/** Follows what happens until the signal fires; a lost connection is taken up where it ended. */
export async function* followEvents(transport: Transport, query: EventQuery): AsyncGenerator<ApiEvent> {
  const { project, run, signal } = query;
  let lastEventId = query.lastEventId;
  while (!signal?.aborted) {
    try {
      const asked: Query = { project, run, last_event_id: lastEventId };
      const response = await transport.send('/api/events', { query: asked, ...(signal && { signal }) });
      if (response.body === null) return;
      for await (const event of eventsOf(response.body)) {
        lastEventId = event.id ?? lastEventId;
        yield event;
      }
    } catch (error) {
      if (signal?.aborted) return;
      // What the server refuses it refuses again; only a lost connection is worth another try.
      if (!(error instanceof TypeError)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ApiEvent> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = eventOf(block);
        if (event) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The event of a block of lines; undefined for a comment, which only keeps the connection open. */
function eventOf(block: string): ApiEvent | undefined {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).replace(/^ /, ''));
  }
  const type = fields.get('event');
  if (type === undefined) return undefined;
  const id = fields.get('id');
  const data = JSON.parse(fields.get('data') ?? '{}') as object;
  return { type, ...data, ...(id !== undefined && { id }) } as ApiEvent;
}
