import { type FileHandle, open } from 'node:fs/promises';
import { ReelError } from '../../domain/errors.ts';
import { decodeChannel } from '../../domain/pulse-code.ts';
import { SAMPLE_RATE_HERTZ } from '../../domain/time.ts';
import { readWaveFile, type WaveFile } from '../../domain/wave-file.ts';

/** A WAV file that the mixer plays as it is: 48 kHz, one or two channels. */
export interface SoundFile {
  path: string;
  wave: WaveFile;
}

/** Reads a file's header; undefined where the mixer cannot play it as it is. Raises `not-found`. */
export async function inspectSoundFile(path: string): Promise<SoundFile | undefined> {
  await using file = await openFile(path);
  const { size } = await file.stat();
  const wave = await readWaveFile((offset, length) => readBytes(file, offset, length), size);
  const playable = wave !== undefined && wave.sampleRateHertz === SAMPLE_RATE_HERTZ && wave.channels <= 2;
  return playable ? { path, wave } : undefined;
}

/** Reads stretches of sound files in any order; a file stays open from its first use until it is let go. */
export class SoundReader {
  readonly #open = new Map<string, FileHandle>();
  /** Holds what was read last; made anew only for a longer stretch. */
  #bytes = new Uint8Array(0);

  /**
   * Fills `left` and `right` with the file's samples from `firstFrame` on; what lies outside the file is silence.
   * One channel goes to both sides. True where both sides are alike.
   */
  async read(
    { path, wave }: SoundFile,
    firstFrame: number,
    left: Float32Array,
    right: Float32Array,
  ): Promise<boolean> {
    const from = Math.min(Math.max(0, -firstFrame), left.length);
    const to = Math.max(from, Math.min(left.length, wave.frameCount - firstFrame));
    left.fill(0, 0, from).fill(0, to);
    const frameBytes = wave.bytesPerSample * wave.channels;
    let alike = true;
    if (to > from) {
      const offset = wave.dataOffsetBytes + (firstFrame + from) * frameBytes;
      const lengthBytes = (to - from) * frameBytes;
      if (this.#bytes.length < lengthBytes) this.#bytes = new Uint8Array(lengthBytes);
      const bytes = await readInto(await this.#handle(path), offset, this.#bytes.subarray(0, lengthBytes));
      const readTo = from + Math.floor(bytes.length / frameBytes);
      left.fill(0, readTo);
      decodeChannel(bytes, wave, wave.channels, 0, left.subarray(from, readTo));
      if (wave.channels === 2) {
        right.fill(0, 0, from).fill(0, readTo);
        decodeChannel(bytes, wave, 2, 1, right.subarray(from, readTo));
        alike = false;
      }
    }
    if (alike) right.set(left);
    return alike;
  }

  async letGo(path: string): Promise<void> {
    const handle = this.#open.get(path);
    this.#open.delete(path);
    await handle?.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#open.keys()].map((path) => this.letGo(path)));
  }

  async #handle(path: string): Promise<FileHandle> {
    const known = this.#open.get(path);
    if (known !== undefined) return known;
    const opened = await openFile(path);
    this.#open.set(path, opened);
    return opened;
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw new ReelError('not-found', `The sound ${path} cannot be opened; put it back or choose another.`, {
      cause: error,
    });
  }
}

function readBytes(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  return readInto(file, offset, new Uint8Array(length));
}

async function readInto(file: FileHandle, offset: number, bytes: Uint8Array): Promise<Uint8Array> {
  const { bytesRead } = await file.read(bytes, 0, bytes.length, offset);
  return bytes.subarray(0, bytesRead);
}
