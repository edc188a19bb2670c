import type { Command } from 'commander';
import type { AssetRecord } from '../../domain/asset.ts';
import { describeSum, sumPrices } from '../../domain/price.ts';
import type { Project } from '../../domain/project.ts';
import type { Scene } from '../../domain/storyboard.ts';
import { assetDocument, projectDocument } from '../../studio/documents/project-document.ts';
import { shortInstant } from '../display/instants.ts';
import { inkedStatus } from '../display/project-status.ts';
import { countOf, describeBytes, describeDuration } from '../display/quantities.ts';
import { printable, type Terminal } from '../display/terminal.ts';
import { tableLines, truncated } from '../display/text-columns.ts';
import { DONE } from '../exit-status.ts';
import {
  type CommonOptions,
  type Invocation,
  printDocument,
  type RunCommand,
  withCommonOptions,
} from '../invocation.ts';

/** A prompt is there to tell scenes apart; --json has it whole. */
const PROMPT_COLUMNS = 72;

export function addShowCommand(program: Command, run: RunCommand): void {
  const command = program
    .command('show')
    .summary('show a project: its scenes, its film, who made what')
    .description('Shows a project: its scenes, its film, and where each of its parts came from.')
    .argument('<project>', 'a project’s id, or as much of it as tells it apart; see reel list');
  withCommonOptions(command).action((id: string, options: CommonOptions) =>
    run(options, (invocation) => show(id, options, invocation)),
  );
}

async function show(id: string, options: CommonOptions, { studio, out }: Invocation): Promise<number> {
  const { project, assets } = await (await studio()).showProject(id);
  if (options.json)
    printDocument({ project: projectDocument(project), assets: assets.map(assetDocument) }, out);
  else if (options.quiet) out.line(project.id);
  else for (const line of projectLines(project, assets, out)) out.line(line);
  return DONE;
}

function projectLines(project: Project, assets: readonly AssetRecord[], terminal: Terminal): string[] {
  const columns = terminal.columns();
  const dim = (text: string) => terminal.ink('dim', text);
  const facts = [
    ['Project', project.id],
    ['Status', inkedStatus(project.status, terminal)],
    ...(project.statusReason ? [['', printable(project.statusReason.message)]] : []),
    ['Format', printable(project.format)],
    ['Made', `${shortInstant(project.createdAt)}, changed ${shortInstant(project.updatedAt)}`],
    ...filmRows(project),
  ].map(([label = '', text = '']) => [dim(label), text]);
  const scenes = project.storyboard?.scenes ?? [];
  const sceneHead = ['', 'Scene', 'Bullets', 'Words', 'Picture'].map(dim);
  const assetHead = ['Part', 'Count', 'Size', 'Cost', 'Made by'].map(dim);
  return [
    terminal.ink('bold', printable(project.title)),
    ...tableLines(facts, columns, '  '),
    ...(scenes.length === 0 ? [] : ['', ...tableLines([sceneHead, ...scenes.map(sceneRow)], columns, '  ')]),
    ...(assets.length === 0 ? [] : ['', ...tableLines([assetHead, ...assetRows(assets)], columns, '  ')]),
  ];
}

function filmRows({ film }: Project): string[][] {
  if (!film) return [['Film', 'not made yet']];
  const failed = film.checks.filter((check) => !check.ok);
  return [
    [
      'Film',
      `${describeDuration(film.durationSeconds)}, ${describeSum(film.cost)}, made ${shortInstant(film.madeAt)}`,
    ],
    [
      'Checks',
      failed.length === 0
        ? `all ${film.checks.length} passed`
        : `${failed.length} of ${film.checks.length} failed`,
    ],
    ...failed.map(({ name, detail }) => ['', printable(`${name}: ${detail}`)]),
    ...(film.degraded.length === 0 ? [] : [['Degraded', countOf(film.degraded.length, 'part')]]),
  ];
}

function sceneRow(scene: Scene, index: number): string[] {
  const words = scene.narration.map(({ text }) => countWords(text)).reduce((sum, count) => sum + count, 0);
  const picture =
    scene.picture === null ? 'gradient' : 'prompt' in scene.picture ? scene.picture.prompt : 'your own';
  return [
    String(index + 1),
    printable(scene.title),
    String(scene.slide?.bullets.length ?? 0),
    String(words),
    truncated(printable(picture).replaceAll('\n', ' '), PROMPT_COLUMNS),
  ];
}

/** Words by the rules of Unicode, so that Chinese and Thai count too. */
function countWords(text: string): number {
  return [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)].filter(
    (part) => part.isWordLike,
  ).length;
}

/** One row for all assets of a kind by the same maker. */
function assetRows(assets: readonly AssetRecord[]): string[][] {
  const groups = Map.groupBy(assets, ({ recipe, provenance: { provider, model } }) => {
    const maker = model === provider || model === recipe.kind ? provider : `${provider} ${model}`;
    return JSON.stringify([recipe.kind, maker]);
  });
  return [...groups].map(([key, group]) => {
    const [kind, maker] = JSON.parse(key) as [string, string];
    const cost = describeSum(sumPrices(group.map(({ provenance }) => provenance.cost)));
    const sizeBytes = group.reduce((sum, asset) => sum + asset.sizeBytes, 0);
    return [kind, String(group.length), describeBytes(sizeBytes), cost, printable(maker)];
  });
}
