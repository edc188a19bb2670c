import type { SceneCard } from '../../domain/storyboard.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import { highestPartBesideCaptions } from '../caption-pictures/caption-band.ts';
import { arrangementOf, type CardSurroundings, type Rows } from '../text-cards/card-arrangement.ts';
import type { LayerLayout } from './lay-out-layer.ts';

/** The layer of a scene in the rows that captions and the words beside it leave free: moved there, and smaller if need be. */
export function layerBeside<Layer extends LayerLayout>(
  layer: Layer,
  card: SceneCard | undefined,
  surroundings: CardSurroundings,
  size: FrameSize,
): Layer {
  const room: Rows = card?.besideLayer
    ? arrangementOf({ ...card, ...surroundings }, size).layer
    : highestPartBesideCaptions(size, surroundings.captions ?? null);
  const [top, height] = [room.yPixels / size.heightPixels, room.heightPixels / size.heightPixels];
  const mostHeight = Math.min(layer.mostHeight, height);
  const centreY = Math.max(top + mostHeight / 2, Math.min(layer.centreY, top + height - mostHeight / 2));
  return { ...layer, mostHeight, centreY };
}
