import type { PulseCodeFormat } from './pulse-code.ts';

/** What a WAV file holds and where: sound as interleaved samples of one format. */
export interface WaveFile extends PulseCodeFormat {
  sampleRateHertz: number;
  channels: number;
  /** Where the samples begin in the file. */
  dataOffsetBytes: number;
  /** Samples of each channel. */
  frameCount: number;
  /** The stretch that runs on into its own start without a seam; null where the file names none. */
  loop: WaveLoop | null;
}

/** A stretch of samples for each channel, the end not included. */
export interface WaveLoop {
  startFrame: number;
  endFrame: number;
}

const FORMAT_INTEGER = 1;
const FORMAT_FLOAT = 3;
/** The real format stands in the first two bytes of the sub-format GUID (WAVEFORMATEXTENSIBLE). */
const FORMAT_EXTENSIBLE = 0xfffe;
const CHUNK_HEADER_BYTES = 8;
const SAMPLER_CHUNK_BYTES = 60;

/**
 * Reads the chunks of a WAV file (Microsoft, "Multiple Channel Audio Data and WAVE Files"; loops from the `smpl`
 * chunk of "New Multimedia Data Types and Data Techniques"). `read` gives bytes of the file, fewer at its end.
 * Undefined where this is no WAV, or one whose samples are neither 16, 24 or 32-bit integers nor 32-bit floats.
 */
export async function readWaveFile(
  read: (offsetBytes: number, lengthBytes: number) => Promise<Uint8Array>,
  sizeBytes: number,
): Promise<WaveFile | undefined> {
  const riff = await read(0, 12);
  if (riff.length < 12 || textAt(riff, 0) !== 'RIFF' || textAt(riff, 8) !== 'WAVE') return undefined;
  let format: Omit<WaveFile, 'dataOffsetBytes' | 'frameCount' | 'loop'> | undefined;
  let data: { offsetBytes: number; lengthBytes: number } | undefined;
  let loop: WaveLoop | null = null;
  let offset = 12;
  while (offset + CHUNK_HEADER_BYTES <= sizeBytes) {
    const header = await read(offset, CHUNK_HEADER_BYTES);
    if (header.length < CHUNK_HEADER_BYTES) break;
    const name = textAt(header, 0);
    const statedBytes = viewOf(header).getUint32(4, true);
    const start = offset + CHUNK_HEADER_BYTES;
    // A writer that could not go back leaves a data chunk of no or endless length: it reaches to the file's end.
    const endless = name === 'data' && (statedBytes === 0 || start + statedBytes > sizeBytes);
    const lengthBytes = endless ? sizeBytes - start : statedBytes;
    if (name === 'fmt ') format = parseFormat(await read(start, Math.min(lengthBytes, 40)));
    if (name === 'smpl') loop = parseLoop(await read(start, Math.min(lengthBytes, SAMPLER_CHUNK_BYTES)));
    if (name === 'data') data ??= { offsetBytes: start, lengthBytes };
    offset = start + lengthBytes + (lengthBytes % 2);
  }
  if (format === undefined || data === undefined) return undefined;
  const frameCount = Math.floor(data.lengthBytes / (format.bytesPerSample * format.channels));
  const loopFits = loop !== null && loop.startFrame < loop.endFrame && loop.endFrame <= frameCount;
  return { ...format, dataOffsetBytes: data.offsetBytes, frameCount, loop: loopFits ? loop : null };
}

/**
 * Everything of a 16-bit integer WAV file that stands before its samples. Of more than 4 GB of samples the
 * lengths are left at their greatest value, which readers take for "to the end of the file".
 */
export function waveHeader(sound: {
  sampleRateHertz: number;
  channels: number;
  frameCount: number;
  loop?: WaveLoop;
}): Uint8Array {
  const samplerBytes = sound.loop === undefined ? 0 : CHUNK_HEADER_BYTES + SAMPLER_CHUNK_BYTES;
  const header = new Uint8Array(44 + samplerBytes);
  const view = viewOf(header);
  const frameBytes = sound.channels * 2;
  const dataBytes = sound.frameCount * frameBytes;
  const most = 0xffff_ffff;
  putText(header, 0, 'RIFF');
  view.setUint32(4, Math.min(header.length - CHUNK_HEADER_BYTES + dataBytes, most), true);
  putText(header, 8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, FORMAT_INTEGER, true);
  view.setUint16(22, sound.channels, true);
  view.setUint32(24, sound.sampleRateHertz, true);
  view.setUint32(28, sound.sampleRateHertz * frameBytes, true);
  view.setUint16(32, frameBytes, true);
  view.setUint16(34, 16, true);
  if (sound.loop !== undefined) putLoop(header, 36, sound.loop, sound.sampleRateHertz);
  putText(header, 36 + samplerBytes, 'data');
  view.setUint32(40 + samplerBytes, Math.min(dataBytes, most), true);
  return header;
}

function parseFormat(
  bytes: Uint8Array,
): Omit<WaveFile, 'dataOffsetBytes' | 'frameCount' | 'loop'> | undefined {
  if (bytes.length < 16) return undefined;
  const view = viewOf(bytes);
  const stated = view.getUint16(0, true);
  const code = stated === FORMAT_EXTENSIBLE && bytes.length >= 26 ? view.getUint16(24, true) : stated;
  const channels = view.getUint16(2, true);
  const sampleRateHertz = view.getUint32(4, true);
  const bits = view.getUint16(14, true);
  if (channels === 0 || sampleRateHertz === 0) return undefined;
  if (code === FORMAT_FLOAT && bits === 32) {
    return { coding: 'float', bytesPerSample: 4, channels, sampleRateHertz };
  }
  const bytesPerSample = bits / 8;
  if (code !== FORMAT_INTEGER || (bytesPerSample !== 2 && bytesPerSample !== 3 && bytesPerSample !== 4)) {
    return undefined;
  }
  return { coding: 'integer', bytesPerSample, channels, sampleRateHertz };
}

function parseLoop(bytes: Uint8Array): WaveLoop | null {
  const view = viewOf(bytes);
  if (bytes.length < SAMPLER_CHUNK_BYTES || view.getUint32(28, true) === 0) return null;
  return { startFrame: view.getUint32(44, true), endFrame: view.getUint32(48, true) + 1 };
}

function putLoop(header: Uint8Array, offset: number, loop: WaveLoop, sampleRateHertz: number): void {
  const view = viewOf(header);
  const middleC = 60;
  putText(header, offset, 'smpl');
  view.setUint32(offset + 4, SAMPLER_CHUNK_BYTES, true);
  view.setUint32(offset + 16, Math.round(1e9 / sampleRateHertz), true);
  view.setUint32(offset + 20, middleC, true);
  view.setUint32(offset + 36, 1, true);
  view.setUint32(offset + 52, loop.startFrame, true);
  view.setUint32(offset + 56, loop.endFrame - 1, true);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function textAt(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4));
}

function putText(bytes: Uint8Array, offset: number, text: string): void {
  for (let index = 0; index < text.length; index += 1) bytes[offset + index] = text.charCodeAt(index);
}
