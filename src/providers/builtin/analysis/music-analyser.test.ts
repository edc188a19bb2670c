import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMedia } from '../../../media/media-client.ts';
import { createComposer } from '../music/composer.ts';
import { createMusicAnalyser } from './music-analyser.ts';

const media = createMedia();
const analyser = createMusicAnalyser({ media });
let folder = '';
let music = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelwright-analyser-'));
  const request = { mood: 'energetic', seed: 3, durationSeconds: 20 };
  music = (await createComposer().compose(request, { outputPathStem: join(folder, 'music') })).filePath;
});
afterAll(async () => {
  await media.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the built-in ear for music', () => {
  it('hears the same in a coded file as in the recording', async () => {
    const coded = join(folder, 'music.m4a');
    await media.encodeSound({ inputPath: music, outputPath: coded, channels: 2, bitsPerSecond: 128_000 });
    const [plain, lossy] = await Promise.all([analyser.analyse(music), analyser.analyse(coded)]);
    expect(plain.tempoBpm).toBeCloseTo(124, 0);
    expect(lossy.beats.length).toBe(plain.beats.length);
    for (const [index, seconds] of lossy.beats.entries()) {
      expect(Math.abs(seconds - plain.beats[index]!)).toBeLessThanOrEqual(0.031);
    }
    expect(await analyser.analyse(music)).toEqual(plain);
  });

  it('refuses what is not there, what holds no sound, and stops when it is cancelled', async () => {
    await expect(analyser.analyse(join(folder, 'gone.wav'))).rejects.toMatchObject({ code: 'not-found' });
    const text = join(folder, 'text.mp3');
    await writeFile(text, 'no music at all');
    await expect(analyser.analyse(text)).rejects.toMatchObject({ code: 'media-failed' });
    await expect(analyser.analyse(music, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
    const cancelling = new AbortController();
    const listening = analyser.analyse(music, cancelling.signal);
    setTimeout(() => cancelling.abort(), 60);
    await expect(listening).rejects.toMatchObject({ code: 'cancelled' });
  });
});
