import { type AssetHash, type AssetRecipe, type AssetRecord, assetHash } from '../../domain/asset.ts';
import { FREE } from '../../domain/price.ts';
import type { Made, MakeRequest } from '../../ports/maker.ts';
import { makeAsset, type Workshop } from '../../production/make-asset.ts';

/** What making an asset on this machine comes to. */
export type LocallyMade = Pick<Made, 'filePath' | 'mediaType' | 'facts'>;

/** An asset that is there, with a path to read it from. */
export interface ReadableAsset {
  record: AssetRecord;
  path: string;
}

/**
 * Assets that a film turns out to need only once its speech is measured: slide pictures, spans, the mix. They
 * are assets like any other, so a film that changes in one place makes only that place again.
 */
export class DerivedAssets {
  /** All that was needed so far. */
  readonly hashes = new Set<AssetHash>();
  readonly #workshop: Workshop;
  readonly #signal: AbortSignal;

  constructor(workshop: Workshop, signal: AbortSignal) {
    this.#workshop = workshop;
    this.#signal = signal;
  }

  /** The asset of this recipe, made now unless it is there. */
  async need(
    recipe: AssetRecipe,
    make: (request: MakeRequest) => Promise<LocallyMade>,
  ): Promise<ReadableAsset> {
    const { store } = this.#workshop;
    const hash = assetHash(recipe);
    this.hashes.add(hash);
    const record = (await store.find(hash)) ?? (await this.#make(recipe, make));
    return { record, path: await store.pathOf(record.hash) };
  }

  #make(recipe: AssetRecipe, make: (request: MakeRequest) => Promise<LocallyMade>): Promise<AssetRecord> {
    const maker = {
      provider: 'reelwright',
      lane: 'local',
      offer: () => undefined,
      make: async (request: MakeRequest): Promise<Made> => ({
        ...(await make(request)),
        model: recipe.kind,
        parameters: {},
        cost: FREE,
      }),
    };
    const options = { signal: this.#signal, steppedDown: [], report: () => {} };
    return makeAsset(recipe, maker, this.#workshop, options);
  }
}
