import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Timeline } from '../../domain/timeline.ts';
import { mixIntent, planMix } from './mix-plan.ts';

const timeline: Timeline = {
  version: 1,
  size: { widthPixels: 1080, heightPixels: 1920 },
  frameRate: { numerator: 30_000, denominator: 1001 },
  durationFrames: 450_000,
  picture: [],
  overlays: [],
  narration: Array.from({ length: 500 }, (_, scene) => ({
    media: { asset: `speech ${scene}` },
    startFrame: scene * 900,
    inSeconds: 0,
    outSeconds: 25.5,
    gainDecibels: 0,
  })),
  clipSound: [],
  effects: [],
  music: [],
  chapters: [],
  loudness: { integratedLufs: -14, truePeakDbtp: -1 },
};

describe('the plan of a mix', () => {
  it('puts each of 500 sounds at 29.97 frames a second within half a sample of its frame', () => {
    const { narration, lengthSamples } = planMix(timeline);
    for (const [scene, { startSample }] of narration.entries()) {
      expect(Math.abs(startSample - (scene * 900 * 1001 * 48_000) / 30_000)).toBeLessThanOrEqual(0.5);
    }
    expect(lengthSamples).toBe((450_000 * 1001 * 48_000) / 30_000);
  });

  it('leaves out what begins after the end and what has no length', () => {
    const sounds = [
      { ...timeline.narration[0]!, startFrame: 450_000 },
      { ...timeline.narration[0]!, outSeconds: 0 },
    ];
    expect(planMix({ ...timeline, narration: sounds }).narration).toEqual([]);
  });
});

describe('the intent of a mix', () => {
  const intent = (changed: Partial<Timeline>): string =>
    canonicalJson(mixIntent({ ...timeline, ...changed }));

  it('stays the same when only pictures, overlays, chapters or the size change', () => {
    const picture: Timeline['picture'] = [
      {
        kind: 'still',
        sceneId: 'one',
        media: { asset: 'picture' },
        startFrame: 0,
        durationFrames: 450_000,
        transition: { kind: 'cut', durationFrames: 0 },
      },
    ];
    const size = { widthPixels: 640, heightPixels: 360 };
    expect(intent({ picture, size, chapters: [{ title: 'One', startFrame: 0 }] })).toBe(intent({}));
  });

  it.each<[string, Partial<Timeline>]>([
    ['the length', { durationFrames: 449_999 }],
    ['the loudness', { loudness: { integratedLufs: -16, truePeakDbtp: -1 } }],
    ['a voice’s place', { narration: [{ ...timeline.narration[0]!, startFrame: 1 }] }],
    [
      'the music',
      {
        music: [
          {
            media: { asset: 'music' },
            startFrame: 0,
            durationFrames: 9,
            gainDecibels: 0,
            fadeInSeconds: 0,
            fadeOutSeconds: 0,
            duckingDecibels: 8,
          },
        ],
      },
    ],
  ])('changes with %s', (_what, changed) => {
    expect(intent(changed)).not.toBe(intent({}));
  });
});
