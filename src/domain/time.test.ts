import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type FrameRate,
  framesToSeconds,
  frameToSample,
  secondsToCoveringFrames,
  secondsToFrames,
} from './time.ts';

const RATES: FrameRate[] = [
  { numerator: 24, denominator: 1 },
  { numerator: 30, denominator: 1 },
  { numerator: 60, denominator: 1 },
  { numerator: 24_000, denominator: 1001 },
  { numerator: 30_000, denominator: 1001 },
];

test('places the frame after an hour of 29.97 on its exact sample', () => {
  const rate = { numerator: 30_000, denominator: 1001 };
  expect(frameToSample(107_892, rate)).toBe(172_799_827);
  expect(frameToSample(30_000, rate)).toBe(1001 * 48_000);
});

test('gives every frame a sample within half a sample of its time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.constantFrom(...RATES), (frame, rate) => {
      const exact = (frame * rate.denominator * 48_000) / rate.numerator;
      expect(Math.abs(frameToSample(frame, rate) - exact)).toBeLessThanOrEqual(0.5001);
    }),
  );
});

test('comes back to the frame it went out from', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.constantFrom(...RATES), (frame, rate) => {
      expect(secondsToFrames(framesToSeconds(frame, rate), rate)).toBe(frame);
      expect(secondsToCoveringFrames(framesToSeconds(frame, rate), rate)).toBe(frame);
    }),
  );
});

test('covers a time with the least number of frames', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 10_000, noNaN: true }),
      fc.constantFrom(...RATES),
      (seconds, rate) => {
        const frames = secondsToCoveringFrames(seconds, rate);
        expect(framesToSeconds(frames, rate)).toBeGreaterThanOrEqual(seconds - 1e-6);
        expect(framesToSeconds(frames - 1, rate)).toBeLessThan(seconds);
      },
    ),
  );
});
