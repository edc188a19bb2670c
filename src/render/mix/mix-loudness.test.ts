import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MixingStage, music, speechLike, spoken, tone, type Wave } from '../../../test/media/mixing-stage.ts';
import type { Timeline } from '../../domain/timeline.ts';
import { createMedia } from '../../media/media-client.ts';

const media = createMedia();
let stage: MixingStage;

beforeAll(async () => {
  stage = await MixingStage.open(media);
});

afterAll(() => stage.close());

async function measureCoded(path: string): Promise<{ integratedLufs: number; truePeakDbtp: number }> {
  const outputPath = path.replace('.wav', '.m4a');
  await media.encodeSound({ inputPath: path, outputPath, channels: 2, bitsPerSecond: 128_000 });
  return media.measureLoudness(outputPath);
}

describe('the loudness of the mix', () => {
  it.each<[string, (voice: string, bed: string) => Partial<Timeline>]>([
    [
      'narration and music',
      (voice, bed) => ({ narration: [spoken(voice, 15, 8)], music: [music(bed, 270)] }),
    ],
    ['narration alone', (voice) => ({ narration: [spoken(voice, 15, 8)] })],
    ['music alone', (_voice, bed) => ({ music: [music(bed, 270)] })],
    ['quiet narration', (voice) => ({ narration: [spoken(voice, 15, 8, { gainDecibels: -30 })] })],
  ])('is on target after AAC, and its peaks are under theirs, with %s', async (name, film) => {
    const voice = await stage.sound(`talk ${name}.wav`, 8, [speechLike]);
    const bed = await stage.sound(`chord ${name}.wav`, 4, [tone(220, 0.2), tone(330, 0.2)], { loops: true });
    const { path, facts } = await stage.mix({ durationFrames: 270, ...film(voice, bed) });
    const plain = await media.measureLoudness(path);
    expect(plain.integratedLufs).toBeCloseTo(facts.integratedLufs, 1);
    const coded = await measureCoded(path);
    expect(Math.abs(coded.integratedLufs + 14)).toBeLessThan(0.5);
    expect(coded.truePeakDbtp).toBeLessThanOrEqual(-1);
  });

  it('is on target with a recording that clips', async () => {
    const clipping: Wave = (seconds) => Math.max(-1, Math.min(1, 6 * speechLike(seconds)));
    const voice = await stage.sound('clipping.wav', 8, [clipping]);
    const { path } = await stage.mix({ durationFrames: 240, narration: [spoken(voice, 0, 8)] });
    const coded = await measureCoded(path);
    expect(Math.abs(coded.integratedLufs + 14)).toBeLessThan(0.5);
    expect(coded.truePeakDbtp).toBeLessThanOrEqual(-1);
  });

  it('is left alone where nothing is heard', async () => {
    const nothing = await stage.sound('nothing.wav', 2, [() => 0]);
    const silent = await stage.mix({
      durationFrames: 90,
      narration: [spoken(nothing, 0, 2)],
      music: [music(nothing, 90)],
    });
    expect(silent.left.every((sample) => sample === 0)).toBe(true);
    expect(silent.facts).toMatchObject({ integratedLufs: -70, sampleCount: 144_000 });
    const empty = await stage.mix({ durationFrames: 45 });
    expect(empty.left.every((sample) => sample === 0)).toBe(true);
    expect(empty.left.length).toBe(72_000);
  });

  it('is reached by a film shorter than a measuring block', async () => {
    const short = await stage.sound('short.wav', 0.2, [tone(1000, 0.05)]);
    const { facts } = await stage.mix({ durationFrames: 6, narration: [spoken(short, 0, 0.2)] });
    expect(facts.integratedLufs).toBeCloseTo(-14, 1);
  });
});
