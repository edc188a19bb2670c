import type { AssetKind } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import { ReelError } from '../../domain/errors.ts';
import type { RemoteOperation, RemoteVendor } from '../../ports/remote-vendor.ts';

/** A call together with whose it is, as the ledger keeps it. */
interface KindOperation {
  kind: AssetKind;
  call: RemoteOperation;
}

/** One vendor of several kinds of things, each of which it makes in its own way. */
export function vendorByKind(
  provider: string,
  ways: { readonly [kind in AssetKind]?: RemoteVendor },
): RemoteVendor {
  const all = Object.values(ways);
  const wayOf = (kind: AssetKind): RemoteVendor => {
    const way = ways[kind];
    if (way) return way;
    throw new ReelError('invalid-input', `${provider} is not set up here to make a ${kind}.`);
  };
  const of = (operation: RemoteOperation): { way: RemoteVendor; call: RemoteOperation } => {
    const { kind, call } = operation as unknown as KindOperation;
    return { way: wayOf(kind), call };
  };
  return {
    provider,
    startDeadlineMs: Math.max(...all.map(({ startDeadlineMs }) => startDeadlineMs)),
    findableAfterMs: Math.max(...all.map(({ findableAfterMs }) => findableAfterMs)),
    offer: (recipe) => ways[recipe.kind]?.offer(recipe),
    prepare: (recipe, inputs) =>
      ({
        kind: recipe.kind,
        call: wayOf(recipe.kind).prepare(recipe, inputs),
      }) satisfies KindOperation as JsonObject,
    parametersOf(operation, nonce) {
      const { way, call } = of(operation);
      return way.parametersOf(call, nonce);
    },
    start: async (operation, context) => {
      const { way, call } = of(operation);
      return way.start(call, context);
    },
    status: async (operation, vendorId, signal) => {
      const { way, call } = of(operation);
      return way.status(call, vendorId, signal);
    },
    cancel: async (operation, vendorId) => {
      const { way, call } = of(operation);
      return way.cancel(call, vendorId);
    },
    find: async (operation, lost, signal) => {
      const { way, call } = of(operation);
      return way.find(call, lost, signal);
    },
    download: async (operation, output, context) => {
      const { way, call } = of(operation);
      return way.download(call, output, context);
    },
    release: async (operation, vendorId) => {
      const { way, call } = of(operation);
      await way.release?.(call, vendorId);
    },
  };
}
