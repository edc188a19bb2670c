import { describe, expect, it } from 'vitest';
import { compose } from '../music/compose.ts';
import { analyseSamples } from './analyse-samples.ts';
import { fMeasure } from './f-measure.test-oracle.ts';

const RATE = 48_000;

/** Drums at given moments, a deep one at the first of each bar, with softer ones between them. */
function drums(beatAt: (beat: number) => number, beats: number, beatsPerBar: number, offbeat = 0.5) {
  const samples = new Float32Array(Math.ceil((beatAt(beats) + 0.5) * RATE));
  let state = 1;
  const strike = (seconds: number, level: number, hertz: number) => {
    const start = Math.round(seconds * RATE);
    for (let index = 0; index < 4000 && start + index < samples.length; index += 1) {
      state = (state * 1_664_525 + 1_013_904_223) >>> 0;
      const tone = 0.6 * Math.sin((2 * Math.PI * hertz * index) / RATE) + 0.4 * (state / 2 ** 31 - 1);
      samples[start + index]! += level * Math.exp(-index / 600) * tone;
    }
  };
  const moments = Array.from({ length: beats }, (_, beat) => beatAt(beat));
  for (const [beat, seconds] of moments.entries()) {
    const isFirst = beat % beatsPerBar === 0;
    strike(seconds, isFirst ? 0.8 : 0.5, isFirst ? 80 : 300);
    strike(seconds + offbeat * (beatAt(beat + 1) - seconds), 0.25, 3000);
  }
  return { samples, beats: moments, bars: moments.filter((_, beat) => beat % beatsPerBar === 0) };
}

/** A tempo that goes evenly, in ratios, from one to another over so many beats. */
const gliding = (fromBpm: number, toBpm: number, beats: number) => (beat: number) => {
  const rate = Math.log(toBpm / fromBpm) / beats;
  return 0.5 + ((60 / fromBpm) * (1 - Math.exp(-rate * beat))) / rate;
};

describe('beats and bars', () => {
  it.each<[string, ReturnType<typeof drums>, number]>([
    ['120 beats a minute', drums((beat) => 1 + beat * 0.5, 80, 4), 4],
    ['three to a bar', drums((beat) => 0.7 + (beat * 60) / 90, 60, 3), 3],
    ['a swing', drums((beat) => 0.3 + (beat * 60) / 132, 90, 4, 0.66), 4],
    ['a piece that gets faster', drums(gliding(90, 140, 120), 120, 4), 4],
    ['a piece that gets slower', drums(gliding(130, 100, 100), 100, 4), 4],
    [
      'a tempo that changes at once',
      drums((beat) => 0.5 + (beat < 48 ? (beat * 60) / 96 : 30 + ((beat - 48) * 60) / 128), 110, 4),
      4,
    ],
  ])('are found in %s', (_what, { samples, beats, bars }, beatsPerBar) => {
    const heard = analyseSamples(samples);
    expect(fMeasure(heard.beats, beats)).toBeGreaterThan(0.97);
    expect(fMeasure(heard.bars, bars)).toBeGreaterThan(0.95);
    expect(heard.beatsPerBar).toBe(beatsPerBar);
  });

  it.each(['energetic', 'lo-fi', 'playful', 'inspiring', 'calm'])(
    'are found in a piece in the mood %s',
    (mood) => {
      const { sound, facts } = compose({ mood, seed: 21, durationSeconds: 45 });
      const samples = sound.left.map((left, index) => (left + sound.right[index]!) / 2);
      const heard = analyseSamples(Float32Array.from(samples));
      const beatSeconds = 60 / facts.tempoBpm;
      const beats = Array.from(
        { length: Math.round(facts.durationSeconds / beatSeconds) },
        (_, beat) => beat * beatSeconds,
      );
      expect(fMeasure(heard.beats, beats)).toBeGreaterThan(0.95);
      expect(
        fMeasure(
          heard.bars,
          beats.filter((_, beat) => beat % 4 === 0),
        ),
      ).toBeGreaterThan(0.9);
      expect(Math.abs(heard.tempoBpm / facts.tempoBpm - 1)).toBeLessThan(0.01);
    },
  );

  it('are in order, and bars are some of the beats', () => {
    const { beats, bars } = analyseSamples(drums((beat) => 0.4 + beat * 0.55, 60, 4).samples);
    expect(beats).toEqual([...new Set(beats)].sort((one, other) => one - other));
    expect(bars.every((bar) => beats.includes(bar))).toBe(true);
  });
});

describe('sections and energy', () => {
  it('are found where drums, level and chord change, with one letter for what comes again', () => {
    const beat = drums((each) => each * 0.5, 128, 4).samples;
    const song = Float32Array.from({ length: 64 * RATE }, (_, index) => {
      const seconds = index / RATE;
      const isChorus = Math.floor(seconds / 16) % 2 === 1;
      const chord = (isChorus ? [262, 330, 392, 523] : [220, 277]).reduce(
        (sum, hertz) => sum + Math.sin(2 * Math.PI * hertz * seconds),
        0,
      );
      return 0.05 * chord + (isChorus ? 0.6 : 0.15) * beat[index]!;
    });
    const { sections, energy } = analyseSamples(song);
    expect(sections.map(({ label }) => label).join('')).toBe('ABAB');
    for (const [index, { startSeconds }] of sections.entries()) {
      expect(Math.abs(startSeconds - 16 * index)).toBeLessThan(0.1);
    }
    expect(sections.at(-1)!.endSeconds).toBeCloseTo(64, 1);
    expect(sections[1]!.energy).toBeGreaterThan(sections[0]!.energy + 0.2);
    expect(energy.levels.length * energy.stepSeconds).toBeCloseTo(64, 0);
    expect(Math.max(...energy.levels)).toBeCloseTo(1, 5);
  });
});

describe('sound without any beat', () => {
  it.each<[string, Float32Array]>([
    ['silence', new Float32Array(10 * RATE)],
    ['nothing', new Float32Array(0)],
    ['a moment', new Float32Array(200).fill(0.1)],
  ])('gives an analysis all the same: %s', (_what, samples) => {
    const { beats, bars, tempoBpm, sections, energy } = analyseSamples(samples);
    expect(beats.length).toBeLessThanOrEqual(1);
    expect(bars.length).toBeLessThanOrEqual(1);
    expect(tempoBpm).toBe(0);
    expect(sections).toHaveLength(1);
    expect(energy.levels.every((level) => level >= 0 && level <= 1)).toBe(true);
  });
});
