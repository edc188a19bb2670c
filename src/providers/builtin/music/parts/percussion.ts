import type { Random } from '../../pictures/random.ts';
import { BEATS_PER_BAR } from '../arrangement.ts';
import type { Mood } from '../mood.ts';
import type { DrumHit } from '../score.ts';
import { DRUM_PANS, type DrumName } from '../synthesis/drums.ts';
import { chordsByBar, type PlacedChord } from './chord-timeline.ts';

const LIGHT_FROM = 0.6;
const FULL_FROM = 0.8;
const STEPS_PER_BEAT = 4;

/** The beat, by sixteenths, with small differences of strength and time; a bar before a new section it thins out. */
export function writePercussion(
  { drums, swingBeats }: Mood,
  chords: readonly PlacedChord[],
  random: Random,
): DrumHit[] {
  if (drums === undefined) return [];
  const bars = chordsByBar(chords);
  return bars.flatMap((chord, bar) => {
    const { fullness } = chord.section;
    if (fullness < LIGHT_FROM) return [];
    const pattern = fullness < FULL_FROM ? drums.light : drums.full;
    const next = bars[(bar + 1) % bars.length]!.section;
    const endsSection = next !== chord.section;
    return Object.entries(pattern).flatMap(([drum, steps]) =>
      [...steps].flatMap((sign, step): DrumHit[] => {
        if (sign === '.') return [];
        if (endsSection && step >= 12 && random.chance(0.5)) return [];
        const beat = step / STEPS_PER_BEAT;
        const swing = step % 4 === 2 ? swingBeats : step % 2 === 1 ? swingBeats / 2 : 0;
        return [
          {
            drum: drum as DrumName,
            levelDecibels: drums.levelDecibels,
            startBeat: bar * BEATS_PER_BAR + beat + swing + random.between(-0.004, 0.008),
            velocity: (Number(sign) / 9) * random.between(0.85, 1),
            pan: DRUM_PANS[drum as DrumName],
          },
        ];
      }),
    );
  });
}
