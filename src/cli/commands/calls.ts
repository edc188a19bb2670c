import { type Command, Option } from 'commander';
import { describePrice } from '../../domain/price.ts';
import { refused } from '../../domain/refused.ts';
import { CALL_STATES, type CallState, OPEN_STATES, type PaidCall } from '../../ports/call-ledger.ts';
import { callDocument } from '../../studio/documents/spending-documents.ts';
import { shortInstant } from '../display/instants.ts';
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
import { oneOf } from '../one-of.ts';

interface CallsOptions extends CommonOptions {
  state?: string;
  project?: string;
}

interface ResolveOptions extends CommonOptions {
  retry?: true;
  giveUp?: true;
}

export function addCallsCommand(program: Command, run: RunCommand): void {
  const calls = program
    .command('calls')
    .summary('list paid calls, and settle those that nobody can find out about')
    .description('Lists the paid calls, each with what was asked of whom, how it stands, and its price.')
    .option('--state <state>', `only those that are ${CALL_STATES.join(', ')}, or open (not settled)`)
    .option('--project <id>', 'only those of one project');
  withCommonOptions(calls)
    .addHelpText('after', EXAMPLES)
    .action((options: CallsOptions) => run(options, (invocation) => list(options, invocation)));

  const resolve = calls
    .command('resolve')
    .summary('settle a call of which it is not known whether it was paid for')
    .description('Asks the vendor once more; where it still cannot be known, does what you decide.')
    .argument('<id>', 'the call, as reel calls shows it')
    .addOption(new Option('--retry', 'have it made anew, perhaps paying twice').conflicts('giveUp'))
    .addOption(new Option('--give-up', 'do without what this vendor would have made'));
  withCommonOptions(resolve).action((id: string, _options: ResolveOptions, command: Command) => {
    const options = command.optsWithGlobals<ResolveOptions>();
    return run(options, (invocation) => settle(id, options, invocation));
  });

  const cancel = calls
    .command('cancel')
    .summary('end a call that is under way')
    .description('Ends a call where the vendor can; what it made before that is kept.')
    .argument('<id>', 'the call, as reel calls shows it');
  withCommonOptions(cancel).action((id: string, _options: CommonOptions, command: Command) => {
    const options = command.optsWithGlobals<CommonOptions>();
    return run(options, (invocation) => end(id, options, invocation));
  });
}

const EXAMPLES = `
Examples:
  reel calls --state open
  reel calls resolve 4f0k8wq2m1x9d7hc --retry
  reel calls cancel 4f0k8wq2m1x9d7hc`;

async function list(options: CallsOptions, { studio, out, err }: Invocation): Promise<number> {
  const states = await statesNamed(options.state);
  const calls = await (await studio()).listCalls({
    ...(states && { states }),
    ...(options.project !== undefined && { projectId: options.project }),
  });
  if (options.json) printDocument({ calls: calls.map(callDocument) }, out);
  else if (options.quiet) for (const { id } of calls) out.line(id);
  else if (calls.length === 0) err.line('No such calls.');
  else for (const line of callLines(calls, out)) out.line(line);
  return DONE;
}

async function settle(id: string, options: ResolveOptions, invocation: Invocation): Promise<number> {
  if (options.retry === undefined && options.giveUp === undefined) {
    throw refused({
      field: 'resolve',
      problem: 'needs a decision: --retry to have it made anew, or --give-up to do without it',
    });
  }
  const studio = await invocation.studio();
  const { signal } = invocation.surroundings;
  const call = await studio.resolveCall(id, options.retry ? 'retry' : 'give-up', signal);
  return tell(call, options, invocation);
}

async function end(id: string, options: CommonOptions, invocation: Invocation): Promise<number> {
  const studio = await invocation.studio();
  return tell(await studio.cancelCall(id, invocation.surroundings.signal), options, invocation);
}

function tell(call: PaidCall, options: CommonOptions, { out }: Invocation): number {
  if (options.json) printDocument(callDocument(call), out);
  else if (options.quiet) out.line(call.state);
  else for (const line of callLines([call], out)) out.line(line);
  return DONE;
}

async function statesNamed(name: string | undefined): Promise<readonly CallState[] | undefined> {
  if (name === undefined) return undefined;
  const synonyms = { canceled: 'cancelled', pending: 'open' } as const;
  const state = await oneOf('--state', name, [...CALL_STATES, 'open'], synonyms);
  return state === 'open' ? OPEN_STATES : [state];
}

function callLines(calls: readonly PaidCall[], terminal: Terminal): string[] {
  const head = ['Call', 'State', 'Asked', 'Of', 'Price', 'Project'].map((name) => terminal.ink('dim', name));
  const rows = calls.map((call) => [
    call.id,
    inkedState(call.state, terminal),
    shortInstant(call.intendedAt),
    printable(`${call.provider} ${call.model}`),
    printable(describePrice(call.cost ?? call.quote)),
    printable(call.projectId),
  ]);
  const reasons = calls.flatMap(({ id, state, errorMessage }) =>
    errorMessage === undefined || state === 'done' ? [] : [`${id}: ${printable(errorMessage)}`],
  );
  return [
    ...tableLines([head, ...rows], terminal.columns()),
    ...(reasons.length === 0 ? [] : ['', ...reasons.map((reason) => terminal.ink('dim', reason))]),
  ];
}

function inkedState(state: CallState, terminal: Terminal): string {
  if (state === 'done') return terminal.ink('green', state);
  return state === 'failed' || state === 'unknown'
    ? terminal.ink('red', state)
    : terminal.ink('yellow', state);
}
