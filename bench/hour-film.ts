/** Renders the bench's long film once, as a program that can be measured. */
import { join } from 'node:path';
import { createMedia } from '../src/media/media-client.ts';
import { renderFilm } from '../src/render/spans/render-film.ts';
import { type ClipDraft, timelineOf } from '../test/media/silent-timeline.ts';
import { frameRate, sceneFrames, size } from './hour.ts';
import { locatedByPlace, spanFiles } from './span-files.ts';

const [folder = '.', sceneCount = '500'] = process.argv.slice(2);
const transitionFrames = 12;
const clips = Array.from({ length: Number(sceneCount) }, (_, scene): ClipDraft => {
  const place = {
    durationFrames: sceneFrames,
    transition:
      scene % 4 === 0
        ? ({ kind: 'cut', durationFrames: 0 } as const)
        : ({ kind: 'crossfade', durationFrames: transitionFrames } as const),
  };
  if (scene % 2 === 0)
    return { ...place, kind: 'still', media: { file: join(folder, `still${scene % 8}.png`) } };
  // No two of these are alike.
  const inSeconds = (scene % 40) / 10;
  const media = { file: join(folder, `clip${scene % 3}.mp4`) };
  return { ...place, kind: 'movie', media, inSeconds, speed: 0.5 + scene / 1000, whenShort: 'loop' };
});
const media = createMedia();
await renderFilm(
  {
    timeline: timelineOf(clips, { size, frameRate }),
    locate: locatedByPlace,
    sound: async (signal) => {
      const inputPath = join(folder, `sound${sceneCount}.wav`);
      const outputPath = join(folder, `sound${sceneCount}.m4a`);
      await media.encodeSound({ inputPath, outputPath, channels: 1, bitsPerSecond: 128_000 }, signal);
      return outputPath;
    },
    outputPath: join(folder, `film${sceneCount}.mp4`),
    workFolder: folder,
  },
  media,
  spanFiles(join(folder, `store${sceneCount}`)),
);
await media.close();
