import type { AssetHash } from '../domain/asset.ts';
import { hashJson } from '../domain/canonical-json.ts';
import type { FilmBrand } from '../domain/film-brand.ts';
import { type FilmClip, type FilmScene, type FilmWish, filmRecipe } from '../domain/film-recipe.ts';
import { ownFilmsAround } from '../domain/framing-scenes.ts';
import type { AssetWish } from '../domain/plan.ts';
import type { FilmTakes } from '../domain/project.ts';
import { clipRecipe, imageRecipe, type Reference } from '../domain/recipes.ts';
import { filmSizeOf, frameSizeOf, type ResolvedSettings } from '../domain/settings.ts';
import type { MadeClip, PictureWish, Scene, SceneReference, Storyboard } from '../domain/storyboard.ts';
import type { FrameSize, LoudnessTarget } from '../domain/timeline.ts';
import { FilmMedia } from './film-media.ts';
import { leadingMusic, trackHash } from './lead-music.ts';
import { lineSpeech } from './line-speech.ts';
import { noShotToSync } from './lip-synced.ts';
import { musicPiece } from './music-piece.ts';
import { shownClip } from './shown-clip.ts';

/** What a film is made from, as far as the plan is concerned. */
export interface FilmSource {
  storyboard: Storyboard;
  settings: ResolvedSettings;
  brand: FilmBrand;
  /** The taken-in files by the path that the brief gives. */
  sources: ReadonlyMap<string, AssetHash>;
  /** The first of each where absent. */
  takes?: FilmTakes;
}

/** ITU-R BS.1770 loudness that the platforms of the trade play at. */
const LOUDNESS: LoudnessTarget = { integratedLufs: -14, truePeakDbtp: -1 };

/**
 * Every asset that the film needs, each after its inputs, the film itself last: a pure function, so the same
 * storyboard and settings always wish for the same assets.
 */
export function wishesOf(source: FilmSource): AssetWish[] {
  const media = new FilmMedia(source.sources);
  const scenes = source.storyboard.scenes.map((scene) => filmScene(scene, source, media));
  const music = filmMusic(source, media);
  const wish: FilmWish = {
    title: source.storyboard.title,
    language: source.settings.language,
    size: filmSizeOf(source.settings),
    frameRate: { numerator: source.settings.frameRate, denominator: 1 },
    scenes,
    brand: filmBrand(source.brand, media),
    burnedCaptions:
      source.settings.captions.mode === 'burned'
        ? { style: source.settings.captions.style, position: source.settings.captions.position }
        : null,
    music: music && { ...music, ...ownFilmsAround(source.storyboard.scenes) },
    loudness: LOUDNESS,
  };
  const film: AssetWish = {
    recipe: filmRecipe(wish, media.inputs),
    stage: 'film',
    label: `film “${source.storyboard.title}”`,
  };
  return [...media.wishes, film];
}

function filmScene(scene: Scene, source: FilmSource, media: FilmMedia): FilmScene {
  const clip = sceneClip(scene, source, media);
  return {
    id: scene.id,
    title: scene.title,
    pictureRole: clip ? null : scenePicture(scene, source, media),
    ...(clip && { clip }),
    ...(scene.layers && {
      layers: scene.layers.map(({ own, ...place }, index) => {
        return { ...place, role: media.own(`layer:${scene.id}:${index}`, own) };
      }),
    }),
    slide: scene.slide && {
      title: scene.slide.title,
      bullets: scene.slide.bullets.map((bullet, index) => ({
        text: bullet.text,
        ...(bullet.figure && { figureRole: media.own(`figure:${scene.id}:${index}`, bullet.figure) }),
      })),
      ...(scene.slide.block && { block: scene.slide.block }),
    },
    ...(scene.move !== undefined && { move: scene.move }),
    ...(scene.moveStretch && { moveStretch: scene.moveStretch }),
    ...(scene.views && { views: scene.views }),
    ...(scene.card !== undefined && { card: scene.card }),
    lines: scene.narration.map((line) => ({
      text: line.text,
      speechRole: media.make(`speech:${scene.id}:${line.id}`, lineSpeech(line, scene, source, media)),
      ...(line.revealsBullet !== undefined && { revealsBullet: line.revealsBullet }),
      ...(line.pauseSeconds !== undefined && { pauseSeconds: line.pauseSeconds }),
    })),
    transition: scene.transition,
    restSeconds: scene.restSeconds,
    ...(scene.leastSeconds !== undefined && { leastSeconds: scene.leastSeconds }),
  };
}

/** The scene's moving shot; the picture that it starts from is made first, and shown only as the shot's beginning. */
function sceneClip(scene: Scene, source: FilmSource, media: FilmMedia): FilmClip | undefined {
  const { clip } = scene;
  if (clip === undefined) {
    if (scene.lipSync !== undefined) throw noShotToSync(scene);
    return undefined;
  }
  const role = `clip:${scene.id}`;
  if ('own' in clip) {
    const { own, ...part } = clip;
    // A lip-synced copy has the words in its own sound too, which are heard already.
    const withSound = part.withSound && scene.lipSync === undefined;
    return { ...part, withSound, role: shownClip(media.hashOf(own), role, scene, source, media) };
  }
  const { picture } = scene;
  const start =
    clip.startsFrom === 'words' || picture === null ? undefined : pictureHash(scene, picture, source, media);
  const recipe = clipRecipe(
    clipWish(clip, scene, source),
    start,
    (clip.references ?? []).map(({ own }) => media.hashOf(own)),
    clip.model,
    clip.endsWith && media.hashOf(clip.endsWith),
  );
  const label = `clip of “${scene.title}”`;
  const shot = media.wish({ recipe, stage: 'videos', label, title: scene.title, sceneId: scene.id });
  return {
    role: shownClip(shot, role, scene, source, media),
    ...(clip.inSeconds !== undefined && { inSeconds: clip.inSeconds }),
    ...(clip.outSeconds !== undefined && { outSeconds: clip.outSeconds }),
  };
}

function clipWish(clip: MadeClip, scene: Scene, { settings }: FilmSource) {
  const { id } = clip.madeFor ?? scene;
  return {
    prompt: clip.prompt,
    directions: clip.directions,
    durationSeconds: clip.durationSeconds,
    resolution: clip.resolution,
    ratio: settings.ratio,
    seed: seedFrom(settings.seed, `clip:${id}`, clip.take),
    ...namedReferences(clip.references),
  };
}

/** Who is to look the same, without the pictures of them: those are inputs of the recipe. */
function namedReferences(references: readonly SceneReference[] = []): { references?: Reference[] } {
  if (references.length === 0) return {};
  return { references: references.map(({ role, name }) => ({ role, name })) };
}

function scenePicture(scene: Scene, source: FilmSource, media: FilmMedia): string | null {
  if (scene.picture === null) return null;
  const role = `picture:${scene.id}`;
  media.inputs[role] = pictureHash(scene, scene.picture, source, media);
  return role;
}

function pictureHash(
  scene: Scene,
  picture: PictureWish,
  { settings, brand, storyboard }: FilmSource,
  media: FilmMedia,
): AssetHash {
  if ('own' in picture) return media.hashOf(picture.own);
  const size: FrameSize = frameSizeOf(settings.ratio);
  const { madeFor = scene } = picture;
  const recipe = imageRecipe(
    {
      prompt: picture.prompt,
      style: picture.style,
      size,
      seed: seedFrom(settings.seed, madeFor.id, picture.take),
      variation: madeFor.sequence,
      filmSeed: settings.seed,
      brandColours: brand.colours ?? storyboard.colours ?? [],
      ...(scene.slide === null && { standsAlone: true }),
      ...namedReferences(picture.references),
    },
    (picture.references ?? []).map(({ own }) => media.hashOf(own)),
    picture.model,
  );
  return media.wish({ recipe, stage: 'images', label: `picture of “${scene.title}”`, sceneId: scene.id });
}

function filmMusic(source: FilmSource, media: FilmMedia): FilmWish['music'] {
  const { leadMusic } = source.storyboard;
  if (leadMusic !== undefined) {
    media.inputs.music = trackHash(leadMusic, media);
    return leadingMusic(leadMusic);
  }
  const { music } = source.settings;
  const levels = { gainDecibels: music.gainDecibels, duckingDecibels: music.duckingDecibels };
  if (music.file !== undefined) return { role: media.own('music', { file: music.file }), ...levels };
  const piece = musicPiece(source);
  return piece === undefined ? null : { role: media.make('music', piece), ...levels };
}

function filmBrand(brand: FilmBrand, media: FilmMedia): FilmWish['brand'] {
  return {
    colours: brand.colours ?? [],
    ...(brand.name !== undefined && { name: brand.name }),
    ...(brand.logo !== undefined && { logoRole: media.own('logo', brand.logo) }),
    ...(brand.font !== undefined && { fontRole: media.own('font', brand.font) }),
  };
}

/** A seed of its own for each take of each scene, the same whenever the film is planned again. */
function seedFrom(seed: number, sceneId: string, take = 1): number {
  return Number.parseInt(hashJson(take === 1 ? [seed, sceneId] : [seed, sceneId, take]).slice(0, 8), 16);
}
