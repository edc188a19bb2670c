import type { AssetKind, AssetRecipe, AssetRecord } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import { ReelError } from '../../domain/errors.ts';
import type { Price } from '../../domain/price.ts';
import type { MadeInput, Offer } from '../../ports/maker.ts';
import type {
  DownloadContext,
  Downloaded,
  FindOutcome,
  LostCall,
  RemoteOperation,
  RemoteStatus,
  RemoteVendor,
} from '../../ports/remote-vendor.ts';
import { FINDABLE_AFTER_MS } from '../vendor-http/findable-after.ts';
import type { RequestBody, VendorHttp } from '../vendor-http/vendor-http.ts';
import type { AnswerShelf } from './answer-shelf.ts';

/** A request whose answer is the result, as the ledger keeps it; without secrets, files by their roles. */
export interface AtOnceCall {
  model: string;
  /** Below the vendor's base URL. */
  path: string;
  /** What the vendor is told besides files. */
  parameters: JsonObject;
  /** Roles of the recipe's files that go along, in order. */
  files: string[];
  /** What is needed to make use of the answer. */
  purpose: JsonObject;
}

/** What is in an answer. */
export type Reading =
  | { state: 'made'; bytes: Uint8Array; details: JsonObject; cost?: Price }
  | { state: 'failed'; reason: string; retryable: boolean; cost?: Price };

/** One kind of thing that a vendor answers with at once. */
export interface AtOnceKind {
  offer(recipe: AssetRecipe): Offer | undefined;
  /** `invalid-input` for what the model cannot be asked. */
  call(recipe: AssetRecipe, inputs: ReadonlyMap<string, AssetRecord>): AtOnceCall;
  /** The body as it is sent. */
  request(call: AtOnceCall, inputs: ReadonlyMap<string, MadeInput>): Promise<RequestBody>;
  /** What an answer holds, whatever process it came to. */
  read(call: AtOnceCall, answer: Uint8Array): Reading;
  /** Makes the asset's file of what an answer holds. */
  deliver(
    call: AtOnceCall,
    made: Extract<Reading, { state: 'made' }>,
    context: DownloadContext,
  ): Promise<Downloaded>;
  /** Looks in what the vendor remembers for the answer of a call. */
  recover?: Recovery;
}

/** What a vendor remembers of its answers. */
export interface Recovery {
  /** The vendor's own name of a lost call. */
  find(call: AtOnceCall, lost: LostCall, signal?: AbortSignal): Promise<FindOutcome>;
  /** An answer as `read` takes it, by that name; undefined where the vendor has none. */
  answer(call: AtOnceCall, vendorId: string, signal?: AbortSignal): Promise<Uint8Array | undefined>;
}

export interface AtOnceVendorOptions {
  /** The provider's name, as the ledger and provenance give it. */
  provider: string;
  kind: AssetKind;
  http: VendorHttp;
  shelf: AnswerShelf;
  /** Sending and the whole answer. */
  startDeadlineMs: number;
  findableAfterMs?: number;
}

/**
 * A vendor that answers a request with the result itself. The call's nonce is its name: its answer is put on the
 * shelf under it before anything else, so a call is lost only where the answer never came.
 */
export function atOnceVendor(how: AtOnceKind, options: AtOnceVendorOptions): RemoteVendor {
  const { provider, kind, http, shelf, startDeadlineMs, findableAfterMs = FINDABLE_AFTER_MS } = options;
  const answerOf = async (call: AtOnceCall, vendorId: string, signal?: AbortSignal) =>
    (await shelf.find(vendorId)) ?? (await how.recover?.answer(call, vendorId, signal));
  return {
    provider,
    startDeadlineMs,
    findableAfterMs,
    offer: (recipe) => (recipe.kind === kind ? how.offer(recipe) : undefined),
    prepare: (recipe, inputs) => how.call(recipe, inputs) as unknown as RemoteOperation,
    parametersOf: (operation) => callIn(operation).parameters,
    async start(operation, { inputs, nonce, sendByMs }) {
      const call = callIn(operation);
      const answer = await http.postOnce(call.path, await how.request(call, inputs), sendByMs);
      await shelf.keep(nonce, answer.bytes);
      return nonce;
    },
    async status(operation, vendorId, signal) {
      const call = callIn(operation);
      const answer = await answerOf(call, vendorId, signal);
      if (answer === undefined)
        return { state: 'gone', reason: `${http.vendor} answers once, and that is not kept.` };
      return statusOf(how.read(call, answer), vendorId);
    },
    // It has ended when it is answered.
    cancel: async () => {},
    async find(operation, lost, signal) {
      const isKept = !lost.otherVendorIds.has(lost.nonce) && (await shelf.find(lost.nonce)) !== undefined;
      if (isKept) return { outcome: 'found', vendorId: lost.nonce };
      if (how.recover) return how.recover.find(callIn(operation), lost, signal);
      return { outcome: 'cannot-tell', why: `${http.vendor} answers once and keeps no list of its calls.` };
    },
    async download(operation, output, context) {
      const call = callIn(operation);
      const answer = await answerOf(call, String(output), context.signal);
      const reading = answer && how.read(call, answer);
      if (reading?.state === 'made') return how.deliver(call, reading, context);
      throw new ReelError('provider-failed', `What ${http.vendor} answered is not here any more.`);
    },
    release: (_operation, vendorId) => shelf.drop(vendorId),
  };
}

function statusOf(reading: Reading, vendorId: string): RemoteStatus {
  const cost = reading.cost && { cost: reading.cost };
  if (reading.state === 'made') return { state: 'succeeded', output: vendorId, ...cost };
  return { state: 'failed', reason: reading.reason, retryable: reading.retryable, ...cost };
}

function callIn(operation: RemoteOperation): AtOnceCall {
  return operation as unknown as AtOnceCall;
}
