// Written against a client that a public generator made from the served description, and checked by its types: what
// somebody would do who knows nothing but that description. Its only argument is the server's address.
import { Api } from './client.js';

const [, , address = ''] = process.argv;
const { api } = new Api({ baseUrl: address });

const brief = {
  lesson_id: 'generated',
  lesson_title: 'Lighthouses',
  settings: { ratio: '1:1', frameRate: 24 },
  slides: [
    { slide_title: 'Rocks', items: [{ bullet: 'Night', talk: 'Nobody sees rocks at night.' }] },
    { slide_title: 'Glass', items: [{ bullet: 'Lens', talk: 'Rings of glass bend the light.' }] },
  ],
};

const project = await api.createProject({ brief, format: 'lesson' });
const quote = await api.planProject(project.id);
const first = await made(project.id);
const { scenes } = await api.listScenes(project.id);
const [scene] = scenes;
if (!scene) throw new Error('The lesson has no scene.');

const preview = await api.editProject(project.id, {
  edit: { kind: 'move-scene', scene: scene.id, position: 2 },
  dry_run: true,
});
await api.editProject(project.id, { edit: { kind: 'move-scene', scene: scene.id, position: 2 } });
const order = (await api.listScenes(project.id)).scenes.map(({ id }) => id);
await api.undo(project.id);
const orderAfterwards = (await api.listScenes(project.id)).scenes.map(({ id }) => id);

const outcome = await api.editProject(project.id, {
  edit: { kind: 'change-line', scene: scene.id, line: 'line-1', text: 'Rocks hide at night.' },
});
const stale = (await api.listScenes(project.id)).scenes.map(({ parts }) =>
  parts.filter(({ state }) => state === 'stale').map(({ kind }) => kind),
);
const second = await made(project.id);
const current = (await api.listScenes(project.id)).scenes.flatMap(({ parts }) =>
  parts.map(({ state }) => state),
);
const file = await api.readFilm(project.id, 'film.mp4', {}, { format: 'blob' });
const film = new Uint8Array(await file.arrayBuffer());
const captions = await (await api.readFilm(project.id, 'captions.vtt', {}, { format: 'blob' })).text();
const refusal = await api.getProject('nothing').then(
  () => 'none',
  (/** @type {{ error: import('./client.js').Problem }} */ { error }) => error.code,
);

console.log(
  JSON.stringify({
    quote: { wanted: quote.wanted.length, amount: quote.total.amount },
    runs: [first.state, second.state],
    preview: { stale: preview.stale.map(({ kind }) => kind), amount: preview.refresh.amount },
    orders: [order, orderAfterwards],
    wouldRefresh: outcome.stale.map(({ kind }) => kind),
    refreshCost: outcome.refresh.amount,
    stale,
    current: [...new Set(current)],
    film: { bytes: film.length, begins: String.fromCharCode(...film.subarray(4, 8)) },
    captions,
    refusal,
  }),
);

/** @param {string} id */
async function made(id) {
  /** @type {unknown} */
  const answer = await api.startRun(id, { stage: 'film' });
  // Of several answers the generator types the first: the plan of a `dry_run`.
  const started = /** @type {import('./client.js').Run} */ (answer);
  let run = await api.getRun(started.id, { wait: '60s' });
  while (run.state === 'running') run = await api.getRun(started.id, { wait: '60s' });
  return run;
}
