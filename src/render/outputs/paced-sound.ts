import { join } from 'node:path';
import { type FrameRate, frameToSample, secondsToSamples } from '../../domain/time.ts';
import type { Media } from '../../ports/media.ts';
import { type Clip, secondsOfFrame } from '../copying/clip.ts';
import { encodeCutSound } from '../copying/sound-of-cuts.ts';
import { speedSteps } from '../mix/speed-steps.ts';

export interface Pacing {
  /** 2 is twice as fast. */
  speed: number;
  /** What the sound is to be as long as. */
  frameCount: number;
  frameRate: FrameRate;
  /** A folder for files that are needed meanwhile. */
  folder: string;
}

/** The sound of a whole clip at another speed and the same pitch, coded; undefined for a clip without sound. */
export async function pacedSound(
  clip: Clip,
  { speed, frameCount, frameRate, folder }: Pacing,
  media: Pick<Media, 'laySound' | 'shapeSound' | 'encodeSound'>,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (clip.sound === undefined) return undefined;
  const channels = clip.sound.channels > 1 ? 2 : 1;
  const startSeconds = secondsOfFrame(clip, 0);
  const endSeconds = secondsOfFrame(clip, clip.table.frameCount);
  const wholePath = join(folder, 'whole.wav');
  const sampleCount = secondsToSamples(endSeconds - startSeconds);
  const pieces = [{ path: clip.path, startSeconds, sampleCount }];
  await media.laySound({ pieces, outputPath: wholePath, channels }, signal);
  const pacedPath = join(folder, 'paced.wav');
  const length = frameToSample(frameCount, frameRate);
  const steps = [
    ...speedSteps(speed),
    { filter: 'apad', options: { whole_len: length } },
    { filter: 'atrim', options: { end_sample: length } },
  ];
  await media.shapeSound(
    { inputPath: wholePath, outputPath: pacedPath, steps, sample: 'f32', channels },
    signal,
  );
  return encodeCutSound({ wavPath: pacedPath, channels, folder }, media, signal);
}
