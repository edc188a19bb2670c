import { describe, expect, it } from 'vitest';
import { sampleFilm, sampleHash, sampleProject } from './samples.ts';
import type { OpenStores, Stores } from './stores-under-test.ts';

/** What every project store does. */
export function projectStoreContract(name: string, open: OpenStores): void {
  describe(`project store: ${name}`, () => {
    it('gives back a project to the character', async () => {
      await using stores = await open();
      const brief = {
        text: 'مرحبا नमस्ते 你好 👩‍🚀 \u0000 \ud800 "\\',
        number: 1e-7,
        nested: { list: [null, true] },
      };
      const project = sampleProject({ title: 'Zero\u0000 width', brief });
      await stores.projects.create(project);
      expect(await stores.projects.get('project-1')).toEqual({ project, revision: 1 });
      expect(await stores.projects.ownerOf('project-1')).toBe('owner-1');
    });

    it('refuses a second project of the same id', async () => {
      await using stores = await open();
      await stores.projects.create(sampleProject());
      await expect(stores.projects.create(sampleProject({ title: 'Other' }))).rejects.toMatchObject({
        code: 'conflict',
      });
      expect((await stores.projects.get('project-1')).project.title).toBe('What rivers do');
    });

    it('says that there is no such project', async () => {
      await using stores = await open();
      const missing = { code: 'not-found' };
      await expect(stores.projects.get('nothing')).rejects.toMatchObject(missing);
      expect(await stores.projects.ownerOf('nothing')).toBeUndefined();
      await expect(stores.projects.save(sampleProject(), 1)).rejects.toMatchObject(missing);
      expect(await stores.projects.delete('nothing')).toBe(false);
    });

    it('raises the revision and the time with each save', async () => {
      await using stores = await open();
      const first = await stores.projects.create(sampleProject());
      const second = await stores.projects.save({ ...first.project, status: 'processing' }, first.revision);
      expect(second.revision).toBe(2);
      expect(Date.parse(second.project.updatedAt)).toBeGreaterThan(Date.parse(first.project.updatedAt));
      expect(await stores.projects.get('project-1')).toEqual(second);
    });

    it('refuses to save over a change of somebody else', async () => {
      await using stores = await open();
      const elsewhere = await stores.another();
      const read = await stores.projects.create(sampleProject());
      await elsewhere.projects.save({ ...read.project, title: 'Theirs' }, read.revision);
      await expect(
        stores.projects.save({ ...read.project, title: 'Mine' }, read.revision),
      ).rejects.toMatchObject({ code: 'conflict' });
      expect((await stores.projects.get('project-1')).project.title).toBe('Theirs');
    });

    it('lets exactly one of many saves of one revision through', async () => {
      await using stores = await open();
      const elsewhere = await stores.another();
      const { project } = await stores.projects.create(sampleProject());
      const attempts = await Promise.allSettled(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 === 0 ? stores : elsewhere).projects.save({ ...project, title: `Save ${index}` }, 1),
        ),
      );
      expect(attempts.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1);
      expect((await stores.projects.get('project-1')).revision).toBe(2);
    });

    it('refuses a project that a newer Reelwright saved, and says what to do', async () => {
      await using stores = await open();
      await stores.projects.create({ ...sampleProject(), version: 999 as 2 });
      await expect(stores.projects.get('project-1')).rejects.toMatchObject({
        code: 'home-too-new',
        message: expect.stringContaining('Update Reelwright'),
      });
    });

    it('lists the last saved first, page by page, each project once', async () => {
      await using stores = await open();
      for (const minute of [3, 1, 7, 2, 7, 5, 4]) {
        const id = `p${minute}-${Math.random()}`;
        await stores.projects.create(sampleProject({ id, updatedAt: `2026-11-01T10:0${minute}:00.000Z` }));
      }
      const listed: string[] = [];
      let page: string | undefined;
      do {
        const answer = await stores.projects.list({ limit: 3, ...(page === undefined ? {} : { page }) });
        listed.push(...answer.projects.map((project) => project.id));
        page = answer.nextPage;
      } while (page !== undefined);
      expect(listed.map((id) => id.slice(0, 2))).toEqual(['p7', 'p7', 'p5', 'p4', 'p3', 'p2', 'p1']);
      expect(new Set(listed).size).toBe(7);
    });

    it('lists each project with the poster of its last film, as long as it has one', async () => {
      await using stores = await open();
      const posters = async () =>
        (await stores.projects.list()).projects.map(({ id, poster }) => [id, poster]).sort();
      const { project, revision } = await stores.projects.create(sampleProject({ id: 'a' }));
      await stores.projects.create(sampleProject({ id: 'b', film: sampleFilm('first') }));
      expect(await posters()).toEqual([
        ['a', undefined],
        ['b', sampleHash('first')],
      ]);
      const made = await stores.projects.save({ ...project, film: sampleFilm('first') }, revision);
      const again = await stores.projects.save({ ...project, film: sampleFilm('second') }, made.revision);
      expect((await posters())[0]).toEqual(['a', sampleHash('second')]);
      await stores.projects.save(project, again.revision);
      expect((await posters())[0]).toEqual(['a', undefined]);
      await stores.projects.delete('b');
      await stores.projects.create(sampleProject({ id: 'b' }));
      expect((await posters())[1]).toEqual(['b', undefined]);
    });

    it('names no next page where the last one is exactly full', async () => {
      await using stores = await open();
      for (const id of ['a', 'b']) await stores.projects.create(sampleProject({ id }));
      const answer = await stores.projects.list({ limit: 2 });
      expect(answer.projects).toHaveLength(2);
      expect(answer.nextPage).toBeUndefined();
    });

    it('refuses a page that it never named', async () => {
      await using stores = await open();
      await expect(stores.projects.list({ page: 'x; drop table' })).rejects.toMatchObject({
        code: 'invalid-input',
        issues: [{ field: 'page' }],
      });
    });

    it('finds every word of a search in any case, and takes % and _ for themselves', async () => {
      await using stores = await open();
      const titles = { a: 'Äpfel und BIRNEN', b: '100% wool_yarn', c: 'Plain wool yarn', d: 'ΣΊΣΥΦΟΣ' };
      for (const [id, title] of Object.entries(titles))
        await stores.projects.create(sampleProject({ id, title }));
      const found = async (search: string) => (await idsOf(stores, { search })).sort().join('');
      expect(await found('birnen apfel')).toBe('a');
      expect(await found('0%')).toBe('b');
      expect(await found('wool_')).toBe('b');
      expect(await found('WOOL yarn')).toBe('bc');
      expect(await found('σίσυφ')).toBe('d');
      expect(await found('lesson')).toBe('abcd');
      expect(await found("'; drop table projects; --")).toBe('');
      expect(await found('  ')).toBe('abcd');
    });

    it('keeps apart owners, states, formats and what is archived', async () => {
      await using stores = await open();
      await stores.projects.create(sampleProject({ id: 'mine' }));
      await stores.projects.create(sampleProject({ id: 'failed', status: 'failed' }));
      await stores.projects.create(sampleProject({ id: 'ad', format: 'ad' }));
      await stores.projects.create(sampleProject({ id: 'theirs', ownerId: 'owner-2' }));
      await stores.projects.create(sampleProject({ id: 'old', archivedAt: '2026-11-02T00:00:00.000Z' }));
      expect((await idsOf(stores, { ownerId: 'owner-1' })).sort()).toEqual(['ad', 'failed', 'mine']);
      expect(await idsOf(stores, { status: 'failed' })).toEqual(['failed']);
      expect(await idsOf(stores, { format: 'ad' })).toEqual(['ad']);
      expect(await idsOf(stores, { archived: true })).toEqual(['old']);
    });

    it('never changes whose a project is', async () => {
      await using stores = await open();
      const { project } = await stores.projects.create(sampleProject());
      await expect(stores.projects.save({ ...project, ownerId: 'thief' }, 1)).rejects.toMatchObject({
        code: 'conflict',
      });
      expect((await stores.projects.get('project-1')).project.ownerId).toBe('owner-1');
    });

    it('forgets a deleted project and what it referred to', async () => {
      await using stores = await open();
      await stores.projects.create(sampleProject());
      await stores.assets.refer('project-1', ['a'.repeat(64)]);
      expect(await stores.projects.delete('project-1')).toBe(true);
      await expect(stores.projects.get('project-1')).rejects.toMatchObject({ code: 'not-found' });
      expect(await stores.assets.referredBy('project-1')).toEqual(new Set());
    });
  });
}

async function idsOf(stores: Stores, query: Parameters<Stores['projects']['list']>[0]): Promise<string[]> {
  return (await stores.projects.list(query)).projects.map((project) => project.id);
}
