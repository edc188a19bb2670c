/** A media process that tells of each part of the work, and writes a file in the end. */
import { writeFileSync } from 'node:fs';

process.on('message', ({ id, parameters }: { id: number; parameters: { outputPath: string } }) => {
  for (let done = 1; done <= 4; done += 1) {
    process.send?.({ kind: 'progress', id, done });
  }
  writeFileSync(parameters.outputPath, '');
  process.send?.({ kind: 'answer', id, answer: undefined });
});
