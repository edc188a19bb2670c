import { type AssetHash, type AssetRecipe, type AssetRecord, assetHash } from '../domain/asset.ts';
import { inputLengths } from '../domain/asset-length.ts';
import { type AssetWish, type Plan, type PlannedOffer, planOf } from '../domain/plan.ts';
import type { Project } from '../domain/project.ts';
import type { Stage } from '../domain/stage.ts';
import { wishesOf } from '../production/wishes.ts';
import { type Companion, companionRecipes } from './film/film-assets.ts';
import { brandOf } from './project-brand.ts';
import type { StudioParts } from './studio-parts.ts';

const COMPANION_LABELS: Record<Companion, string> = {
  vtt: 'captions (WebVTT)',
  srt: 'captions (SubRip)',
  poster: 'poster',
  'contact-sheet': 'contact sheet',
  check: 'self-check',
};

/** The taken-in files of a project by the path that its brief gives. */
export function sourcesOf({ sources }: Project): ReadonlyMap<string, AssetHash> {
  return new Map(Object.entries(sources));
}

/** Everything that a project needs: its film with all that goes into it, and what stands beside the film. */
export function projectWishes(project: Project): AssetWish[] {
  const { storyboard, settings, takes } = project;
  if (storyboard === null) throw new TypeError(`The project ${project.id} has no storyboard`);
  const wishes = wishesOf({
    storyboard,
    settings,
    brand: brandOf(project),
    sources: sourcesOf(project),
    ...(takes && { takes }),
  });
  const film = wishes.at(-1);
  if (!film) return wishes;
  const withCaptions = settings.captions.mode !== 'none';
  const companions = companionRecipes(assetHash(film.recipe), withCaptions);
  return [
    ...wishes,
    ...[...companions].map(([companion, recipe]): AssetWish => {
      return { recipe, stage: 'film', label: COMPANION_LABELS[companion] };
    }),
  ];
}

/** The plan for these wishes as things stand; with `force`, as if nothing were there. */
export async function planWishes(
  wishes: readonly AssetWish[],
  stage: Stage,
  parts: StudioParts,
  force = false,
): Promise<Plan> {
  return planAmong(await assetsFor(wishes, parts), wishes, stage, parts, force);
}

/** What is there of these wishes and of what they are made from. */
export function assetsFor(
  wishes: readonly AssetWish[],
  { workshop }: StudioParts,
): Promise<ReadonlyMap<AssetHash, AssetRecord>> {
  const named = wishes.flatMap((wish) => [assetHash(wish.recipe), ...Object.values(wish.recipe.inputs)]);
  return workshop.store.findMany(named);
}

/** The plan for these wishes where these assets are there. */
export function planAmong(
  there: ReadonlyMap<AssetHash, AssetRecord>,
  wishes: readonly AssetWish[],
  stage: Stage,
  { production }: StudioParts,
  force = false,
): Plan {
  const recipes = new Map(wishes.map(({ recipe }) => [assetHash(recipe), recipe]));
  const made = new Set(wishes.map((wish) => assetHash(wish.recipe)));
  const isThere = (hash: AssetHash) => there.has(hash) && !(force && made.has(hash));
  const offerFor = (recipe: AssetRecipe): PlannedOffer | undefined => {
    const first = production.chainFor(recipe)[0];
    const offer = first?.offer(
      recipe,
      inputLengths(recipe, (hash) => recipes.get(hash), there),
    );
    return first && offer && { provider: first.provider, ...offer };
  };
  return planOf(wishes, isThere, offerFor, stage);
}
