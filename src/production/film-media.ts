import { type AssetHash, assetHash } from '../domain/asset.ts';
import type { AssetWish } from '../domain/plan.ts';
import type { MediaReference } from '../domain/timeline.ts';

/** Gathers the film's media: what is to be made for it, and which role each plays. */
export class FilmMedia {
  readonly wishes: AssetWish[] = [];
  readonly inputs: { [role: string]: AssetHash } = {};
  readonly #wished = new Set<string>();
  readonly #sources: ReadonlyMap<string, AssetHash>;

  constructor(sources: ReadonlyMap<string, AssetHash>) {
    this.#sources = sources;
  }

  make(role: string, wish: AssetWish): string {
    this.inputs[role] = this.wish(wish);
    return role;
  }

  /** Something that the film needs made, though it is not played itself; of a scene once, whoever there needs it. */
  wish(wish: AssetWish): AssetHash {
    const hash = assetHash(wish.recipe);
    const key = `${hash} ${wish.sceneId ?? ''}`;
    if (!this.#wished.has(key)) this.wishes.push(wish);
    this.#wished.add(key);
    return hash;
  }

  own(role: string, reference: MediaReference): string {
    this.inputs[role] = this.hashOf(reference);
    return role;
  }

  hashOf(reference: MediaReference): AssetHash {
    return 'asset' in reference ? reference.asset : this.takenIn(reference.file);
  }

  takenIn(path: string): AssetHash {
    const hash = this.#sources.get(path);
    if (hash === undefined) throw new TypeError(`${path} was never taken in`);
    return hash;
  }
}
