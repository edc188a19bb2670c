import { createHash } from 'node:crypto';
import type { AssetHash, AssetRecipe } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import { shareFrames } from '../../domain/frame-range.ts';
import type { MediaReference, Timeline } from '../../domain/timeline.ts';
import type { Drawing, DrawingGroup } from '../../ports/moving-pictures.ts';
import type { ClipRange } from '../spans/motion.ts';
import type { SpanCoding } from '../spans/span-recipe.ts';
import { mediaName } from '../spans/stretches.ts';
import { type DrawnSource, drawnFrame, type MediaShapes, type SourceDrawing } from './drawn-frame.ts';

/** Raised when the same drawings are coded differently. */
const MOVING_EDITION = 2;

/** All that a range of frames shows, free of where it lies in the film. */
export interface DisplayList {
  sources: DrawnSource[];
  frames: (Drawing | DrawingGroup)[][];
}

/** Works out what is drawn in each frame of a range. Pure. */
export function displayList(timeline: Timeline, range: ClipRange, shapes: MediaShapes): DisplayList {
  const overlays = timeline.overlays.filter((overlay) => shareFrames(overlay, range));
  const near = { ...timeline, overlays };
  const sources: DrawnSource[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (source: DrawnSource, layer: number): number => {
    const name = sourceName(source, layer);
    const number = numbers.get(name) ?? sources.push(source) - 1;
    numbers.set(name, number);
    return number;
  };
  const frames = Array.from({ length: range.durationFrames }, (_, step) =>
    drawnFrame(near, range.clipIndex, range.startFrame + step, shapes).map((item, layer) => {
      const drawn = ({ source, ...drawing }: SourceDrawing): Drawing => ({
        source: numberOf(source, layer),
        ...drawing,
      });
      return 'group' in item ? { ...item, group: item.group.map(drawn) } : drawn(item);
    }),
  );
  return { sources, frames };
}

/** What goes into the coded range: its media by the hashes of their files, and each frame's drawings. */
export function movingRecipe(
  list: DisplayList,
  coding: SpanCoding & { keyFrames: number },
  hashOf: (media: MediaReference) => AssetHash,
): AssetRecipe {
  const roles = new Map<AssetHash, string>();
  const roleOf = (media: MediaReference): string => {
    const hash = hashOf(media);
    const role = roles.get(hash) ?? `media${roles.size + 1}`;
    roles.set(hash, role);
    return role;
  };
  const sources = list.sources.map((source): JsonObject => {
    if (source.kind === 'colour') return { ...source };
    return { ...source, media: roleOf(source.media) };
  });
  const digest = createHash('sha256');
  for (const frame of list.frames) digest.update(JSON.stringify(frame));
  return {
    kind: 'span',
    edition: MOVING_EDITION,
    intent: {
      moving: { sources, frames: list.frames.length, drawings: digest.digest('hex') },
      size: { ...coding.size },
      frameRate: { ...coding.frameRate },
      quality: coding.quality,
      keyFrames: coding.keyFrames,
    },
    inputs: Object.fromEntries([...roles].map(([hash, role]) => [role, hash])),
  };
}

/** A movie that is seen twice at a time, each at a moment of its own, is opened twice. */
function sourceName(source: DrawnSource, layer: number): string {
  if (source.kind === 'colour') return source.colour;
  const { media, ...rest } = source;
  return JSON.stringify([rest, mediaName(media), source.kind === 'movie' ? layer : 0]);
}
