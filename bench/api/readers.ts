import { Agent, get } from 'node:http';

/** How long each answer took, in milliseconds, by what was read. */
export type Latencies = Map<string, number[]>;

export interface ReadingPlan {
  address: string;
  /** Projects that are read. */
  ids: readonly string[];
  clients: number;
  /** What each client waits after an answer, on the average; 0 for as fast as it can. */
  pauseMs: number;
  forMs: number;
}

/** Paths by what they are, each as often as it stands here. */
const READS: [string, (id: string, number: number) => string][] = [
  ['a page of projects', () => '/api/projects?limit=50'],
  ['a project', (id) => `/api/projects/${id}`],
  ['a project', (id) => `/api/projects/${id}`],
  ['its scenes', (id) => `/api/projects/${id}/scenes`],
  ['projects of a status', () => '/api/projects?status=failed&limit=50'],
  ['a search', (_id, number) => `/api/projects?search=glaciers%20${number}&limit=50`],
  ['runs', (id) => `/api/runs?project=${id}`],
  ['a budget', (id) => `/api/budget?project=${id}`],
];

/** Lets clients read for a while, side by side, each on a connection of its own. */
export async function readFor({ address, ids, clients, pauseMs, forMs }: ReadingPlan): Promise<Latencies> {
  const latencies: Latencies = new Map();
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const endsAt = performance.now() + forMs;
  const client = async (number: number) => {
    await pause(Math.random() * pauseMs);
    for (let turn = number; performance.now() < endsAt; turn += 1) {
      const [what, pathOf] = READS[turn % READS.length]!;
      const path = pathOf(ids[(turn * 7919) % ids.length] ?? '', turn % 10_000);
      const startedMs = performance.now();
      await answerOf(address + path, agent);
      const took = latencies.get(what) ?? [];
      took.push(performance.now() - startedMs);
      latencies.set(what, took);
      if (pauseMs > 0) await pause(pauseMs * (0.5 + Math.random()));
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  agent.destroy();
  return latencies;
}

/** The value that so large a share of the values is not above. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

function answerOf(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = get(url, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} was answered with ${response.statusCode}`));
      response.on('end', resolve).resume();
    });
    asked.on('error', reject);
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
