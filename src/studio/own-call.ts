import { ReelError } from '../domain/errors.ts';
import type { PaidCall } from '../ports/call-ledger.ts';
import type { StudioParts } from './studio-parts.ts';

/** The owner's paid call of that id; `not-found` where there is none, or where it is somebody else's. */
export async function ownCall(
  id: string,
  { workshop, ownerId }: Pick<StudioParts, 'workshop' | 'ownerId'>,
): Promise<PaidCall> {
  const call = await workshop.calls.ledger.get(id);
  if (call.ownerId === ownerId) return call;
  throw new ReelError('not-found', `There is no call ${id}.`);
}
