import type { AssetHash } from '../domain/asset.ts';
import type { JsonObject } from '../domain/canonical-json.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { Price } from '../domain/price.ts';
import type { Claim } from './asset-store.ts';

/**
 * Where a paid call stands. `intended`: committed, and perhaps being sent; `submitted`: the vendor took it and
 * named it; `unknown`: it may have been taken, and somebody must find out before anything is sent again.
 */
/** States of a call that is not settled: while an asset has one, nothing else is bought for it. */
export const OPEN_STATES = ['intended', 'submitted', 'unknown'] as const;
export const CALL_STATES = [...OPEN_STATES, 'done', 'failed', 'cancelled'] as const;
export type CallState = (typeof CALL_STATES)[number];

/** A sum of money that spending counts against: of a project or of a user. */
export type BudgetScope = { projectId: string } | { ownerId: string };

/** What is about to be bought. */
export interface CallIntent {
  assetHash: AssetHash;
  provider: string;
  model: string;
  /** All that a fresh process needs to find, poll and fetch the call's result; no secrets. */
  operation: JsonObject;
  /** Reserved in each budget until the call is settled. */
  quote: Price;
  projectId: string;
  ownerId: string;
}

export interface PaidCall extends CallIntent {
  id: string;
  /** Sent along where the vendor gives it back, so that a lost call can be found. */
  nonce: string;
  /** 1 for the asset's first call. */
  attempt: number;
  state: CallState;
  /** The vendor's own name of the call, once it is known. */
  vendorId?: string;
  /** Known once settled. */
  cost?: Price;
  errorCode?: ErrorCode;
  errorMessage?: string;
  /** ISO 8601 instants. */
  intendedAt: string;
  submittedAt?: string;
  settledAt?: string;
}

export interface Budget {
  scope: BudgetScope;
  /** Millionths of a US dollar, as all of these; null for no limit. */
  limitMicros: number | null;
  /** Held for calls that are not settled. */
  reservedMicros: number;
  spentMicros: number;
}

/** How a call ended. */
export interface CallOutcome {
  state: 'done' | 'failed' | 'cancelled';
  /** What it cost in the end; the quote where the vendor does not say, `FREE` where nothing was taken. */
  cost: Price;
  errorCode?: ErrorCode;
  errorMessage?: string;
}

/** What must still hold for a settlement to count; checked together with it. */
export interface SettleCondition {
  /** `conflict` where this claim was lost. */
  claim?: Claim;
  /** Nothing changes where the call is in another state by now. A call that is done never changes. */
  from?: readonly CallState[];
}

export interface CallQuery {
  assetHash?: AssetHash;
  projectId?: string;
  ownerId?: string;
  provider?: string;
  model?: string;
  states?: readonly CallState[];
  /** Only so many of them, those intended last. */
  latest?: number;
  /** Only those that were intended before this one. */
  before?: PaidCall;
}

/**
 * The book of all paid calls, written before money is. Each change is committed, through a power failure too,
 * when its promise is kept; that a call is done, whose asset was kept before, through the end of the process.
 */
export interface CallLedger {
  /**
   * Notes a call before its one POST and reserves its quote in the budgets of project and owner, all or
   * nothing. `conflict` where the claim was lost, or the asset has a call that is not settled: look that one
   * up instead. `over-budget` where a limit would be passed or, with a limit, where the price is unknown.
   */
  intend(intent: CallIntent, claim: Claim): Promise<PaidCall>;
  /**
   * Notes the vendor's name of a call. It is kept even where the claim was lost or the call was given up, for
   * somebody may have paid; `claimHeld` says whether the caller may go on with it. Whoever merely has word of the
   * call, as from a webhook, has no claim.
   */
  submitted(callId: string, vendorId: string, claim?: Claim): Promise<{ call: PaidCall; claimHeld: boolean }>;
  /** Notes that nobody knows whether the vendor took the call. Only an `intended` call changes. */
  unknown(callId: string, reason: { code: ErrorCode; message: string }): Promise<PaidCall>;
  /**
   * Settles a call and its budgets: the reservation goes, the cost is spent. A call that is done stays so; one
   * that failed or was cancelled still becomes done when its result arrives late. A condition may narrow this, or
   * with `from` let another settled call be settled anew.
   */
  settle(callId: string, outcome: CallOutcome, condition?: SettleCondition): Promise<PaidCall>;
  /** `not-found` where there is none. */
  get(callId: string): Promise<PaidCall>;
  /** The first intended first. */
  list(query?: CallQuery): Promise<PaidCall[]>;
  /** Sets a limit or, with null, lifts it. */
  setLimit(scope: BudgetScope, limitMicros: number | null): Promise<Budget>;
  budget(scope: BudgetScope): Promise<Budget | undefined>;
}
