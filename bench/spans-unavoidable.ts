/**
 * What no renderer of these slides can leave out, as a program that can be measured: each distinct picture coded once by
 * itself, the sound as AAC, and all of it written. With the same encoders, settings and processes as the film.
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMedia } from '../src/media/media-client.ts';
import { PICTURE_QUALITY } from '../src/render/spans/render-film.ts';
import { size, slideCount, statesPerSlide } from './spans-material.ts';

const folder = process.argv[2] ?? '.';
const media = createMedia();
const slides = Array.from({ length: slideCount }, (_, slide) => ({
  outputPath: join(folder, `unavoidable${slide}.h264`),
  pictures: Array.from({ length: statesPerSlide }, (_, state) => ({
    layers: [{ path: join(folder, `slide${slide}-${state}.png`), xPixels: 0, yPixels: 0 }],
    intra: true,
  })),
}));
const soundPath = join(folder, 'unavoidable.m4a');
await Promise.all([
  ...slides.map((slide) =>
    media.encodePictures({
      ...slide,
      size,
      frameRate: { numerator: 30, denominator: 1 },
      quality: PICTURE_QUALITY,
    }),
  ),
  media.encodeSound({
    inputPath: join(folder, 'sound.wav'),
    outputPath: soundPath,
    channels: 1,
    bitsPerSecond: 128_000,
  }),
]);
const all = join(folder, 'unavoidable.bin');
writeFileSync(all, readFileSync(soundPath));
for (const { outputPath } of slides) appendFileSync(all, readFileSync(outputPath));
await media.close();
