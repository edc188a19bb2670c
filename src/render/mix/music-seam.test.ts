import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breathing } from '../../domain/breathing.ts';
import { SampleQuantiser } from '../../domain/pulse-code.ts';
import { waveHeader } from '../../domain/wave-file.ts';
import { compose } from '../../providers/builtin/music/compose.ts';
import { LevelMeter } from './level-profile.ts';
import { type MusicLoop, musicLoop } from './music-loop.ts';
import { inspectSoundFile, SoundReader } from './sound-file.ts';

const RATE = 48_000;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelwright-seam-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The loop that is found in a piece that names none. */
async function loopIn(left: Float32Array, right: Float32Array): Promise<MusicLoop> {
  const path = join(folder, 'piece.wav');
  const frameCount = left.length;
  const samples = new SampleQuantiser().quantise([left, right], frameCount);
  const header = waveHeader({ sampleRateHertz: RATE, channels: 2, frameCount });
  await writeFile(path, Buffer.concat([header, Buffer.from(samples.buffer)]));
  const file = (await inspectSoundFile(path))!;
  const meter = new LevelMeter(frameCount, { peaks: false });
  await using reader = new SoundReader();
  for (let start = 0; start < frameCount; start += 2 * RATE) {
    const sampleCount = Math.min(2 * RATE, frameCount - start);
    const [some, others] = [new Float32Array(sampleCount), new Float32Array(sampleCount)];
    const alike = await reader.read(file, start, some, others);
    meter.add({ left: some, right: others, sampleCount, alike, silent: false });
  }
  return musicLoop(file, meter.profile(), breathing(undefined));
}

/** A composed piece as a file from elsewhere: silence before it, a fade at its end, cut off in the middle of a bar. */
function foreign(mood: string): { left: Float32Array; right: Float32Array; beatSamples: number } {
  const { sound, facts } = compose({ mood, seed: 11, durationSeconds: 50 });
  const [leadSamples, fadeSamples] = [17_003, 5 * RATE];
  const heard = sound.lengthSamples - 31_007;
  const [left, right] = [sound.left, sound.right].map((channel) => {
    const samples = new Float32Array(leadSamples + heard);
    for (let index = 0; index < heard; index += 1) {
      samples[leadSamples + index] = channel[index]! * Math.min(1, (heard - index) / fadeSamples);
    }
    return samples;
  });
  return { left: left!, right: right!, beatSamples: (60 * RATE) / facts.tempoBpm };
}

describe('the loop of music that names none', () => {
  it.each(['energetic', 'inspiring', 'luxurious'])(
    'is a whole number of bars long, to 12 ms, in a piece in the mood %s',
    async (mood) => {
      const { left, right, beatSamples } = foreign(mood);
      const { startFrame, endFrame, overlapFrames } = await loopIn(left, right);
      const period = endFrame - startFrame - overlapFrames;
      const bars = period / (4 * beatSamples);
      expect(Math.abs(bars - Math.round(bars)) * 4 * beatSamples).toBeLessThan(0.012 * RATE);
      expect(period).toBeGreaterThan(left.length / 4);
    },
  );

  it('lays beats on beats where a piece never comes back to what it began with', async () => {
    const beatSamples = 0.6 * RATE;
    const strokes = Float32Array.from({ length: 31.3 * RATE }, (_, index) => {
      const tone = Math.sin(9000 * Math.exp(index / (8 * RATE)));
      return tone * Math.exp(-(index % beatSamples) / (0.1 * RATE));
    });
    const { startFrame, endFrame, overlapFrames } = await loopIn(strokes, strokes);
    const beats = (endFrame - startFrame - overlapFrames) / beatSamples;
    expect(Math.abs(beats - Math.round(beats)) * beatSamples).toBeLessThan(0.012 * RATE);
  });

  it('is a long cross-fade where no two moments are alike', async () => {
    // A tone that rises without end.
    const siren = Float32Array.from(
      { length: 30 * RATE },
      (_, index) => 0.3 * Math.sin(9000 * Math.exp(index / (8 * RATE))),
    );
    const { overlapFrames } = await loopIn(siren, siren);
    expect(overlapFrames).toBe(4 * RATE);
  });
});
