/** Mixes the bench's film of so many scenes once, as a program of its own so that it can be measured. */
import { join } from 'node:path';
import type { SoundClip } from '../src/domain/timeline.ts';
import { createMedia } from '../src/media/media-client.ts';
import { mixCodedFilm } from '../src/render/mix/mix-film.ts';
import { clickFrame, frameRate, sceneFrames } from './sound-material.ts';

const folder = process.argv[2] ?? '.';
const scenes = Number(process.argv[3]);
const file = (name: string) => ({ file: join(folder, name) });
const each = (clip: (scene: number) => SoundClip): SoundClip[] =>
  Array.from({ length: scenes }, (_, scene) => clip(scene));
const media = createMedia();
await mixCodedFilm(
  {
    timeline: {
      version: 1,
      size: { widthPixels: 640, heightPixels: 360 },
      frameRate,
      durationFrames: scenes * sceneFrames,
      picture: [],
      overlays: [],
      narration: each((scene) => ({
        media: file('voice.wav'),
        startFrame: scene * sceneFrames,
        inSeconds: 0,
        outSeconds: 4,
        gainDecibels: 0,
      })),
      clipSound: each((scene) => ({
        media: file('long.m4a'),
        startFrame: scene * sceneFrames,
        inSeconds: (scene * 37) % 590,
        outSeconds: ((scene * 37) % 590) + 3,
        gainDecibels: -12,
        fadeInSeconds: 0.2,
        fadeOutSeconds: 0.2,
        duckingDecibels: 6,
      })),
      effects: each((scene) => ({
        media: file('click.wav'),
        startFrame: scene * sceneFrames + clickFrame,
        inSeconds: 0,
        outSeconds: 0.004,
        gainDecibels: 0,
      })),
      music: [
        {
          media: file('music.wav'),
          startFrame: 0,
          durationFrames: scenes * sceneFrames,
          gainDecibels: -12,
          fadeInSeconds: 1,
          fadeOutSeconds: 3,
          duckingDecibels: 8,
        },
      ],
      chapters: [],
      loudness: { integratedLufs: -16, truePeakDbtp: -1 },
    },
    resolve: (reference) => ('file' in reference ? reference.file : ''),
    outputPath: join(folder, `mix${scenes}.m4a`),
  },
  { media },
);
await media.close();
