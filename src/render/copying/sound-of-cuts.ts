import { join } from 'node:path';
import { type FrameRate, frameToSample } from '../../domain/time.ts';
import type { Media } from '../../ports/media.ts';
import { type OpenCut, secondsOfFrame } from './clip.ts';

const SOUND_BITS_PER_SECOND = 128_000;
const SOUND_FILE = 'sound.m4a';
const AAC_LC = 'mp4a.40.2';

export interface CutSound {
  /** Absent where none of the clips has sound. */
  path?: string;
  manner: 'copied' | 'encoded' | 'none';
}

/**
 * The sound of cuts as one track, each beginning with the sample at which its first frame does. Packets of AAC are
 * copied where there is one cut alone of an MP4 or MOV: an edit list makes it exact; of several, the sound is coded again.
 */
export async function soundOfCuts(
  cuts: readonly OpenCut[],
  film: { frameRate: FrameRate; frameCounts: readonly number[]; folder: string },
  media: Pick<Media, 'cutSound' | 'laySound' | 'encodeSound'>,
  signal?: AbortSignal,
): Promise<CutSound> {
  const sounds = cuts.flatMap(({ clip }) => clip.sound ?? []);
  if (sounds.length === 0) return { manner: 'none' };
  const [cut] = cuts;
  if (cuts.length === 1 && cut?.clip.sound?.codecString === AAC_LC && isMovie(cut.clip)) {
    const startSeconds = secondsOfFrame(cut.clip, cut.startFrame);
    const endSeconds = secondsOfFrame(cut.clip, cut.endFrame);
    const path = join(film.folder, SOUND_FILE);
    await media.cutSound({ inputPath: cut.clip.path, outputPath: path, startSeconds, endSeconds }, signal);
    return { path, manner: 'copied' };
  }
  const wavPath = join(film.folder, 'sound.wav');
  const channels = sounds.some((sound) => sound.channels > 1) ? 2 : 1;
  let startFrame = 0;
  const pieces = cuts.map((piece, index) => {
    const endFrame = startFrame + film.frameCounts[index]!;
    const sampleCount = frameToSample(endFrame, film.frameRate) - frameToSample(startFrame, film.frameRate);
    startFrame = endFrame;
    return {
      ...(piece.clip.sound !== undefined && { path: piece.clip.path }),
      startSeconds: secondsOfFrame(piece.clip, piece.startFrame),
      sampleCount,
    };
  });
  await media.laySound({ pieces, outputPath: wavPath, channels }, signal);
  const path = await encodeCutSound({ wavPath, channels, folder: film.folder }, media, signal);
  return { path, manner: 'encoded' };
}

/** Codes sound for a film that is put together of others; answers with its path. */
export async function encodeCutSound(
  { wavPath, channels, folder }: { wavPath: string; channels: 1 | 2; folder: string },
  media: Pick<Media, 'encodeSound'>,
  signal?: AbortSignal,
): Promise<string> {
  const outputPath = join(folder, SOUND_FILE);
  const coding = { inputPath: wavPath, outputPath, channels, bitsPerSecond: SOUND_BITS_PER_SECOND };
  await media.encodeSound(coding, signal);
  return outputPath;
}

/** Other containers, such as transport streams, wrap packets of AAC in another way. */
function isMovie({ facts }: OpenCut['clip']): boolean {
  return facts.container.split(',').includes('mp4');
}
