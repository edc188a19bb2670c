import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AV_PIX_FMT_RGBA } from 'node-av/constants';
import { Frame } from 'node-av/lib';
import { encodeImage } from '../src/media/encode-image.ts';
import { WavWriter } from '../src/media/wav-writer.ts';

export const slideCount = 5;
export const statesPerSlide = 5;
export const slideSeconds = 36;
export const fadeSeconds = 0.5;
export const size = { widthPixels: 1080, heightPixels: 1920 };

/** Photo-like slides, each with bars that come one after the other, and three minutes of sound like speech. */
export function paintMaterial(folder: string): void {
  for (let slide = 0; slide < slideCount; slide += 1) {
    const pixels = photo(slide);
    for (let state = 0; state < statesPerSlide; state += 1) {
      paintBar(pixels, 800 + state * 170);
      writeFileSync(join(folder, `slide${slide}-${state}.png`), png(pixels));
    }
  }
  writeSound(join(folder, 'sound.wav'));
}

function photo(slide: number): Buffer {
  const { widthPixels, heightPixels } = size;
  const pixels = Buffer.alloc(widthPixels * heightPixels * 4);
  let grain = slide + 1;
  for (let y = 0, at = 0; y < heightPixels; y += 1) {
    for (let x = 0; x < widthPixels; x += 1, at += 4) {
      grain = (Math.imul(grain, 1_664_525) + 1_013_904_223) | 0;
      const noise = (grain >> 24) / 16;
      const wave = 40 * Math.sin(Math.hypot(x - 300 * slide, y - 500) / (20 + 9 * slide));
      const leaf = 30 * Math.sin(x / 17 + Math.sin(y / 23) * 3) * Math.sin(y / 31);
      pixels[at] = light(90 + wave + leaf + noise + y / 20);
      pixels[at + 1] = light(110 + leaf + noise + slide * 15);
      pixels[at + 2] = light(160 + wave / 2 + noise - y / 25);
      pixels[at + 3] = 255;
    }
  }
  return pixels;
}

/** A dark bar with marks on it as sharp as letters. */
function paintBar(pixels: Buffer, top: number): void {
  for (let y = top; y < top + 120; y += 1) {
    for (let x = 90; x < 990; x += 1) {
      const at = (y * size.widthPixels + x) * 4;
      const mark =
        y > top + 40 && y < top + 80 && (x * 7 + (x >> 4) * 13 + (y >> 3) * 5) % 29 < 9 && x % 24 < 18;
      for (let channel = 0; channel < 3; channel += 1) {
        pixels[at + channel] = mark ? 245 : pixels[at + channel]! * 0.3;
      }
    }
  }
}

function light(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}

function png(pixels: Buffer): Buffer {
  const { widthPixels, heightPixels } = size;
  const format = AV_PIX_FMT_RGBA;
  return encodeImage(
    Frame.fromVideoBuffer(pixels, { width: widthPixels, height: heightPixels, format }),
    'png',
  );
}

/** Noise through a slow resonance, in syllables of a quarter of a second. */
function writeSound(path: string): void {
  using writer = new WavWriter(path, { sample: 's16', channels: 1, sampleRateHertz: 48_000 });
  let seed = 1;
  let [now, before] = [0, 0];
  for (let second = 0; second < slideCount * slideSeconds; second += 1) {
    const samples = Int16Array.from({ length: 48_000 }, (_, index) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0;
      const next = 1.95 * now - 0.955 * before + seed / 2 ** 31;
      [before, now] = [now, next];
      return 500 * now * Math.max(0.05, Math.sin((index / 48_000) * 8 * Math.PI));
    });
    writer.write(Buffer.from(samples.buffer), samples.length);
  }
  writer.finish();
}
