import { AV_PIX_FMT_RGBA, AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import { Frame } from 'node-av/lib';
import type { FrameSize } from '../../src/domain/timeline.ts';
import { encodeImage } from '../../src/media/encode-image.ts';
import { openInput } from '../../src/media/media-input.ts';
import { WavWriter } from '../../src/media/wav-writer.ts';

export type Rgba = [red: number, green: number, blue: number, alpha: number];

/** A PNG whose pixels are computed. */
export function png(size: FrameSize, pixel: (x: number, y: number) => Rgba): Buffer {
  const { widthPixels, heightPixels } = size;
  const pixels = Buffer.alloc(widthPixels * heightPixels * 4);
  for (let index = 0; index < widthPixels * heightPixels; index += 1) {
    pixels.set(pixel(index % widthPixels, Math.floor(index / widthPixels)), index * 4);
  }
  const format = AV_PIX_FMT_RGBA;
  const frame = Frame.fromVideoBuffer(pixels, { width: widthPixels, height: heightPixels, format });
  return encodeImage(frame, 'png');
}

/** Slopes, edges and fine grain. */
export function photoPixel(x: number, y: number): Rgba {
  const grain = ((x * 7919 + y * 104_729 + x * y * 31) % 23) - 11;
  const ring = Math.sin(Math.hypot(x - 120, y - 90) / 7) * 50;
  const edge = (Math.floor(x / 24) + Math.floor(y / 24)) % 2 === 0 ? 30 : 0;
  const clamp = (value: number) => Math.max(0, Math.min(255, Math.round(value)));
  return [clamp(120 + ring + grain), clamp(x / 2 + edge + grain), clamp(200 - y / 2 + grain), 255];
}

/** A WAV of a quiet sine. */
export function tone(path: string, sampleCount: number): void {
  using writer = new WavWriter(path, { sample: 's16', channels: 1, sampleRateHertz: 48_000 });
  const samples = Int16Array.from({ length: sampleCount }, (_, index) => 9000 * Math.sin(index / 17));
  writer.write(Buffer.from(samples.buffer), sampleCount);
  writer.finish();
}

/** Rec. 709 luma of a PNG's pixels, row by row. */
export async function luma(path: string): Promise<Float64Array> {
  await using input = await openInput(path);
  const stream = input.bestStream(AVMEDIA_TYPE_VIDEO, 'picture');
  for await (const frame of input.frames(stream, { signal: new AbortController().signal })) {
    const pixels = frame.toBuffer();
    const bytes = pixels.length / (frame.width * frame.height);
    return Float64Array.from({ length: frame.width * frame.height }, (_, index) => {
      const [red, green, blue] = pixels.subarray(index * bytes, index * bytes + 3);
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    });
  }
  throw new Error(`${path} holds no picture`);
}
