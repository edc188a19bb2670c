import { expect, it } from 'vitest';
import { type AssetKind, type AssetRecipe, assetHash } from '../domain/asset.ts';
import { type FilmScene, filmRecipe } from '../domain/film-recipe.ts';
import type { Plan, PlannedAsset } from '../domain/plan.ts';
import type { Progress, StudioEvent } from './events.ts';
import { companionRecipes } from './film/film-assets.ts';
import { RunProgress } from './run-progress.ts';

function planned(kind: AssetKind, number: number): PlannedAsset {
  const recipe = { kind, edition: 1, inputs: {}, intent: { number } };
  return { recipe, hash: assetHash(recipe), stage: 'speech', label: `${kind} ${number}`, waitsFor: [] };
}

it('counts what is left by the pace at which things come out, not by how long each waited for its turn', () => {
  const speech = Array.from({ length: 100 }, (_, number) => planned('speech', number));
  const plan: Plan = { wanted: speech, reused: [], total: { knownMicros: 0, unknown: [] } };
  let nowMs = 0;
  const cost = { known: true, micros: 0 } as const;
  const told: StudioEvent[] = [];
  const progress = new RunProgress(plan, {
    runId: 'run',
    clock: { nowMs: () => nowMs, sleep: async () => {} },
    emit: (event) => told.push(event),
  });
  // All are begun with at once, and one comes out every half second.
  for (const asset of speech) progress.note({ type: 'asset-started', asset, provider: 'builtin' });
  for (const asset of speech.slice(0, 20)) {
    nowMs += 500;
    progress.note({ type: 'asset-made', asset, provider: 'builtin', steppedDown: [], cost, runId: 'run' });
  }
  const last = told.at(-1);
  expect(last?.type === 'progress' && last.progress.secondsLeft).toBeCloseTo(40, 5);
});

/** A film of ten scenes, five seconds each, and its check; with a clock that its making goes by. */
function filmInTheMaking(moves: boolean) {
  const scenes = Array.from(
    { length: 10 },
    (_, number): FilmScene => ({
      id: `scene${number}`,
      title: 'Rain',
      pictureRole: null,
      slide: null,
      ...(moves && { move: 'drift' as const }),
      lines: [],
      transition: { kind: 'cut', seconds: 0 },
      restSeconds: 0,
      leastSeconds: 5,
    }),
  );
  const wish = {
    title: 'Night bus',
    language: 'en',
    size: { widthPixels: 1920, heightPixels: 1080 },
    frameRate: { numerator: 24, denominator: 1 },
    scenes,
    brand: { colours: [] },
    burnedCaptions: null,
    music: null,
    loudness: { integratedLufs: -14, truePeakDbtp: -1 },
  };
  const asset = (recipe: AssetRecipe, waitsFor: string[]): PlannedAsset => ({
    recipe,
    hash: assetHash(recipe),
    stage: 'film',
    label: recipe.kind,
    waitsFor,
  });
  const film = asset(filmRecipe(wish, {}), []);
  const check = asset(companionRecipes(film.hash, false).get('check')!, [film.hash]);
  let nowMs = 0;
  let latest: Progress | undefined;
  const progress = new RunProgress(
    { wanted: [film, check], reused: [], total: { knownMicros: 0, unknown: [] } },
    {
      runId: 'run',
      clock: { nowMs: () => nowMs, sleep: async () => {} },
      emit: (event) => {
        if (event.type === 'progress') latest = event.progress;
      },
    },
  );
  const start = () => progress.note({ type: 'asset-started', asset: film, provider: 'reelwright' });
  /** Tells after so many seconds in all how much of the film is behind. */
  const tell = (atSeconds: number, fraction: number) => {
    if (nowMs === 0) start();
    nowMs = atSeconds * 1000;
    const step = `coding pictures: ${Math.round(fraction * 1200)} of 1200`;
    progress.note({ type: 'asset-progress', asset: film, fraction, step });
    return latest!;
  };
  return {
    start,
    tell,
    /** Lets the film take so long, and answers with what was told after each hundredth of that. */
    makeIn(seconds: number): Progress[] {
      const told = Array.from({ length: 100 }, (_, at) => tell((seconds * (at + 1)) / 100, (at + 1) / 100));
      const made = { provider: 'reelwright', cost: { known: true, micros: 0 } } as const;
      progress.note({ type: 'asset-made', asset: film, ...made, steppedDown: [], runId: 'run' });
      return [...told, latest!];
    },
    latest: () => latest!,
  };
}

it('foresees that a film in which pictures move takes longer than one in which they stand', () => {
  const [moving, standing] = [filmInTheMaking(true), filmInTheMaking(false)];
  moving.start();
  standing.start();
  expect(standing.latest().secondsLeft).toBeLessThan(10);
  expect(moving.latest().secondsLeft).toBeGreaterThan(30);
});

it.each([8, 40, 300])('tells what is left of a film that takes %i s by its own pace', (seconds) => {
  const told = filmInTheMaking(true).makeIn(seconds);
  // What is checked afterwards takes about a tenth of it.
  for (const step of [60, 80, 98]) {
    const leftOfFilm = seconds * (1 - (step + 1) / 100);
    expect(told[step]!.secondsLeft).toBeGreaterThan(leftOfFilm);
    expect(told[step]!.secondsLeft).toBeLessThan(leftOfFilm + seconds * 0.2);
  }
});

it('goes by the pace that a film has now, where the machine was busy with other things before', () => {
  const film = filmInTheMaking(true);
  film.tell(100, 0.1);
  for (let tenth = 2; tenth <= 6; tenth += 1) film.tell(100 + 20 * (tenth - 1), tenth / 10);
  const { secondsLeft } = film.latest();
  // Over all of its time 0.6 of it took 200 s, the second half of that brought 0.5.
  expect(secondsLeft).toBeGreaterThan(80);
  expect(secondsLeft).toBeLessThan(100);
});

it('moves on steadily over a film, which is most of its stage', () => {
  const fractions = filmInTheMaking(true)
    .makeIn(90)
    .map(({ fraction }) => fraction);
  expect(fractions).toEqual(fractions.toSorted((left, right) => left - right));
  expect(fractions[49]).toBeGreaterThan(0.4);
  expect(fractions[49]).toBeLessThan(0.5);
  expect(fractions.at(-1)).toBeLessThan(1);
});
