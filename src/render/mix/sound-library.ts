import { join } from 'node:path';
import { ReelError } from '../../domain/errors.ts';
import type { MediaReference } from '../../domain/timeline.ts';
import type { Media } from '../../ports/media.ts';
import { inspectSoundFile, type SoundFile } from './sound-file.ts';

/** The sounds of a film, ready to be played, by what the timeline calls them. */
export class SoundLibrary {
  readonly #sounds = new Map<string, SoundFile>();

  /**
   * Finds the file of every reference once, and has those that are no plain WAV of 48 kHz converted into the
   * folder given. Raises `not-found` and what the conversion raises: `media-failed`, `unsupported-media`.
   */
  static async open(
    references: readonly MediaReference[],
    resolve: (media: MediaReference) => string | Promise<string>,
    conversion: { media: Media; folder: string; signal: AbortSignal | undefined },
  ): Promise<SoundLibrary> {
    const library = new SoundLibrary();
    for (const reference of references) {
      const key = keyOf(reference);
      if (library.#sounds.has(key)) continue;
      const path = await resolve(reference);
      const outputPath = join(conversion.folder, `${library.#sounds.size}.wav`);
      const sound = (await inspectSoundFile(path)) ?? (await convert(path, outputPath, conversion));
      library.#sounds.set(key, sound);
    }
    return library;
  }

  soundOf(reference: MediaReference): SoundFile {
    const sound = this.#sounds.get(keyOf(reference));
    if (sound === undefined) throw new ReelError('internal', `No sound was opened for ${keyOf(reference)}.`);
    return sound;
  }
}

async function convert(
  path: string,
  outputPath: string,
  { media, signal }: { media: Media; signal: AbortSignal | undefined },
): Promise<SoundFile> {
  const facts = await media.probe(path, signal);
  const stream = facts.streams.find((each) => each.kind === 'sound');
  if (stream === undefined) {
    throw new ReelError('unsupported-media', `${path} holds no sound; choose a file that does.`);
  }
  const channels = stream.channels === 1 ? 1 : 2;
  // Floats keep what lies beyond full scale in a loud MP3; levelling brings it back.
  await media.shapeSound({ inputPath: path, outputPath, steps: [], sample: 'f32', channels }, signal);
  const sound = await inspectSoundFile(outputPath);
  if (sound === undefined) throw new ReelError('media-failed', `${path} could not be converted to a WAV.`);
  return sound;
}

function keyOf(reference: MediaReference): string {
  return 'asset' in reference ? `asset ${reference.asset}` : `file ${reference.file}`;
}
