import type { Command } from 'commander';
import { describePrice, describeSum, sumPrices } from '../../domain/price.ts';
import type { Finding } from '../../studio/doctor/doctor.ts';
import type { ProbeCall, ProbeReport } from '../../studio/doctor/probe.ts';
import { capabilitiesDocument, probeDocument } from '../../studio/documents/doctor-document.ts';
import type { Studio } from '../../studio/studio.ts';
import { countOf } from '../display/quantities.ts';
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

interface DoctorOptions extends CommonOptions {
  probe?: true;
  yes?: true;
}

export function addDoctorCommand(program: Command, run: RunCommand): void {
  const command = program
    .command('doctor')
    .summary('show what works here and what is missing')
    .description('Shows how each provider and part of this installation stands, and what to do about it.')
    .option('--probe', 'ask each vendor for its models too, and say what a tiny real call would cost')
    .option('--yes', 'with --probe: make these calls, at their price');
  withCommonOptions(command).action((options: DoctorOptions) =>
    run(options, (invocation) => doctor(options, invocation)),
  );
}

async function doctor(options: DoctorOptions, invocation: Invocation): Promise<number> {
  const { out } = invocation;
  const studio = await invocation.studio();
  const findings = await studio.doctor();
  const isShown = !options.json && !options.quiet;
  if (isShown) for (const line of findingLines(findings, out)) out.line(line);
  const probes = options.probe ? await probed(options, studio, invocation) : undefined;
  if (options.json) {
    const document = { findings, ...capabilitiesDocument(studio.capabilities()) };
    printDocument({ ...document, ...(probes && { probes: probes.map(probeDocument) }) }, out);
  } else if (options.quiet) {
    const amiss = findings.filter(({ state }) => state !== 'ready');
    for (const line of findingLines(amiss, out)) out.line(line);
    for (const line of probeLines((probes ?? []).filter(isAmiss), out)) out.line(line);
  } else if (probes) {
    for (const line of ['', ...probeLines(probes, out), ...offerLines(probes, out)]) out.line(line);
  }
  return DONE;
}

/** Asks for nothing first, so that every price is said before anything is paid. */
async function probed(
  { yes, quiet, json }: DoctorOptions,
  studio: Studio,
  { surroundings: { signal }, err }: Invocation,
): Promise<ProbeReport[]> {
  const first = await studio.probe({ spend: false, signal });
  if (!yes) return first;
  const due = dueCalls(first).map(({ call }) => call);
  if (due.length === 0) return first;
  if (!quiet && !json) {
    err.line(
      `Making ${countOf(due.length, 'tiny call')} for ${describeSum(sumPrices(due.map(({ price }) => price)))} at most ...`,
    );
  }
  return studio.probe({ spend: true, signal });
}

function findingLines(findings: readonly Finding[], terminal: Terminal): string[] {
  return tableLines(
    findings.map(({ name, state, detail }) => [
      `${MARKS[state](terminal)} ${terminal.ink('bold', printable(name))}`,
      state,
      printable(detail),
    ]),
    terminal.columns(),
  );
}

const MARKS: { readonly [state in Finding['state']]: (terminal: Terminal) => string } = {
  ready: (terminal) => terminal.ink('green', '✓'),
  degraded: (terminal) => terminal.ink('yellow', '!'),
  missing: (terminal) => terminal.ink('red', '✗'),
};

const PROBE_MARKS: { readonly [state in ProbeReport['state']]: Finding['state'] } = {
  well: 'ready',
  changed: 'degraded',
  unasked: 'degraded',
  unreachable: 'missing',
  refused: 'missing',
  failing: 'missing',
};

const PROBE_WORDS: { readonly [state in ProbeReport['state']]: string } = {
  well: 'answers, and takes the key',
  changed: 'answers, and takes the key, but',
  unasked: 'has no question that is free',
  unreachable: 'cannot be reached',
  refused: 'does not take the key',
  failing: 'does not do what it is asked',
};

function probeLines(probes: readonly ProbeReport[], terminal: Terminal): string[] {
  const rows = probes.map((report) => {
    const { title, state, problems, models } = report;
    const there = models.filter((model) => model.state === 'there').length;
    const said = [
      ...(there > 0 ? [`${countOf(there, 'model')} there`] : []),
      ...callWords(report),
      ...problems,
    ].map((sentence) => sentence.replace(/\.$/, ''));
    return [
      `${MARKS[PROBE_MARKS[state]](terminal)} ${terminal.ink('bold', printable(title))}`,
      PROBE_WORDS[state],
      printable(said.join('; ')),
    ];
  });
  return tableLines(rows, terminal.columns());
}

function callWords({ call }: ProbeReport): string[] {
  if (call?.outcome.state !== 'made') return [];
  const { cost, tookMs } = call.outcome;
  return [`${call.model} answered in ${(tookMs / 1000).toFixed(1)} s for ${describePrice(cost)}`];
}

/** What the calls would cost that were not made and can be. */
function offerLines(probes: readonly ProbeReport[], terminal: Terminal): string[] {
  const due = dueCalls(probes);
  if (due.length === 0) return [];
  const { knownMicros, unknown } = sumPrices(due.map(({ call }) => call.price));
  const sum = describeSum({ knownMicros, unknown: [] });
  const rest = unknown.length === 0 ? '' : `, ${countOf(unknown.length, 'price')} unknown`;
  const each = due.map(
    ({ title, call }) => `${title} ${call.kind} by ${call.model}: ${describePrice(call.price)}`,
  );
  return [
    '',
    `A tiny real call of each costs ${sum} at most${rest}:`,
    ...each.map((line) => `  ${printable(line)}`),
    `To make them: ${terminal.ink('bold', 'reel doctor --probe --yes')}`,
  ];
}

/** The calls that were not made, of vendors that can be asked. */
function dueCalls(probes: readonly ProbeReport[]): { title: string; call: ProbeCall }[] {
  return probes.flatMap(({ title, state, call }) =>
    call?.outcome.state === 'not-made' && PROBE_MARKS[state] !== 'missing' ? [{ title, call }] : [],
  );
}

function isAmiss({ state }: ProbeReport): boolean {
  return state !== 'well';
}
