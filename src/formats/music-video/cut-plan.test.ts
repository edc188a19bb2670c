import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CutPlan, planCuts } from './cut-plan.ts';
import { anyAnalysis, steadyTrack } from './random-analysis.test-oracle.ts';

const wishes = fc.record({
  analysis: anyAnalysis,
  framesPerSecond: fc.constantFrom(24, 25, 30, 60),
  share: fc.double({ min: 0.3, max: 1, noNaN: true }),
  sceneCount: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
  pace: fc.constantFrom(0.6, 1, 1.6),
});

const cutsOf = ({ scenes }: CutPlan) =>
  scenes.flatMap(({ shots }) => shots.map(({ startFrame }) => startFrame)).filter((frame) => frame > 0);

function planned({ share, sceneCount, ...wish }: typeof wishes extends fc.Arbitrary<infer W> ? W : never) {
  const durationSeconds = wish.analysis.durationSeconds * share;
  return planCuts({ ...wish, durationSeconds, ...(sceneCount !== undefined && { sceneCount }) });
}

describe('F5: a cut to music', () => {
  it('lays scenes and their shots end to end, exactly as long as the film is to be', () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const plan = planned(wish);
        const wholeFrames = wish.analysis.durationSeconds * wish.share * wish.framesPerSecond;
        expect(plan.durationFrames).toBeGreaterThanOrEqual(wholeFrames - 1e-3);
        expect(plan.durationFrames).toBeLessThan(wholeFrames + 1);
        let at = 0;
        for (const scene of plan.scenes) {
          expect(scene.startFrame).toBe(at);
          for (const shot of scene.shots) {
            expect(shot.startFrame).toBe(at);
            expect(shot.durationFrames).toBeGreaterThan(0);
            at += shot.durationFrames;
          }
          expect(at).toBe(scene.startFrame + scene.durationFrames);
        }
        expect(at).toBe(plan.durationFrames);
      }),
    );
  });

  it('cuts on the frame nearest to a beat wherever the track has beats enough', () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const { beats } = wish.analysis;
        fc.pre(beats.length > 8 && (wish.sceneCount ?? 1) * 8 < beats.length * wish.share);
        for (const frame of cutsOf(planned(wish))) {
          const off = Math.min(...beats.map((beat) => Math.abs(beat * wish.framesPerSecond - frame)));
          expect(off).toBeLessThanOrEqual(0.5 + 1e-9);
        }
      }),
    );
  });

  it('has as many scenes as are asked for', () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        if (wish.sceneCount === undefined) return;
        expect(planned(wish).scenes).toHaveLength(wish.sceneCount);
      }),
    );
  });

  it('cuts more often where the music is loud', () => {
    const { scenes } = planCuts({
      analysis: steadyTrack([0.15, 0.95]),
      framesPerSecond: 24,
      durationSeconds: 32,
      pace: 1,
    });
    const shotsIn = (from: number, to: number) =>
      scenes
        .flatMap(({ shots }) => shots)
        .filter(({ startFrame }) => startFrame >= from * 24 && startFrame < to * 24).length;
    expect(shotsIn(16, 32)).toBeGreaterThan(2.5 * shotsIn(0, 16));
  });

  it('begins a scene with each section', () => {
    const analysis = steadyTrack([0.3, 0.8, 0.4, 0.9]);
    const { scenes } = planCuts({ analysis, framesPerSecond: 24, durationSeconds: 64, pace: 1 });
    const begins = scenes
      .filter(({ beginsSection }) => beginsSection)
      .map(({ startFrame }) => startFrame / 24);
    expect(begins).toEqual([0, 16, 32, 48]);
  });

  it('cuts a track without beats evenly', () => {
    const analysis = { ...steadyTrack([0.5]), beats: [], bars: [], tempoBpm: 0 };
    const { scenes } = planCuts({
      analysis,
      framesPerSecond: 25,
      durationSeconds: 16,
      pace: 1,
      sceneCount: 4,
    });
    expect(scenes.map(({ durationFrames }) => durationFrames / 25)).toEqual([4, 4, 4, 4]);
  });
});
