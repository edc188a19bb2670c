import { FREE } from '../../domain/price.ts';
import type { Workshop } from '../../production/make-asset.ts';
import type { SpanStore } from '../../render/spans/span-store.ts';

/** Spans as assets of the store. */
export function spanStore({ store, clock }: Workshop): SpanStore {
  return {
    async find(hash) {
      return (await store.find(hash)) && store.pathOf(hash);
    },
    async put(hash, recipe, path) {
      const provenance = {
        provider: 'reelwright',
        model: 'span',
        parameters: {},
        steppedDown: [],
        cost: FREE,
        madeAt: new Date(clock.nowMs()).toISOString(),
        tookMs: 0,
      };
      await store.put(
        { hash, recipe, extension: 'h264', mediaType: 'video/h264', facts: {}, provenance },
        path,
      );
      return store.pathOf(hash);
    },
  };
}
