import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { breathing } from '../../src/domain/breathing.ts';
import type { FrameRate } from '../../src/domain/time.ts';
import type { FrameSize } from '../../src/domain/timeline.ts';
import type { FilterStep, Media } from '../../src/ports/media.ts';
import { frameTable } from '../../src/render/copying/frame-table.ts';
import { PictureStitcher } from '../../src/render/copying/stitch-pictures.ts';
import { TrackReader } from '../../src/render/copying/track-reader.ts';
import { photoPixel, png, tone } from './painted-media.ts';

export interface MovingClip {
  /** The MP4 to be made. */
  path: string;
  size: FrameSize;
  frameRate: FrameRate;
  frameCount: number;
  /** Options of x264 by its own names, as `bframes=3:open-gop=1`. */
  coding: string;
  preset?: string;
  /** Moves and colours the picture in a way of its own. */
  seed?: number;
  sound?: boolean;
  /** Filters after the movement. */
  steps?: FilterStep[];
}

/** Makes a clip of a painted picture that moves, flickers and fades, through the media process alone. */
export async function makeMovingClip(clip: MovingClip, media: Media): Promise<void> {
  const { path, size, frameRate, frameCount, seed = 1, preset = 'veryfast' } = clip;
  const [paintedPath, codedPath, soundPath] = [`${path}.png`, `${path}.pictures.mp4`, `${path}.m4a`];
  writeFileSync(paintedPath, png(size, photoPixel));
  const speed = 0.002 * (1 + (seed % 5));
  const steps: FilterStep[] = [
    { filter: 'loop', options: { loop: -1, size: 1 } },
    { filter: 'setpts', options: { expr: 'N' } },
    { filter: 'trim', options: { end_frame: frameCount } },
    { filter: 'format', options: { pix_fmts: 'yuv444p' } },
    { filter: 'scroll', options: { h: speed, v: speed / 3 } },
    { filter: 'hue', options: { h: seed * 37, s: 1.2 } },
    { filter: 'fade', options: { type: 'in', start_frame: 0, nb_frames: 12 } },
    { filter: 'noise', options: { all_seed: seed, all_strength: 8, all_flags: 't' } },
    { filter: 'scale', options: { out_color_matrix: 'bt709', out_range: 'tv' } },
    { filter: 'format', options: { pix_fmts: 'yuv420p' } },
    {
      filter: 'setparams',
      options: { range: 'tv', color_primaries: 'bt709', color_trc: 'bt709', colorspace: 'bt709' },
    },
    ...(clip.steps ?? []),
  ];
  await media.transcodePictures({
    stretches: [{ path: paintedPath, steps }],
    outputPath: clip.sound ? codedPath : path,
    frameRate,
    codec: 'h264',
    encoderOptions: { preset, crf: 23, 'x264-params': clip.coding },
  });
  await rm(paintedPath);
  if (!clip.sound) return;
  const samples = Math.round((frameCount * 48_000 * frameRate.denominator) / frameRate.numerator);
  tone(`${path}.wav`, samples);
  const coding = {
    inputPath: `${path}.wav`,
    outputPath: soundPath,
    channels: 1,
    bitsPerSecond: 96_000,
  } as const;
  await media.encodeSound(coding);
  await withSound({ codedPath, soundPath, clip }, media);
  await Promise.all([codedPath, soundPath, `${path}.wav`].map((made) => rm(made)));
}

async function withSound(
  { codedPath, soundPath, clip }: { codedPath: string; soundPath: string; clip: MovingClip },
  media: Media,
): Promise<void> {
  const track = await media.listPictures(codedPath);
  const { frameOfSample, frameCount } = frameTable(track);
  const picturesPath = `${codedPath}.raw`;
  const file = openSync(picturesPath, 'w');
  const stitcher = new PictureStitcher((sample) => writeSync(file, sample));
  {
    using reader = new TrackReader(codedPath, track);
    const run = {
      firstSample: 0,
      endSample: frameCount,
      leading: new Set<number>(),
      idrSample: 0,
      frameOf: (sample: number) => frameOfSample[sample]!,
    };
    await stitcher.append(reader, run, breathing(undefined));
  }
  closeSync(file);
  const { path: outputPath, size, frameRate } = clip;
  const { samples, decoderConfiguration } = stitcher.finish();
  await media.joinFilm({
    outputPath,
    size,
    frameRate,
    picturesPath,
    soundPath,
    // As x264 marks them: open groups too are places to seek to.
    samples: { ...samples, keys: track.keys },
    decoderConfiguration,
    chapters: [],
  });
  await rm(picturesPath);
}
