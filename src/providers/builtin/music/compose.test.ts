import { describe, expect, it } from 'vitest';
import { createRandom } from '../pictures/random.ts';
import { arrange } from './arrangement.ts';
import { compose } from './compose.ts';
import type { Mood } from './mood.ts';
import { MOODS } from './moods.ts';
import { renderScore } from './render-score.ts';
import type { Score } from './score.ts';
import { CircularBus } from './synthesis/circular-bus.ts';
import { writeScore } from './write-score.ts';

/** The fastest tempo makes the shortest pieces. */
const quick = (mood: string, seed = 1) => compose({ mood, seed, tempoBpm: 220, durationSeconds: 5 });

/** The four bars of a piece in which most is played, as a loop of their own. */
function fullestBars(mood: Mood): CircularBus {
  const score = writeScore(mood, 220, 5, createRandom('test'));
  const within = <Note extends { startBeat: number }>(notes: Note[]): Note[] =>
    notes
      .filter(({ startBeat }) => startBeat >= 31.5 && startBeat < 47.5)
      .map((note) => ({ ...note, startBeat: note.startBeat - 32 }));
  const { struck, sustained, drums } = score;
  const bars = {
    ...score,
    bars: 4,
    struck: within(struck),
    sustained: within(sustained),
    drums: within(drums),
  };
  return renderScore(bars, mood, createRandom('test'));
}

/** How the bend of the signal changes at a sample: next to nothing, unless something begins there. */
function breakAt(samples: Float32Array, index: number): number {
  const at = (place: number) => samples[(place + samples.length) % samples.length]!;
  return Math.abs(at(index + 2) - 3 * at(index + 1) + 3 * at(index) - at(index - 1));
}

function sharpestBreak(samples: Float32Array, from: number, to: number): number {
  let most = 0;
  for (let index = from; index <= to; index += 1) most = Math.max(most, breakAt(samples, index));
  return most;
}

/** What is struck at which beat and how high, each of it named. */
function struckNotes({ struck }: Score): Set<string> {
  return new Set(struck.map(({ startBeat, pitch }) => `${startBeat.toFixed(1)} ${pitch}`));
}

/** The share of the notes of one piece that the other has too. */
function sharedNotes(one: Set<string>, other: Set<string>): number {
  return [...one].filter((note) => other.has(note)).length / Math.max(one.size, other.size);
}

describe('composed music', () => {
  it.each(MOODS.map((mood) => [mood.name, mood] as const))(
    'E1: of the mood %s is another piece with each take: in another key, of other chords, the notes others',
    (_name, mood) => {
      const takes = [1, 2, 3, 4].map((take) => {
        const arranged = arrange(mood, mood.tempoBpm, 60, createRandom('test').branch('form'), take);
        return {
          arranged,
          notes: struckNotes(writeScore(mood, mood.tempoBpm, 60, createRandom('test'), take)),
        };
      });
      for (const [index, { arranged, notes }] of takes.entries()) {
        const before = takes[index - 1];
        if (before === undefined) continue;
        expect(arranged.tonic).not.toBe(before.arranged.tonic);
        expect(arranged.sections[0]?.chords).not.toEqual(before.arranged.sections[0]?.chords);
        expect(sharedNotes(notes, before.notes)).toBeLessThan(0.5);
      }
    },
  );

  it.each(MOODS.map((mood) => [mood.name, mood] as const))(
    'of the mood %s loops without a click, at its level',
    (_name, mood) => {
      const sound = fullestBars(mood);
      for (const samples of [sound.left, sound.right]) {
        const around = Math.max(sharpestBreak(samples, -24_000, -4), sharpestBreak(samples, 3, 24_000));
        expect(sharpestBreak(samples, -3, 2)).toBeLessThanOrEqual(around);
        expect(Math.abs(samples[0]!)).toBeGreaterThan(0);
      }
      const peak = sound.left.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      expect(peak).toBeLessThan(0.81);
      const power = sound.left.reduce((sum, sample) => sum + sample * sample, 0) / sound.lengthSamples;
      expect(10 * Math.log10(power)).toBeGreaterThan(-23);
      expect(10 * Math.log10(power)).toBeLessThan(-17);
    },
  );

  it('is the same for the same seed and another for another', () => {
    const [first, again, other] = [quick('playful'), quick('playful'), quick('playful', 2)];
    expect(again.sound.left).toEqual(first.sound.left);
    expect(other.sound.left).not.toEqual(first.sound.left);
  });

  it('covers the length asked for at the mood’s own tempo', () => {
    const { facts, sound } = compose({ mood: 'energetic', seed: 1, durationSeconds: 40 });
    expect(facts.durationSeconds).toBeGreaterThanOrEqual(40);
    expect(facts.durationSeconds).toBeLessThan(40 + (4 * 4 * 60) / 124);
    expect(facts.tempoBpm).toBeCloseTo(124, 1);
    const bars = (facts.durationSeconds * facts.tempoBpm) / 60 / facts.beatsPerBar;
    expect(bars).toBeCloseTo(24, 9);
    expect(sound.lengthSamples % 24).toBe(0);
  });

  it('leaves the range of consonants to the voice', () => {
    const { left } = quick('uplifting').sound;
    // A difference of neighbours weighs 3 kHz about ten times as strongly as 300 Hz.
    let plain = 0;
    let bright = 0;
    for (let index = 1; index < left.length; index += 1) {
      plain += left[index]! ** 2;
      bright += (left[index]! - left[index - 1]!) ** 2;
    }
    expect(10 * Math.log10(bright / plain)).toBeLessThan(-15);
  });
});

describe('a circular bus', () => {
  it('hears what is played past its end at its beginning', () => {
    const bus = new CircularBus(5);
    bus.add(Float32Array.of(1, 2, 3, 4), 3, { left: 1, right: 0.5 });
    expect([...bus.left]).toEqual([3, 4, 0, 1, 2]);
    expect([...bus.right]).toEqual([1.5, 2, 0, 0.5, 1]);
  });

  it('damps a note on its way over the seam', () => {
    const bus = new CircularBus(4);
    bus.add(Float32Array.of(1, 1, 1, 1), 2, { left: 1, right: 1 }, 1, 2);
    expect([...bus.left].map((value) => Math.round(value * 100) / 100)).toEqual([0.5, 0, 1, 1]);
  });
});
