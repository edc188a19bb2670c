import type { Node } from '@takumi-rs/helpers';
import type { ViewWords } from '../../domain/music-led.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import type { Rasterizer } from '../../ports/rasterizer.ts';
import { type CaptionPosition, highestPartBesideCaptions } from '../caption-pictures/caption-band.ts';
import { safeArea } from '../safe-area.ts';
import { mainDirection } from '../text-direction.ts';
import { writtenLine } from './lettering.ts';
import type { LaidOutCard } from './text-card.ts';

/** Of the type, as a share of the frame's shorter side. */
const TYPE_SHARE = 0.24;
const MOST_HEIGHT_SHARE = 0.62;
const LEAST_WEIGHT = 620;
const SHRINK = 0.92;
const LEAST_SHARE = 0.2;

type BeatWords = ViewWords & { language: string; captions?: CaptionPosition | undefined };

/** Lays out words that come on a beat: in the middle of what captions leave free, as large as they fit; nothing is ever cut off. */
export async function layOutBeatWords(
  words: BeatWords,
  size: FrameSize,
  rasterizer: Pick<Rasterizer, 'measure'>,
  signal?: AbortSignal,
): Promise<LaidOutCard> {
  const area = safeArea(size);
  // As wide on the left as on the right, so that the middle is that of the frame.
  const margin = Math.max(area.xPixels, size.widthPixels - area.xPixels - area.widthPixels);
  const mostWidth = size.widthPixels - 2 * margin;
  const room = highestPartBesideCaptions(size, words.captions ?? null);
  const mostHeight = Math.min(room.heightPixels, size.heightPixels * MOST_HEIGHT_SHARE);
  for (let share = 1; ; share *= SHRINK) {
    const root = wordsNode(
      words,
      TYPE_SHARE * share * Math.min(size.widthPixels, size.heightPixels),
      mostWidth,
    );
    const around: Node = {
      type: 'container',
      style: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', width: mostWidth },
      children: [root],
    };
    const artwork = { size: { widthPixels: mostWidth, heightPixels: 8000 }, root: around };
    const measured = await rasterizer.measure({ ...artwork, language: words.language }, signal);
    const box = measured.children[0] ?? measured;
    const line = box.children[0] ?? box;
    const fits =
      box.heightPixels <= mostHeight &&
      box.widthPixels <= mostWidth &&
      line.runs.every((run) => run.xPixels + run.widthPixels <= mostWidth + 1) &&
      line.runs.length <= Math.max(1, words.text.split(/\s+/u).length);
    if (!fits && share > LEAST_SHARE) continue;
    const even = (pixels: number) => 2 * Math.ceil(pixels / 2);
    const drawn = { widthPixels: even(box.widthPixels), heightPixels: even(box.heightPixels) };
    return {
      artwork: { size: drawn, root, language: words.language },
      xPixels: even((size.widthPixels - drawn.widthPixels) / 2),
      yPixels: even(Math.max(0, room.yPixels + (room.heightPixels - drawn.heightPixels) / 2)),
    };
  }
}

function wordsNode({ text, lettering, language }: BeatWords, sizePixels: number, mostWidth: number): Node {
  const line = writtenLine(
    { words: text, sizePixels, voice: 'strong', colour: '#ffffff', align: 'center', language },
    lettering,
  );
  // Thin letters are lost over a moving picture.
  const fontWeight = Math.max(LEAST_WEIGHT, Number(line.style?.fontWeight ?? LEAST_WEIGHT));
  const [near, far] = [Math.round(sizePixels * 0.05), Math.round(sizePixels * 0.26)];
  // There is no plate under them, so they carry their own darkness over pale pictures.
  const shadow = `0px ${Math.round(near / 3)}px ${near}px rgba(0,0,0,0.7), 0px 0px ${far}px rgba(0,0,0,0.6)`;
  return {
    type: 'container',
    dir: mainDirection(text, language),
    style: {
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'center',
      alignSelf: 'flex-start',
      maxWidth: mostWidth,
      // Room for the shadow.
      padding: Math.round(sizePixels * 0.3),
    },
    children: [{ ...line, style: { ...line.style, fontWeight, textShadow: shadow } }],
  };
}
