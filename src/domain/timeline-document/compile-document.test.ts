import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compileDocument, type MeasuredFile } from './compile-document.ts';
import { timelineDocumentSchema } from './document-schema.ts';
import { publishedTimelineSchema } from './published-schema.ts';

const FILES = new Map<string, MeasuredFile>([
  ['a.jpg', { media: { asset: 'a' }, hasSound: false, size: { widthPixels: 400, heightPixels: 200 } }],
  ['m.mp4', { media: { asset: 'm' }, hasSound: true, durationSeconds: 8 }],
  ['s.wav', { media: { asset: 's' }, hasSound: true, durationSeconds: 5 }],
]);
const compiled = (document: object) =>
  compileDocument(timelineDocumentSchema.parse({ version: 1, ...document }), {
    files: FILES,
    texts: new Map(),
  });

describe('compileDocument', () => {
  it('lays clips end to end, each as long as it says, or as long as its movie', () => {
    const { picture, durationFrames } = compiled({
      picture: [
        { still: 'a.jpg', seconds: 2 },
        { movie: 'm.mp4', from: 1, to: 5, speed: 2 },
        { colour: '#000000' },
      ],
    });
    expect(picture.map(({ startFrame, durationFrames: length }) => [startFrame, length])).toEqual([
      [0, 60],
      [60, 60],
      [120, 150],
    ]);
    expect(durationFrames).toBe(270);
  });

  it('takes times as seconds, as on a clock, and as frames', () => {
    const { picture } = compiled({
      fps: '25',
      picture: [
        { still: 'a.jpg', seconds: '1:02.4' },
        { still: 'a.jpg', seconds: '37f' },
      ],
    });
    expect(picture.map(({ durationFrames }) => durationFrames)).toEqual([1560, 37]);
  });

  it('hears a movie for as long as it is seen, unless it is to be silent', () => {
    const { clipSound } = compiled({
      picture: [
        { movie: 'm.mp4', from: 2, seconds: 3, sound: { gain: -6, ducking: 4 } },
        { movie: 'm.mp4', seconds: 20 },
        { movie: 'm.mp4', sound: false },
      ],
    });
    expect(clipSound).toMatchObject([
      { startFrame: 0, inSeconds: 2, outSeconds: 5, gainDecibels: -6, duckingDecibels: 4 },
      { startFrame: 90, inSeconds: 0, outSeconds: 8 },
    ]);
  });

  it('plays music to the end of the film, and puts pictures where their middle is said to be', () => {
    const { music, overlays } = compiled({
      picture: [{ still: 'a.jpg', seconds: 10 }],
      music: [{ file: 's.wav', at: 4 }],
      overlays: [{ picture: 'a.jpg', x: 0.5, y: 0.25, width: 0.1, at: 1, seconds: 2 }],
    });
    expect(music[0]).toMatchObject({ startFrame: 120, durationFrames: 180, loops: true });
    expect(overlays[0]).toMatchObject({
      xPixels: 864,
      yPixels: 222,
      size: { widthPixels: 192, heightPixels: 96 },
      startFrame: 30,
      durationFrames: 60,
    });
  });
});

const seconds = fc.oneof(
  fc.double({ min: 0.04, max: 90, noNaN: true }).map((value) => Math.round(value * 1000) / 1000),
  fc.integer({ min: 1, max: 900 }).map((frames) => `${frames}f`),
);
const clip = fc.oneof(
  fc.record({ still: fc.constant('a.jpg'), seconds }),
  fc.record({ movie: fc.constant('m.mp4'), seconds }),
  fc.record({ colour: fc.constant('#102030'), seconds }),
);
const transition = fc.record({
  kind: fc.constantFrom('cut', 'crossfade', 'dip', 'wipe', 'slide', 'zoom'),
  seconds: fc.double({ min: 0, max: 4, noNaN: true }),
});

test('leaves no gap and no overlap, keeps the order, and no transition outlasts its clip', () => {
  const documents = fc.record({
    fps: fc.constantFrom('23.976', '24', '25', '29.97', '30', '50', '59.94', '60'),
    picture: fc.array(
      fc.tuple(clip, transition).map(([placed, comesIn]) => ({ ...placed, transition: comesIn })),
      { minLength: 1, maxLength: 30 },
    ),
  });
  fc.assert(
    fc.property(documents, (document) => {
      const { picture, durationFrames } = compiled(document);
      let frame = 0;
      for (const [index, placed] of picture.entries()) {
        expect(placed.startFrame).toBe(frame);
        expect(placed.durationFrames).toBeGreaterThan(0);
        expect(placed.transition.durationFrames).toBeLessThanOrEqual(placed.durationFrames);
        const given = document.picture[index]!;
        expect(placed.kind).toBe('still' in given ? 'still' : 'movie' in given ? 'movie' : 'colour');
        frame += placed.durationFrames;
      }
      expect(durationFrames).toBe(frame);
    }),
  );
});

test('is read the same after it was written and read again', () => {
  fc.assert(
    fc.property(fc.array(clip, { minLength: 1, maxLength: 10 }), (picture) => {
      const read = timelineDocumentSchema.parse({ version: 1, picture });
      expect(timelineDocumentSchema.parse(JSON.parse(JSON.stringify(read)))).toEqual(read);
    }),
  );
});

test('the published schema is the one that timelines are checked by', () => {
  const path = join(import.meta.dirname, '../../../docs/reference/timeline.schema.json');
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(publishedTimelineSchema())),
  );
});
