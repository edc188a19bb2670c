import { AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import { openInput } from '../../src/media/media-input.ts';

/** The luma of every picture of a small film, in the order in which they are shown, row by row without padding. */
export async function decodedLumas(path: string): Promise<Buffer[]> {
  await using input = await openInput(path);
  const stream = input.bestStream(AVMEDIA_TYPE_VIDEO, 'picture');
  const pictures: Buffer[] = [];
  for await (const frame of input.frames(stream, { signal: new AbortController().signal })) {
    const [plane, stride] = [frame.data![0]!, frame.linesize[0]!];
    const rows = Array.from({ length: frame.height }, (_, y) =>
      plane.subarray(y * stride, y * stride + frame.width),
    );
    pictures.push(Buffer.concat(rows));
  }
  return pictures;
}

/** The mean of how far two pictures' values are apart. */
export function meanDifference(one: Buffer, other: Buffer): number {
  let sum = 0;
  for (const [index, value] of one.entries()) sum += Math.abs(value - other[index]!);
  return sum / one.length;
}
