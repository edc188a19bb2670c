import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cutPieces } from './encode-sound.ts';
import { createMedia } from './media-client.ts';
import { WavWriter } from './wav-writer.ts';

const RATE = 48_000;
const SECONDS = 50;
const media = createMedia();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'encode-sound-'));
});
afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

test('cuts the packets of any sound into pieces without a gap or a repeat', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200_000_000 }), (sampleCount) => {
      const pieces = cutPieces(sampleCount);
      const packets = Math.ceil(sampleCount / 1024) + 1;
      expect(pieces[0]).toMatchObject({ firstPacket: 0, startSample: 0 });
      expect(pieces.at(-1)).toMatchObject({ endPacket: packets, endSample: sampleCount });
      for (const [index, piece] of pieces.slice(1).entries()) {
        expect(piece.firstPacket).toBe(pieces[index]!.endPacket);
      }
    }),
  );
});

test('gives every sample back at its place, also where pieces meet', async () => {
  const source = Float32Array.from({ length: RATE * SECONDS }, (_, index) => {
    const seconds = index / RATE;
    return 0.4 * Math.sin(2 * Math.PI * (200 + 30 * seconds) * seconds) * (0.6 + 0.4 * Math.sin(9 * seconds));
  });
  const [inputPath, coded, decoded] = ['in.wav', 'coded.m4a', 'decoded.wav'].map((name) =>
    join(folder, name),
  );
  writeWav(inputPath!, source);
  const coding = { inputPath: inputPath!, outputPath: coded!, channels: 1 as const, bitsPerSecond: 128_000 };
  await expect(media.encodeSound(coding)).resolves.toEqual({
    sampleCount: source.length,
    durationSeconds: SECONDS,
  });
  const shaping = {
    inputPath: coded!,
    outputPath: decoded!,
    steps: [],
    sample: 'f32' as const,
    channels: 1 as const,
  };
  await expect(media.shapeSound(shaping)).resolves.toMatchObject({ sampleCount: source.length });
  const file = await readFile(decoded!);
  const heard = new Float32Array(file.buffer.slice(file.byteOffset + 44, file.byteOffset + file.length));
  const noise = Array.from({ length: SECONDS * 10 }, (_, tenth) =>
    noiseDecibels(source, heard, tenth * (RATE / 10)),
  );
  // The worst tenth of a second, the seam between two pieces among them.
  expect(Math.max(...noise.slice(1, -1))).toBeLessThan(-30);
});

test('refuses sound of another rate than a film has', async () => {
  const inputPath = join(folder, 'slow.wav');
  writeWav(inputPath, new Float32Array(44_100), 44_100);
  const coding = {
    inputPath,
    outputPath: join(folder, 'slow.m4a'),
    channels: 1 as const,
    bitsPerSecond: 128_000,
  };
  await expect(media.encodeSound(coding)).rejects.toMatchObject({
    code: 'media-failed',
    message: expect.stringContaining('48000'),
  });
});

/** What was added, against what was there, over a tenth of a second. */
function noiseDecibels(source: Float32Array, heard: Float32Array, start: number): number {
  let [signal, noise] = [0, 0];
  for (let index = start; index < start + RATE / 10; index += 1) {
    signal += source[index]! ** 2;
    noise += (heard[index]! - source[index]!) ** 2;
  }
  return 10 * Math.log10(noise / signal);
}

function writeWav(path: string, samples: Float32Array, sampleRateHertz = RATE): void {
  using writer = new WavWriter(path, { sample: 'f32', channels: 1, sampleRateHertz });
  writer.write(Buffer.from(samples.buffer), samples.length);
  writer.finish();
}
