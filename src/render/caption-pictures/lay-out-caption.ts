import type { Node } from '@takumi-rs/helpers';
import type { CaptionCue } from '../../domain/caption.ts';
import { captionLineText } from '../../domain/caption.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import type { Artwork, MeasuredBox, Rasterizer } from '../../ports/rasterizer.ts';
import { designUnit, type Region } from '../safe-area.ts';
import { type CaptionPosition, captionBand } from './caption-band.ts';
import { type CaptionSetting, captionNode, reachUnits } from './caption-node.ts';
import type { CaptionStyle } from './caption-styles.ts';

/** What is shown of a cue from one instant to the next: one word of it stands out. */
export interface CaptionState {
  startSeconds: number;
  endSeconds: number;
  /** A picture with transparency, as large as the caption's region. */
  artwork: Artwork;
}

/** A cue as pictures: all of one size and in one place, shown one after the other without a gap. */
export interface CaptionPictures {
  /** Where the pictures lie in the frame; even numbers, so that they fall on whole samples of 4:2:0 colour. */
  region: Region;
  states: CaptionState[];
}

/** Type smaller than this share of the style's size is no easier to read than another line. */
const LEAST_SIZE_SHARE = 0.62;
const SHRINK = 0.94;

/**
 * Sets a cue in a style within its band of the frame: type that is too wide shrinks, and beyond a floor its
 * lines go on in further ones; every word is always whole within the band. Raises `media-failed` where the
 * words cannot be drawn and `cancelled` when the signal fires.
 */
export async function layOutCaption(
  cue: CaptionCue,
  style: CaptionStyle,
  position: CaptionPosition,
  size: FrameSize,
  rasterizer: Rasterizer,
  signal?: AbortSignal,
): Promise<CaptionPictures> {
  const unit = designUnit(size);
  const band = captionBand(size, position);
  const reach = Math.ceil(reachUnits(style) * unit);
  const room = { width: band.widthPixels - 2 * reach, height: band.heightPixels - 2 * reach };
  const { setting, box } = await fitCaption(cue, style, unit, room, rasterizer, signal);
  const region = placeInBand(box, reach, band, position, size.widthPixels);
  const pictureSize = { widthPixels: region.widthPixels, heightPixels: region.heightPixels };
  return {
    region,
    states: spokenSpans(cue).map(({ spokenIndex, startSeconds, endSeconds }) => ({
      startSeconds,
      endSeconds,
      artwork: artworkOf(cue, centred(captionNode(cue, spokenIndex, setting)), pictureSize),
    })),
  };
}

async function fitCaption(
  cue: CaptionCue,
  style: CaptionStyle,
  unit: number,
  room: { width: number; height: number },
  rasterizer: Rasterizer,
  signal: AbortSignal | undefined,
): Promise<{ setting: CaptionSetting; box: MeasuredBox }> {
  const largest = style.fontSize * unit;
  const attempt = async (fontSize: number, wraps: boolean) => {
    const setting = { style, fontSize, unit, wraps, maxWidth: wraps ? room.width : 100 * room.width };
    const measuring = {
      widthPixels: Math.ceil(110 * room.width),
      heightPixels: Math.ceil(100 * room.height),
    };
    const artwork = artworkOf(cue, centred(captionNode(cue, null, setting)), measuring);
    const box = (await rasterizer.measure(artwork, signal)).children[0]!;
    return { setting, box };
  };
  const padding = 2 * (style.plate?.paddingInline ?? 0) * unit;
  const first = await attempt(largest, false);
  const share = Math.min(
    1,
    (room.width - padding) / (first.box.widthPixels - padding),
    room.height / first.box.heightPixels,
  );
  if (share === 1) return first;
  if (share >= LEAST_SIZE_SHARE) {
    for (
      let fontSize = largest * share;
      fontSize >= largest * LEAST_SIZE_SHARE * SHRINK;
      fontSize *= SHRINK
    ) {
      const smaller = await attempt(fontSize, false);
      if (fits(smaller.box, room)) return smaller;
    }
  }
  for (let fontSize = largest * LEAST_SIZE_SHARE; ; fontSize *= SHRINK) {
    const wrapped = await attempt(fontSize, true);
    if (fits(wrapped.box, room) || fontSize < 4) return wrapped;
  }
}

function fits(box: MeasuredBox, room: { width: number; height: number }): boolean {
  return box.widthPixels <= room.width && box.heightPixels <= room.height;
}

/** In the middle of the frame as far as the band allows, which the apps' controls may push to one side. */
function placeInBand(
  box: MeasuredBox,
  reach: number,
  band: Region,
  position: CaptionPosition,
  frameWidth: number,
): Region {
  const even = (value: number) => 2 * Math.floor(value / 2);
  const widthPixels = Math.min(even(band.widthPixels), even(Math.ceil(box.widthPixels) + 2 * reach + 1));
  const heightPixels = Math.min(even(band.heightPixels), even(Math.ceil(box.heightPixels) + 2 * reach + 1));
  const spare = band.heightPixels - heightPixels;
  const middle = (frameWidth - widthPixels) / 2;
  const down = { top: 0, middle: spare / 2, bottom: spare }[position];
  return {
    xPixels: even(Math.max(band.xPixels, Math.min(middle, band.xPixels + band.widthPixels - widthPixels))),
    yPixels: even(band.yPixels + down),
    widthPixels,
    heightPixels,
  };
}

function centred(node: Node): Node {
  return {
    type: 'container',
    style: { display: 'flex', alignItems: 'center', justifyContent: 'center', width: '100%', height: '100%' },
    children: [node],
  };
}

function artworkOf(cue: CaptionCue, root: Node, size: FrameSize): Artwork {
  return { size, root, language: cue.language, companionText: cue.lines.map(captionLineText).join('\n') };
}

/** One span a word, from its start to the next word's; the first begins with the cue, the last ends with it. */
function spokenSpans(cue: CaptionCue): { spokenIndex: number; startSeconds: number; endSeconds: number }[] {
  const words = cue.lines.flat();
  return words
    .map((word, index) => ({
      spokenIndex: index,
      startSeconds: index === 0 ? cue.startSeconds : Math.max(cue.startSeconds, word.startSeconds),
      endSeconds: Math.min(cue.endSeconds, words[index + 1]?.startSeconds ?? cue.endSeconds),
    }))
    .filter(({ startSeconds, endSeconds }) => endSeconds > startSeconds);
}
