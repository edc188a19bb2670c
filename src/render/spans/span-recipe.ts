import type { AssetHash, AssetRecipe } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import type { FrameRate } from '../../domain/time.ts';
import type { FrameSize, MediaReference } from '../../domain/timeline.ts';
import type { StillSpan } from './film-plan.ts';
import type { Composition } from './stretches.ts';

/** Raised when the same pictures are coded differently. */
const SPAN_EDITION = 2;

/** What the coding of a film's pictures depends on besides the pictures. */
export interface SpanCoding {
  size: FrameSize;
  frameRate: FrameRate;
  /** Constant rate factor of x264. */
  quality: number;
}

/**
 * What goes into a span: its pictures by the hashes of their files, where they lie, and how they are coded. How long
 * each is seen is the film's affair: another pace of narration codes nothing again.
 */
export function spanRecipe(
  span: StillSpan,
  coding: SpanCoding,
  hashOf: (media: MediaReference) => AssetHash,
): AssetRecipe {
  const roles = new Map<AssetHash, string>();
  const roleOf = (media: MediaReference): string => {
    const hash = hashOf(media);
    const role = roles.get(hash) ?? `picture${roles.size + 1}`;
    roles.set(hash, role);
    return role;
  };
  const layers = (composition: Composition) =>
    composition.map((layer): JsonObject => {
      if ('colour' in layer) return layer;
      const { media, into, ...place } = layer;
      return { picture: roleOf(media), ...place, ...(into && { into: { ...into, size: { ...into.size } } }) };
    });
  const pictures = span.pictures.map(
    ({ composition, blend, intra }): JsonObject => ({
      layers: layers(composition),
      ...(blend && { blend: { layers: layers(blend.composition), share: blend.share } }),
      intra,
    }),
  );
  return {
    kind: 'span',
    edition: SPAN_EDITION,
    intent: {
      pictures,
      size: { ...coding.size },
      frameRate: { ...coding.frameRate },
      quality: coding.quality,
    },
    inputs: Object.fromEntries([...roles].map(([hash, role]) => [role, hash])),
  };
}
