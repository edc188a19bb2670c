import { closeSync, openSync, writeSync } from 'node:fs';

export interface WavFormat {
  sample: 's16' | 'f32';
  channels: number;
  sampleRateHertz: number;
}

const HEADER_BYTES = 44;
const FORMAT_PCM = 1;
const FORMAT_FLOAT = 3;
const MOST_BYTES = 0xffff_ffff - HEADER_BYTES;

/** Writes interleaved samples into a WAV (RIFF, Microsoft and IBM 1991) as they come. */
export class WavWriter {
  readonly #file: number;
  readonly #format: WavFormat;
  #bytes = 0;

  constructor(path: string, format: WavFormat) {
    this.#format = format;
    this.#file = openSync(path, 'w');
    writeSync(this.#file, wavHeader(format, 0));
  }

  get sampleCount(): number {
    return this.#bytes / this.#frameBytes;
  }

  /** Takes `sampleCount` samples of each channel from the head of the buffer. */
  write(samples: Uint8Array, sampleCount: number): void {
    const bytes = sampleCount * this.#frameBytes;
    if (this.#bytes + bytes > MOST_BYTES) throw new Error('A WAV cannot hold more than 4 GB.');
    writeSync(this.#file, samples, 0, bytes);
    this.#bytes += bytes;
  }

  finish(): void {
    writeSync(this.#file, wavHeader(this.#format, this.#bytes), 0, HEADER_BYTES, 0);
  }

  [Symbol.dispose](): void {
    closeSync(this.#file);
  }

  get #frameBytes(): number {
    return this.#format.channels * bytesOf(this.#format.sample);
  }
}

function wavHeader({ sample, channels, sampleRateHertz }: WavFormat, dataBytes: number): Buffer {
  const frameBytes = channels * bytesOf(sample);
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(sample === 's16' ? FORMAT_PCM : FORMAT_FLOAT, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(sampleRateHertz, 24);
  header.writeUInt32LE(sampleRateHertz * frameBytes, 28);
  header.writeUInt16LE(frameBytes, 32);
  header.writeUInt16LE(bytesOf(sample) * 8, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(dataBytes, 40);
  return header;
}

function bytesOf(sample: WavFormat['sample']): number {
  return sample === 's16' ? 2 : 4;
}
