import { writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import type { Command } from 'commander';
import { refused } from '../../domain/refused.ts';
import { DONE } from '../exit-status.ts';
import {
  type CommonOptions,
  type Invocation,
  printDocument,
  type RunCommand,
  withCommonOptions,
} from '../invocation.ts';

export function addNewCommand(program: Command, run: RunCommand): void {
  const command = program
    .command('new')
    .summary('write a brief to begin with')
    .description(
      'Writes a small brief that can be made as it stands, with every field explained and everything else that may be said.',
    )
    .argument('<format>', 'kind of film; see reel styles')
    .argument('[file]', 'a new YAML or JSON file; named after the format where absent, - for stdout');
  withCommonOptions(command).action((format: string, file: string | undefined, options: CommonOptions) =>
    run(options, (invocation) => writeNewBrief(format, file, options, invocation)),
  );
}

async function writeNewBrief(
  name: string,
  file: string | undefined,
  options: CommonOptions,
  { studio, out, surroundings }: Invocation,
): Promise<number> {
  const { format, brief, yaml } = (await studio()).newBrief(name.toLowerCase());
  const target = file ?? `${format}.yaml`;
  const isJson = extname(target).toLowerCase() === '.json';
  const text = isJson ? `${JSON.stringify(brief, null, 2)}\n` : yaml;
  if (target === '-') {
    for (const line of text.trimEnd().split('\n')) out.line(line);
    return DONE;
  }
  const path = resolve(surroundings.workingFolder, target);
  await writeFile(path, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST')
      throw refused(
        { field: 'FILE', value: target, problem: 'is there already; give another name' },
        'conflict',
      );
    throw refused({ field: 'FILE', value: target, problem: `cannot be written: ${error.message}` });
  });
  if (options.json) printDocument({ format, file: path }, out);
  else {
    out.line(options.quiet ? target : `Wrote ${target}. Change what you like, then: reel make ${target}`);
  }
  return DONE;
}
