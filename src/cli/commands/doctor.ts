import type { Command } from 'commander';
import type { Finding } from '../../studio/studio.ts';
import { printable, type Terminal } from '../display/terminal.ts';
import { tableLines } from '../display/text-columns.ts';
import { DONE } from '../exit-status.ts';
import {
  type CommonOptions,
  type Invocation,
  printDocument,
  type RunCommand,
  withCommonOptions,
} from '../invocation.ts';

export function addDoctorCommand(program: Command, run: RunCommand): void {
  const command = program
    .command('doctor')
    .summary('show what works here and what is missing')
    .description('Shows how each provider and part of this installation stands, and what to do about it.');
  withCommonOptions(command).action((options: CommonOptions) =>
    run(options, (invocation) => doctor(options, invocation)),
  );
}

async function doctor(options: CommonOptions, { studio, out }: Invocation): Promise<number> {
  const findings = await (await studio()).doctor();
  if (options.json) printDocument({ findings }, out);
  else {
    const shown = options.quiet ? findings.filter(({ state }) => state !== 'ready') : findings;
    for (const line of tableLines(
      shown.map((finding) => row(finding, out)),
      out.columns(),
    ))
      out.line(line);
  }
  return DONE;
}

function row({ name, state, detail }: Finding, terminal: Terminal): string[] {
  const marks = {
    ready: terminal.ink('green', '✓'),
    degraded: terminal.ink('yellow', '!'),
    missing: terminal.ink('red', '✗'),
  };
  return [`${marks[state]} ${terminal.ink('bold', printable(name))}`, state, printable(detail)];
}
