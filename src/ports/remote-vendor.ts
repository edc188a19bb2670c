import type { AssetKind, AssetRecipe, AssetRecord } from '../domain/asset.ts';
import type { InputLengths } from '../domain/asset-length.ts';
import type { JsonObject, JsonValue } from '../domain/canonical-json.ts';
import type { Price } from '../domain/price.ts';
import type { MadeInput, Offer } from './maker.ts';

/**
 * A vendor's call as it is kept beside the money: all that a fresh process needs to send it, find it, poll it and
 * fetch its result. JSON without secrets; files are named by the role that they play in the recipe.
 */
export type RemoteOperation = JsonObject;

export interface StartContext {
  /** The recipe's inputs by their role, there and readable. */
  inputs: ReadonlyMap<string, MadeInput>;
  /** Unlike that of any other call; goes along where the vendor gives it back. */
  nonce: string;
  /** Where the vendor may tell how the call goes; absent where nobody can be reached from outside. */
  webhookUrl?: string;
  /**
   * Milliseconds since 1970. What is not on its way by then is not sent at all, and what is not answered by then
   * is given up as lost: after this moment nobody sends this call any more.
   */
  sendByMs: number;
}

export type RemoteStatus =
  | { state: 'running'; fraction?: number }
  /** `cost` is absent where the vendor does not say: the quote counts then. */
  | { state: 'succeeded'; output: JsonValue; cost?: Price }
  | { state: 'failed'; reason: string; retryable: boolean; cost?: Price }
  | { state: 'cancelled'; cost?: Price }
  /** The vendor does not know it any more, or has thrown its files away. */
  | { state: 'gone'; reason: string };

/** A call of which it is not known whether the vendor took it. */
export interface LostCall {
  nonce: string;
  /** ISO 8601 instant. */
  intendedAt: string;
  /** The vendor's names of other calls, those for the same asset among them: none of them is this one. */
  otherVendorIds: ReadonlySet<string>;
}

export type FindOutcome =
  | { outcome: 'found'; vendorId: string }
  /** Not taken up to the moment of asking; it may still be on its way. */
  | { outcome: 'never-taken' }
  | { outcome: 'cannot-tell'; why: string };

/**
 * Decodes a finished file and answers with the facts of its kind: sizes, durations. Raises `media-failed` for a
 * file that is damaged or of another kind.
 */
export type CheckMedia = (path: string, kind: AssetKind, signal?: AbortSignal) => Promise<JsonObject>;

/**
 * Why a file that a vendor delivered is not what its recipe wishes for, although it is whole; undefined where nothing
 * speaks against it. What a reason is given for is not used, and is paid for.
 */
export type ReviewProduct = (
  recipe: AssetRecipe,
  filePath: string,
  signal: AbortSignal,
) => Promise<string | undefined>;

export interface DownloadContext {
  kind: AssetKind;
  /** Where to write, without an ending. */
  outputPathStem: string;
  check: CheckMedia;
  signal: AbortSignal;
}

export interface Downloaded {
  filePath: string;
  mediaType: string;
  /** What the check measured. */
  facts: JsonObject;
}

/** What a vendor says of one of its models. */
export interface ModelCheck {
  model: string;
  /** `changed`: it takes other inputs than it is given here; `gone`: the vendor does not have it any more. */
  state: 'there' | 'changed' | 'gone';
  /** What has changed, one sentence each. */
  said?: string[];
}

/** A vendor's long or paid calls, in steps that any process can go on with from what the ledger holds. */
export interface RemoteVendor {
  /** The provider's name, as the ledger and provenance give it. */
  readonly provider: string;
  /** How long one start may take in all: sending and the answer. */
  readonly startDeadlineMs: number;
  /**
   * How long after that deadline a call may still be taken, or be taken and missing from what `find` sees. This is an
   * assumption about network and vendor which nobody can prove: a call that is taken later than this is bought twice.
   */
  readonly findableAfterMs: number;

  /**
   * What it would do for a recipe and for how much; undefined where it cannot make this one. `lengths` are those of the
   * recipe's inputs, as far as they are known.
   */
  offer(recipe: AssetRecipe, lengths?: InputLengths): Offer | undefined;
  /**
   * The exact call for a recipe: the same recipe and inputs give the same operation. `invalid-input` for what the
   * model cannot be asked.
   */
  prepare(recipe: AssetRecipe, inputs: ReadonlyMap<string, AssetRecord>): RemoteOperation;
  /** What the vendor is told with this call besides files, for the asset's provenance. */
  parametersOf(operation: RemoteOperation, nonce: string): JsonObject;
  /**
   * Sends exactly one request and answers with the vendor's name of the call. Raises `outcome-unknown` where the
   * vendor may have taken it. Any other ReelError says that nothing was created: `retryable` where the same call
   * may be taken later, with `retryAfterSeconds` where the vendor paces its callers.
   */
  start(operation: RemoteOperation, context: StartContext): Promise<string>;
  /** Asking changes nothing; errors are `retryable` where asking again may help. */
  status(operation: RemoteOperation, vendorId: string, signal?: AbortSignal): Promise<RemoteStatus>;
  /** Asks the vendor to stop; how it ended is for `status` to say. Nothing where it has ended. */
  cancel(operation: RemoteOperation, vendorId: string): Promise<void>;
  /** Looks for a call whose answer was lost, by the vendor's clock where times are compared. */
  find(operation: RemoteOperation, lost: LostCall, signal?: AbortSignal): Promise<FindOutcome>;
  /**
   * Fetches a result, as often as it takes, and checks size, type and that it decodes. Never leads to a new call.
   * Raises a `retryable` error where the file may still be had later, another where it never will be.
   */
  download(operation: RemoteOperation, output: JsonValue, context: DownloadContext): Promise<Downloaded>;
  /**
   * Asks for some of its models, which costs nothing; says nothing of one that the vendor lists nowhere. Raises
   * `unauthorized` where the key is not taken, `provider-unavailable` where nobody answers. Absent where a vendor
   * cannot be asked for free.
   */
  check?(models: readonly string[], signal?: AbortSignal): Promise<ModelCheck[]>;
  /** Called once the result is kept: what is held here for the call may go. */
  release?(operation: RemoteOperation, vendorId: string): Promise<void>;
}
