import type { AssetHash, AssetRecipe } from '../../domain/asset.ts';
import { type Price, type PriceSum, sumPrices } from '../../domain/price.ts';
import type { Project } from '../../domain/project.ts';
import { estimateNotices, shortShotNotices } from '../clips/lip-sync-notices.ts';
import { assetsFor, planAmong, projectWishes } from '../planning.ts';
import type { StudioParts } from '../studio-parts.ts';
import { musicNotices } from './music-notices.ts';
import { readingNotices } from './reading-notices.ts';

/** One asset that an edit made stale: the film still shows what was there before. */
export interface StalePart {
  hash: AssetHash;
  kind: AssetRecipe['kind'];
  label: string;
  sceneId?: string;
}

/** What an edit makes stale, and what refreshing that would cost. */
export interface EditEffect {
  stale: StalePart[];
  refresh: PriceSum;
  /** What a person should know of it besides, one sentence each. */
  notices: string[];
}

/** Compares what a project needs before and after a change: stale is what it did not need before and is not there. */
export async function effectOf(before: Project, after: Project, parts: StudioParts): Promise<EditEffect> {
  const wishesBefore = projectWishes(before);
  const wishesAfter = projectWishes(after);
  // Hardly anything differs, so what is there is read once.
  const there = await assetsFor([...wishesBefore, ...wishesAfter], parts);
  const planBefore = planAmong(there, wishesBefore, 'film', parts);
  const wantedBefore = new Set(planBefore.wanted.map(({ hash }) => hash));
  const shortBefore = new Set((await shortShotNotices(before, parts)).values());
  const { wanted } = planAmong(there, wishesAfter, 'film', parts);
  const fresh = wanted.filter(({ hash }) => !wantedBefore.has(hash));
  return {
    stale: fresh.map(({ hash, recipe, label, sceneId }) => ({
      hash,
      kind: recipe.kind,
      label,
      ...(sceneId !== undefined && { sceneId }),
    })),
    refresh: sumPrices(fresh.map(({ offer, label }) => offer?.price ?? noPrice(label))),
    notices: [
      ...musicNotices(before, after),
      ...readingNotices(fresh),
      ...[...(await shortShotNotices(after, parts)).values()].filter((notice) => !shortBefore.has(notice)),
      ...estimateNotices(fresh),
    ],
  };
}

function noPrice(label: string): Price {
  return { known: false, why: `nobody here can make the ${label}` };
}
