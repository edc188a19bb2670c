/** Renders the bench's film from its folder once, as a program of its own so that it can be measured. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { PictureClip } from '../src/domain/timeline.ts';
import { createMedia } from '../src/media/media-client.ts';
import { renderFilm } from '../src/render/spans/render-film.ts';
import { fadeSeconds, size, slideCount, slideSeconds, statesPerSlide } from './spans-material.ts';

const folder = process.argv[2] ?? '.';
const store = join(folder, 'store');
const rate = 30;
mkdirSync(store, { recursive: true });
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
    timeline: {
      version: 1,
      size,
      frameRate: { numerator: rate, denominator: 1 },
      durationFrames: slideCount * slideSeconds * rate,
      picture,
      overlays: [],
      narration: [],
      music: [],
      chapters: [],
      loudness: { integratedLufs: -14, truePeakDbtp: -1 },
    },
    // The store names its files by their hash; the bench's pictures never change.
    locate: async (reference) => {
      const path = 'file' in reference ? reference.file : join(store, reference.asset);
      return { path, hash: createHash('sha256').update(path).digest('hex') };
    },
    sound: { path: join(folder, 'sound.wav'), channels: 1 },
    outputPath: join(folder, 'spans.mp4'),
    workFolder: folder,
  },
  media,
  {
    find: async (hash) => (existsSync(join(store, hash)) ? join(store, hash) : undefined),
    put: async (hash, _recipe, path) => {
      renameSync(path, join(store, hash));
      return join(store, hash);
    },
  },
);
await media.close();
