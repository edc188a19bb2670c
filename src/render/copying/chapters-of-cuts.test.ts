import { expect, test } from 'vitest';
import type { ChapterMark } from '../../ports/media.ts';
import { chaptersOfCuts } from './chapters-of-cuts.ts';
import type { Clip } from './clip.ts';
import { frameTable } from './frame-table.ts';

const FRAME_RATE = { numerator: 25, denominator: 1 };

/** A clip of ten seconds. */
function clipWith(...chapters: ChapterMark[]): Clip {
  const ticks = Float64Array.from({ length: 250 }, (_, frame) => frame);
  const track = {
    codec: 'h264',
    pixelFormat: 'yuv420p',
    size: { widthPixels: 16, heightPixels: 16 },
    decoderConfiguration: new Uint8Array(),
    timeBase: { numerator: 1, denominator: 25 },
    byteOffsets: ticks,
    byteSizes: new Uint32Array(250),
    decodeTicks: ticks,
    displayTicks: ticks,
    keys: new Uint8Array(250).fill(1),
    hidden: new Uint8Array(250),
  };
  const facts = { container: 'mp4', durationSeconds: 10, sizeBytes: 1, title: null, chapters, streams: [] };
  const picture = {} as Clip['picture'];
  return { path: 'clip.mp4', facts, picture, sound: undefined, track, table: frameTable(track) };
}

const DAY = clipWith({ title: 'morning', startSeconds: 0 }, { title: 'evening', startSeconds: 6 });

test('a chapter that began before a cut begins with it, one that ended before it is gone', () => {
  const chaptersFrom = (startFrame: number, endFrame: number) =>
    chaptersOfCuts([{ clip: DAY, startFrame, endFrame }], {
      frameRate: FRAME_RATE,
      frameCounts: [endFrame - startFrame],
    });
  expect(chaptersFrom(50, 250)).toEqual([
    { title: 'morning', startSeconds: 0 },
    { title: 'evening', startSeconds: 4 },
  ]);
  expect(chaptersFrom(175, 250)).toEqual([{ title: 'evening', startSeconds: 0 }]);
  expect(chaptersFrom(0, 100)).toEqual([{ title: 'morning', startSeconds: 0 }]);
  // Two frames of a chapter are not worth a mark.
  expect(chaptersFrom(148, 250)).toEqual([{ title: 'evening', startSeconds: expect.closeTo(0.08) }]);
});

test('chapters of films that are joined follow one another, over films without any too', () => {
  const cuts = [DAY, clipWith(), DAY].map((clip) => ({ clip, startFrame: 0, endFrame: 250 }));
  expect(chaptersOfCuts(cuts, { frameRate: FRAME_RATE, frameCounts: [250, 250, 250] })).toEqual([
    { title: 'morning', startSeconds: 0 },
    { title: 'evening', startSeconds: 6 },
    { title: 'morning', startSeconds: 20 },
    { title: 'evening', startSeconds: 26 },
  ]);
});
