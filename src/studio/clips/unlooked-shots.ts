import { writeFile } from 'node:fs/promises';
import { assetHash } from '../../domain/asset.ts';
import type { FaceLook } from '../../domain/face-look.ts';
import type { AssetWish, Plan } from '../../domain/plan.ts';
import { FREE } from '../../domain/price.ts';
import type { Maker } from '../../ports/maker.ts';

const MODEL = 'unlooked-1';
const NOBODY_LOOKED: FaceLook = { moments: [] };

/**
 * The last resort for a look at a shot, where those who are set up to look all failed: it says that nobody looked, so
 * that lip-sync goes on as it does where nobody is set up.
 */
export function unlookedShotMaker(lookers: readonly Maker[]): Maker {
  return {
    provider: 'builtin-unlooked',
    lane: 'film',
    offer: (recipe) =>
      lookers.some((maker) => maker.offer(recipe) !== undefined) && recipe.kind === 'face-look'
        ? { model: MODEL, price: FREE, basis: 'nobody looks' }
        : undefined,
    async make({ outputPathStem }) {
      const filePath = `${outputPathStem}.json`;
      await writeFile(filePath, JSON.stringify(NOBODY_LOOKED));
      const facts = { moments: [] };
      return { filePath, mediaType: 'application/json', facts, model: MODEL, parameters: {}, cost: FREE };
    },
  };
}

/** Says of which shots lip-sync is about to be bought though nobody is set up here to look for a face in them. */
export function unlookedNotices(
  wishes: readonly AssetWish[],
  { wanted, reused }: Plan,
  lookedForBy: readonly string[],
): string[] {
  const planned = new Set([...wanted, ...reused].map(({ hash }) => hash));
  const bought = new Map(
    wanted.flatMap(({ hash, offer, label }) =>
      offer === undefined || (offer.price.known && offer.price.micros === 0) ? [] : [[hash, label]],
    ),
  );
  const unlooked = wishes.flatMap(({ recipe, before }) => {
    const label = before === undefined || planned.has(assetHash(recipe)) ? undefined : bought.get(before);
    return label ?? [];
  });
  if (unlooked.length === 0) return [];
  return [
    `Whether a face is seen in the shot was not looked for before this is paid: ${AND.format(new Set(unlooked))}. ` +
      `To have it looked for, set ${OR.format(lookedForBy)}.`,
  ];
}

const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const OR = new Intl.ListFormat('en-GB', { type: 'disjunction' });
