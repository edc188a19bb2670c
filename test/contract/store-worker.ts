import { once } from 'node:events';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReelError } from '../../src/domain/errors.ts';
import { contentOf, sampleAsset, sampleHash, sampleProject } from './samples.ts';
import type { Stores } from './stores-under-test.ts';
import { openWorkerStores } from './worker-stores.ts';

/**
 * A process of its own that works on stores, for tests of several at once.
 *
 * `make-all LOG LEASE_MS SUBJECT...` says `open`, makes every asset that nobody makes, notes each in the log,
 * and ends when all are there. `hold LEASE_MS SUBJECT` claims one, writes half of its file, says `holding`, and goes on when
 * it is told to.
 */
const [role = '', ...words] = process.argv.slice(2);
const me = `process-${process.pid}`;
const stores = await openWorkerStores(process.env);
if (role === 'make-all') await makeAll(stores, words[0] ?? '', Number(words[1]), words.slice(2));
if (role === 'hold') await hold(stores, Number(words[0]), words[1] ?? '');
await stores.close();
process.stdin.unref();

async function makeAll({ assets, projects }: Stores, log: string, leaseMs: number, subjects: string[]) {
  console.log('open');
  await projects.create(sampleProject({ id: me }));
  await assets.refer(me, subjects.map(sampleHash));
  const missing = new Set(subjects);
  while (missing.size > 0) {
    for (const subject of missing) {
      const outcome = await assets.claim(sampleHash(subject), me, leaseMs);
      if (outcome.state === 'held') continue;
      missing.delete(subject);
      if (outcome.state === 'made') continue;
      await using folder = await assets.openWorkFolder();
      const path = join(folder.path, 'made.png');
      await writeFile(path, contentOf(subject));
      await appendFile(log, `${subject}\n`);
      await assets.put(sampleAsset(subject), path, outcome.claim).catch((error: ReelError) => {
        if (error.code !== 'conflict') throw error;
        missing.add(subject);
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function hold({ assets }: Stores, leaseMs: number, subject: string) {
  const outcome = await assets.claim(sampleHash(subject), me, leaseMs);
  if (outcome.state !== 'claimed') throw new Error(`The claim is ${outcome.state}.`);
  const folder = await assets.openWorkFolder();
  const path = join(folder.path, 'made.png');
  await writeFile(path, contentOf(subject).slice(0, 100));
  console.log('holding');
  await once(process.stdin, 'data');
  await writeFile(path, `${contentOf(subject)} by the one who held it`);
  const answer = await assets.put(sampleAsset(subject), path, outcome.claim).then(
    (record) => `kept ${record.sizeBytes}`,
    (error: ReelError) => error.code,
  );
  console.log(answer);
  await folder[Symbol.asyncDispose]();
}
