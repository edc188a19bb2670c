import type { AssetKind, AssetRecipe } from '../../domain/asset.ts';
import type { InputLengths } from '../../domain/asset-length.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import { isReelError, ReelError } from '../../domain/errors.ts';
import { START_IMAGE_ROLE } from '../../domain/recipes.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Offer } from '../../ports/maker.ts';
import type { RemoteOperation, RemoteVendor } from '../../ports/remote-vendor.ts';
import { quoteFor } from '../catalogue/quote.ts';
import { type DownloadOptions, downloadFile } from '../download/download-file.ts';
import type { PreparePicture } from '../references/prepare-references.ts';
import { FINDABLE_AFTER_MS } from '../vendor-http/findable-after.ts';
import { checkModel } from './check-model.ts';
import { findPrediction } from './find-prediction.ts';
import { filesAsInput } from './input-files.ts';
import { findReplicateModel, type ReplicateModel } from './model-inputs.ts';
import { outputAddress, statusOf } from './prediction-status.ts';
import type { ReplicateClient } from './replicate-client.ts';
import { seedFor } from './seed.ts';

const REPLICATE = 'replicate';

export interface ReplicateVendorOptions {
  client: ReplicateClient;
  fetch: typeof fetch;
  clock: Clock;
  prepare: PreparePicture;
  /** The model for each kind that is to be made, by its name or a short name. */
  models: { readonly [kind in AssetKind]?: string };
  startDeadlineMs?: number;
  findableAfterMs?: number;
  download?: Partial<Pick<DownloadOptions, 'attempts' | 'firstWaitMs' | 'deadlineMs' | 'mostBytes'>>;
}

/** A call to Replicate as the ledger keeps it. */
export interface ReplicateOperation {
  model: string;
  /** Absent for a model that Replicate itself keeps under its name; `latest` is asked for before the call. */
  version?: string;
  hasSeed: boolean;
  parameters: JsonObject;
  /** Roles of the recipe's files by the model's own names of its inputs. */
  files: { [input: string]: string | string[] };
}

/** Replicate answers within a second as a rule, and within ten where a model is started. */
const START_DEADLINE_MS = 30_000;
/** Pictures and clips by Replicate's models. */
export function replicateVendor(options: ReplicateVendorOptions): RemoteVendor {
  const { client, fetch, clock, prepare, models } = options;
  const { startDeadlineMs = START_DEADLINE_MS, findableAfterMs = FINDABLE_AFTER_MS } = options;
  return {
    provider: REPLICATE,
    startDeadlineMs,
    findableAfterMs,
    offer: (recipe, lengths) => offerFor(recipe, models, lengths),
    prepare: (recipe) => operationFor(recipe, models),
    parametersOf: (operation, nonce) => parametersOf(operationIn(operation), nonce),
    start: async (operation, { inputs, nonce, webhookUrl, sendByMs }) => {
      const call = operationIn(operation);
      const { model } = call;
      const version = call.version === 'latest' ? (await client.latestVersion(model)).id : call.version;
      const input = {
        ...parametersOf(call, nonce),
        ...(await filesAsInput(call.files, inputs, { client, prepare })),
      };
      const webhook = webhookUrl && { webhook: webhookUrl, webhook_events_filter: ['start', 'completed'] };
      const path = version === undefined ? `/v1/models/${model}/predictions` : '/v1/predictions';
      const body = { ...(version !== undefined && { version }), input, ...webhook };
      return (await client.create(path, body, sendByMs)).id;
    },
    status: async (operation, vendorId, signal) => {
      try {
        return statusOf(await client.get(vendorId, signal), operationIn(operation));
      } catch (error) {
        if (!isReelError(error) || error.code !== 'not-found') throw error;
        return { state: 'gone', reason: 'Replicate does not know the prediction any more.' };
      }
    },
    cancel: async (_operation, vendorId) => client.cancel(vendorId),
    find: (operation, lost, signal) =>
      findPrediction(operationIn(operation), lost, client, startDeadlineMs + findableAfterMs, signal),
    check: async (names, signal) =>
      Promise.all(
        names.map(async (name) => {
          const model = findReplicateModel(name);
          if (!model) throw new TypeError(`${name} is no model of the catalogue`);
          return checkModel(model, client, signal);
        }),
      ),
    download: (_operation, output, context) =>
      downloadFile(outputAddress(output), context, {
        fetch,
        clock,
        ownOrigin: client.baseUrl.origin,
        headersFor: (url) => client.headersFor(url),
        ...options.download,
      }),
  };
}

function offerFor(
  recipe: AssetRecipe,
  models: ReplicateVendorOptions['models'],
  lengths: InputLengths | undefined,
): Offer | undefined {
  const model = modelFor(recipe, models);
  if (!model) return undefined;
  if (model.entry.needsStartImage && !(START_IMAGE_ROLE in recipe.inputs)) {
    if (recipe.model === undefined) return undefined;
    throw new ReelError(
      'invalid-input',
      `${model.entry.id} makes clips from a picture alone, and this scene has none. Give the scene a picture, or choose another model.`,
    );
  }
  const { measure, corrections } = model.inputFor(recipe, lengths);
  return {
    model: model.entry.id,
    ...quoteFor(model.entry, measure),
    ...(corrections.length > 0 && { corrections }),
  };
}

function operationFor(recipe: AssetRecipe, models: ReplicateVendorOptions['models']): RemoteOperation {
  const model = modelFor(recipe, models);
  if (!model)
    throw new ReelError('invalid-input', `Replicate has no model here that makes a ${recipe.kind}.`);
  const { id, version, hasSeed } = model.entry;
  const { parameters, files } = model.inputFor(recipe);
  const operation: ReplicateOperation = {
    model: id,
    ...(version !== undefined && { version }),
    hasSeed,
    parameters,
    files,
  };
  return operation as unknown as RemoteOperation;
}

/** The model that a person pinned, else the one chosen for the kind. */
function modelFor(recipe: AssetRecipe, models: ReplicateVendorOptions['models']): ReplicateModel | undefined {
  const { model: pinned, kind } = recipe;
  if (pinned && pinned.provider !== REPLICATE) return undefined;
  const name = pinned?.name ?? models[kind];
  const model = name === undefined ? undefined : findReplicateModel(name);
  return model?.entry.kind === kind ? model : undefined;
}

function operationIn(operation: RemoteOperation): ReplicateOperation {
  return operation as unknown as ReplicateOperation;
}

function parametersOf({ parameters, hasSeed }: ReplicateOperation, nonce: string): JsonObject {
  return hasSeed ? { ...parameters, seed: seedFor(nonce) } : parameters;
}
