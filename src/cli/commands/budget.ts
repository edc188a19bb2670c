import type { Command } from 'commander';
import { describeAmount } from '../../domain/price.ts';
import { refused } from '../../domain/refused.ts';
import type { Budget } from '../../ports/call-ledger.ts';
import { budgetDocument } from '../../studio/documents/spending-documents.ts';
import { leftOf } from '../display/budget-lines.ts';
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

interface BudgetOptions extends CommonOptions {
  project?: string;
}

export function addBudgetCommand(program: Command, run: RunCommand): void {
  const command = program
    .command('budget')
    .summary('show or set how much may be spent')
    .description(
      'Shows what may be spent and what is spent, or sets it. No paid call passes a budget, whatever works on it.',
    )
    .argument('[set]', 'the word set, to change the budget')
    .argument('[amount]', 'the most in US dollars, such as 2.50, or none for no limit')
    .option('--project <id>', 'of one project; of you, over all projects, where absent');
  withCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action((word: string | undefined, amount: string | undefined, options: BudgetOptions) =>
      run(options, (invocation) => budget(word, amount, options, invocation)),
    );
}

const EXAMPLES = `
Examples:
  reel budget
  reel budget set 20
  reel budget set 2.50 --project lighthouses-1a2b3c4d
  reel budget set none`;

async function budget(
  word: string | undefined,
  amount: string | undefined,
  options: BudgetOptions,
  { studio, out }: Invocation,
): Promise<number> {
  const limit = word === undefined ? undefined : limitFrom(word, amount);
  const opened = await studio();
  const shown =
    limit === undefined
      ? await opened.budget(options.project)
      : await opened.setBudget(limit === 'none' ? null : limit, options.project);
  if (options.json) printDocument(budgetDocument(shown), out);
  else if (options.quiet)
    out.line(shown.limitMicros === null ? 'none' : String(shown.limitMicros / 1_000_000));
  else for (const line of budgetLines(shown, out)) out.line(line);
  return DONE;
}

function limitFrom(word: string, amount: string | undefined): number | 'none' {
  if (word !== 'set') {
    throw refused({
      field: 'budget',
      value: word,
      problem: 'must be followed by set and an amount, or nothing',
    });
  }
  if (amount?.toLowerCase() === 'none') return 'none';
  if (amount === undefined || !/^\$?\d+(\.\d{1,6})?$/.test(amount)) {
    throw refused({
      field: 'AMOUNT',
      ...(amount !== undefined && { value: amount }),
      problem: 'must be US dollars, such as 2.50, or none for no limit',
    });
  }
  return Number(amount.replace('$', ''));
}

function budgetLines(shown: Budget, terminal: Terminal): string[] {
  const { limitMicros, reservedMicros, spentMicros, scope } = shown;
  const left = leftOf(shown);
  const rows = [
    ['Limit', limitMicros === null ? 'none' : describeAmount(limitMicros)],
    ['Spent', describeAmount(spentMicros)],
    ...(reservedMicros === 0 ? [] : [['Reserved', `${describeAmount(reservedMicros)} for calls under way`]]),
    ...(left === undefined ? [] : [['Left', describeAmount(Math.max(0, left))]]),
  ].map(([label = '', text = '']) => [terminal.ink('dim', label), text]);
  const title = 'projectId' in scope ? `Budget of ${scope.projectId}` : 'Your budget, over all projects';
  return [terminal.ink('bold', printable(title)), ...tableLines(rows, terminal.columns(), '  ')];
}
