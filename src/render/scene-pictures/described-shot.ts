import type { FrameSize } from '../../domain/timeline.ts';
import type { Artwork, Rasterizer } from '../../ports/rasterizer.ts';
import { gradientNode } from '../slides/gradient-backdrop.ts';
import { layOutCard } from '../text-cards/text-card.ts';

/** More of a description is not read while a shot lasts. */
const MOST_CHARACTERS = 180;

/** What a shot that could not be made says in its place. */
export interface DescribedWords {
  /** Of its scene; may be empty. */
  title: string;
  /** What was to be seen. */
  text: string;
}

/** A shot that could not be made, in words over a calm ground: its scene’s title above what was to be seen. */
export async function describedShot(
  { title, text }: DescribedWords,
  size: FrameSize,
  rasterizer: Pick<Rasterizer, 'measure' | 'look'>,
  signal?: AbortSignal,
): Promise<Artwork> {
  const [line = ''] = text.split('\n', 1);
  const description =
    line.length > MOST_CHARACTERS ? `${line.slice(0, line.lastIndexOf(' ', MOST_CHARACTERS))} …` : line;
  const words = title.trim() === '' ? { text: description } : { text: title, subtitle: description };
  const { artwork, xPixels, yPixels } = await layOutCard(
    { ...words, style: 'title', language: 'en' },
    size,
    rasterizer,
    signal,
  );
  return {
    ...artwork,
    size,
    root: {
      type: 'container',
      style: { display: 'flex', position: 'relative', width: '100%', height: '100%', overflow: 'hidden' },
      children: [
        ...gradientNode(size, [], 1, 'ltr'),
        {
          type: 'container',
          style: {
            display: 'flex',
            position: 'absolute',
            left: xPixels,
            top: yPixels,
            width: artwork.size.widthPixels,
            height: artwork.size.heightPixels,
          },
          children: [artwork.root],
        },
      ],
    },
  };
}
