import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from '../../domain/public-address.ts';

/** Raised for a name that leads to a private network. */
export class PrivateAddress extends Error {
  constructor(host: string) {
    super(`${host} leads to a private network`);
    this.name = 'PrivateAddress';
  }
}

/**
 * Looks a name up for the very connection that is made to it, so that a name cannot lead elsewhere between a check and
 * the connection; PrivateAddress where any of its addresses is not public.
 */
export const publicLookup: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const first = addresses?.[0];
    if (error || first === undefined) return callback(error ?? new Error(`${host} has no address`), '', 0);
    if (!addresses.every(({ address }) => isPublicAddress(address)))
      return callback(new PrivateAddress(host), '', 0);
    if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
