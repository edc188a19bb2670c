import type { FrameRate } from '../../domain/time.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import type { PictureStreamFacts } from '../../ports/media.ts';
import { readDecoderConfiguration } from '../h264/decoder-configuration.ts';
import { readSequenceSet } from '../h264/sequence-parameter-set.ts';
import { type Clip, shownSize } from './clip.ts';

/** What all pictures of a film have in common. */
export interface FilmShape {
  size: FrameSize;
  frameRate: FrameRate;
  colour: PictureStreamFacts['colour'];
  rotationDegrees: number;
  pixelAspectRatio: number;
}

const USUAL_RATE: FrameRate = { numerator: 30, denominator: 1 };
const MOST_RATE = 60;

/** The shape of a film that begins with this clip: the clip's own where its coding can be taken over. */
export function shapeOf(clip: Clip): FilmShape {
  const { size, colour, rotationDegrees, pixelAspectRatio } = clip.picture;
  const frameRate = filmRate(clip);
  if (codingObstacle(clip) === undefined) {
    return { size, frameRate, colour, rotationDegrees, pixelAspectRatio };
  }
  const even = (pixels: number) => Math.max(2, 2 * Math.round(pixels / 2));
  const { widthPixels, heightPixels } = shownSize(clip.picture);
  return {
    size: { widthPixels: even(widthPixels), heightPixels: even(heightPixels) },
    frameRate,
    colour: { matrix: 'bt709', primaries: 'bt709', transfer: 'bt709', range: 'limited' },
    rotationDegrees: 0,
    pixelAspectRatio: 1,
  };
}

/** Why a clip's pictures cannot be copied into a film of a shape; undefined where they can. */
export function copyingObstacle(clip: Clip, shape: FilmShape): string | undefined {
  const obstacle = codingObstacle(clip);
  if (obstacle !== undefined) return obstacle;
  const { picture, table } = clip;
  const [found, wanted] = [sizeText(picture.size), sizeText(shape.size)];
  if (found !== wanted) return `it is ${found}, not ${wanted}`;
  const [rate, wantedRate] = [rateText(table.frameRate!), rateText(shape.frameRate)];
  if (rate !== wantedRate) return `it has ${rate} frames a second, not ${wantedRate}`;
  if (JSON.stringify(picture.colour) !== JSON.stringify(shape.colour)) {
    return 'its colours are marked in another way';
  }
  if (picture.rotationDegrees !== shape.rotationDegrees) return 'players turn it in another way';
  if (picture.pixelAspectRatio !== shape.pixelAspectRatio) return 'its pixels have another shape';
  return undefined;
}

/** Why a clip's coding cannot be taken over into any film. */
function codingObstacle({ facts, picture, track, table }: Clip): string | undefined {
  if (!facts.container.split(',').includes('mp4')) return `it is ${facts.container}, not MP4 or MOV`;
  if (picture.codec !== 'h264') return `it is coded as ${picture.codec}, not H.264`;
  if (track.pixelFormat !== 'yuv420p') return `its pixels are ${track.pixelFormat}, not yuv420p`;
  if (table.frameRate === null) return 'its frame rate varies';
  try {
    const { sequenceSets } = readDecoderConfiguration(track.decoderConfiguration);
    const interlaced = sequenceSets.some((set) => !readSequenceSet(set).frameMacroblocksOnly);
    return interlaced ? 'it is interlaced' : undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The clip's own rate where it is constant, else the nearest whole one. */
function filmRate({ table, picture }: Clip): FrameRate {
  if (table.frameRate !== null) return table.frameRate;
  const { numerator, denominator } = picture.frameRate ?? USUAL_RATE;
  const whole = Math.min(MOST_RATE, Math.max(1, Math.round(numerator / denominator)));
  return { numerator: whole, denominator: 1 };
}

function sizeText({ widthPixels, heightPixels }: FrameSize): string {
  return `${widthPixels}x${heightPixels}`;
}

function rateText({ numerator, denominator }: FrameRate): string {
  return String(Number((numerator / denominator).toFixed(4)));
}
