import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { imageSize } from 'image-size';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../src/client/client.ts';
import { png } from '../media/painted-media.ts';
import { type ApiUnderTest, LESSON, startApi } from './api-under-test.ts';
import { firstOf } from './first-of.ts';

const fixture = (name: string) => readFile(new URL(`../fakes/fixtures/${name}`, import.meta.url));
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><rect width="900" height="600"/></svg>';
const BADGE = png({ widthPixels: 500, heightPixels: 300 }, (x, y) => [
  250,
  140,
  20,
  Math.hypot(x - 250, y - 150) < 120 ? 255 : 0,
]);

let api: ApiUnderTest & { keys: string[] };
let ada = '';
let bea = '';
let project = '';
/** What was uploaded, and what was made, by what it is. */
const assets: Record<string, string> = {};
const at = (hash: string | undefined, query = '') =>
  `/api/projects/${project}/assets/${hash}/content${query}`;

interface Picture {
  status: number;
  headers: Headers;
  bytes: Uint8Array;
}

async function picture(path: string, key?: string, headers: Record<string, string> = {}): Promise<Picture> {
  const asked = { headers: { ...headers, ...(key !== undefined && { authorization: `Bearer ${key}` }) } };
  const answer = await fetch(api.address + path, asked);
  return {
    status: answer.status,
    headers: answer.headers,
    bytes: new Uint8Array(await answer.arrayBuffer()),
  };
}

beforeAll(async () => {
  api = await startApi(['ada', 'bea']);
  [ada = '', bea = ''] = api.keys;
  const upload = async (name: string, body: BodyInit) =>
    (await api.ask(`/api/uploads?name=${name}`, { body, key: ada })).body.asset;
  assets.badge = await upload('badge.png', new Uint8Array(BADGE));
  assets.movie = await upload('sunrise.mp4', new Uint8Array(await fixture('sunrise.mp4')));
  assets.drawing = await upload('logo.svg', SVG);
  const brief = { ...LESSON, brand: { logo: 'logo.svg' }, settings: { ratio: '1:1' } };
  const files = { 'logo.svg': assets.drawing };
  project = (await api.ask('/api/projects', { json: { brief, files }, key: ada })).body.id;
  const run = async (stage: string) => {
    const { id } = (await api.ask(`/api/projects/${project}/runs`, { json: { stage }, key: ada })).body;
    expect(await api.ended(id, ada)).toMatchObject({ state: 'completed' });
  };
  await run('script');
  const scene = firstOf((await api.ask(`/api/projects/${project}/scenes`, { key: ada })).body.scenes).id;
  for (const edit of [
    { kind: 'own-picture', scene, asset: assets.badge },
    { kind: 'own-clip', scene, asset: assets.movie },
    { kind: 'remove-clip', scene },
  ])
    expect(await api.ask(`/api/projects/${project}/edits`, { json: { edit }, key: ada })).toMatchObject({
      status: 200,
    });
  await run('film');
});
afterAll(() => api[Symbol.asyncDispose]());

it('answers with a picture as narrow as it is wanted, kept for ever under its own tag', async () => {
  const small = await picture(at(assets.badge, '?width=160'), ada);
  expect(small.status).toBe(200);
  expect(imageSize(small.bytes)).toMatchObject({ type: 'webp', width: 160, height: 96 });
  expect(Object.fromEntries(small.headers)).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'private, max-age=31536000, immutable',
  });
  const tag = small.headers.get('etag') ?? '';
  const again = await picture(at(assets.badge, '?width=160'), ada, { 'if-none-match': tag });
  expect([again.status, again.bytes.length]).toEqual([304, 0]);
  const whole = await picture(at(assets.badge), ada);
  const wider = await picture(at(assets.badge, '?width=320'), ada);
  expect(new Set([tag, whole.headers.get('etag'), wider.headers.get('etag')]).size).toBe(3);
  expect(imageSize(wider.bytes)).toMatchObject({ width: 320, height: 192 });
  expect(whole.headers.get('content-type')).toBe('image/png');
});

it('enlarges nothing', async () => {
  const { bytes } = await picture(at(assets.badge, '?width=640'), ada);
  expect(imageSize(bytes)).toMatchObject({ width: 500, height: 300 });
});

it('shows how a movie begins, and stays see-through', async () => {
  const movie = await picture(at(assets.movie, '?width=320'), ada);
  expect(movie.headers.get('content-type')).toBe('image/webp');
  expect(imageSize(movie.bytes)).toMatchObject({ width: 72, height: 128 });
  const hasAlpha = ({ bytes }: Picture) => Buffer.from(bytes).includes('ALPH');
  expect(hasAlpha(movie)).toBe(false);
  expect(hasAlpha(await picture(at(assets.badge, '?width=320'), ada))).toBe(true);
});

it('answers with a drawing as it is, for it has no pixels', async () => {
  const { headers, bytes } = await picture(at(assets.drawing, '?width=160'), ada);
  expect(headers.get('content-type')).toBe('image/svg+xml');
  expect(Buffer.from(bytes).toString()).toBe(SVG);
});

describe('of what the API names', () => {
  it('opens by the signed address of an asset', async () => {
    const { assets: listed } = (await api.ask(`/api/projects/${project}/assets`, { key: ada })).body;
    const own = listed.find(({ hash }) => hash === assets.badge);
    const { status, bytes } = await picture(`${own?.url}&width=160`);
    expect([status, imageSize(bytes).width]).toEqual([200, 160]);
    const other = `${own?.url.replace(assets.badge ?? '', assets.movie ?? '')}&width=160`;
    expect((await picture(other)).status).toBe(403);
  });

  it('is that of the film’s poster, which the list of projects has an address of once there is one', async () => {
    const path = `/api/projects/${project}/film/poster.png?width=160`;
    const { headers, bytes } = await picture(path, ada);
    expect(imageSize(bytes)).toMatchObject({ type: 'webp', width: 160, height: 160 });
    expect(headers.get('cache-control')).toBe('private, no-cache');
    const { film } = (await api.ask(`/api/projects/${project}`, { key: ada })).body;
    const { id: empty } = (await api.ask('/api/projects', { json: { brief: LESSON }, key: ada })).body;
    const { projects } = (await api.ask('/api/projects', { key: ada })).body;
    const found = (id: string) => projects.find((each) => each.id === id);
    expect(found(project)?.poster).toBe(film?.poster);
    expect(found(empty)).toMatchObject({ poster: null, poster_url: null });
    const opened = await picture(`${found(project)?.poster_url}&width=160`);
    expect(createHash('sha256').update(opened.bytes).digest()).toEqual(
      createHash('sha256').update(bytes).digest(),
    );
  });

  it('is that of a picture style too', async () => {
    const { bytes } = await picture('/api/styles/pictures/watercolour?width=160', ada);
    expect(imageSize(bytes)).toMatchObject({ type: 'webp', width: 160, height: 90 });
  });

  it('is asked for by the client', async () => {
    const { projects } = createClient({ address: api.address, key: ada });
    const asked = await projects.assetFile(project, assets.badge ?? '', { width: 160 });
    expect(asked.headers.get('content-type')).toBe('image/webp');
    expect((await projects.filmFile(project, 'poster.png', { width: 160 })).headers.get('content-type')).toBe(
      'image/webp',
    );
  });
});

describe('refuses', () => {
  it.each(['480', '0', '160.5', 'wide', ''])(
    'a width of “%s”, and names those that there are',
    async (width) => {
      const { status, body } = await api.ask<{ issues: object[] }>(at(assets.badge, `?width=${width}`), {
        key: ada,
      });
      expect({ status, issues: body.issues }).toMatchObject({
        status: 400,
        issues: [{ field: 'width', value: width, problem: 'must be one of 160, 320, 640' }],
      });
    },
  );

  it('what has no picture', async () => {
    const { assets: listed } = (await api.ask(`/api/projects/${project}/assets`, { key: ada })).body;
    const speech = listed.find(({ kind }) => kind === 'speech');
    expect(await api.ask(at(speech?.hash, '?width=160'), { key: ada })).toMatchObject({
      status: 415,
      body: { code: 'unsupported-media', issues: [{ field: 'width' }] },
    });
  });

  it('who is not the owner, also where it was made already', async () => {
    expect((await picture(at(assets.badge, '?width=160'), bea)).status).toBe(404);
    expect((await picture(at('ab'.repeat(32), '?width=160'), ada)).status).toBe(404);
  });
});

it('is there for all who ask for many at once, and listed nowhere', async () => {
  const listed = async () => (await api.ask(`/api/projects/${project}/assets`, { key: ada })).body.assets;
  const before = await listed();
  const pictures = before.filter(({ media_type }) => media_type === 'image/png').map(({ hash }) => hash);
  expect(pictures.length).toBeGreaterThan(2);
  const wishes = [...pictures, ...pictures, ...pictures].map((hash) => at(hash, '?width=320'));
  const answers = await Promise.all(wishes.map((path) => picture(path, ada)));
  expect(answers.map(({ status }) => status)).toEqual(wishes.map(() => 200));
  const tags = new Set(answers.map(({ headers }) => headers.get('etag')));
  expect(tags.size).toBe(pictures.length);
  expect((await listed()).map(({ hash }) => hash)).toEqual(before.map(({ hash }) => hash));
  const { body: plan } = await api.ask(`/api/projects/${project}/plan`, { key: ada });
  expect([...plan.wanted, ...plan.reused].map(({ kind }) => kind)).not.toContain('thumbnail');
});

it('goes with its project', async () => {
  using database = new DatabaseSync(join(api.home, 'reelwright.db'), { readOnly: true });
  const count = database.prepare(
    "select count(*) as count from assets where kind = 'thumbnail' and recipe like ?",
  );
  const ofBadge = () => count.get(`%${assets.badge}%`)?.count;
  expect(ofBadge()).toBe(3);
  const gone = await api.ask(`/api/projects/${project}`, { method: 'DELETE', key: ada });
  expect([gone.status, ofBadge()]).toEqual([204, 0]);
});
