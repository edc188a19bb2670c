import type { Command } from 'commander';
import type { OwnerDefaults } from '../../domain/owner-defaults.ts';
import { refused } from '../../domain/refused.ts';
import { refusal } from '../../studio/brief/refusal.ts';
import { defaultsLines } from '../display/defaults-lines.ts';
import { DONE } from '../exit-status.ts';
import {
  type CommonOptions,
  type Invocation,
  printDocument,
  type RunCommand,
  withCommonOptions,
} from '../invocation.ts';
import { notOneOf } from '../one-of.ts';
import { someOf } from '../scene-edits/scene-edit-command.ts';
import { uploadOf } from '../upload-of.ts';

interface SetOptions extends CommonOptions {
  language?: string;
  voice?: string;
  ratio?: string;
  style?: string;
  captions?: string;
  music?: string;
  budget?: string;
  brandName?: string;
  brandColours?: string;
  brandLogo?: string;
}

const SETTINGS = ['language', 'voice', 'ratio', 'style', 'captions', 'music', 'budget'] as const;
const BRAND = { 'brand-name': 'name', 'brand-colours': 'colours', 'brand-logo': 'logo' } as const;
const NAMES = [...SETTINGS, ...(Object.keys(BRAND) as (keyof typeof BRAND)[])];

/** What new films start from, the same as in the studio: see it, set it, take parts of it back. */
export function addDefaultsCommand(program: Command, run: RunCommand): void {
  const defaults = program
    .command('defaults')
    .summary('see and set what new films start from: brand, language, look, budget')
    .description(
      'What new films start from, wherever they are begun. What a brief or an option says goes before it; films that are there already stay as they are.',
    )
    .addHelpText('after', EXAMPLES);
  const list = defaults.command('list', { isDefault: true }).description('Shows what new films start from.');
  withCommonOptions(list).action((options: CommonOptions) =>
    run(options, (invocation) => change((kept) => kept, options, invocation)),
  );
  const set = defaults
    .command('set')
    .description('Sets some of it; what is left out stays.')
    .option('--language <tag>', 'of all text and speech, such as en, pt-BR or ar')
    .option('--voice <id>', 'who speaks; see reel voices')
    .option('--ratio <ratio>', 'shape of the picture: 9:16, 16:9, 1:1 or 4:5')
    .option('--style <name>', 'how the pictures look; see reel styles')
    .option('--captions <mode>', 'beside, burned or none')
    .option('--music <mood>', 'a mood (see reel styles), or none')
    .option('--budget <dollars>', 'the most that a film may cost')
    .option('--brand-name <text>', 'the name shown where there is no logo')
    .option('--brand-colours <colours>', 'such as "#0a6e8a #f2b705", the most important first')
    .option('--brand-logo <file>', 'an image file');
  withCommonOptions(set).action((options: SetOptions) =>
    run(options, (invocation) => change((kept) => withThose(kept, options, invocation), options, invocation)),
  );
  const remove = defaults
    .command('remove')
    .description('Takes some of it back: films are as their formats have it then.')
    .argument('<names...>', NAMES.join(', '));
  withCommonOptions(remove).action((names: string[], options: CommonOptions) =>
    run(options, (invocation) => change((kept) => without(kept, names), options, invocation)),
  );
}

const EXAMPLES = `
Examples:
  reel defaults set --language fr --captions burned --budget 2
  reel defaults set --brand-name "Harbour Museum" --brand-colours "#0a6e8a #f2b705" --brand-logo mark.svg
  reel defaults remove voice brand-logo
  reel make lesson.json --no-defaults`;

async function change(
  make: (kept: OwnerDefaults) => object | Promise<object>,
  options: CommonOptions,
  invocation: Invocation,
): Promise<number> {
  const { out, err } = invocation;
  const { defaults } = await invocation.studio();
  const kept = await defaults.get();
  const made = await make(kept);
  if (made !== kept) await defaults.keep(await checked(made));
  const now = await defaults.get();
  const lines = defaultsLines(now, out);
  if (options.json) printDocument(now, out);
  else if (lines.length > 0) for (const line of lines) out.line(line);
  else if (!options.quiet)
    err.line('New films start from what their formats have. See: reel defaults set --help');
  return DONE;
}

/** As the domain takes it; all that the schema refuses is told. */
async function checked(made: object): Promise<OwnerDefaults> {
  const { ownerDefaultsSchema } = await import('../../domain/owner-defaults.ts');
  const result = ownerDefaultsSchema.safeParse(made);
  if (result.success) return result.data;
  const { issuesOf } = await import('../../domain/input-issues.ts');
  throw refusal('The defaults', issuesOf(result.error, ownerDefaultsSchema, made));
}

async function withThose(kept: OwnerDefaults, options: SetOptions, invocation: Invocation): Promise<object> {
  const { captions, music, budget, brandName, brandColours, brandLogo, language, voice, ratio, style } =
    options;
  const logo =
    brandLogo === undefined
      ? undefined
      : await uploadOf(brandLogo, await invocation.studio(), invocation.surroundings);
  const settings = {
    ...kept.settings,
    ...someOf({ language, voice, ratio, style }),
    ...(captions !== undefined && { captions: { mode: captions } }),
    ...(music !== undefined && { music: { mood: music } }),
    ...(budget !== undefined && { budget: dollarsGiven(budget) }),
  };
  const brand = {
    ...kept.brand,
    ...someOf({ name: brandName }),
    ...(brandColours !== undefined && { colours: brandColours.split(/[\s,]+/).filter(Boolean) }),
    ...(logo && { logo: { asset: logo.hash, name: String(logo.provenance.parameters.name) } }),
  };
  return { ...withParts({ settings, brand }) };
}

async function without(kept: OwnerDefaults, names: readonly string[]): Promise<object> {
  for (const name of names) {
    if (!NAMES.some((known) => known === name)) throw await notOneOf('NAMES', name, NAMES);
  }
  const isKept = ([name]: [string, unknown]) => !names.includes(name);
  const isBrandKept = ([name]: [string, unknown]) => !names.includes(`brand-${name}`);
  return withParts({
    settings: Object.fromEntries(Object.entries(kept.settings ?? {}).filter(isKept)),
    brand: Object.fromEntries(Object.entries(kept.brand ?? {}).filter(isBrandKept)),
  });
}

/** Nothing of a part stands for the part's being absent. */
function withParts(parts: { [name: string]: object }): object {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0));
}

function dollarsGiven(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw refused({ field: '--budget', value: text, problem: 'must be US dollars, such as 2.50' });
}
