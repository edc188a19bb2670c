import { createHash } from 'node:crypto';
import type { Voice } from '../../../ports/generators.ts';

/** A way of sounding that goes with any language: an espeak-ng voice variant. */
export interface Timbre {
  id: string;
  name: string;
  gender: Voice['gender'];
  /** The text of the variant's definition (espeak-ng, docs/voices.md). */
  definition: string;
  /** What brings the shaped voice to -19 LUFS, measured over eight languages. */
  exitGainDecibels: number;
}

/** Formants by frequency, strength and width, in percent of the language's own. */
type Formants = [frequency: number, strength: number, width: number][];

/**
 * The four timbres. Their strengths and widths bring espeak-ng's long-term average spectrum near that of
 * people (Byrne et al. 1994, J. Acoust. Soc. Am. 96, 2108): less above 2 kHz, wider and so less ringing
 * resonances, softer consonants; a wider pitch range and some flutter take the monotone away.
 */
export const TIMBRES: readonly Timbre[] = [
  timbre('male', 'male', 'male', {
    pitchHertz: [84, 144],
    formants: [
      [100, 110, 100],
      [97, 100, 92],
      [97, 95, 88],
      [97, 88, 92],
      [97, 78, 95],
      [97, 68, 100],
      [100, 40, 100],
      [100, 25, 100],
      [100, 25, 100],
    ],
    breath: [],
    voicing: 112,
    exitGainDecibels: 7.1,
  }),
  timbre('female', 'female', 'female', {
    pitchHertz: [158, 246],
    formants: [
      [105, 100, 130],
      [113, 90, 125],
      [116, 85, 120],
      [116, 80, 125],
      [117, 68, 125],
      [117, 58, 125],
      [112, 35, 120],
      [110, 25, 120],
      [110, 25, 120],
    ],
    breath: [0, 2, 3, 3, 3, 2, 2, 2],
    voicing: 92,
    exitGainDecibels: 6.7,
  }),
  timbre('male-deep', 'deep male', 'male', {
    pitchHertz: [66, 112],
    formants: [
      [95, 120, 100],
      [92, 100, 92],
      [92, 95, 88],
      [93, 85, 92],
      [93, 75, 95],
      [94, 60, 100],
      [97, 35, 100],
      [100, 20, 100],
      [100, 20, 100],
    ],
    breath: [],
    voicing: 118,
    exitGainDecibels: 7.5,
  }),
  timbre('female-bright', 'bright female', 'female', {
    pitchHertz: [186, 292],
    formants: [
      [108, 100, 130],
      [117, 90, 125],
      [121, 88, 120],
      [121, 84, 125],
      [121, 74, 125],
      [121, 62, 125],
      [114, 40, 120],
      [112, 30, 120],
      [112, 30, 120],
    ],
    breath: [0, 2, 3, 3, 3, 2, 2, 2],
    voicing: 92,
    exitGainDecibels: 6.5,
  }),
];

function timbre(
  id: string,
  name: string,
  gender: Voice['gender'],
  sound: {
    pitchHertz: [base: number, top: number];
    formants: Formants;
    breath: number[];
    voicing: number;
    exitGainDecibels: number;
  },
): Timbre {
  const lines = [
    'language variant',
    `name ${id}`,
    `gender ${gender}`,
    `pitch ${sound.pitchHertz.join(' ')}`,
    'flutter 3',
    'roughness 0',
    `voicing ${sound.voicing}`,
    'consonants 80 75',
    ...sound.formants.map((formant, index) => `formant ${index} ${formant.join(' ')}`),
    ...(sound.breath.length === 0 ? [] : [`breath ${sound.breath.join(' ')}`]),
  ];
  return { id, name, gender, definition: `${lines.join('\n')}\n`, exitGainDecibels: sound.exitGainDecibels };
}

/** Changes whenever a timbre sounds different: part of what a line of speech is made from. */
export const TIMBRES_EDITION = createHash('sha256')
  .update(TIMBRES.map((each) => each.definition).join('\n'))
  .digest('hex')
  .slice(0, 12);
