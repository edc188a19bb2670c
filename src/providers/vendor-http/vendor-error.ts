import { type InputIssue, ReelError } from '../../domain/errors.ts';

/**
 * What a vendor's refusal comes to. `unauthorized`: the key is wrong; `no-credit`: nothing will be made until
 * somebody pays; `forbidden`: this account or place may not; `paced`: come slower; `busy`: come later; `refused`:
 * this very request never will be taken.
 */
export type RefusalKind = 'unauthorized' | 'no-credit' | 'forbidden' | 'paced' | 'busy' | 'refused';

/** Who refused, for a person to read. */
export interface VendorNames {
  /** Such as `OpenAI`. */
  vendor: string;
  /** The variable that holds the key; absent for a server that takes none. */
  keyVariable?: string;
  /** Where an account is topped up. */
  billingAddress?: string;
}

/** An answer that is no success, with what could be read in it; its status speaks for what could not. */
export interface Refusal {
  status: number;
  retryAfterHeader: string | null;
  kind?: RefusalKind | undefined;
  /** What the vendor says about it. */
  said?: string | null | undefined;
  /** Where the answer itself says more than its header. */
  retryAfterSeconds?: number | undefined;
  issues?: readonly InputIssue[];
}

/** What to do about work that a vendor does not take. */
export const CHANGE_IT = 'Change what is asked for, or have another model make it.';

/** How long to wait where a vendor asks for patience and does not say how long. */
const DEFAULT_RETRY_AFTER_SECONDS = 5;

/** A vendor's refusal as an error that says what to do about it. */
export function vendorError(
  { vendor, keyVariable, billingAddress }: VendorNames,
  refusal: Refusal,
): ReelError {
  const { status, retryAfterHeader, kind = refusalKindOf(status), issues } = refusal;
  const { retryAfterSeconds = retryAfterSecondsOf(retryAfterHeader) } = refusal;
  const said = sentence(refusal.said || `it answered with HTTP status ${status}`);
  switch (kind) {
    case 'unauthorized': {
      const check = keyVariable === undefined ? '' : ` Check ${keyVariable}.`;
      return new ReelError('unauthorized', `${vendor} does not accept the key: ${said}${check}`);
    }
    case 'no-credit': {
      const see = billingAddress === undefined ? '' : ` See ${billingAddress}`;
      return new ReelError('provider-unavailable', `${vendor} has no credit left: ${said}${see}`);
    }
    case 'forbidden':
      return new ReelError(
        'forbidden',
        `${vendor} does not allow this: ${said} See what ${keyVariable === undefined ? 'it allows' : `the key in ${keyVariable} may do`}.`,
      );
    case 'paced':
      return new ReelError(
        'provider-unavailable',
        `${vendor} asks its callers to come slower: ${said} Ask for less at a time, or later.`,
        {
          retryable: true,
          retryAfterSeconds: retryAfterSeconds ?? DEFAULT_RETRY_AFTER_SECONDS,
        },
      );
    case 'busy':
      return new ReelError(
        'provider-unavailable',
        `${vendor} has a problem of its own: ${said} Try again later.`,
        {
          retryable: true,
          ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
        },
      );
    case 'refused':
      return new ReelError('provider-failed', `${vendor} refused the call: ${said} ${CHANGE_IT}`, {
        issues: issues ?? [],
      });
  }
}

/** What a status means where the vendor gives it no other meaning (RFC 9110). */
function refusalKindOf(status: number): RefusalKind {
  if (status === 401) return 'unauthorized';
  if (status === 402) return 'no-credit';
  if (status === 403) return 'forbidden';
  if (status === 429) return 'paced';
  return status >= 500 || status === 408 ? 'busy' : 'refused';
}

/** Seconds of a Retry-After header; a date there is rare enough to be left out (RFC 9110, 10.2.3). */
function retryAfterSecondsOf(header: string | null): number | undefined {
  const seconds = header === null ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

function sentence(said: string): string {
  const text = said.trim();
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
