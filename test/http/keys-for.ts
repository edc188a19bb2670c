import { openKeys } from '../../src/compose.ts';

/** A key that may do all for each of these owners, made in a home as the command line makes it. */
export async function keysFor(owners: readonly string[], home: string): Promise<string[]> {
  if (owners.length === 0) return [];
  const store = await openKeys({ home, environment: {} });
  const keys: string[] = [];
  for (const ownerId of owners) {
    const { secret } = await store.create({ ownerId, name: ownerId, scopes: ['read', 'write', 'admin'] });
    keys.push(secret);
  }
  await store.close();
  return keys;
}
