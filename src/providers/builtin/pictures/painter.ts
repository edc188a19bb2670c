import { type Breathe, breathing } from '../../../domain/breathing.ts';
import { throwIfCancelled } from '../../../domain/errors.ts';
import type { ImageFacts, ImageGenerator, ImageRequest } from '../../../ports/generators.ts';
import type { Rasterizer } from '../../../ports/rasterizer.ts';
import { composePicture } from './compose-picture.ts';
import { iconNames } from './icons/icon-art.ts';
import { paintPicture } from './paint-layers.ts';
import { findPictureStyle } from './styles/catalogue.ts';
import { lexicon } from './words/lexicon.ts';

/** What the painter needs besides its request. */
export interface PainterParts {
  rasterizer: Pick<Rasterizer, 'drawSvg'>;
}

/** Raised when the same request is painted differently. */
const EDITION = 7;

/**
 * The painter that needs no model and no network: pictures drawn from the scene's words, the same for the same
 * request. Raises `unknown-name` for a style that does not exist, and what the rasterizer raises.
 */
export function createPainter({ rasterizer }: PainterParts): ImageGenerator {
  return {
    name: 'builtin-painter',
    async paint(request, context) {
      throwIfCancelled(context.signal);
      await readVocabulary(breathing(context.signal));
      const filePath = `${context.outputPathStem}.png`;
      await rasterizer.drawSvg(paintPicture(request), request.size, filePath, context.signal);
      return {
        filePath,
        mediaType: 'image/png',
        facts: factsOf(request),
        model: `painter-${EDITION}`,
        parameters: { style: request.style, seed: request.seed, filmSeed: request.filmSeed },
      };
    },
  };
}

/** The first picture of a process reads all that can be drawn and said, one after the other: it is much at once. */
async function readVocabulary(breathe: Breathe): Promise<void> {
  iconNames();
  await breathe();
  lexicon();
  await breathe();
}

function factsOf(request: ImageRequest): ImageFacts {
  const { widthPixels, heightPixels } = request.size;
  const style = findPictureStyle(request.style);
  if (style === undefined) return { widthPixels, heightPixels };
  const { focus } = composePicture({
    ...request,
    style,
    widthPixels,
    heightPixels,
    leavesRoomForWords: !request.standsAlone,
  });
  return { widthPixels, heightPixels, focus: { x: focus.x / widthPixels, y: focus.y / heightPixels } };
}
