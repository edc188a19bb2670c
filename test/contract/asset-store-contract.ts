import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dollars } from '../../src/domain/price.ts';
import { keep, sampleAsset, sampleFile, sampleHash, sampleProject } from './samples.ts';
import type { OpenStores } from './stores-under-test.ts';

const LATER = 60_000;

/** What every asset store does, but for claims. */
export function assetStoreContract(name: string, open: OpenStores): void {
  describe(`asset store: ${name}`, () => {
    it('gives back the record with the measured size, and the file', async () => {
      await using stores = await open();
      const asset = sampleAsset('river', dollars(0.04));
      const record = await stores.assets.put(asset, await sampleFile(stores, 'twelve bytes'));
      expect(record).toEqual({ ...asset, sizeBytes: 12 });
      expect(await stores.assets.find(asset.hash)).toEqual(record);
      expect(await readFile(await stores.assets.pathOf(asset.hash), 'utf8')).toBe('twelve bytes');
    });

    it('shows an asset to every process at once', async () => {
      await using stores = await open();
      const elsewhere = await stores.another();
      await keep(stores, 'river');
      expect(await readFile(await elsewhere.assets.pathOf(sampleHash('river')), 'utf8')).toBe('river');
    });

    it('finds those of many that are there', async () => {
      await using stores = await open();
      await keep(stores, 'river');
      await keep(stores, 'delta');
      const asked = ['river', 'sea', 'delta', 'river'].map(sampleHash);
      const found = await stores.assets.findMany(asked);
      expect([...found.keys()].sort()).toEqual([sampleHash('delta'), sampleHash('river')].sort());
      const thousands = Array.from({ length: 2500 }, (_, index) => sampleHash(`nothing ${index}`));
      expect((await stores.assets.findMany([...thousands, sampleHash('sea')])).size).toBe(0);
      expect((await stores.assets.findMany([])).size).toBe(0);
    });

    it('keeps the first of two files for one asset, and takes both in', async () => {
      await using stores = await open();
      const second = await sampleFile(stores, 'second');
      await keep(stores, 'river', 'first');
      const answer = await stores.assets.put({ ...sampleAsset('river'), facts: {} }, second);
      expect(answer.facts).toEqual({ widthPixels: 4, heightPixels: 3 });
      expect(await readFile(await stores.assets.pathOf(answer.hash), 'utf8')).toBe('first');
      await expect(stat(second)).rejects.toMatchObject({ code: 'ENOENT' });
      expect(await stores.countFiles()).toBe(1);
    });

    it('keeps one of many files that arrive together', async () => {
      await using stores = await open();
      const elsewhere = await stores.another();
      const answers = await Promise.all(
        Array.from({ length: 12 }, async (_, index) => {
          const file = await sampleFile(stores, `take ${index}`.padEnd(20 + index));
          return (index % 2 === 0 ? stores : elsewhere).assets.put(sampleAsset('river'), file);
        }),
      );
      expect(new Set(answers.map((answer) => answer.sizeBytes)).size).toBe(1);
      expect((await stat(await stores.assets.pathOf(sampleHash('river')))).size).toBe(answers[0]?.sizeBytes);
      expect(await stores.countFiles()).toBe(1);
    });

    it.each(['loseFile', 'cutFile'] as const)(
      'counts an asset as absent after %s, and takes it anew',
      async (harm) => {
        await using stores = await open();
        await keep(stores, 'river', 'the first file');
        await stores[harm](sampleHash('river'));
        const elsewhere = await stores.another();
        expect(await elsewhere.assets.find(sampleHash('river'))).toBeUndefined();
        await keep(stores, 'river', 'made again');
        expect(await readFile(await stores.assets.pathOf(sampleHash('river')), 'utf8')).toBe('made again');
        expect(await stores.countFiles()).toBe(1);
      },
    );

    it('says what to do where a path is asked of an asset that is not there', async () => {
      await using stores = await open();
      await expect(stores.assets.pathOf(sampleHash('river'))).rejects.toMatchObject({
        code: 'not-found',
        message: expect.stringContaining('again'),
      });
    });

    it('refuses names that would lead out of its folder, and keeps nothing', async () => {
      await using stores = await open();
      const bad = [
        { ...sampleAsset('river'), extension: '../../evil' },
        { ...sampleAsset('river'), hash: `../${'a'.repeat(61)}` },
      ];
      for (const asset of bad) {
        await expect(stores.assets.put(asset, await sampleFile(stores, 'x'))).rejects.toMatchObject({
          code: 'internal',
        });
      }
      expect(await stores.countFiles()).toBe(0);
    });

    it('deletes the record and the file', async () => {
      await using stores = await open();
      await keep(stores, 'river');
      expect(await stores.assets.delete(sampleHash('river'))).toBe(true);
      expect(await stores.assets.delete(sampleHash('river'))).toBe(false);
      expect(await stores.assets.find(sampleHash('river'))).toBeUndefined();
      expect(await stores.countFiles()).toBe(0);
    });

    it('prunes what no project refers to and nothing that is young', async () => {
      await using stores = await open();
      await stores.projects.create(sampleProject());
      await stores.assets.refer('project-1', [sampleHash('river'), sampleHash('not made yet')]);
      await stores.assets.refer('project-1', [sampleHash('river')]);
      for (const subject of ['river', 'delta', 'sea']) await keep(stores, subject);
      expect(await stores.assets.prune({ madeBeforeMs: Date.now() - LATER })).toEqual({
        assets: 0,
        bytes: 0,
      });
      expect(await stores.assets.prune({ madeBeforeMs: Date.now() + LATER })).toEqual({
        assets: 2,
        bytes: 8,
      });
      expect(await stores.assets.find(sampleHash('river'))).toBeDefined();
      expect(await stores.countFiles()).toBe(1);
      await stores.projects.delete('project-1');
      expect(await stores.assets.prune({ madeBeforeMs: Date.now() + LATER })).toEqual({
        assets: 1,
        bytes: 5,
      });
    });

    it('prunes young assets that are named, but for those that a project refers to', async () => {
      await using stores = await open();
      await stores.projects.create(sampleProject());
      await stores.assets.refer('project-1', [sampleHash('sea')]);
      for (const subject of ['river', 'delta', 'sea']) await keep(stores, subject);
      const evenYoung = [sampleHash('river'), sampleHash('sea'), sampleHash('not made')];
      expect(await stores.assets.prune({ madeBeforeMs: Date.now() - LATER, evenYoung })).toMatchObject({
        assets: 1,
      });
      expect(await stores.assets.find(sampleHash('river'))).toBeUndefined();
      expect(await stores.countFiles()).toBe(2);
    });

    it('keeps what another project still refers to', async () => {
      await using stores = await open();
      for (const id of ['one', 'two']) {
        await stores.projects.create(sampleProject({ id }));
        await stores.assets.refer(id, [sampleHash('river')]);
      }
      await keep(stores, 'river');
      await stores.projects.delete('one');
      expect((await stores.assets.prune({ madeBeforeMs: Date.now() + LATER })).assets).toBe(0);
      expect(await stores.assets.referredBy('two')).toEqual(new Set([sampleHash('river')]));
      const referred = ['river', 'lake'].map((name) => stores.assets.isReferredBy('two', sampleHash(name)));
      expect(await Promise.all(referred)).toEqual([true, false]);
    });

    it('refuses references of a project that is not there', async () => {
      await using stores = await open();
      await expect(stores.assets.refer('nothing', [sampleHash('river')])).rejects.toMatchObject({
        code: 'not-found',
      });
    });

    it('gives each work its own folder, which goes with all in it', async () => {
      await using stores = await open();
      const paths: string[] = [];
      {
        await using one = await stores.assets.openWorkFolder();
        await using two = await stores.assets.openWorkFolder();
        paths.push(one.path, two.path);
        await writeFile(join(one.path, 'half.png'), 'half');
        expect(one.path).not.toBe(two.path);
      }
      for (const path of paths) await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
    });
  });
}
