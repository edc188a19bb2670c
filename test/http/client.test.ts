import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiEvent, ApiProblem, type Client, createClient } from '../../src/client/client.ts';
import { type ApiUnderTest, LESSON, startApi } from './api-under-test.ts';

let api: ApiUnderTest & { keys: string[] };
let reel: Client;
beforeAll(async () => {
  api = await startApi(['ada']);
  reel = createClient({ address: api.address, key: api.keys[0] ?? '' });
});
afterAll(() => api[Symbol.asyncDispose]());

const BRIEF = {
  ...LESSON,
  slides: [
    ...LESSON.slides,
    { slide_title: 'How they shine', items: [{ bullet: 'A lens', talk: 'Rings of glass bend the light.' }] },
  ],
};

describe('the typed client', () => {
  it('E1, E2, E3: creates, quotes, makes, edits, refreshes, undoes and downloads a film', async () => {
    const quote = await reel.planBrief({ brief: BRIEF });
    expect(quote.total).toMatchObject({ amount: 0, unknown: [] });
    const project = await reel.projects.create({ brief: BRIEF }, { idempotencyKey: 'story' });
    const again = await reel.projects.create({ brief: BRIEF }, { idempotencyKey: 'story' });
    expect(again.id).toBe(project.id);
    const plan = await reel.runs.preview(project.id);
    expect(plan.wanted.map(({ kind }) => kind)).toEqual(quote.wanted.map(({ kind }) => kind));

    const following = await eventsUntil('run-ended', project.id);
    const run = await reel.runs.start(project.id);
    const made = await reel.runs.ended(run.id);
    expect(made).toMatchObject({ state: 'completed', error: null });
    const events = await following.events;
    expect(events[0]?.type).toBe('run-started');
    const first = await bytesOf(project.id);
    expect(first.subarray(4, 8).toString()).toBe('ftyp');
    const part = await reel.projects.filmFile(project.id, 'film.mp4', { range: 'bytes=4-7' });
    expect([part.status, await part.text()]).toEqual([206, 'ftyp']);
    expect((await reel.projects.timeline(project.id)).scenes).toHaveLength(2);
    const begun = await reel.exports.start(project.id, { form: 'picture' });
    const picture = await reel.exports.ended(project.id, begun.id);
    expect(picture).toMatchObject({ state: 'made', media_type: 'image/png' });
    expect((await fetch(reel.addressOf(picture.url ?? ''))).status).toBe(200);
    const { id: packed } = await reel.packages.start(project.id, {});
    expect((await reel.packages.ended(project.id, packed)).asked).toEqual({ form: 'pages' });
    expect((await reel.packages.list(project.id)).map(({ id }) => id)).toEqual([packed]);

    const { scenes, etag } = await reel.projects.scenes(project.id);
    const line = {
      kind: 'change-line',
      scene: 'slide-1',
      line: 'line-1',
      text: 'At night rocks hide.',
    } as const;
    const preview = await reel.projects.previewEdit(project.id, line);
    expect(preview.stale.map(({ kind }) => kind)).toContain('speech');
    const edited = await reel.projects.edit(project.id, line, { ifMatch: etag });
    expect(edited.stale).toEqual(preview.stale);
    const states = async () =>
      (await reel.projects.scenes(project.id)).scenes.map(({ parts }) => parts.map(({ state }) => state));
    expect(scenes.flatMap(({ parts }) => parts.map(({ state }) => state))).not.toContain('stale');
    expect(await states()).toEqual([
      ['current', 'stale'],
      ['current', 'current'],
    ]);

    const refresh = await reel.runs.preview(project.id);
    expect(refresh.wanted.filter(({ kind }) => kind === 'speech' || kind === 'image')).toHaveLength(1);
    await reel.runs.ended((await reel.runs.start(project.id)).id);
    expect(await states()).toEqual([
      ['current', 'current'],
      ['current', 'current'],
    ]);
    expect(await bytesOf(project.id)).not.toEqual(first);

    const undone = await reel.projects.undo(project.id);
    expect(undone).toMatchObject({ undo: null, redo: edited.label });
    const back = await reel.runs.ended((await reel.runs.start(project.id)).id);
    expect(back.outcome).toMatchObject({ assets: { made: 0 } });
    expect(await bytesOf(project.id)).toEqual(first);
  });

  it('raises every refusal with what the server said of it', async () => {
    await expect(reel.projects.get('nothing')).rejects.toThrow(ApiProblem);
    await expect(reel.projects.get('nothing')).rejects.toMatchObject({ code: 'not-found', status: 404 });
    const stranger = createClient({ address: api.address, key: 'reel_wrong' });
    await expect(stranger.identity()).rejects.toMatchObject({ code: 'unauthorized' });
    const project = await reel.projects.create({ brief: BRIEF });
    await reel.projects.change(project.id, { title: 'Beacons' });
    await expect(
      reel.projects.change(project.id, { title: 'Lamps' }, { ifMatch: project.etag }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('goes through all projects page by page', async () => {
    for (let count = 0; count < 3; count += 1) await reel.projects.create({ brief: BRIEF });
    const ids: string[] = [];
    for await (const { id } of reel.projects.all({ limit: 1 })) ids.push(id);
    expect(ids.length).toBeGreaterThanOrEqual(3);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has a call for every operation that the description names, and for no other', async () => {
    const { paths } = (await api.ask('/api/openapi.json')).body as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const asked = await operationsAsked(paths);
    const described = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(asked.filter((operation) => !described.includes(operation))).toEqual([]);
    expect(described.filter((operation) => !asked.includes(operation)).sort()).toEqual(FOR_BROWSERS.sort());
  });
});

/** Signing in is for pages, and signed addresses come with the documents. */
const FOR_BROWSERS = ['openSignedMedia', 'signIn', 'signOut'];

async function bytesOf(project: string): Promise<Buffer> {
  return Buffer.from(await (await reel.projects.filmFile(project, 'film.mp4')).arrayBuffer());
}

/** Follows a project from when the stream of its events stands. */
async function eventsUntil(last: ApiEvent['type'], project: string) {
  const standing = Promise.withResolvers<void>();
  const follower = createClient({
    address: api.address,
    key: api.keys[0] ?? '',
    fetch: async (...asked) => {
      const response = await fetch(...asked);
      standing.resolve();
      return response;
    },
  });
  const read = async () => {
    const events: ApiEvent[] = [];
    for await (const event of follower.events({ project })) {
      events.push(event);
      if (event.type === last) break;
    }
    return events;
  };
  const events = read();
  await Promise.race([standing.promise, events]);
  return { events };
}

/** Makes every call of a client once and says which operations they are. */
async function operationsAsked(paths: Record<string, Record<string, { operationId: string }>>) {
  const asked = new Set<string>();
  const recording = createClient({
    address: 'http://reel.test',
    fetch: async (input, init) => {
      const { pathname } = new URL(String(input));
      const method = (init?.method ?? 'GET').toLowerCase();
      const matching = Object.entries(paths)
        .filter(([path]) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(pathname))
        .flatMap(([, methods]) => methods[method]?.operationId ?? []);
      asked.add(matching[0] ?? `${method} ${pathname}`);
      const lists = { projects: [], calls: [], assets: [], exports: [], packages: [], keys: [] };
      return Response.json({ state: 'completed', ...lists, next_page: null });
    },
  });
  const stop = new AbortController();
  for (const group of Object.values(recording)) {
    const calls = typeof group === 'function' ? [group] : Object.values(group);
    for (const call of calls as ((...given: unknown[]) => unknown)[]) {
      const made = call === recording.events ? call({ signal: stop.signal }) : call('x', 'x', 'x');
      if (typeof made === 'object' && made !== null && Symbol.asyncIterator in made) {
        const reading = (made as AsyncGenerator).next();
        setTimeout(() => stop.abort(), 50);
        await reading;
      } else await made;
    }
  }
  return [...asked].sort();
}
