import { SAMPLE_RATE_HERTZ } from '../../../domain/time.ts';
import type { MusicFacts, MusicRequest } from '../../../ports/generators.ts';
import { createRandom } from '../pictures/random.ts';
import { findMood } from './moods.ts';
import { renderScore } from './render-score.ts';
import type { CircularBus } from './synthesis/circular-bus.ts';
import { writeScore } from './write-score.ts';

/** A finished piece: its sound from the first bar to the last, which runs on into the first. */
export interface Composition {
  sound: CircularBus;
  facts: MusicFacts;
}

/**
 * Composes and plays a piece. The same request gives the same samples. It takes about a second of work for a
 * minute of music, so call it where nothing waits. Raises `unknown-name` for a mood that does not exist.
 */
export function compose(request: MusicRequest): Composition {
  const mood = findMood(request.mood);
  const tempoBpm = request.tempoBpm ?? mood.tempoBpm;
  const random = createRandom('music', mood.name, request.seed);
  const score = writeScore(mood, tempoBpm, request.durationSeconds, random, request.take);
  const sound = renderScore(score, mood, random.branch('play'));
  const durationSeconds = sound.lengthSamples / SAMPLE_RATE_HERTZ;
  return {
    sound,
    facts: {
      durationSeconds,
      tempoBpm: (score.bars * score.beatsPerBar * 60) / durationSeconds,
      beatsPerBar: score.beatsPerBar,
      loops: true,
    },
  };
}
