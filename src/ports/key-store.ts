/** What a key may be used for: `read` looks, `write` also changes and spends, `admin` also makes and revokes keys. */
export const KEY_SCOPES = ['read', 'write', 'admin'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** Whether a key of these scopes may do what needs the wanted one: each scope holds those before it. */
export function allows(scopes: readonly KeyScope[], wanted: KeyScope): boolean {
  return scopes.some((scope) => KEY_SCOPES.indexOf(scope) >= KEY_SCOPES.indexOf(wanted));
}

/** A key to the API, without its secret. */
export interface ApiKey {
  id: string;
  /** Whose projects it opens. */
  ownerId: string;
  /** For the person who made it. */
  name: string;
  scopes: KeyScope[];
  /** ISO 8601 instants. */
  createdAt: string;
  revokedAt?: string;
}

/** Where keys are kept, as hashes alone: a secret is shown once, when the key is made. */
export interface KeyStore {
  /** Keeps a new key and answers with its secret; `conflict` where there is one of that id, if one is given. */
  create(
    key: Pick<ApiKey, 'ownerId' | 'name' | 'scopes'> & { id?: string },
  ): Promise<{ key: ApiKey; secret: string }>;
  /** The key that the secret belongs to, unless it was revoked. */
  find(secret: string): Promise<ApiKey | undefined>;
  /** The key of that id, unless it was revoked. */
  get(id: string): Promise<ApiKey | undefined>;
  /** The last made first, revoked ones too; of every owner where none is named. */
  list(ownerId?: string): Promise<ApiKey[]>;
  /** Ends a key for good; `not-found` where the owner, where one is named, has no such key. */
  revoke(id: string, ownerId?: string): Promise<ApiKey>;
}
