import fc from 'fast-check';
import type { MusicAnalysis } from '../../ports/music-analyser.ts';

/** What might be heard in any track: steady or wandering beats, any sections, any energy. */
export const anyAnalysis: fc.Arbitrary<MusicAnalysis> = fc
  .record({
    durationSeconds: fc.double({ min: 3, max: 240, noNaN: true }),
    tempoBpm: fc.double({ min: 45, max: 210, noNaN: true }),
    beatsPerBar: fc.constantFrom(2, 3, 4, 6),
    firstBeatSeconds: fc.double({ min: 0, max: 2, noNaN: true }),
    wander: fc.double({ min: 0, max: 0.2, noNaN: true }),
    boundaries: fc.array(fc.double({ min: 0.05, max: 0.95, noNaN: true }), { maxLength: 6 }),
    levels: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }),
  })
  .map(({ durationSeconds, tempoBpm, beatsPerBar, firstBeatSeconds, wander, boundaries, levels }) => {
    const beats: number[] = [];
    for (let at = firstBeatSeconds, n = 0; at < durationSeconds; n++) {
      beats.push(at);
      at += (60 / tempoBpm) * (1 + wander * Math.sin(n));
    }
    const starts = [
      0,
      ...boundaries.map((share) => share * durationSeconds).toSorted((one, other) => one - other),
    ];
    return {
      durationSeconds,
      tempoBpm,
      beats,
      bars: beats.filter((_, index) => index % beatsPerBar === 0),
      beatsPerBar,
      sections: starts.map((startSeconds, index) => ({
        startSeconds,
        endSeconds: starts[index + 1] ?? durationSeconds,
        label: 'A',
        energy: levels[index % levels.length] ?? 0,
      })),
      energy: { stepSeconds: durationSeconds / levels.length, levels },
    };
  });

/** A steady track of quiet and loud stretches of equal length. */
export function steadyTrack(energies: readonly number[], barsEach = 8, tempoBpm = 120): MusicAnalysis {
  const beatSeconds = 60 / tempoBpm;
  const sectionSeconds = barsEach * 4 * beatSeconds;
  const durationSeconds = sectionSeconds * energies.length;
  const beats = Array.from({ length: energies.length * barsEach * 4 }, (_, index) => index * beatSeconds);
  return {
    durationSeconds,
    tempoBpm,
    beats,
    bars: beats.filter((_, index) => index % 4 === 0),
    beatsPerBar: 4,
    sections: energies.map((energy, index) => ({
      startSeconds: index * sectionSeconds,
      endSeconds: (index + 1) * sectionSeconds,
      label: String.fromCharCode(65 + index),
      energy,
    })),
    energy: { stepSeconds: sectionSeconds, levels: [...energies] },
  };
}
