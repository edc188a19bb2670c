import { dirname } from 'node:path';
import type { AssetHash, AssetRecipe, AssetRecord } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import { ReelError } from '../../domain/errors.ts';
import { type FilmScene, type FilmWish, filmWishOf } from '../../domain/film-recipe.ts';
import { FREE } from '../../domain/price.ts';
import type { MediaReference, Timeline } from '../../domain/timeline.ts';
import type { AssetStore } from '../../ports/asset-store.ts';
import type { MadeInput, MakeRequest, Maker } from '../../ports/maker.ts';
import type { Media } from '../../ports/media.ts';
import type { Rasterizer } from '../../ports/rasterizer.ts';
import type { Workshop } from '../../production/make-asset.ts';
import { mixCodedFilm } from '../../render/mix/mix-film.ts';
import { mixIntent } from '../../render/mix/mix-plan.ts';
import { type FilmRequest, renderFilm } from '../../render/spans/render-film.ts';
import { filmTimeline, type SceneMedia, type SceneState } from '../../render/timeline/film-timeline.ts';
import { slideStates } from '../../render/timeline/slide-states.ts';
import { captionOverlays } from './caption-overlays.ts';
import { cardOverlays } from './card-overlays.ts';
import { DerivedAssets } from './derived-assets.ts';
import { type FilmWork, foreseenWork } from './film-work.ts';
import { layerOverlays } from './layer-overlays.ts';
import { logoOverlays } from './logo-overlays.ts';
import { type MeasuredFilm, measureFilm } from './measured-film.ts';
import { sceneMovie } from './scene-movie.ts';
import { SlidePictures } from './slide-pictures.ts';
import { spanStore } from './span-store.ts';
import { standingPicture } from './standing-picture.ts';
import { wordOverlays } from './word-overlays.ts';

/** Raised when the same sounds are mixed differently than by the release before. */
const MIX_EDITION = 2;

/** What films are made with. */
export interface FilmParts {
  workshop: Workshop;
  media: Media;
  rasterizer: Rasterizer;
}

/** What is kept of a finished film beside its file. */
export interface FilmFacts {
  durationSeconds: number;
  timeline: Timeline;
  spans: { made: number; reused: number };
  /** What was made on the way and serves the next film of the project: slide pictures, spans, the mix. */
  derived: AssetHash[];
}

/** Makes films on this machine from slides, pictures, speech and music that are there. */
export function filmMaker(parts: FilmParts): Maker {
  return {
    provider: 'reelwright',
    lane: 'film',
    offer: (recipe) =>
      recipe.kind === 'film' ? { model: 'film', price: FREE, basis: 'made on this machine' } : undefined,
    make: (request) => makeFilmFile(request, parts),
  };
}

async function makeFilmFile(request: MakeRequest, parts: FilmParts) {
  const { recipe, inputs, outputPathStem, signal, report } = request;
  const derived = new DerivedAssets(parts.workshop, signal);
  const wish = filmWishOf(recipe);
  const film = measureFilm(wish, recordsOf(inputs));
  const shares = sharesOf(foreseenWork(wish));

  const scenes = await drawScenes(film, inputs, derived, parts, (drawn, of) =>
    report((shares.scenes * drawn) / of, `drawing scenes: ${drawn} of ${of}`),
  );
  const layers = await layerOverlays(film, inputs, derived, parts.rasterizer);
  const overlays = [
    ...layers.overlays,
    ...(await logoOverlays(film, inputs, derived, parts.rasterizer, signal)),
    ...(await wordOverlays(film, derived, parts.rasterizer, signal)),
    ...(await cardOverlays(film, derived, parts.rasterizer, signal)),
    ...(await captionOverlays(film, derived, parts.rasterizer, signal, (drawn, of) =>
      report(shares.scenes + (shares.captions * drawn) / of, `drawing captions: ${drawn} of ${of}`),
    )),
  ];
  const timeline = filmTimeline(wish, film.times, scenes, musicOf(wish, inputs), overlays);

  const filePath = `${outputPathStem}.mp4`;
  const rendered = await renderFilm(
    {
      timeline,
      locate: locateIn(parts.workshop.store),
      sound: mixOf(timeline, derived, parts),
      title: wish.title,
      onProgress: (fraction, step) => report(1 - shares.rendering * (1 - fraction), step),
      outputPath: filePath,
      workFolder: dirname(outputPathStem),
    },
    parts.media,
    spanStore(parts.workshop),
    signal,
  );
  const made = rendered.spans.filter((span) => span.made).length;
  const facts: FilmFacts = {
    durationSeconds: film.durationSeconds,
    timeline,
    spans: { made, reused: rendered.spans.length - made },
    derived: [...derived.hashes, ...rendered.spans.map((span) => span.hash)],
  };
  return {
    filePath,
    mediaType: 'video/mp4',
    facts: facts as unknown as JsonObject,
    model: 'film',
    parameters: {},
    cost: FREE,
    ...(layers.corrections.length > 0 && { corrections: layers.corrections }),
  };
}

/** How much of the whole each part of the work is. */
function sharesOf({ scenesMs, captionsMs, renderingMs }: FilmWork) {
  const wholeMs = scenesMs + captionsMs + renderingMs;
  return { scenes: scenesMs / wholeMs, captions: captionsMs / wholeMs, rendering: renderingMs / wholeMs };
}

function recordsOf(inputs: ReadonlyMap<string, MadeInput>): (role: string) => AssetRecord {
  return (role) => {
    const input = inputs.get(role);
    if (!input) throw new ReelError('internal', `The film has no input called ${role}.`);
    return input.record;
  };
}

/** What each scene shows and when, and its speech. */
async function drawScenes(
  film: MeasuredFilm,
  inputs: ReadonlyMap<string, MadeInput>,
  derived: DerivedAssets,
  { rasterizer, media }: FilmParts,
  onDrawn: (drawn: number, of: number) => void,
): Promise<SceneMedia[]> {
  const { scenes } = film.wish;
  let drawn = 0;
  onDrawn(drawn, scenes.length);
  const drawScene = async (scene: FilmScene, index: number): Promise<SceneMedia> => {
    const speech = scene.lines.map((line) => {
      const record = recordsOf(inputs)(line.speechRole);
      return { media: { asset: record.hash }, durationSeconds: Number(record.facts.durationSeconds) };
    });
    if (scene.clip) return { states: [], movie: await sceneMovie(scene.clip, inputs, media), speech };
    if (scene.slide === null) {
      const picture = await standingPicture(film.wish, index, inputs, derived, rasterizer);
      return { states: [{ media: picture, startFrame: film.times[index]?.startFrame ?? 0 }], speech };
    }
    return { states: await drawSlide(film, index, inputs, derived, rasterizer), speech };
  };
  return Promise.all(
    scenes.map(async (scene, index) => {
      const made = await drawScene(scene, index);
      drawn += 1;
      onDrawn(drawn, scenes.length);
      return made;
    }),
  );
}

async function drawSlide(
  { wish, times }: MeasuredFilm,
  index: number,
  inputs: ReadonlyMap<string, MadeInput>,
  derived: DerivedAssets,
  rasterizer: Rasterizer,
): Promise<SceneState[]> {
  const sceneTimes = times[index];
  if (!sceneTimes) throw new RangeError(`Scene ${index + 1} has no times`);
  const pictures = new SlidePictures(wish, index, inputs, derived, rasterizer);
  const reveals = wish.scenes[index]?.lines.map((line) => line.revealsBullet) ?? [];
  const states = slideStates(await pictures.pages(), reveals, sceneTimes);
  return Promise.all(
    states.map(async ({ page, revealed, startFrame }) => {
      const { record } = await pictures.state(page, revealed);
      return { media: { asset: record.hash }, startFrame };
    }),
  );
}

function musicOf(wish: FilmWish, inputs: ReadonlyMap<string, MadeInput>): MediaReference | null {
  return wish.music === null ? null : { asset: recordsOf(inputs)(wish.music.role).hash };
}

/** Makes the timeline's mix, coded: an asset that timelines with the same sound share. */
export function mixOf(
  timeline: Timeline,
  derived: DerivedAssets,
  { media, workshop }: FilmParts,
): NonNullable<FilmRequest['sound']> {
  const resolve = async (reference: MediaReference) => (await locateIn(workshop.store)(reference)).path;
  const recipe: AssetRecipe = { kind: 'mix', edition: MIX_EDITION, inputs: {}, intent: mixIntent(timeline) };
  return async (stopped, onProgress) => {
    const mix = await derived.need(recipe, async ({ outputPathStem, signal: own }) => {
      const filePath = `${outputPathStem}.m4a`;
      const signal = AbortSignal.any([own, stopped]);
      const request = { timeline, resolve, outputPath: filePath, signal, onProgress };
      const facts = await mixCodedFilm(request, { media });
      return { filePath, mediaType: 'audio/mp4', facts: { ...facts } };
    });
    return mix.path;
  };
}

/** Where the store keeps what a timeline plays. */
export function locateIn(store: AssetStore) {
  return async (reference: MediaReference) => {
    if ('file' in reference) throw new ReelError('internal', 'A film is made from assets alone.');
    return { path: await store.pathOf(reference.asset), hash: reference.asset };
  };
}
