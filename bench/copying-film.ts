/** Joins or trims the bench's clips once, by copying or by coding all again, as a program that can be measured. */
import { join } from 'node:path';
import { framesToSeconds } from '../src/domain/time.ts';
import { createMedia } from '../src/media/media-client.ts';
import { joinClips } from '../src/render/copying/join-clips.ts';

const [work, manner, folder = '.', start, end] = process.argv.slice(2);
const outputPath = join(folder, `${work}-${manner}.mp4`);
const cuts =
  work === 'join'
    ? Array.from({ length: 8 }, (_, index) => ({ path: join(folder, `clip${index}.mp4`) }))
    : [{ path: join(folder, 'long.mp4'), startFrame: Number(start), endFrame: Number(end) }];
const media = createMedia();
const started = performance.now();
const made = await joinClips(
  { cuts, outputPath, workFolder: join(folder, 'work'), ...(manner === 'encoding' && { recode: true }) },
  media,
);
const seconds = (performance.now() - started) / 1000;
const copied = `${made.copiedFrames} of ${made.frameCount} frames copied`;
console.log(
  `${copied}, ${framesToSeconds(made.frameCount, made.frameRate)} s of film in ${seconds.toFixed(2)} s`,
);
await media.close();
