import type { AssetRecord } from '../../domain/asset.ts';
import { ReelError } from '../../domain/errors.ts';
import { START_IMAGE_ROLE } from '../../domain/recipes.ts';
import type { AssetStore } from '../../ports/asset-store.ts';
import type { Maker } from '../../ports/maker.ts';

/** Whose pictures show nobody: words in place of a shot, and things drawn from the scene's words. */
const FACELESS = new Set(['builtin-placeholder', 'builtin-painter']);

/**
 * Asks a maker only about shots in which somebody may be seen. Raises `unsupported-media`, before anything is spent, for
 * one that was made on this machine of words or drawn things.
 */
export function wherePeopleMayBe(maker: Maker, shotRole: string, store: Pick<AssetStore, 'findMany'>): Maker {
  return {
    ...maker,
    async make(request) {
      const shot = request.inputs.get(shotRole)?.record;
      if (shot !== undefined && (await isFaceless(shot, store))) {
        throw new ReelError(
          'unsupported-media',
          'Nobody is seen in the shot: it was drawn here because no model made one. Give the scene a clip of its own, or a model and its key; nothing was spent on lip-sync.',
        );
      }
      return maker.make(request);
    },
  };
}

async function isFaceless(shot: AssetRecord, store: Pick<AssetStore, 'findMany'>): Promise<boolean> {
  if (FACELESS.has(shot.provenance.provider)) return true;
  const start = shot.recipe.inputs[START_IMAGE_ROLE];
  if (start === undefined || !shot.provenance.provider.startsWith('builtin-')) return false;
  const picture = (await store.findMany([start])).get(start);
  return picture !== undefined && FACELESS.has(picture.provenance.provider);
}
