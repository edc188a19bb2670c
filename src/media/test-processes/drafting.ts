/** A media process that gets as far as the draft of its output, and no further. */
import { writeFileSync } from 'node:fs';
import { draftOf } from '../protocol.ts';

process.on('message', ({ parameters }: { parameters?: { outputPath: string } }) => {
  if (parameters === undefined) return;
  writeFileSync(parameters.outputPath, '');
  writeFileSync(draftOf(parameters.outputPath), '');
});
