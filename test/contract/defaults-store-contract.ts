import { describe, expect, it } from 'vitest';
import type { OwnerDefaults } from '../../src/domain/owner-defaults.ts';
import { keep, sampleHash } from './samples.ts';
import type { OpenStores } from './stores-under-test.ts';

const LATER = 60_000;

/** What every store of owners' defaults promises. */
export function defaultsStoreContract(name: string, open: OpenStores): void {
  describe(`defaults: ${name}`, () => {
    it('gives back what an owner kept last, to every process, and to that owner alone', async () => {
      await using stores = await open();
      expect(await stores.defaults.get('owner-1')).toEqual({});
      const first: OwnerDefaults = { brand: { name: 'Rivers', colours: ['#0a6e8a'] } };
      const second: OwnerDefaults = { settings: { language: 'fr', ratio: '1:1', budget: 2.5 } };
      await stores.defaults.keep('owner-1', first);
      expect(await stores.defaults.get('owner-1')).toEqual(first);
      await stores.defaults.keep('owner-1', second);
      const elsewhere = await stores.another();
      expect(await elsewhere.defaults.get('owner-1')).toEqual(second);
      expect(await elsewhere.defaults.get('owner-2')).toEqual({});
    });

    it('has a logo outlive pruning while it is named, and no longer', async () => {
      await using stores = await open();
      await keep(stores, 'logo');
      const prune = () => stores.assets.prune({ madeBeforeMs: Date.now() + LATER });
      await stores.defaults.keep('owner-1', {
        brand: { logo: { asset: sampleHash('logo'), name: 'logo.png' } },
      });
      expect((await prune()).assets).toBe(0);
      expect(await stores.assets.find(sampleHash('logo'))).toBeDefined();
      await stores.defaults.keep('owner-1', {});
      expect((await prune()).assets).toBe(1);
    });
  });
}
