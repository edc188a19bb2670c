import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  filmOf,
  MixingStage,
  music,
  speechLike,
  spoken,
  tone,
  type Wave,
} from '../../../test/media/mixing-stage.ts';
import type { Timeline } from '../../domain/timeline.ts';
import { createMedia } from '../../media/media-client.ts';
import type { LoudnessFacts } from '../../ports/media.ts';
import { mixCodedFilm } from './mix-film.ts';

const media = createMedia();
let stage: MixingStage;

beforeAll(async () => {
  stage = await MixingStage.open(media);
});
afterAll(() => stage.close());

const TARGET = { integratedLufs: -16, truePeakDbtp: -1 };

async function codedLoudness(film: Partial<Timeline>): Promise<LoudnessFacts & { sampleCount: number }> {
  const outputPath = join(stage.folder, 'coded.m4a');
  const timeline = filmOf({ durationFrames: 240, loudness: TARGET, ...film });
  const resolve = (media: { file: string } | { asset: string }) =>
    'file' in media ? media.file : media.asset;
  const { sampleCount, integratedLufs } = await mixCodedFilm({ timeline, resolve, outputPath }, { media });
  const measured = await media.measureLoudness(outputPath);
  expect(integratedLufs).toBeCloseTo(measured.integratedLufs, 2);
  return { sampleCount, ...measured };
}

/** Noise that is the same every time. */
function noise(shape: (seconds: number) => number): Wave {
  let state = 7;
  return (seconds) => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return (state / 2 ** 31 - 1) * shape(seconds);
  };
}

describe('sound coded for a film', () => {
  it.each<[string, Wave]>([
    ['a voice', speechLike],
    ['a chord', (at) => tone(220, 0.2)(at) + tone(277.2, 0.2)(at) + tone(329.6, 0.2)(at)],
    ['hissing', noise(() => 0.4)],
    ['cymbals', noise((at) => 0.9 * Math.exp(-(at % 0.125) * 40))],
    ['a square wave', (at) => 0.5 * Math.sign(tone(180, 1)(at))],
    ['clipped drums', (at) => Math.max(-1, Math.min(1, 4 * tone(60, 1)(at) * Math.exp(-(at % 0.5) * 8)))],
  ])('has its loudness to 0.3 LU and its true peaks under the ceiling after AAC: %s', async (name, wave) => {
    const file = await stage.sound(`${name}.wav`, 8, [wave]);
    const facts = await codedLoudness({ music: [music(file, 240, { loops: false })] });
    expect(Math.abs(facts.integratedLufs - TARGET.integratedLufs)).toBeLessThanOrEqual(0.3);
    expect(facts.truePeakDbtp).toBeLessThanOrEqual(-1);
    expect(facts.sampleCount).toBe(8 * 48_000);
  });

  it('keeps its peaks under the ceiling where it can be no louder, as with single clicks', async () => {
    const clicks = await stage.sound('clicks.wav', 8, [noise((at) => (at % 0.25 < 0.001 ? 0.9 : 0.001))]);
    const { truePeakDbtp } = await codedLoudness({ effects: [spoken(clicks, 0, 8)] });
    expect(truePeakDbtp).toBeLessThanOrEqual(-1);
  });

  it('is silence where nothing is heard', async () => {
    const { integratedLufs, sampleCount } = await codedLoudness({});
    expect(integratedLufs).toBe(-70);
    expect(sampleCount).toBe(8 * 48_000);
  });
});
