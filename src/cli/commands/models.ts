import type { Command } from 'commander';
import { describePrice } from '../../domain/price.ts';
import { modelDocument } from '../../studio/documents/model-document.ts';
import { MODEL_KINDS, type ModelSummary } from '../../studio/models.ts';
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

interface ModelsOptions extends CommonOptions {
  kind?: string;
}

export function addModelsCommand(program: Command, run: RunCommand): void {
  const command = program
    .command('models')
    .summary('list the models: what each is best for, its speed and its price')
    .description(
      'Lists the models that make texts, pictures, clips, speech and music, with the price of a scene of 5 s.\n' +
        'A name in the list goes into a brief, or into a setting such as REEL_VIDEO_MODEL; auto chooses by itself.',
    )
    .option('--kind <kind>', `one of ${MODEL_KINDS.join(', ')}`);
  withCommonOptions(command).action((options: ModelsOptions) =>
    run(options, (invocation) => models(options, invocation)),
  );
}

async function models(options: ModelsOptions, { studio, out }: Invocation): Promise<number> {
  const found = (await studio()).models(options.kind);
  if (options.json) printDocument({ models: found.map(modelDocument) }, out);
  else if (options.quiet) for (const { name } of found) out.line(name);
  else for (const line of guideLines(found, out)) out.line(line);
  return DONE;
}

function guideLines(found: readonly ModelSummary[], terminal: Terminal): string[] {
  const kinds = MODEL_KINDS.filter((kind) => found.some((model) => model.kind === kind));
  const rows = kinds.flatMap((kind, index) => [
    ...(index > 0 ? [[]] : []),
    [terminal.ink('bold', kind), ...HEAD.map((word) => terminal.ink('dim', word))],
    ...found.filter((model) => model.kind === kind).map((model) => row(model, terminal)),
  ]);
  const columns = terminal.columns();
  const notes = found.some(({ isSetUp }) => !isSetUp)
    ? ['', terminal.ink('dim', '· needs a key: see what to set with reel models --json, or reel doctor')]
    : [];
  return [...tableLines(rows, columns).map((line) => line.trimEnd()), ...notes];
}

const HEAD = ['provider', '5 s', 'takes', 'best for'];

function row(model: ModelSummary, terminal: Terminal): string[] {
  const { name, provider, scenePrice, speed, isSetUp } = model;
  const mark = isSetUp ? terminal.ink('green', '✓') : terminal.ink('dim', '·');
  const price = scenePrice.known ? describePrice(scenePrice) : 'varies';
  return [`${mark} ${printable(name)}`, provider, price, speed, guideOf(model, terminal)];
}

function guideOf({ bestFor, takes, deprecation, newer }: ModelSummary, terminal: Terminal): string {
  const picture = takes.includes('start-image')
    ? takes.includes('text')
      ? ''
      : '; from a picture only'
    : '';
  const state = stateOf(deprecation) || (newer.length > 0 ? `newer: ${newer.join(', ')}` : '');
  const said = `${bestFor}${picture}`;
  return state === '' ? said : `${said} ${terminal.ink(deprecation ? 'yellow' : 'dim', `(${state})`)}`;
}

function stateOf(deprecation: ModelSummary['deprecation']): string {
  if (deprecation === undefined) return '';
  const { endsOn, successor } = deprecation;
  return endsOn === undefined ? `outdone by ${successor}` : `ends ${endsOn}; then ${successor}`;
}
