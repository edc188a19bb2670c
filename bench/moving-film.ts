/** Renders the bench's film of moving scenes once, all of it or one scene, as a program that can be measured. */
import { join } from 'node:path';
import { createMedia } from '../src/media/media-client.ts';
import { renderFilm } from '../src/render/spans/render-film.ts';
import { type ClipDraft, timelineOf } from '../test/media/silent-timeline.ts';
import { CHANGED_SCENE, frameRate, SCENES, sceneFrames, size } from './moving.ts';
import { locatedByPlace, spanFiles } from './span-files.ts';

const [folder = '.', store = 'store', scenes = 'all', joint = 'cut', speed = '1'] = process.argv.slice(2);
const numbers = Array.from({ length: SCENES }, (_, scene) => scene).filter(
  (scene) => scenes === 'all' || scene === CHANGED_SCENE,
);
const clips = numbers.map((scene, index): ClipDraft => {
  const fades = joint === 'crossfade' && index > 0;
  return {
    kind: 'movie',
    media: { file: join(folder, `clip${scene}.mp4`) },
    inSeconds: 0,
    speed: scene === CHANGED_SCENE ? Number(speed) : 1,
    whenShort: 'freeze',
    durationFrames: sceneFrames,
    transition: { kind: fades ? 'crossfade' : 'cut', durationFrames: fades ? frameRate.numerator / 2 : 0 },
  };
});
const media = createMedia();
const rendered = await renderFilm(
  {
    timeline: timelineOf(clips, { size, frameRate }),
    locate: locatedByPlace,
    outputPath: join(folder, `${scenes}.mp4`),
    workFolder: folder,
  },
  media,
  spanFiles(join(folder, store)),
);
console.log(`${rendered.spans.filter(({ made }) => made).length} of ${rendered.spans.length} spans made`);
await media.close();
