import type { AssetRecipe, StepDown } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import type { Correction } from '../../domain/correction.ts';
import { ReelError } from '../../domain/errors.ts';
import type { AssetStore } from '../../ports/asset-store.ts';
import type { CallHints } from '../../ports/call-hints.ts';
import { type CallLedger, type CallState, OPEN_STATES, type PaidCall } from '../../ports/call-ledger.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CheckMedia, RemoteOperation, RemoteVendor, ReviewProduct } from '../../ports/remote-vendor.ts';
import { aboutCall } from './call-errors.ts';

/** How patiently vendors are asked. */
export interface CallPacing {
  /** The shortest wait between two looks at a call. */
  firstPollMs: number;
  /** The longest wait between two looks. */
  longestPollMs: number;
  /** After this long a call is not waited for any more in one run; it stays under way. */
  longestCallMs: number;
}

/** What paid calls are made and followed with. */
export interface CallParts {
  ledger: CallLedger;
  store: AssetStore;
  clock: Clock;
  /** One for each provider that is set up here. */
  vendors: readonly RemoteVendor[];
  check: CheckMedia;
  /** Looks at what was delivered beside its recipe; all that is whole is good where absent. */
  review?: ReviewProduct;
  hints: CallHints;
  pacing?: CallPacing;
  /** Where a vendor may tell how a call goes; absent where nobody can be reached from outside. */
  webhookUrlFor?(provider: string, nonce: string): string | undefined;
}

/** States of a call of which it may not be known whether the vendor took it. */
export const UNTAKEN_STATES: readonly CallState[] = ['intended', 'unknown'];

export function isOpen(call: PaidCall): boolean {
  return OPEN_STATES.some((state) => state === call.state);
}

/** What a call was made for, kept with it: any process can finish it without the plan that it came from. */
export interface CallPurpose {
  recipe: AssetRecipe;
  /** Who was tried before this call's provider. */
  steppedDown: StepDown[];
  /** The run that bought it; its cost is that run's, whoever goes on with the call. */
  runId?: string;
  remote: RemoteOperation;
  /** What was not asked of the vendor as it was wished for. */
  corrections?: readonly Correction[];
  chosenBecause?: string;
}

export function operationOf(purpose: CallPurpose): JsonObject {
  return purpose as unknown as JsonObject;
}

export function purposeOf(call: PaidCall): CallPurpose {
  return call.operation as unknown as CallPurpose;
}

/** The vendor that a call was made to. `provider-unavailable` where it is not set up here any more. */
export function vendorOf(call: PaidCall, { vendors }: CallParts): RemoteVendor {
  const vendor = vendors.find(({ provider }) => provider === call.provider);
  if (vendor) return vendor;
  throw new ReelError(
    'provider-unavailable',
    `Call ${call.id} to ${call.provider} is not settled, and ${call.provider} is not set up here. Give its key ` +
      'again, or give the call up.',
    { issues: [aboutCall(call, 'needs its vendor’s key, or a decision: give-up')] },
  );
}
