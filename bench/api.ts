import { readFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { type Client, createClient } from '../src/client/client.ts';
import type { EventLoopDelay } from './api/event-loop-watch.ts';
import { followChanges } from './api/event-streams.ts';
import { fillStore } from './api/filled-store.ts';
import { type Latencies, percentile } from './api/readers.ts';
import { ReadingProcess } from './api/reading-process.ts';
import { ServedHome, temporaryHome } from './api/served-home.ts';
import { machineFacts, median, row } from './machine.ts';

const PROJECTS = 10_000;
const CLIENTS = 100;
/** Somebody who looks at films asks for something new about so often. */
const PAUSE_MS = 500;
const READING_MS = 20_000;
const SATURATED_MS = 8_000;
const STREAMS = 1_000;
const EDITORS = 20;
const EDITS_EACH = 5;
const BRIEF = resolve(import.meta.dirname, '../examples/lesson/feedback-that-helps.md');

/** How the API does with many projects, many readers, many streams and many editors, while a film is made. */
export async function benchApi(): Promise<void> {
  console.log(machineFacts());
  await using home = await temporaryHome();
  const startedMs = performance.now();
  const ids = await fillStore(home.path, PROJECTS);
  console.log(`${PROJECTS} projects kept in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
  await using server = await ServedHome.start(home.path);
  const reel = createClient({ address: server.address });
  await using readers = new ReadingProcess();
  const plan = { address: server.address, ids, clients: CLIENTS };
  const read = async (when: string, pauseMs: number, forMs: number) => {
    await server.eventLoopDelay();
    const [used, waited] = [server.processorMs(), server.waitedMs()];
    const latencies = await readers.read({ ...plan, pauseMs, forMs });
    tellReads(when, latencies, {
      processorMs: server.processorMs() - used,
      waitedShare: (server.waitedMs() - waited) / forMs,
      late: await server.eventLoopDelay(),
    });
  };

  await readers.read({ ...plan, pauseMs: PAUSE_MS, forMs: 2_000 });
  await read('nothing else is done', PAUSE_MS, READING_MS);
  const films = makeFilms(reel);
  await read('a film renders', PAUSE_MS, READING_MS);
  const made = await films.stop();
  console.log(row('films made meanwhile', String(made), 'at least 1'));
  await read('all ask as fast as they can', 0, SATURATED_MS);

  await benchStreams(server, reel, ids);
  await benchEdits(reel, ids);
  console.log(`load after: ${told(loadavg()[0])}`);
}

/** What the server did and suffered while it was read from. */
interface ServerThen {
  processorMs: number;
  /** Of the time; what other programs than this one's take of the processors, nothing here can mend. */
  waitedShare: number;
  late: EventLoopDelay;
}

function tellReads(when: string, latencies: Latencies, { processorMs, waitedShare, late }: ServerThen): void {
  const all = [...latencies.values()].flat();
  console.log(`\n${CLIENTS} clients read, ${when}: ${all.length} answers; load ${told(loadavg()[0])}`);
  console.log(row('p50', `${told(median(all))} ms`, ''));
  console.log(row('p99', `${told(percentile(all, 0.99))} ms`, 'under 50 ms'));
  console.log(
    row('processor time of the server an answer', `${(processorMs / all.length).toFixed(2)} ms`, ''),
  );
  const waited = `${(100 * waitedShare).toFixed(0)} % of the time`;
  console.log(row('the server waited for a processor', waited, ''));
  const longest = `${told(late.longestMs)} ms at the longest`;
  console.log(row('the server came late to its work, p99', `${told(late.p99Ms)} ms`, longest));
  for (const [what, values] of latencies) {
    console.log(row(`  ${what}`, `${told(percentile(values, 0.99))} ms`, `p50 ${told(median(values))} ms`));
  }
}

/** Makes one film after the other until it is told to stop; answers with how many were finished. */
function makeFilms(reel: Client): { stop(): Promise<number> } {
  let isWanted = true;
  let made = 0;
  const making = (async () => {
    const brief = await readFile(BRIEF, 'utf8');
    while (isWanted) {
      // Another seed is another film: nothing of it is there yet.
      const project = await reel.projects.create({ brief, set: [`settings.seed=${made + 2}`] });
      const run = await reel.runs.start(project.id);
      while ((await reel.runs.wait(run.id, 5)).state === 'running') {
        if (!isWanted) await reel.runs.cancel(run.id);
      }
      if (isWanted) made += 1;
    }
  })();
  // Told by `stop`, so that what goes wrong elsewhere first is not hidden by it.
  making.catch(() => {});
  return {
    async stop() {
      isWanted = false;
      await making;
      return made;
    },
  };
}

async function benchStreams(server: ServedHome, reel: Client, ids: readonly string[]): Promise<void> {
  const before = server.memoryMegabytes();
  const startedMs = performance.now();
  let openedMs = 0;
  let memory = before;
  const found = await followChanges(
    server.address,
    STREAMS,
    async (number) => {
      if (number === 0) openedMs = performance.now() - startedMs;
      await reel.projects.change(ids[number] ?? '', { title: `Changed ${number}` });
      memory = Math.max(memory, server.memoryMegabytes());
    },
    20,
  );
  console.log(`\n${found.opened} event streams at once; load ${told(loadavg()[0])}`);
  console.log(row('all opened in', `${told(openedMs)} ms`, ''));
  console.log(row('all told of a change, median', `${told(median(found.toldMs))} ms`, ''));
  console.log(row('all told of a change, at the latest', `${told(Math.max(...found.toldMs))} ms`, ''));
  console.log(row('memory of the server with them', `+${told(memory - before)} MB`, ''));
}

async function benchEdits(reel: Client, ids: readonly string[]): Promise<void> {
  const [project = ''] = ids;
  const before = (await reel.projects.scenes(project)).scenes.length;
  const tookMs: number[] = [];
  await Promise.all(
    Array.from({ length: EDITORS }, async (_, editor) => {
      for (let number = 0; number < EDITS_EACH; number += 1) {
        const startedMs = performance.now();
        const title = `By ${editor}, ${number}`;
        await reel.projects.edit(project, { kind: 'add-scene', title, narration: [title] });
        tookMs.push(performance.now() - startedMs);
      }
    }),
  );
  const { scenes } = await reel.projects.scenes(project);
  const lost = before + EDITORS * EDITS_EACH - scenes.length;
  const twice = scenes.length - new Set(scenes.map(({ sequence }) => sequence)).size;
  console.log(`\n${EDITORS} clients edit one project, ${EDITS_EACH} times each; load ${told(loadavg()[0])}`);
  console.log(row('edits lost', String(lost), '0'));
  console.log(row('numbers given twice', String(twice), '0'));
  console.log(row('an edit, median', `${told(median(tookMs))} ms`, ''));
  console.log(row('an edit, at the slowest', `${told(Math.max(...tookMs))} ms`, ''));
  if (lost + twice > 0) process.exitCode = 1;
}

function told(value: number | undefined): string {
  return value === undefined ? 'unknown' : value.toFixed(value < 10 ? 1 : 0);
}
