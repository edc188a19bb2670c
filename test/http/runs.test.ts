import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiUnderTest, LESSON, startApi } from './api-under-test.ts';
import { firstOf } from './first-of.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api[Symbol.asyncDispose]());

async function newProject(): Promise<string> {
  return (await api.ask('/api/projects', { json: { brief: LESSON } })).body.id;
}

interface ServerEvent {
  id?: string;
  event: string;
  data: { project?: string; run?: { id: string } | string };
}

/** Follows a stream that stands; what is answered reads its events until one is of the wanted kind. */
async function follow(path: string, headers: Record<string, string> = {}) {
  const stop = new AbortController();
  const response = await fetch(api.address + path, { headers, signal: stop.signal });
  return (last: string) => eventsUntil(last, response, stop);
}

async function eventsUntil(last: string, response: Response, stop: AbortController) {
  const events: ServerEvent[] = [];
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks.filter((each) => !each.startsWith(':'))) {
      const fields = Object.fromEntries(
        block
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      );
      events.push({ ...fields, event: fields.event ?? '', data: JSON.parse(fields.data ?? '{}') });
    }
    if (events.some(({ event }) => event === last)) break;
  }
  stop.abort();
  return events;
}

it('P3: runs a project to a stage, tells how it goes, and answers once it has ended', async () => {
  const id = await newProject();
  const eventsTo = await follow(`/api/events?project=${id}`);
  const started = await api.ask(`/api/projects/${id}/runs`, { json: { stage: 'images' } });
  expect(started).toMatchObject({ status: 202, body: { state: 'running', stage: 'images', project: id } });
  const ended = await api.ended(started.body.id);
  expect(ended).toMatchObject({ state: 'completed', outcome: { stage: 'images', assets: { made: 1 } } });
  const events = await eventsTo('run-ended');
  expect(events[0]?.event).toBe('run-started');
  expect(events.some(({ event }) => event === 'run-event')).toBe(true);
  expect(events.at(-1)).toMatchObject({ event: 'run-ended', data: { run: { state: 'completed' } } });
  const assets = await api.ask(`/api/projects/${id}/assets`);
  expect(assets.body.assets.map(({ kind }) => kind)).toEqual(['image']);
});

it('goes on after the last event that a reader has, and says where it cannot', async () => {
  const id = await newProject();
  const eventsTo = await follow(`/api/events?project=${id}`);
  await api.ask(`/api/projects/${id}/runs`, { json: { stage: 'script' } });
  const all = await eventsTo('run-ended');
  const [first] = all;
  const goingOn = await follow(`/api/events?project=${id}`, { 'last-event-id': first?.id ?? '' });
  const rest = await goingOn('run-ended');
  expect(rest.map((event) => event.id)).toEqual(all.slice(1).map((event) => event.id));
  const beginningAnew = await follow(`/api/events?project=${id}&last_event_id=elsewhere-3`);
  const lost = await beginningAnew('resync');
  expect(lost.map(({ event }) => event)).toEqual(['resync']);
});

it('lets a project be made once at a time, and deleted only when it is not', async () => {
  const id = await newProject();
  const [first, second] = await Promise.all([
    api.ask(`/api/projects/${id}/runs`, { json: {} }),
    api.ask(`/api/projects/${id}/runs`, { json: {} }),
  ]);
  expect([first.status, second.status].sort()).toEqual([202, 409]);
  const run = first.status === 202 ? first.body.id : second.body.id;
  await expect.poll(async () => (await api.ask(`/api/projects/${id}`)).body.status).toBe('processing');
  expect((await api.ask(`/api/projects/${id}`, { method: 'DELETE' })).status).toBe(409);
  const cancelled = await api.ask(`/api/runs/${run}/cancel`, { method: 'POST' });
  expect(cancelled.status).toBe(202);
  expect(await api.ended(run)).toMatchObject({ state: 'cancelled', error: { code: 'cancelled' } });
  expect((await api.ask(`/api/projects/${id}`)).body.status).toBe('cancelled');
  expect((await api.ask(`/api/projects/${id}`, { method: 'DELETE' })).status).toBe(204);
});

it('shows the plan of a run before it is started, and starts nothing', async () => {
  const id = await newProject();
  const { status, body } = await api.ask(`/api/projects/${id}/runs`, {
    json: { stage: 'images', force: true, dry_run: true },
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ project: id, wanted: [{ stage: 'images' }], total: { amount: 0 } });
  expect((await api.ask(`/api/runs?project=${id}`)).body.runs).toEqual([]);
});

it('starts one run for one key, and lists runs page by page', async () => {
  const id = await newProject();
  const start = (key: string, json: object) =>
    api.ask(`/api/projects/${id}/runs`, { json, headers: { 'idempotency-key': key } });
  const first = await start('one', { stage: 'script' });
  await api.ended(first.body.id);
  expect((await start('one', { stage: 'script' })).body).toMatchObject({
    id: first.body.id,
    state: 'completed',
  });
  expect(await start('one', { stage: 'images' })).toMatchObject({ status: 409, body: { code: 'conflict' } });
  const second = await start('two', { stage: 'script' });
  const page = await api.ask(`/api/runs?project=${id}&limit=1`);
  expect(page.body.runs).toMatchObject([{ id: second.body.id }]);
  const rest = await api.ask(`/api/runs?project=${id}&limit=1&page=${page.body.next_page}`);
  expect(rest.body).toMatchObject({ runs: [{ id: first.body.id }], next_page: null });
});

it('P5: goes on with a run that was under way when the server was stopped', async () => {
  const id = await newProject();
  const { body } = await api.ask(`/api/projects/${id}/runs`, { json: { stage: 'music' } });
  await api.restart();
  expect(await api.ended(body.id)).toMatchObject({ id: body.id, state: 'completed' });
});

it('serves files whole, in part and by signed addresses alone to those who have no other proof', async () => {
  const id = await newProject();
  const { body } = await api.ask(`/api/projects/${id}/runs`, { json: { stage: 'images' } });
  await api.ended(body.id);
  const asset = firstOf((await api.ask(`/api/projects/${id}/assets`)).body.assets);
  const whole = await fetch(api.address + asset.url);
  const bytes = Buffer.from(await whole.arrayBuffer());
  expect(bytes.length).toBe(asset.size_bytes);
  const part = async (range: string) => {
    const response = await fetch(api.address + asset.url, { headers: { range } });
    return [
      response.status,
      response.headers.get('content-range'),
      Buffer.from(await response.arrayBuffer()),
    ];
  };
  const size = bytes.length;
  expect(await part('bytes=10-19')).toEqual([206, `bytes 10-19/${size}`, bytes.subarray(10, 20)]);
  expect(await part('bytes=-5')).toEqual([206, `bytes ${size - 5}-${size - 1}/${size}`, bytes.subarray(-5)]);
  const [status, range, problem] = await part(`bytes=${size}-`);
  expect([status, range]).toEqual([416, `bytes */${size}`]);
  expect(JSON.parse(String(problem))).toMatchObject({ status: 416, code: 'range-not-satisfiable' });
  const known = await fetch(api.address + asset.url, {
    headers: { 'if-none-match': whole.headers.get('etag') ?? '' },
  });
  expect(known.status).toBe(304);
  expect((await fetch(`${api.address}${asset.url}x`)).status).toBe(403);
  expect((await fetch(api.address + asset.url.replace('owner=local', 'owner=other'))).status).toBe(403);
});

it('takes an upload in and lets a brief name it', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';
  const upload = await api.ask('/api/uploads?name=logo.svg', { body: svg });
  expect(upload).toMatchObject({
    status: 201,
    body: { media_type: 'image/svg+xml', size_bytes: svg.length },
  });
  const brief = { ...LESSON, brand: { logo: 'brand/logo.svg' } };
  const made = await api.ask('/api/projects', {
    json: { brief, files: { 'brand/logo.svg': upload.body.asset } },
  });
  expect(made.status).toBe(201);
  const plan = await api.ask(`/api/projects/${made.body.id}/plan`);
  expect(plan.status).toBe(200);
  const without = await api.ask('/api/projects', { json: { brief } });
  expect(without).toMatchObject({ status: 400, body: { issues: [{ field: 'brand.logo' }] } });
});
