import type { Plan } from '../../src/domain/plan.ts';
import { dollars, FREE } from '../../src/domain/price.ts';
import { imageRecipe, speechRecipe } from '../../src/domain/recipes.ts';
import type { FilmBudgets, MadeFilm, MakeFilmRequest, Studio } from '../../src/studio/studio.ts';

export const MADE_FILM: MadeFilm = {
  runId: 'run-1',
  projectId: 'project-1',
  title: 'How lighthouses work',
  stage: 'film',
  film: '/films/lighthouses/film.mp4',
  captions: { vtt: '/films/lighthouses/film.vtt', srt: '/films/lighthouses/film.srt' },
  poster: '/films/lighthouses/poster.png',
  contactSheet: '/films/lighthouses/contact-sheet.png',
  result: '/films/lighthouses/result.json',
  durationSeconds: 182.4,
  assets: { made: 23, reused: 8 },
  costMicros: 36_000,
  degraded: [],
  notices: [],
  checks: [{ name: 'streams', ok: true, detail: 'H.264 and AAC' }],
};

/** A studio that makes nothing: it notes what it is asked for and answers with what it was given. */
export function fakeStudio(answers: Partial<Studio> = {}) {
  const requests: MakeFilmRequest[] = [];
  let closed = 0;
  const studio: Studio = {
    makeFilm: async (request) => {
      requests.push(request);
      return MADE_FILM;
    },
    plan: async () => ({ title: 'How lighthouses work', plan: PLAN, budgets: UNLIMITED, notices: [] }),
    listProjects: async () => ({ projects: [] }),
    showProject: async () => {
      throw new Error('No project was given to the fake studio.');
    },
    listCalls: async () => [],
    call: async () => unanswered('call'),
    cancelScene: async () => unanswered('cancelScene'),
    resolveCall: async () => {
      throw new Error('No call was given to the fake studio.');
    },
    cancelCall: async () => {
      throw new Error('No call was given to the fake studio.');
    },
    budget: async () => UNLIMITED.user,
    setBudget: async () => UNLIMITED.user,
    createProject: async () => unanswered('createProject'),
    defaults: {
      get: async () => ({}),
      keep: async () => unanswered('defaults.keep'),
      logo: async () => unanswered('defaults.logo'),
    },
    project: async () => unanswered('project'),
    changeProject: async () => unanswered('changeProject'),
    duplicateProject: async () => unanswered('duplicateProject'),
    deleteProject: async () => unanswered('deleteProject'),
    planProject: async () => unanswered('planProject'),
    runProject: async () => unanswered('runProject'),
    makeBatch: async () => unanswered('makeBatch'),
    checkDelivery: async () => {},
    derivativeWish: async () => unanswered('derivativeWish'),
    makeDerivative: async () => unanswered('makeDerivative'),
    publishProject: async () => unanswered('publishProject'),
    publishers: () => [],
    projectAsset: async () => unanswered('projectAsset'),
    thumbnail: async () => unanswered('thumbnail'),
    filmBeats: async () => [],
    takeInUpload: async () => unanswered('takeInUpload'),
    scenes: async () => unanswered('scenes'),
    music: async () => undefined,
    edit: async () => unanswered('edit'),
    previewEdit: async () => unanswered('previewEdit'),
    undo: async () => unanswered('undo'),
    redo: async () => unanswered('redo'),
    exportFilm: async () => unanswered('exportFilm'),
    packageFilm: async () => unanswered('packageFilm'),
    checkFilm: async () => unanswered('checkFilm'),
    joinPieces: async () => unanswered('joinPieces'),
    renderTimeline: async () => unanswered('renderTimeline'),
    voices: async () => [],
    styles: () => ({ pictures: [], captions: [], music: [] }),
    stylePicture: async () => unanswered('stylePicture'),
    models: () => [],
    doctor: async () => [],
    checkParts: async () => [],
    probe: async () => [],
    capabilities: () => ({ kinds: [], formats: [], providers: [] }),
    newBrief: (format) => ({ format, brief: { title: 'Tides' }, yaml: '# The title.\ntitle: Tides\n' }),
    formats: () => [{ name: 'lesson', description: 'Slides with bullets', schema: {} }],
    close: async () => {
      closed += 1;
    },
    ...answers,
  };
  return { studio, requests, timesClosed: () => closed };
}

function unanswered(method: string): never {
  throw new Error(`No answer of ${method} was given to the fake studio.`);
}

export const UNLIMITED: FilmBudgets = {
  user: { scope: { ownerId: 'local' }, limitMicros: null, reservedMicros: 0, spentMicros: 0 },
  project: { scope: { projectId: 'project-1' }, limitMicros: null, reservedMicros: 0, spentMicros: 0 },
};

const SIZE = { widthPixels: 1080, heightPixels: 1920 };

export const PLAN: Plan = {
  wanted: [
    {
      recipe: imageRecipe({
        prompt: 'a lighthouse',
        style: 'flat',
        size: SIZE,
        seed: 1,
        variation: 1,
        filmSeed: 1,
        brandColours: [],
      }),
      stage: 'images',
      label: 'picture of “灯台のしくみ”',
      hash: 'a'.repeat(64),
      waitsFor: [],
      offer: { provider: 'vendor', model: 'painter-1', price: dollars(0.036), basis: 'one picture' },
    },
    {
      recipe: speechRecipe({ text: 'Light.', language: 'en', speed: 1 }),
      stage: 'speech',
      label: 'speech of “Light”',
      hash: 'b'.repeat(64),
      waitsFor: [],
      offer: { provider: 'builtin', model: 'builtin', price: FREE, basis: '' },
    },
  ],
  reused: [],
  total: { knownMicros: 36_000, unknown: [] },
};
