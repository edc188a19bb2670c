import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AssetHash, type AssetKind, assetHash } from '../../src/domain/asset.ts';
import { applyEdit, lastSequenceOf } from '../../src/domain/edits/apply-edit.ts';
import { type Edit, editSchema } from '../../src/domain/edits/edit.ts';
import { musicTakesOf, withMusicTakes } from '../../src/domain/edits/music-takes.ts';
import { FREE } from '../../src/domain/price.ts';
import type { Project } from '../../src/domain/project.ts';
import { sourceRecipe } from '../../src/domain/recipes.ts';
import { resolveSettings, settingsSchema } from '../../src/domain/settings.ts';
import { STAGES } from '../../src/domain/stage.ts';
import type { Scene } from '../../src/domain/storyboard.ts';
import { EmbeddedJobEngine } from '../../src/engine/embedded-job-engine.ts';
import { randomId, systemClock } from '../../src/engine/system-sources.ts';
import type { Maker } from '../../src/ports/maker.ts';
import { Production } from '../../src/production/produce.ts';
import { openHome } from '../../src/storage/home.ts';
import { planWishes, projectWishes } from '../../src/studio/planning.ts';
import type { StudioParts } from '../../src/studio/studio-parts.ts';
import { temporaryHome } from './workbench.ts';

const KINDS: readonly AssetKind[] = [
  'image',
  'clip',
  'speech',
  'recorded-speech',
  'music',
  'film',
  'captions',
  'poster',
  'contact-sheet',
  'check',
];
const OWN_PICTURE = sourceRecipe('a'.repeat(64));

/** Remembers what it was asked to make. */
function countingMaker(made: AssetHash[]): Maker {
  return {
    provider: 'counting',
    lane: 'all',
    offer: ({ kind }) =>
      KINDS.includes(kind) ? { model: 'one', price: FREE, basis: 'made here' } : undefined,
    make: async ({ recipe, outputPathStem }) => {
      made.push(assetHash(recipe));
      const filePath = `${outputPathStem}.txt`;
      await writeFile(filePath, recipe.kind);
      return { filePath, mediaType: 'text/plain', facts: {}, model: 'one', parameters: {}, cost: FREE };
    },
  };
}

/** A home of its own with a production over it, and the owner's picture in it. */
async function opened() {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await temporaryHome());
  const home = await openHome(folder.path, systemClock, randomId);
  stack.defer(() => home.close());
  const engine = new EmbeddedJobEngine({
    lanes: { all: { concurrency: 4 } },
    clock: systemClock,
    random: Math.random,
  });
  stack.defer(() => engine.close());
  const made: AssetHash[] = [];
  const workshop = { store: home.assets, clock: systemClock, holder: randomId() };
  const production = new Production(workshop, engine, [countingMaker(made)]);
  const picture = join(folder.path, 'own.png');
  await writeFile(picture, 'a picture');
  const provenance = {
    provider: 'owner',
    model: '',
    parameters: {},
    steppedDown: [],
    cost: FREE,
    madeAt: '',
    tookMs: 0,
  };
  await home.assets.put(
    {
      hash: assetHash(OWN_PICTURE),
      recipe: OWN_PICTURE,
      extension: 'png',
      mediaType: 'image/png',
      facts: {},
      provenance,
    },
    picture,
  );
  const parts = { workshop, production } as unknown as StudioParts;
  return { parts, production, made, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

function firstProject(scenes: number): Project {
  return {
    version: 2,
    id: 'project',
    ownerId: 'owner',
    format: 'lesson',
    title: 'Lighthouses',
    brief: {},
    settings: resolveSettings(settingsSchema.parse({ music: { mood: 'calm' } }), {
      ratio: '9:16',
      style: 'flat',
    }),
    sources: {},
    storyboard: {
      version: 1,
      title: 'Lighthouses',
      scenes: Array.from({ length: scenes }, (_, index) => firstScene(index + 1)),
    },
    status: 'pending',
    createdAt: '',
    updatedAt: '',
  };
}

function firstScene(sequence: number): Scene {
  return {
    id: `scene-${sequence}`,
    sequence,
    title: `Scene ${sequence}`,
    // Two scenes of the same words share their speech.
    picture: { prompt: `what is seen ${sequence}`, style: 'flat' },
    slide: { title: `Scene ${sequence}`, bullets: [{ text: `shown ${sequence}` }] },
    narration: [
      { id: 'line-1', text: `words ${sequence % 3}`, revealsBullet: 0 },
      { id: 'line-2', text: `more ${sequence}` },
    ],
    transition: { kind: 'crossfade', seconds: 0.5 },
    restSeconds: 1,
  };
}

const small = fc.integer({ min: 1, max: 4 });
const anySettings = fc.constantFrom<object>(
  { seed: 2 },
  { speed: 1.2 },
  { language: 'de' },
  { voice: 'en-gb' },
  { ratio: '16:9' },
  { frameRate: 25 },
  { captions: { mode: 'none' } },
  { captions: { mode: 'burned' } },
  { music: { mood: 'none' } },
  { music: { mood: 'bright' } },
);
const anyStep = fc.record({
  kind: fc.constantFrom(...editSchema.options.map(({ shape }) => shape.kind.value)),
  at: small,
  to: small,
  settings: anySettings,
  stage: fc.constantFrom(...STAGES, 'film' as const, 'film' as const),
});
type Step = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never;

function editOf({ kind, at, to, settings }: Step, scenes: readonly Scene[]): Edit {
  const picked = scenes[(at - 1) % scenes.length]!;
  const one = { scene: picked.id };
  switch (kind) {
    case 'add-scene':
      return { kind, position: to, title: `New ${to}`, narration: [`new words ${to}`] };
    case 'move-scene':
      return { kind, ...one, position: to };
    case 'split-scene':
      return { kind, ...one, line: 1 };
    case 'change-scene':
      return { kind, ...one, prompt: `other ${to}`, rest_seconds: to };
    case 'change-line':
      return { kind, ...one, line: picked.narration[0]?.id ?? 'none', text: `words ${to}` };
    case 'change-voice':
      return { kind, ...one, voice: to % 2 === 0 ? null : 'en-gb-female', speed: 1 + to / 10 };
    case 'change-bullet':
      return { kind, ...one, bullet: 0, text: `shown ${to}` };
    case 'add-line':
      return { kind, ...one, text: `added ${to}` };
    case 'delete-line':
      return { kind, ...one, line: picked.narration[0]?.id ?? 'none' };
    case 'own-speech': {
      const asset = to % 2 === 0 ? null : assetHash(OWN_PICTURE);
      return { kind, ...one, line: picked.narration[0]?.id ?? 'none', asset };
    }
    case 'delete-bullet':
      return { kind, ...one, bullet: 0 };
    case 'select-take':
      return { kind, ...one, take: to };
    case 'lip-sync':
      return { kind, ...one, model: null };
    case 'own-clip':
    case 'own-picture':
      return { kind, ...one, asset: assetHash(OWN_PICTURE) };
    case 'regenerate-music':
      return { kind };
    case 'select-music-take':
      return { kind, take: to };
    case 'change-film':
      return { kind, settings: { ...settings } };
    default:
      return { kind, ...one };
  }
}

/** The project after the edit; as it was where the edit is refused. */
function afterEdit(project: Project, step: Step): Project {
  const { title, settings, storyboard, takes } = project;
  const scenes = storyboard?.scenes ?? [];
  try {
    const edit = editOf(step, scenes);
    const before = { title, settings, scenes, musicTakes: musicTakesOf(takes) };
    const { film } = applyEdit(before, edit, lastSequenceOf(scenes));
    const heard = withMusicTakes(takes, film.musicTakes);
    return {
      ...project,
      title: film.title,
      settings: film.settings,
      storyboard: { version: 1, title: film.title, scenes: [...film.scenes] },
      takes: heard ?? {},
    };
  } catch {
    return project;
  }
}

it('P1: makes after any edits exactly what the plan says, each once, and then plans nothing more', async () => {
  let planned = 0;
  await fc.assert(
    fc.asyncProperty(small, fc.array(anyStep, { minLength: 1, maxLength: 10 }), async (scenes, steps) => {
      await using test = await opened();
      let project = firstProject(scenes);
      for (const step of steps) {
        project = afterEdit(project, step);
        const plan = await planWishes(projectWishes(project), step.stage, test.parts);
        test.made.length = 0;
        await test.production.produce(plan, { signal: new AbortController().signal, onEvent: () => {} });
        planned += plan.wanted.length;
        expect([...test.made].sort()).toEqual(plan.wanted.map(({ hash }) => hash).sort());
        const again = await planWishes(projectWishes(project), step.stage, test.parts);
        expect(again.wanted).toEqual([]);
        expect(again.reused.map(({ hash }) => hash).sort()).toEqual(
          [...plan.wanted, ...plan.reused].map(({ hash }) => hash).sort(),
        );
      }
    }),
    { numRuns: 40 },
  );
  // A test in which nothing was ever to be made would prove nothing.
  expect(planned).toBeGreaterThan(200);
});
