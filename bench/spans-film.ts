/** Renders the bench's film from its folder once, as a program of its own so that it can be measured. */
import { join } from 'node:path';
import { silentTimeline } from '../src/domain/silent-timeline.ts';
import type { PictureClip } from '../src/domain/timeline.ts';
import { createMedia } from '../src/media/media-client.ts';
import { renderFilm } from '../src/render/spans/render-film.ts';
import { locatedByPlace, spanFiles } from './span-files.ts';
import { fadeSeconds, size, slideCount, slideSeconds, statesPerSlide } from './spans-material.ts';

const folder = process.argv[2] ?? '.';
const rate = 30;
const stateFrames = (slideSeconds * rate) / statesPerSlide;
const picture = Array.from({ length: slideCount * statesPerSlide }, (_, index): PictureClip => {
  const [slide, state] = [Math.floor(index / statesPerSlide), index % statesPerSlide];
  const fades = state === 0 && slide > 0;
  return {
    kind: 'still',
    sceneId: `slide${slide}`,
    media: { file: join(folder, `slide${slide}-${state}.png`) },
    startFrame: index * stateFrames,
    durationFrames: stateFrames,
    transition: { kind: fades ? 'crossfade' : 'cut', durationFrames: fades ? fadeSeconds * rate : 0 },
  };
});
const media = createMedia();
await renderFilm(
  {
    timeline: silentTimeline(picture, { size, frameRate: { numerator: rate, denominator: 1 } }),
    locate: locatedByPlace,
    sound: async (signal) => {
      const soundPath = join(folder, 'sound.m4a');
      const coding = { inputPath: join(folder, 'sound.wav'), channels: 1, bitsPerSecond: 128_000 } as const;
      await media.encodeSound({ ...coding, outputPath: soundPath }, signal);
      return soundPath;
    },
    outputPath: join(folder, 'spans.mp4'),
    workFolder: folder,
  },
  media,
  spanFiles(join(folder, 'store')),
);
await media.close();
