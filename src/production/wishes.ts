import { type AssetHash, assetHash } from '../domain/asset.ts';
import { hashJson } from '../domain/canonical-json.ts';
import { type FilmScene, type FilmWish, filmRecipe } from '../domain/film-recipe.ts';
import type { AssetWish } from '../domain/plan.ts';
import type { FilmTakes } from '../domain/project.ts';
import { imageRecipe, musicRecipe, speechRecipe } from '../domain/recipes.ts';
import { type Brand, frameSizeOf, type ResolvedSettings } from '../domain/settings.ts';
import type { Scene, Storyboard } from '../domain/storyboard.ts';
import type { FrameSize, LoudnessTarget, MediaReference } from '../domain/timeline.ts';

/** What a film is made from, as far as the plan is concerned. */
export interface FilmSource {
  storyboard: Storyboard;
  settings: ResolvedSettings;
  brand: Brand;
  /** The taken-in files by the path that the brief gives. */
  sources: ReadonlyMap<string, AssetHash>;
  /** The first of each where absent. */
  takes?: FilmTakes;
}

/** The music bed's length: long enough not to tire, short enough to be made in a second. */
const MUSIC_SECONDS = 64;

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
    size: frameSizeOf(source.settings.ratio),
    frameRate: { numerator: source.settings.frameRate, denominator: 1 },
    scenes,
    brand: filmBrand(source.brand, media),
    burnedCaptions:
      source.settings.captions.mode === 'burned'
        ? { style: source.settings.captions.style, position: source.settings.captions.position }
        : null,
    music,
    loudness: LOUDNESS,
  };
  const film: AssetWish = {
    recipe: filmRecipe(wish, media.inputs),
    stage: 'film',
    label: `film “${source.storyboard.title}”`,
  };
  return [...media.wishes, film];
}

/** Gathers the film's media: what is to be made for it, and which role each plays. */
class FilmMedia {
  readonly wishes: AssetWish[] = [];
  readonly inputs: { [role: string]: AssetHash } = {};
  readonly #sources: ReadonlyMap<string, AssetHash>;

  constructor(sources: ReadonlyMap<string, AssetHash>) {
    this.#sources = sources;
  }

  make(role: string, wish: AssetWish): string {
    this.wishes.push(wish);
    this.inputs[role] = assetHash(wish.recipe);
    return role;
  }

  own(role: string, reference: MediaReference): string {
    this.inputs[role] = 'asset' in reference ? reference.asset : this.takenIn(reference.file);
    return role;
  }

  takenIn(path: string): AssetHash {
    const hash = this.#sources.get(path);
    if (hash === undefined) throw new TypeError(`${path} was never taken in`);
    return hash;
  }
}

function filmScene(scene: Scene, source: FilmSource, media: FilmMedia): FilmScene {
  return {
    id: scene.id,
    title: scene.title,
    pictureRole: scenePicture(scene, source, media),
    slide: scene.slide && {
      title: scene.slide.title,
      bullets: scene.slide.bullets.map((bullet, index) => ({
        text: bullet.text,
        ...(bullet.figure && { figureRole: media.own(`figure:${scene.id}:${index}`, bullet.figure) }),
      })),
    },
    ...(scene.move !== undefined && { move: scene.move }),
    ...(scene.card !== undefined && { card: scene.card }),
    lines: scene.narration.map((line) => ({
      text: line.text,
      speechRole: media.make(`speech:${scene.id}:${line.id}`, {
        recipe: speechRecipe(speechWish(line.text, source)),
        stage: 'speech',
        label: `speech of “${scene.title}”`,
        sceneId: scene.id,
      }),
      ...(line.revealsBullet !== undefined && { revealsBullet: line.revealsBullet }),
    })),
    transition: scene.transition,
    restSeconds: scene.restSeconds,
  };
}

function scenePicture(scene: Scene, source: FilmSource, media: FilmMedia): string | null {
  if (scene.picture === null) return null;
  const role = `picture:${scene.id}`;
  if ('own' in scene.picture) return media.own(role, scene.picture.own);
  const size: FrameSize = frameSizeOf(source.settings.ratio);
  const { madeFor = scene } = scene.picture;
  const recipe = imageRecipe({
    prompt: scene.picture.prompt,
    style: scene.picture.style,
    size,
    seed: seedFrom(source.settings.seed, madeFor.id, scene.picture.take),
    variation: madeFor.sequence,
    filmSeed: source.settings.seed,
    brandColours: source.brand.colours ?? [],
  });
  return media.make(role, {
    recipe,
    stage: 'images',
    label: `picture of “${scene.title}”`,
    sceneId: scene.id,
  });
}

function speechWish(text: string, { settings, takes = {} }: FilmSource) {
  return {
    text,
    language: settings.language,
    speed: settings.speed,
    ...(settings.voice !== undefined && { voice: settings.voice }),
    ...(takes.speech !== undefined && { take: takes.speech }),
  };
}

function filmMusic(source: FilmSource, media: FilmMedia): FilmWish['music'] {
  const { music, seed } = source.settings;
  const levels = { gainDecibels: music.gainDecibels, duckingDecibels: music.duckingDecibels };
  if (music.file !== undefined) return { role: media.own('music', { file: music.file }), ...levels };
  if (music.mood === undefined || music.mood === 'none') return null;
  const recipe = musicRecipe({
    mood: music.mood,
    seed,
    durationSeconds: MUSIC_SECONDS,
    ...(music.tempoBpm !== undefined && { tempoBpm: music.tempoBpm }),
    ...(source.takes?.music !== undefined && { take: source.takes.music }),
  });
  return { role: media.make('music', { recipe, stage: 'music', label: `music (${music.mood})` }), ...levels };
}

function filmBrand(brand: Brand, media: FilmMedia): FilmWish['brand'] {
  return {
    colours: brand.colours ?? [],
    ...(brand.name !== undefined && { name: brand.name }),
    ...(brand.logo !== undefined && { logoRole: media.own('logo', { file: brand.logo }) }),
    ...(brand.font !== undefined && { fontRole: media.own('font', { file: brand.font }) }),
  };
}

/** A seed of its own for each take of each scene, the same whenever the film is planned again. */
function seedFrom(seed: number, sceneId: string, take = 1): number {
  return Number.parseInt(hashJson(take === 1 ? [seed, sceneId] : [seed, sceneId, take]).slice(0, 8), 16);
}
