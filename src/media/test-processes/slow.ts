/** A media process that takes its time, tells of each part of the work, and writes a file in the end. */
import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

process.on('message', async ({ id, parameters }: { id: number; parameters: { outputPath: string } }) => {
  for (let done = 1; done <= 4; done += 1) {
    await wait(600);
    process.send?.({ kind: 'progress', id, done });
  }
  writeFileSync(parameters.outputPath, '');
  process.send?.({ kind: 'answer', id, answer: undefined });
});
