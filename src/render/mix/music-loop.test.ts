import { describe, expect, it } from 'vitest';
import { loopPieces, type MusicLoop } from './music-loop.ts';

/** Plays the pieces over a source whose samples are their own numbers. */
function play(loop: MusicLoop, position: number, lengthSamples: number): number[] {
  const heard = new Array<number>(lengthSamples).fill(0);
  for (const { offset, lengthSamples: length, sourceFrame, fade } of loopPieces(
    loop,
    position,
    lengthSamples,
  )) {
    for (let index = 0; index < length; index += 1) {
      const part = fade === null ? 1 : (fade.startSample + index) / fade.lengthSamples;
      heard[offset + index]! += (sourceFrame + index) * (fade?.direction === 'out' ? 1 - part : part);
    }
  }
  return heard;
}

describe('looped music', () => {
  it('joins the end of a loop to its start sample to sample, after what stands before it', () => {
    expect(play({ startFrame: 2, endFrame: 5, overlapFrames: 0, correlation: 0 }, 0, 12)).toEqual([
      0, 1, 2, 3, 4, 2, 3, 4, 2, 3, 4, 2,
    ]);
  });

  it('is the same whichever stretches it is played in', () => {
    const loop = { startFrame: 3, endFrame: 40, overlapFrames: 7, correlation: 0 };
    const whole = play(loop, 0, 200);
    const parts = [0, 13, 33, 35, 71, 150].flatMap((start, index, starts) =>
      play(loop, start, (starts[index + 1] ?? 200) - start),
    );
    expect(parts).toEqual(whole);
  });

  it('fades the last of the piece out while the first comes in', () => {
    const heard = play({ startFrame: 0, endFrame: 10, overlapFrames: 4, correlation: 0 }, 5, 6);
    expect(heard).toEqual([5, 6, 0.75 * 7 + 0.25 * 1, 0.5 * 8 + 0.5 * 2, 0.25 * 9 + 0.75 * 3, 4]);
  });
});
