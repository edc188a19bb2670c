import { type AssetRecord, assetHash } from '../../domain/asset.ts';
import { measuredLengths } from '../../domain/asset-length.ts';
import { isReelError, ReelError, throwIfCancelled } from '../../domain/errors.ts';
import { FREE } from '../../domain/price.ts';
import type { CallIntent, PaidCall } from '../../ports/call-ledger.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MadeInput, MakeRequest, Offer } from '../../ports/maker.ts';
import type { RemoteVendor } from '../../ports/remote-vendor.ts';
import type { Product } from '../finished-asset.ts';
import { overtaken, refusedByPerson } from './call-errors.ts';
import { type CallParts, isOpen, operationOf, purposeOf } from './call-parts.ts';
import { collectCall } from './collect-call.ts';
import { dropOvertakenCall } from './late-results.ts';
import { reconcileCall } from './reconcile-call.ts';

/** How often a vendor may ask us to come back later before that counts as a failed attempt. */
const MOST_PACED_STARTS = 20;

/** The longest single wait for the ledger to take the vendor's name of a call; half a minute in all. */
const LONGEST_NOTE_WAIT_MS = 15_000;

/**
 * Has a vendor make an asset that nobody has a call under way for. The call and its price are noted before it is
 * sent, it is sent once, and the vendor's name of it is noted before it is waited for; so a process that ends at
 * any instant leaves what another one can go on with.
 *
 * `over-budget` where its price would pass a limit; `provider-failed` where a person gave this vendor up for the
 * asset; else as the vendor's `start` and `collectCall` raise.
 */
export async function buyAsset(
  request: MakeRequest,
  vendor: RemoteVendor,
  parts: CallParts,
): Promise<Product> {
  const intent = intentFor(request, vendor);
  await heedPerson(intent, parts);
  const call = await sendWhenTaken(intent, request, vendor, parts);
  return collectCall(call, vendor, parts, request);
}

function intentFor(request: MakeRequest, vendor: RemoteVendor): CallIntent {
  const { recipe, inputs, steppedDown, onBehalfOf, runId } = request;
  const records = recordsOf(inputs);
  const offer: Offer | undefined = vendor.offer(recipe, measuredLengths(records));
  if (offer === undefined) throw new TypeError(`${vendor.provider} never offered a ${recipe.kind}`);
  if (onBehalfOf === undefined) {
    throw new ReelError(
      'internal',
      'A paid call needs the project and the user whose budgets it counts against.',
    );
  }
  const remote = vendor.prepare(recipe, records);
  return {
    assetHash: assetHash(recipe),
    provider: vendor.provider,
    model: offer.model,
    operation: operationOf({
      recipe,
      steppedDown: [...steppedDown],
      ...(runId !== undefined && { runId }),
      remote,
      ...(offer.corrections && { corrections: offer.corrections }),
      ...(offer.chosenBecause !== undefined && { chosenBecause: offer.chosenBecause }),
    }),
    quote: offer.price,
    ...onBehalfOf,
  };
}

function recordsOf(inputs: ReadonlyMap<string, MadeInput>): Map<string, AssetRecord> {
  return new Map([...inputs].map(([role, { record }]) => [role, record]));
}

/** A call that a person gave up is not made again by itself. */
async function heedPerson(intent: CallIntent, { ledger }: CallParts): Promise<void> {
  const calls = await ledger.list({ assetHash: intent.assetHash });
  const last = calls.findLast((call) => call.provider === intent.provider && call.model === intent.model);
  if (last && isGivenUp(last)) throw refusedByPerson(last);
}

/** True for a call that a person decided to do without. */
export function isGivenUp(call: PaidCall): boolean {
  return call.state === 'cancelled' && call.errorCode === 'outcome-unknown';
}

/** Sends a call as often as the vendor says to come back later: each time it has surely not been taken. */
async function sendWhenTaken(
  intent: CallIntent,
  request: MakeRequest,
  vendor: RemoteVendor,
  parts: CallParts,
): Promise<PaidCall> {
  for (let pacedStarts = 0; ; pacedStarts += 1) {
    try {
      return await send(intent, request, vendor, parts);
    } catch (error) {
      const isPaced = isReelError(error) && error.retryable && error.retryAfterSeconds !== undefined;
      if (!isPaced || pacedStarts === MOST_PACED_STARTS) throw error;
      request.report(0, `${vendor.provider} asks for a pause`);
      await parts.clock.sleep((error.retryAfterSeconds ?? 0) * 1000, request.signal);
    }
  }
}

/** Sends the call once; answers when the vendor has surely taken it and its name is noted. */
async function send(
  intent: CallIntent,
  request: MakeRequest,
  vendor: RemoteVendor,
  parts: CallParts,
): Promise<PaidCall> {
  const { ledger, clock } = parts;
  const { claim, inputs, signal } = request;
  throwIfCancelled(signal);
  // The time to send runs from before the call is noted, so that it ends before others count it as ended.
  const sendByMs = clock.nowMs() + vendor.startDeadlineMs;
  const call = await ledger.intend(intent, claim);
  const { nonce } = call;
  const webhookUrl = parts.webhookUrlFor?.(vendor.provider, `${call.id}.${nonce}`);
  let vendorId: string;
  try {
    throwIfCancelled(signal);
    vendorId = await vendor.start(purposeOf(call).remote, {
      inputs,
      nonce,
      sendByMs,
      ...(webhookUrl !== undefined && { webhookUrl }),
    });
  } catch (error) {
    return afterFailedStart(call, error, request, vendor, parts);
  }
  const { call: submitted, claimHeld } = await persistently(
    () => ledger.submitted(call.id, vendorId, claim),
    clock,
  );
  if (!isOpen(submitted)) await dropOvertakenCall(submitted, parts);
  if (!claimHeld || !isOpen(submitted)) throw overtaken(submitted);
  return submitted;
}

/** Tries to note what is known nowhere else, through a store's restart too. */
async function persistently<Result>(note: () => Promise<Result>, clock: Clock): Promise<Result> {
  for (let waitMs = 200; ; waitMs *= 2) {
    try {
      return await note();
    } catch (error) {
      if (!isReelError(error) || !error.retryable || waitMs > LONGEST_NOTE_WAIT_MS) throw error;
      await clock.sleep(waitMs);
    }
  }
}

/** Settles a call that was surely not taken and raises why; finds out about any other. */
async function afterFailedStart(
  call: PaidCall,
  error: unknown,
  request: MakeRequest,
  vendor: RemoteVendor,
  parts: CallParts,
): Promise<PaidCall> {
  const { ledger } = parts;
  const message = error instanceof Error ? error.message : String(error);
  if (isReelError(error) && error.code !== 'outcome-unknown') {
    await ledger.settle(call.id, {
      state: 'failed',
      cost: FREE,
      errorCode: error.code,
      errorMessage: message,
    });
    throw error;
  }
  await ledger.unknown(call.id, { code: 'outcome-unknown', message });
  request.report(0, `finding out whether ${vendor.provider} took the call`);
  const found = await reconcileCall(call.id, vendor, parts, request.claim, request.signal, 'this');
  if (isOpen(found)) return found;
  throw new ReelError('provider-unavailable', `${vendor.provider} did not take the call: ${message}`, {
    retryable: true,
    cause: error,
    ...(isReelError(error) &&
      error.retryAfterSeconds !== undefined && { retryAfterSeconds: error.retryAfterSeconds }),
  });
}
