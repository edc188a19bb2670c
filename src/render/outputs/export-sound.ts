import { mkdtemp, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { ReelError } from '../../domain/errors.ts';
import type { Media, SoundShaping } from '../../ports/media.ts';
import type { QuickLook } from './quick-looks.ts';

const SOUND_BITS_PER_SECOND = 128_000;
const AAC_LC = 'mp4a.40.2';

/**
 * A film's sound alone, as AAC (.m4a) or as WAV, by the ending of the output's name. AAC is copied. Raises
 * `invalid-input` for another ending and `unsupported-media` for a film without sound.
 */
export async function exportSound(
  { inputPath, outputPath, workFolder }: QuickLook,
  media: Media,
  signal?: AbortSignal,
): Promise<{ durationSeconds: number }> {
  const ending = extname(outputPath).toLowerCase();
  if (ending !== '.m4a' && ending !== '.wav') {
    throw new ReelError('invalid-input', `Sound alone is a .m4a or a .wav, not ${outputPath}.`);
  }
  const facts = await media.probe(inputPath, signal);
  const sound = facts.streams.find((stream) => stream.kind === 'sound');
  if (sound === undefined) throw new ReelError('unsupported-media', `${inputPath} has no sound.`);
  const channels = sound.channels > 1 ? 2 : 1;
  const endSeconds = sound.durationSeconds ?? facts.durationSeconds;
  // Transport streams and others wrap packets of AAC in another way.
  const isMovie = facts.container.split(',').includes('mp4');
  if (ending === '.m4a' && isMovie && sound.codecString === AAC_LC && endSeconds !== null) {
    await media.cutSound({ inputPath, outputPath, startSeconds: 0, endSeconds }, signal);
    return { durationSeconds: endSeconds };
  }
  const shaping: Omit<SoundShaping, 'outputPath'> = { inputPath, steps: [], sample: 's16', channels };
  if (ending === '.wav') return media.shapeSound({ ...shaping, outputPath }, signal);
  const folder = await mkdtemp(join(workFolder, 'sound-'));
  try {
    const wavPath = join(folder, 'sound.wav');
    await media.shapeSound({ ...shaping, outputPath: wavPath }, signal);
    const coding = {
      inputPath: wavPath,
      outputPath,
      channels,
      bitsPerSecond: SOUND_BITS_PER_SECOND,
    } as const;
    return await media.encodeSound(coding, signal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
