import { describe, expect, it } from 'vitest';
import { decodeChannel, type PulseCodeFormat, SampleQuantiser } from './pulse-code.ts';
import { readWaveFile, waveHeader } from './wave-file.ts';

const readerOf = (bytes: Uint8Array) => async (offset: number, length: number) =>
  bytes.subarray(offset, offset + length);
const parse = (bytes: Uint8Array) => readWaveFile(readerOf(bytes), bytes.length);

function chunk(name: string, body: number[]): number[] {
  const size = body.length;
  return [...Buffer.from(name), size & 255, (size >> 8) & 255, 0, 0, ...body, ...(size % 2 === 1 ? [0] : [])];
}

function waveOf(...chunks: number[][]): Uint8Array {
  const body = chunks.flat();
  return Uint8Array.from([...Buffer.from('RIFF'), body.length + 4, 0, 0, 0, ...Buffer.from('WAVE'), ...body]);
}

function formatChunk(code: number, channels: number, bits: number, extra: number[] = []): number[] {
  return chunk('fmt ', [
    code & 255,
    code >> 8,
    channels,
    0,
    0x80,
    0xbb,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    bits,
    0,
    ...extra,
  ]);
}

describe('WAV files', () => {
  it('reads back what it writes, the loop included', async () => {
    const loop = { startFrame: 10, endFrame: 100 };
    const header = waveHeader({ sampleRateHertz: 48_000, channels: 2, frameCount: 100, loop });
    const wave = await parse(Uint8Array.from([...header, ...new Uint8Array(400)]));
    expect(wave).toEqual({
      coding: 'integer',
      bytesPerSample: 2,
      sampleRateHertz: 48_000,
      channels: 2,
      dataOffsetBytes: header.length,
      frameCount: 100,
      loop,
    });
  });

  it('finds the samples behind chunks of odd length', async () => {
    const bytes = waveOf(formatChunk(1, 1, 16), chunk('LIST', [1, 2, 3]), chunk('data', [1, 0, 2, 0]));
    const wave = await parse(bytes);
    expect(wave?.frameCount).toBe(2);
    expect(bytes[wave!.dataOffsetBytes]).toBe(1);
  });

  it('reads to the end of the file where the writer left the length open', async () => {
    const bytes = waveOf(formatChunk(1, 1, 16), chunk('data', [1, 0, 2, 0, 3, 0]));
    bytes.fill(0xff, bytes.length - 10, bytes.length - 6);
    expect((await parse(bytes))?.frameCount).toBe(3);
  });

  it('knows the extensible form of floats', async () => {
    const extra = [22, 0, 32, 0, 4, 0, 0, 0, 3, 0];
    const wave = await parse(waveOf(formatChunk(0xfffe, 1, 32, extra), chunk('data', [0, 0, 0, 0])));
    expect(wave).toMatchObject({ coding: 'float', bytesPerSample: 4, frameCount: 1 });
  });

  it('drops a loop that reaches past the samples', async () => {
    const header = waveHeader({
      sampleRateHertz: 48_000,
      channels: 1,
      frameCount: 4,
      loop: { startFrame: 0, endFrame: 9 },
    });
    expect((await parse(Uint8Array.from([...header, ...new Uint8Array(8)])))?.loop).toBeNull();
  });

  it.each([
    ['another kind of file', Uint8Array.from(Buffer.from('ID3 this is no WAV'))],
    ['8-bit samples', waveOf(formatChunk(1, 1, 8), chunk('data', [1, 2]))],
    ['a file without samples', waveOf(formatChunk(1, 1, 16))],
    ['an empty file', new Uint8Array(0)],
  ])('gives nothing for %s', async (_name, bytes) => {
    expect(await parse(bytes)).toBeUndefined();
  });
});

describe('samples', () => {
  it.each<[string, PulseCodeFormat, number[]]>([
    ['16-bit', { coding: 'integer', bytesPerSample: 2 }, [0x00, 0x40, 0x00, 0x80]],
    ['24-bit', { coding: 'integer', bytesPerSample: 3 }, [0, 0, 0x40, 0, 0, 0x80]],
    ['32-bit', { coding: 'integer', bytesPerSample: 4 }, [0, 0, 0, 0x40, 0, 0, 0, 0x80]],
    ['float', { coding: 'float', bytesPerSample: 4 }, [0, 0, 0, 0x3f, 0, 0, 0x80, 0xbf]],
  ])('of %s are decoded channel by channel', (_name, format, bytes) => {
    const [left, right] = [new Float32Array(1), new Float32Array(1)];
    decodeChannel(Uint8Array.from(bytes), format, 2, 0, left);
    decodeChannel(Uint8Array.from(bytes), format, 2, 1, right);
    expect([left[0], right[0]]).toEqual([0.5, -1]);
  });

  it('that are not finite become silence', () => {
    const decoded = new Float32Array(1);
    decodeChannel(
      new Uint8Array(Float32Array.of(Number.NaN).buffer),
      { coding: 'float', bytesPerSample: 4 },
      1,
      0,
      decoded,
    );
    expect(decoded[0]).toBe(0);
  });

  it('are quantised without offset, within two steps, and clipped beyond full scale', () => {
    const wished = new Float32Array(10_000).fill(0.25003);
    const steps = new SampleQuantiser().quantise([wished], wished.length);
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    expect(mean).toBeCloseTo(0.25003 * 0x8000, 1);
    expect(new Set(steps).size).toBeLessThanOrEqual(4);
    expect([...new SampleQuantiser().quantise([Float32Array.of(2, -2, 0)], 3)]).toEqual([0x7fff, -0x8000, 0]);
  });
});
