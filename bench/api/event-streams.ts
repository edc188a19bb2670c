import { Agent, get, type IncomingMessage } from 'node:http';

export interface StreamsFound {
  opened: number;
  /** From a change to the moment at which the last reader had heard of it, in milliseconds, one for each change. */
  toldMs: number[];
}

/** Opens streams of events, changes something, and waits until every reader has heard of it. */
export async function followChanges(
  address: string,
  count: number,
  change: (number: number) => Promise<void>,
  changes: number,
): Promise<StreamsFound> {
  const agent = new Agent({ maxSockets: count });
  const streams = await Promise.all(
    Array.from({ length: count }, () => streamOf(`${address}/api/events`, agent)),
  );
  const toldMs: number[] = [];
  try {
    for (let number = 0; number < changes; number += 1) {
      const heard = Promise.all(streams.map((stream) => nextEvent(stream)));
      const startedMs = performance.now();
      await change(number);
      await heard;
      toldMs.push(performance.now() - startedMs);
    }
  } finally {
    for (const stream of streams) stream.destroy();
    agent.destroy();
  }
  return { opened: streams.length, toldMs };
}

function streamOf(url: string, agent: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = get(url, { agent }, (response) => {
      response.setEncoding('utf8');
      response.on('error', () => {});
      // The first words say that the stream is followed from here on.
      response.once('data', () => resolve(response));
    });
    asked.on('error', reject);
  });
}

function nextEvent(stream: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const look = (text: string) => {
      if (!text.includes('event: project-changed')) return;
      stream.off('data', look);
      resolve();
    };
    stream.on('data', look);
  });
}
