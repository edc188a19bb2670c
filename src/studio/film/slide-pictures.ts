import { writeFile } from 'node:fs/promises';
import type { AssetRecipe } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import type { FilmScene, FilmSlide, FilmWish } from '../../domain/film-recipe.ts';
import type { ImageFacts } from '../../ports/generators.ts';
import type { MadeInput } from '../../ports/maker.ts';
import type { Rasterizer } from '../../ports/rasterizer.ts';
import { layoutSlide, type SlideLayout } from '../../render/slides/layout-slide.ts';
import { slideArtwork } from '../../render/slides/slide-artwork.ts';
import { slideBackdrop } from '../../render/slides/slide-backdrop.ts';
import type { SlideContent } from '../../render/slides/slide-content.ts';
import type { PlacedBullet } from '../../render/timeline/slide-states.ts';
import type { DerivedAssets, ReadableAsset } from './derived-assets.ts';

/** Raised when the same slide is laid out or drawn differently than by the release before. */
const SLIDE_EDITION = 3;

/** A scene's picture without words has the same parts as a slide: one page with nothing on it. */
const NO_WORDS: FilmSlide = { title: '', bullets: [] };

/**
 * The pictures of one scene's slide. Its pages and each of its states are assets of their own, so a slide whose
 * words did not change is neither laid out nor drawn again.
 */
export class SlidePictures {
  readonly #scene: FilmScene;
  readonly #place: { index: number; count: number };
  readonly #wish: FilmWish;
  readonly #inputs: ReadonlyMap<string, MadeInput>;
  readonly #derived: DerivedAssets;
  readonly #rasterizer: Rasterizer;
  #layout: Promise<SlideLayout> | undefined;

  constructor(
    wish: FilmWish,
    sceneIndex: number,
    inputs: ReadonlyMap<string, MadeInput>,
    derived: DerivedAssets,
    rasterizer: Rasterizer,
  ) {
    const scene = wish.scenes[sceneIndex];
    if (!scene) throw new RangeError(`The film has ${wish.scenes.length} scenes, not ${sceneIndex + 1}`);
    this.#scene = scene;
    this.#place = { index: sceneIndex + 1, count: wish.scenes.length };
    this.#wish = wish;
    this.#inputs = inputs;
    this.#derived = derived;
    this.#rasterizer = rasterizer;
  }

  /** Which bullets stand on which page. */
  async pages(): Promise<PlacedBullet[][]> {
    const recipe = this.#recipe({ part: 'pages' });
    const { record } = await this.#derived.need(recipe, async ({ outputPathStem, signal }) => {
      const { pages } = await this.#laidOut(signal);
      const facts = {
        pages: pages.map(({ bullets }) => bullets.map(({ index, from }) => ({ index, from }))),
      };
      const filePath = `${outputPathStem}.json`;
      await writeFile(filePath, JSON.stringify(facts));
      return { filePath, mediaType: 'application/json', facts };
    });
    return (record.facts as unknown as { pages: PlacedBullet[][] }).pages;
  }

  /** The picture of a page with its first bullets revealed. */
  async state(page: number, revealed: number): Promise<ReadableAsset> {
    const recipe = this.#recipe({ part: 'state', page, revealed });
    return this.#derived.need(recipe, async ({ outputPathStem, signal }) => {
      const backdrop = await this.#backdrop();
      const filePath = `${outputPathStem}.png`;
      const artwork = slideArtwork(await this.#laidOut(signal), page, revealed, backdrop.path);
      await this.#rasterizer.draw(artwork, filePath, signal);
      return { filePath, mediaType: 'image/png', facts: { ...this.#wish.size } };
    });
  }

  #backdrop(): Promise<ReadableAsset> {
    return this.#derived.need(this.#recipe({ part: 'backdrop' }), async ({ outputPathStem, signal }) => {
      const filePath = `${outputPathStem}.png`;
      await this.#rasterizer.draw(slideBackdrop(await this.#laidOut(signal)), filePath, signal);
      return { filePath, mediaType: 'image/png', facts: { ...this.#wish.size } };
    });
  }

  #laidOut(signal: AbortSignal): Promise<SlideLayout> {
    this.#layout ??= layoutSlide(this.#content(), this.#rasterizer, signal);
    return this.#layout;
  }

  #content(): SlideContent {
    const { brand, language, size, burnedCaptions } = this.#wish;
    const slide = this.#scene.slide ?? NO_WORDS;
    const pathOf = (role: string | undefined) =>
      role === undefined ? undefined : this.#inputs.get(role)?.path;
    const logoPath = pathOf(brand.logoRole);
    const fontPath = pathOf(brand.fontRole);
    return {
      title: slide.title,
      bullets: slide.bullets.map((bullet) => {
        const figurePath = pathOf(bullet.figureRole);
        return figurePath === undefined ? { text: bullet.text } : { text: bullet.text, figurePath };
      }),
      ...(slide.block && { block: slide.block }),
      picturePath: pathOf(this.#scene.pictureRole ?? undefined) ?? null,
      ...this.#pictureFocus(),
      brand: {
        colours: brand.colours,
        ...(brand.name !== undefined && { name: brand.name }),
        ...(logoPath !== undefined && { logoPath }),
        ...(fontPath !== undefined && { fontFiles: [fontPath] }),
      },
      progress: this.#place,
      language,
      size,
      captions: burnedCaptions?.position ?? null,
    };
  }

  /** Part of what the picture's hash stands for, so it need not be named in a recipe of its own. */
  #pictureFocus(): Pick<SlideContent, 'pictureFocus'> {
    const { pictureRole } = this.#scene;
    const record = pictureRole === null ? undefined : this.#inputs.get(pictureRole)?.record;
    const { focus } = (record?.facts ?? {}) as Partial<ImageFacts>;
    return focus === undefined ? {} : { pictureFocus: focus };
  }

  /** All that a part of the slide is made from: its words and place, and its media by their hash. */
  #recipe(part: JsonObject): AssetRecipe {
    const { pictureRole, slide } = this.#scene;
    const { brand, language, size, burnedCaptions } = this.#wish;
    const roles: Record<string, string | null | undefined> = {
      picture: pictureRole,
      logo: brand.logoRole,
      font: brand.fontRole,
    };
    slide?.bullets.forEach((bullet, index) => {
      roles[`figure:${index}`] = bullet.figureRole;
    });
    const inputs = Object.entries(roles).flatMap(([role, of]) => {
      const hash = of == null ? undefined : this.#inputs.get(of)?.record.hash;
      return hash === undefined ? [] : [[role, hash] as const];
    });
    return {
      kind: 'slide',
      edition: SLIDE_EDITION,
      inputs: Object.fromEntries(inputs),
      intent: {
        ...part,
        title: slide?.title ?? null,
        bullets: slide?.bullets.map((bullet) => bullet.text) ?? [],
        ...(slide?.block && { block: slide.block as unknown as JsonObject }),
        place: this.#place,
        brandName: brand.name ?? null,
        brandColours: brand.colours,
        language,
        size: { ...size },
        captions: burnedCaptions?.position ?? null,
      },
    };
  }
}
