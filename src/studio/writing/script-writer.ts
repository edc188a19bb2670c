import { readFile } from 'node:fs/promises';
import { type AssetRecipe, type AssetRecord, assetHash } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import { isReelError, ReelError } from '../../domain/errors.ts';
import { jsonSchemaOf } from '../../domain/input-issues.ts';
import { type AssetWish, planOf } from '../../domain/plan.ts';
import { describePrice, describeSum, sumPrices } from '../../domain/price.ts';
import { scriptRecipe } from '../../domain/recipes.ts';
import type { TextGenerator, WritingTask, Written } from '../../ports/text-generator.ts';
import type { StudioParts } from '../studio-parts.ts';

/** The project that something is written for, and the run that has it written. */
export interface WritingAccount {
  projectId: string;
  runId?: string;
}

/** What a language model is asked by, and who writes where none can. */
export interface ScriptWriterParts extends Pick<StudioParts, 'production' | 'workshop' | 'ownerId'> {
  /** For what is written before there is a project that it is for: absent. */
  account?: WritingAccount | undefined;
  /** Writes without a language model: always there, and free. */
  builtin: TextGenerator;
}

/** After these another writer may have a go; after any other, somebody must decide something first. */
const STEP_DOWN_CODES: ReadonlySet<string> = new Set([
  'provider-failed',
  'provider-unavailable',
  'unauthorized',
  'forbidden',
  'timed-out',
]);

/** The most complaints about an answer that a model is told. */
const MOST_COMPLAINTS = 12;

/**
 * Writes with the language models of the chain, and where none is set up or all fail with the built-in writer, whose
 * answer says so. What a model answers is an asset: the same task is written, and paid for, once. An answer that does
 * not fit is put right by the model once.
 */
export function scriptWriter(parts: ScriptWriterParts): TextGenerator {
  const { builtin, production } = parts;
  return {
    name: 'script writer',
    async write(task, signal) {
      const recipe = recipeOf(task);
      if (production.chainFor(recipe).length === 0) return builtin.write(task, signal);
      try {
        return await written(task, recipe, parts, signal);
      } catch (error) {
        if (!isReelError(error) || !STEP_DOWN_CODES.has(error.code)) throw error;
        return steppedDown(await builtin.write(task, signal), error);
      }
    },
  };
}

/**
 * Writes for a plan: what a model wrote before is used; else nothing is asked and nothing paid, and the built-in
 * writer's draft stands in, with a notice of who would write and for how much.
 */
export function planningWriter(parts: ScriptWriterParts): TextGenerator {
  const { builtin, production, workshop } = parts;
  return {
    name: 'planning writer',
    async write(task, signal) {
      const recipe = recipeOf(task);
      const [first] = production.chainFor(recipe);
      const offer = first?.offer(recipe);
      if (offer === undefined) return builtin.write(task, signal);
      const kept = await workshop.store.find(assetHash(recipe));
      const answer = kept && (await answerIn(kept, task, parts)).answer;
      if (kept && answer !== undefined) return { answer, model: kept.provenance.model, notices: [] };
      const drafted = await builtin.write(task, signal);
      const notice =
        `Not written yet: the ${task.name}. ${offer.model} would write it for at most ` +
        `${describePrice(offer.price)}; the plan goes by a draft of the built-in writer.`;
      // What the draft falls short of, the model will not.
      const unwritten: AssetWish = { recipe, stage: 'script', label: task.name };
      return { ...drafted, notices: [notice], unwritten };
    },
  };
}

async function written<Answer>(
  task: WritingTask<Answer>,
  recipe: AssetRecipe,
  parts: ScriptWriterParts,
  signal?: AbortSignal,
): Promise<Written<Answer>> {
  const bought: AssetRecord[] = [];
  const writing = { ...parts, onBought: (record: AssetRecord) => bought.push(record) };
  const first = await answerIn(await script(recipe, task.name, writing, signal), task, parts);
  if (first.answer !== undefined) return wholeAnswer(first.answer, first.record, costNotices(bought, parts));
  const mended = scriptRecipe({ ...wishOf(task), complaints: first.complaints });
  const second = await answerIn(await script(mended, task.name, writing, signal), task, parts);
  if (second.answer !== undefined)
    return wholeAnswer(second.answer, second.record, costNotices(bought, parts));
  const { builtin } = parts;
  const { model } = second.record.provenance;
  const notice = `What ${model} wrote could not be used (${second.complaints[0]}); the built-in writer wrote instead.`;
  const drafted = await builtin.write(task, signal);
  return { ...drafted, notices: [notice, ...costNotices(bought, parts), ...drafted.notices] };
}

/** The asset of a recipe, made where it is not there yet. */
async function script(
  recipe: AssetRecipe,
  name: string,
  {
    production,
    workshop,
    ownerId,
    account,
    onBought,
  }: ScriptWriterParts & { onBought(record: AssetRecord): void },
  signal: AbortSignal = new AbortController().signal,
): Promise<AssetRecord> {
  const wish: AssetWish = { recipe, stage: 'script', label: name };
  const there = await workshop.store.find(assetHash(recipe));
  const plan = planOf(
    [wish],
    () => there !== undefined,
    () => undefined,
  );
  const { projectId, runId } = account ?? { projectId: scriptsOf(ownerId) };
  await production.produce(plan, {
    signal,
    onBehalfOf: { ownerId, projectId },
    ...(runId !== undefined && { runId }),
    onEvent: () => {},
  });
  const record = there ?? (await workshop.store.find(assetHash(recipe)));
  if (record && !there) onBought(record);
  if (record) return record;
  throw new ReelError('not-found', `The ${name} was deleted while it was read. Run this again.`);
}

/** The account of what is written before there is a project that it is for. */
function scriptsOf(ownerId: string): string {
  return `scripts-of-${ownerId}`;
}

interface Reading<Answer> {
  record: AssetRecord;
  /** Absent where it does not fit the task's schema. */
  answer?: Answer;
  /** What does not fit; empty where all does. */
  complaints: string[];
}

async function answerIn<Answer>(
  record: AssetRecord,
  { schema }: WritingTask<Answer>,
  { workshop }: Pick<ScriptWriterParts, 'workshop'>,
): Promise<Reading<Answer>> {
  const text = await readFile(await workshop.store.pathOf(record.hash), 'utf8');
  const parsed = schema.safeParse(JSON.parse(text));
  if (parsed.success) return { record, answer: parsed.data, complaints: [] };
  const complaints = parsed.error.issues
    .slice(0, MOST_COMPLAINTS)
    .map(({ path, message }) => `${path.join('.') || 'the answer'}: ${message}`);
  return { record, complaints };
}

function wholeAnswer<Answer>(
  answer: Answer,
  { hash, provenance }: AssetRecord,
  costs: readonly string[],
): Written<Answer> {
  const { model, steppedDown: steps } = provenance;
  const notices = steps.map(
    ({ provider, reason }) => `${model} wrote the text, for ${provider} could not: ${reason}`,
  );
  return { answer, model, notices: [...notices, ...costs], asset: hash };
}

/** What was paid just now and counts for no run, for there was no project yet that it was for. */
function costNotices(
  bought: readonly AssetRecord[],
  { account }: Pick<ScriptWriterParts, 'account'>,
): string[] {
  if (account !== undefined) return [];
  const costs = bought.map(({ provenance }) => provenance.cost);
  const sum = sumPrices(costs);
  if (sum.knownMicros === 0 && sum.unknown.length === 0) return [];
  const model = bought.at(-1)?.provenance.model;
  return [
    `The text was written by ${model} for ${describeSum(sum)}; written once, it is not paid for again.`,
  ];
}

function steppedDown<Answer>(drafted: Written<Answer>, { message }: ReelError): Written<Answer> {
  const notice = `No language model could write the text, so the built-in writer did. ${message}`;
  return { ...drafted, notices: [notice, ...drafted.notices] };
}

function recipeOf(task: WritingTask<unknown>): AssetRecipe {
  return scriptRecipe(wishOf(task));
}

function wishOf({ name, instructions, source, language, schema }: WritingTask<unknown>) {
  return { name, instructions, source, language, schema: jsonSchemaOf(schema) as unknown as JsonObject };
}
