import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../ports/clock.ts';
import type { ModelCheck, RemoteVendor } from '../../ports/remote-vendor.ts';
import { isMadeOfWords, type MadeKind, tinyRecipe, typicalRecipe } from './sample-recipes.ts';

/** What a vendor said of a model counts for so long. */
const HOLDS_MS = 24 * 3600 * 1000;

/** By provider and model; what is wrong is empty where all is well. */
const notesSchema = z.record(z.string(), z.object({ askedAtMs: z.number(), problems: z.array(z.string()) }));
type Notes = z.infer<typeof notesSchema>;

type Tell = (problem: string) => void;

/** A model that is about to be asked for something. */
export interface AskedModel {
  provider: string;
  model: string;
}

/** A look at models that goes on beside other work, and never fails it. */
export interface ModelLook {
  /** Settles when everybody has answered, or nobody will. */
  ended: Promise<void>;
  /** Ends it, where it still goes on, and answers with what it told. */
  stop(): Promise<string[]>;
}

export interface ModelWatchParts {
  vendors: readonly RemoteVendor[];
  /** The file that keeps what vendors said last. */
  notesPath: string;
  clock: Clock;
}

/**
 * Asks vendors, once a day for each model, whether what is about to be asked of it still fits: for nothing, and beside
 * the work that needs it. Whoever cannot be reached is left out, for the work itself tells that better.
 */
export class ModelWatch {
  readonly #parts: ModelWatchParts;

  constructor(parts: ModelWatchParts) {
    this.#parts = parts;
  }

  /** Begins to look, and tells each thing that has moved, as one sentence, as soon as it is known. */
  look(asked: readonly AskedModel[], tell: Tell): ModelLook {
    const stopped = new AbortController();
    const told: string[] = [];
    const ended = this.#lookAtAll(asked, stopped.signal, (problem) => {
      if (stopped.signal.aborted || told.includes(problem)) return;
      told.push(problem);
      tell(problem);
    });
    return {
      ended,
      async stop() {
        stopped.abort();
        await ended;
        return told;
      },
    };
  }

  async #lookAtAll(asked: readonly AskedModel[], signal: AbortSignal, tell: Tell): Promise<void> {
    const notes = await this.#notes();
    const looks = this.#parts.vendors.map((vendor) => {
      const ofVendor = asked.filter(({ provider }) => provider === vendor.provider);
      const models = [...new Set(ofVendor.map(({ model }) => model))];
      return this.#lookAt(vendor, models, notes, signal, tell);
    });
    const found: Notes = Object.assign({}, ...(await Promise.all(looks)));
    if (Object.keys(found).length > 0) await this.#keep({ ...notes, ...found });
  }

  /** Tells what is wrong with a vendor's models, and answers with what was not known before. */
  async #lookAt(
    vendor: RemoteVendor,
    models: readonly string[],
    notes: Notes,
    signal: AbortSignal,
    tell: Tell,
  ): Promise<Notes> {
    const askedAtMs = this.#parts.clock.nowMs();
    const noteOf = (model: string) => notes[noteName(vendor, model)];
    const isUnknown = (model: string) => askedAtMs - (noteOf(model)?.askedAtMs ?? 0) >= HOLDS_MS;
    const unknown = models.filter(isUnknown);
    for (const model of models) if (!unknown.includes(model)) noteOf(model)?.problems.forEach(tell);
    const checks = await answerOf(vendor, unknown, signal);
    if (checks === undefined) return {};
    const found = unknown.map((model) => {
      const said = checks.filter((check) => check.model === model).flatMap(modelProblems);
      const problems = said.map((problem) => `A vendor has changed a model. ${problem}`);
      problems.forEach(tell);
      return [noteName(vendor, model), { askedAtMs, problems }];
    });
    return Object.fromEntries(found);
  }

  async #notes(): Promise<Notes> {
    try {
      return notesSchema.parse(JSON.parse(await readFile(this.#parts.notesPath, 'utf8')));
    } catch {
      return {};
    }
  }

  /** Where it cannot be kept, vendors are asked again. */
  async #keep(notes: Notes): Promise<void> {
    const { notesPath } = this.#parts;
    const unfinished = `${notesPath}.${process.pid}.part`;
    try {
      await mkdir(dirname(notesPath), { recursive: true });
      await writeFile(unfinished, JSON.stringify(notes));
      await rename(unfinished, notesPath);
    } catch {
      await rm(unfinished, { force: true }).catch(() => undefined);
    }
  }
}

/** What a vendor says of some of its models; undefined where it does not answer. */
async function answerOf(
  vendor: RemoteVendor,
  models: readonly string[],
  signal: AbortSignal,
): Promise<ModelCheck[] | undefined> {
  if (models.length === 0) return undefined;
  try {
    return await vendor.check?.(models, signal);
  } catch {
    return undefined;
  }
}

/** The models that a vendor would make pieces of some kinds with, where nobody names one. */
export function usualModels(vendor: RemoteVendor, makes: readonly MadeKind[]): string[] {
  const recipes = [
    ...makes.map(typicalRecipe),
    ...makes.filter(isMadeOfWords).map((kind) => tinyRecipe(kind, 'a look')),
  ];
  return [...new Set(recipes.flatMap((recipe) => vendor.offer(recipe)?.model ?? []))];
}

/** What is wrong with a model, one sentence each; empty where all is well. */
export function modelProblems({ model, state, said = [] }: ModelCheck): string[] {
  if (state === 'gone') return [`${model} is not there any more; choose another.`];
  return said.map((sentence) => `${model}: ${sentence}`);
}

function noteName({ provider }: RemoteVendor, model: string): string {
  return `${provider} ${model}`;
}
