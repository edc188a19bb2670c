import { join } from 'node:path';
import { SAMPLE_RATE_HERTZ } from '../src/domain/time.ts';
import { createMedia } from '../src/media/media-client.ts';
import { WavWriter } from '../src/media/wav-writer.ts';
import { createComposer } from '../src/providers/builtin/music/composer.ts';

export const frameRate = { numerator: 30_000, denominator: 1001 };
/** 500 of them are an hour and four seconds. */
export const sceneFrames = 216;
/** At which frame of each scene a click is heard, after its narration. */
export const clickFrame = 180;
export const CLICK_HERTZ = 6000;

/** A voice's line, ten minutes of coded noise that comes and goes, a click, and music. */
export async function makeSoundMaterial(folder: string): Promise<void> {
  let state = 1;
  const noise = () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
  writeSound(join(folder, 'voice.wav'), 4, (seconds) => {
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 2.2 * seconds));
    return 0.3 * syllable * Math.sin(2 * Math.PI * 140 * seconds + 2 * Math.sin(2 * Math.PI * 280 * seconds));
  });
  writeSound(join(folder, 'long.wav'), 600, (seconds) => 0.1 * noise() * Math.sin(seconds) ** 2);
  writeSound(join(folder, 'click.wav'), 0.004, (seconds) => Math.sin(2 * Math.PI * CLICK_HERTZ * seconds));
  const media = createMedia();
  const coding = { channels: 1, bitsPerSecond: 96_000 } as const;
  await media.encodeSound({
    inputPath: join(folder, 'long.wav'),
    outputPath: join(folder, 'long.m4a'),
    ...coding,
  });
  await media.close();
  const request = { mood: 'focused', seed: 1, durationSeconds: 60 };
  await createComposer().compose(request, { outputPathStem: join(folder, 'music') });
}

function writeSound(path: string, seconds: number, wave: (seconds: number) => number): void {
  using writer = new WavWriter(path, { sample: 's16', channels: 1, sampleRateHertz: SAMPLE_RATE_HERTZ });
  const count = Math.round(seconds * SAMPLE_RATE_HERTZ);
  const samples = Int16Array.from({ length: count }, (_, index) => 32_000 * wave(index / SAMPLE_RATE_HERTZ));
  writer.write(Buffer.from(samples.buffer), count);
  writer.finish();
}
