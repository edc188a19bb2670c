import type { Command } from 'commander';
import { describeCorrection } from '../../domain/correction.ts';
import type { WantedAsset } from '../../domain/plan.ts';
import { describePrice, describeSum } from '../../domain/price.ts';
import { planDocument } from '../../studio/documents/plan-document.ts';
import type { PlannedFilm } from '../../studio/studio.ts';
import { type BriefCommandOptions, withBriefOptions } from '../brief-options.ts';
import { readBriefRequest } from '../brief-request.ts';
import { quoteAgainstBudgets } from '../display/budget-lines.ts';
import { stageName } from '../display/progress-block.ts';
import { countOf } from '../display/quantities.ts';
import { printable, type Terminal } from '../display/terminal.ts';
import { tableLines } from '../display/text-columns.ts';
import { DONE } from '../exit-status.ts';
import { type FilmArgument, filmArgument, withFilmArgument } from '../film-argument.ts';
import {
  type CommonOptions,
  type Invocation,
  printDocument,
  type RunCommand,
  withCommonOptions,
} from '../invocation.ts';

interface PlanOptions extends CommonOptions, BriefCommandOptions {
  force?: true;
}

export function addPlanCommand(program: Command, run: RunCommand): void {
  const command = program
    .command('plan')
    .summary('show what a film would take and cost, without making it')
    .description(
      'Shows everything that making the film would ask of whom, with its price. Nothing is spent.',
    );
  withBriefOptions(withFilmArgument(command)).option('--force', 'as if everything were made again');
  withCommonOptions(command).action((words: string[], options: PlanOptions) =>
    run(options, (invocation) => plan(filmArgument(words), options, invocation)),
  );
}

async function plan(film: FilmArgument, options: PlanOptions, invocation: Invocation): Promise<number> {
  const { surroundings, out } = invocation;
  const { request } = await readBriefRequest(film, options, surroundings);
  const studio = await invocation.studio();
  const planned = await studio.plan({
    ...request,
    ...(options.force && { force: true }),
    signal: surroundings.signal,
    onEvent: () => {},
  });
  if (options.json) printDocument(planDocument(planned), out);
  else if (options.quiet) out.line(describeSum(planned.plan.total));
  else for (const line of planLines(planned, out)) out.line(line);
  return DONE;
}

function planLines({ title, plan, budgets, notices }: PlannedFilm, terminal: Terminal): string[] {
  const rows = plan.wanted.map((asset) => [
    terminal.ink('dim', stageName(asset.stage)),
    printable(asset.label),
    ...offerCells(asset, terminal),
  ]);
  const head = ['Stage', 'What', 'By', 'Price'].map((name) => terminal.ink('dim', name));
  const unmade = plan.wanted.filter((asset) => asset.offer === undefined).length;
  return [
    terminal.ink('bold', printable(title)),
    ...(rows.length === 0 ? [] : ['', ...tableLines([head, ...rows], terminal.columns(), '  '), '']),
    `  ${countOf(plan.wanted.length, 'part')} to make, ${plan.reused.length} there already. Price: ${printable(describeSum(plan.total))}.`,
    ...quoteAgainstBudgets(plan.total, budgets, terminal),
    ...(unmade === 0
      ? []
      : [terminal.ink('red', `  Nobody can make ${countOf(unmade, 'part')}; see reel doctor.`)]),
    ...changeLines(plan.wanted, terminal),
    ...notices.map((notice) => `  ${terminal.ink('yellow', '!')} ${printable(notice)}`),
  ];
}

/** What is not made as it was asked, and why a model was chosen: parts that are told the same on one line. */
function changeLines(wanted: readonly WantedAsset[], terminal: Terminal): string[] {
  const told = new Map<string, string[]>();
  for (const { label, offer } of wanted) {
    const chosen = offer?.chosenBecause === undefined ? [] : [`${offer.model}, ${offer.chosenBecause}`];
    for (const text of [...(offer?.corrections ?? []).map(describeCorrection), ...chosen]) {
      told.set(text, [...(told.get(text) ?? []), label]);
    }
  }
  return [...told].map(([text, labels]) => {
    const [first = '', ...others] = labels;
    const parts = others.length === 0 ? first : `${first} and ${countOf(others.length, 'other part')}`;
    return `  ${terminal.ink('yellow', '!')} ${printable(`${parts}: ${text}`)}`;
  });
}

function offerCells({ offer }: WantedAsset, terminal: Terminal): [string, string] {
  if (offer === undefined) return [terminal.ink('red', 'nobody'), ''];
  const maker = offer.model === offer.provider ? offer.provider : `${offer.provider} ${offer.model}`;
  const isPaid = !offer.price.known || offer.price.micros > 0;
  return [
    printable(maker),
    printable(describePrice(offer.price) + (isPaid && offer.basis ? ` (${offer.basis})` : '')),
  ];
}
