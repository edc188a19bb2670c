import { expect, test } from 'vitest';
import { DECODING, evidence, failures } from '../../../test/media/sample-evidence.ts';
import { type ClipDraft, timelineOf } from '../../../test/media/silent-timeline.ts';
import type { TimeStretch } from '../../ports/media.ts';
import { usualMostBytes } from './file-checks.ts';

const FILM = {
  size: { widthPixels: 1080, heightPixels: 1920 },
  frameRate: { numerator: 30, denominator: 1 },
};
const CUT = { kind: 'cut', durationFrames: 0 } as const;
const movie: ClipDraft = {
  kind: 'movie',
  media: { asset: 'm' },
  inSeconds: 0,
  outSeconds: 4,
  speed: 1,
  whenShort: 'freeze',
  durationFrames: 300,
  transition: CUT,
};
const still: ClipDraft = { kind: 'still', media: { asset: 's' }, durationFrames: 300, transition: CUT };

function found(clips: ClipDraft[], decoding: { frozen?: TimeStretch[]; black?: TimeStretch[] }) {
  const measured = evidence({ decoding: { ...DECODING, frozen: [], ...decoding } });
  const { frozen, black } = failures(measured, { timeline: timelineOf(clips, FILM) });
  return { ...(frozen !== undefined && { frozen }), ...(black !== undefined && { black }) };
}

test('lets a movie stand where it is too short, but not where it should play', () => {
  expect(found([movie, still], { frozen: [{ startSeconds: 4, endSeconds: 9.9 }] })).toEqual({});
  expect(found([movie, still], { frozen: [{ startSeconds: 0, endSeconds: 9.9 }] })).toEqual({
    frozen: 'nothing moves in scene scene1 from 0:00.0 to 0:04.0',
  });
});

test('lets a still stand, but not under a camera that moves', () => {
  const view = { centreX: 0.5, centreY: 0.5, zoom: 1 };
  const moved = { ...still, move: { from: view, to: { ...view, zoom: 1.3 }, pace: 'even' } } as ClipDraft;
  const frozen = [{ startSeconds: 10, endSeconds: 20 }];
  expect(found([movie, still], { frozen })).toEqual({});
  expect(found([movie, moved], { frozen }).frozen).toContain('scene2');
  const stands = { ...still, move: { from: view, to: view, pace: 'even' } } as ClipDraft;
  expect(found([movie, stands], { frozen })).toEqual({});
});

test('lets black be where the timeline says so', () => {
  const dark: ClipDraft = { kind: 'colour', colour: '#050505', durationFrames: 60, transition: CUT };
  expect(found([movie, dark, still], { black: [{ startSeconds: 10, endSeconds: 12 }] })).toEqual({});
  expect(found([movie, still], { black: [{ startSeconds: 10, endSeconds: 12 }] }).black).toContain('0:10.0');
  const dipped: ClipDraft = { ...still, transition: { kind: 'dip', durationFrames: 60 } };
  expect(found([movie, dipped], { black: [{ startSeconds: 10.6, endSeconds: 11.3 }] })).toEqual({});
});

test('lets a film weigh by what moves in it', () => {
  const stands = usualMostBytes(timelineOf([still], FILM));
  expect(stands).toBe(20_000_000);
  // Ten seconds of 1080x1920 at 18.7 Mbit/s.
  expect((usualMostBytes(timelineOf([movie], FILM)) - stands) / 1e6).toBeCloseTo(23.3, 1);
});
