import type { OwnerDefaults } from '../domain/owner-defaults.ts';

/** Where it is kept what each owner's new films start from. */
export interface DefaultsStore {
  /** Empty where the owner never kept any. */
  get(ownerId: string): Promise<OwnerDefaults>;
  /** Keeps these in place of what was kept before; their logo is not pruned while it is named in them. */
  keep(ownerId: string, defaults: OwnerDefaults): Promise<void>;
}
