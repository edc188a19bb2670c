import { AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import { pictureSource } from '../../src/media/extract-frames.ts';
import { FilterChain } from '../../src/media/filter-chain.ts';
import { openInput } from '../../src/media/media-input.ts';

/** Red, green, blue and alpha of real numbers, 0 to 255, not premultiplied. */
export type Pixel = readonly [number, number, number, number];

export interface PlainPicture {
  width: number;
  height: number;
  at(x: number, y: number): Pixel;
}

/** A movie as all its pictures with their times. */
export type PlainMovie = { seconds: number; picture: PlainPicture }[];

/** All pictures of a file that was coded progressively in BT.709, as RGB. */
export async function readPictures(path: string): Promise<PlainMovie> {
  await using input = await openInput(path);
  const stream = input.bestStream(AVMEDIA_TYPE_VIDEO, 'picture');
  const tick = stream.timeBase.num / stream.timeBase.den;
  const pictures: PlainMovie = [];
  for await (const frame of input.frames(stream, { signal: new AbortController().signal })) {
    const seconds = Number(frame.bestEffortTimestamp) * tick;
    using chain = new FilterChain(AVMEDIA_TYPE_VIDEO, pictureSource(frame, stream.timeBase), [
      {
        filter: 'scale',
        options: { in_color_matrix: 'bt709', flags: 'bilinear+accurate_rnd+full_chroma_int' },
      },
      { filter: 'format', options: { pix_fmts: 'rgba' } },
    ]);
    chain.send(frame);
    for (const rgba of chain.received()) {
      pictures.push({ seconds, picture: plainPicture(rgba.toBuffer(), rgba.width, rgba.height) });
    }
  }
  return pictures;
}

function plainPicture(bytes: Buffer, width: number, height: number): PlainPicture {
  const stride = bytes.length / height;
  return {
    width,
    height,
    at: (x, y) => {
      const at = Math.min(Math.max(y, 0), height - 1) * stride + Math.min(Math.max(x, 0), width - 1) * 4;
      return [bytes[at]!, bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!];
    },
  };
}

/** Between the pixels by their four neighbours; 0.5 is the middle of the first pixel. */
export function between(picture: PlainPicture, x: number, y: number): Pixel {
  const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
  const [rightShare, lowerShare] = [x - 0.5 - left, y - 0.5 - top];
  const corners = [
    [picture.at(left, top), (1 - rightShare) * (1 - lowerShare)],
    [picture.at(left + 1, top), rightShare * (1 - lowerShare)],
    [picture.at(left, top + 1), (1 - rightShare) * lowerShare],
    [picture.at(left + 1, top + 1), rightShare * lowerShare],
  ] as const;
  const alpha = corners.reduce((sum, [pixel, share]) => sum + pixel[3] * share, 0);
  const channel = (index: number) =>
    alpha === 0
      ? 0
      : corners.reduce((sum, [pixel, share]) => sum + pixel[index]! * pixel[3] * share, 0) / alpha;
  return [channel(0), channel(1), channel(2), alpha];
}

/** The mean around a place, for a picture that is seen smaller than it is. */
export function meanAround(picture: PlainPicture, x: number, y: number, reach: number): Pixel {
  const count = Math.max(1, Math.ceil(reach));
  const sums = [0, 0, 0, 0];
  for (let index = 0; index < count * count; index += 1) {
    const offset = (place: number) => ((place + 0.5) / count - 0.5) * reach;
    const pixel = between(picture, x + offset(index % count), y + offset(Math.floor(index / count)));
    for (const channel of [0, 1, 2]) sums[channel]! += pixel[channel]! * pixel[3];
    sums[3]! += pixel[3];
  }
  const alpha = sums[3]!;
  if (alpha === 0) return [0, 0, 0, 0];
  return [sums[0]! / alpha, sums[1]! / alpha, sums[2]! / alpha, alpha / count ** 2];
}

/** A picture laid over another. */
export function over(below: Pixel, above: Pixel, share: number): Pixel {
  const weight = (above[3] / 255) * share;
  const mix = (index: number) => below[index]! + (above[index]! - below[index]!) * weight;
  return [mix(0), mix(1), mix(2), 255];
}
