import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWaveFile } from '../../../domain/wave-file.ts';
import { createComposer } from './composer.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelwright-music-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const request = { mood: 'focused', tempoBpm: 200, seed: 7, durationSeconds: 5 };

describe('the composer', () => {
  it('writes a stereo WAV that names its whole length as its loop', async () => {
    const made = await createComposer().compose(request, { outputPathStem: join(folder, 'music') });
    const bytes = await readFile(made.filePath);
    const wave = await readWaveFile(async (at, length) => bytes.subarray(at, at + length), bytes.length);
    expect(wave).toMatchObject({ sampleRateHertz: 48_000, channels: 2, bytesPerSample: 2 });
    expect(wave!.frameCount / 48_000).toBe(made.facts.durationSeconds);
    expect(wave!.loop).toEqual({ startFrame: 0, endFrame: wave!.frameCount });
    expect(made).toMatchObject({ mediaType: 'audio/wav', facts: { loops: true, beatsPerBar: 4 } });
  });

  it('stops when it is cancelled, and leaves no file under its name', async () => {
    const cancelling = new AbortController();
    const work = createComposer().compose(
      { ...request, durationSeconds: 300 },
      { outputPathStem: join(folder, 'cancelled'), signal: cancelling.signal },
    );
    setTimeout(() => cancelling.abort(), 50);
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readdir(folder)).not.toContain('cancelled.wav');
  });

  it.each([
    ['a mood that does not exist', { mood: 'clam' }, 'unknown-name'],
    ['a tempo that nobody plays', { tempoBpm: 900 }, 'invalid-input'],
    ['no length', { durationSeconds: 0 }, 'invalid-input'],
    ['more than it needs to make', { durationSeconds: 5000 }, 'invalid-input'],
  ])('refuses %s', async (_what, changed, code) => {
    const work = createComposer().compose(
      { ...request, ...changed },
      { outputPathStem: join(folder, 'refused') },
    );
    await expect(work).rejects.toMatchObject({ code });
  });

  it('says so where it cannot write', async () => {
    const work = createComposer().compose(request, { outputPathStem: join(folder, 'missing', 'music') });
    await expect(work).rejects.toMatchObject({ code: 'not-writable' });
  });
});
