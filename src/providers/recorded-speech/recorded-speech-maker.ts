import { readFile } from 'node:fs/promises';
import { FREE } from '../../domain/price.ts';
import { RECORDING_ROLE, recordedWishOf } from '../../domain/recorded-speech.ts';
import type { Maker } from '../../ports/maker.ts';
import type { Media } from '../../ports/media.ts';
import type { CheckMedia } from '../../ports/remote-vendor.ts';
import { deliverSpeech } from '../deliver/deliver-speech.ts';
import { inputFor } from '../references/prepare-references.ts';
import type { AlignWords } from '../word-times/align-words.ts';

const MODEL = 'recording-1';

export interface RecordedSpeechParts {
  media: Media;
  align: AlignWords;
  check: CheckMedia;
}

/** Takes a person's own recording of a known text for speech, as it is, and finds out when its words are heard. */
export function recordedSpeechMaker({ media, align, check }: RecordedSpeechParts): Maker {
  return {
    provider: 'own-recording',
    lane: 'speech',
    offer: (recipe) =>
      recipe.kind === 'recorded-speech'
        ? { model: MODEL, price: FREE, basis: 'a recording of one’s own' }
        : undefined,
    async make({ recipe, inputs, outputPathStem, signal }) {
      const { text, language } = recordedWishOf(recipe);
      const { path } = inputFor(RECORDING_ROLE, inputs);
      const recorded = {
        bytes: await readFile(path),
        tempo: 1,
        words: (durationSeconds: number, spokenPath: string) =>
          align({ text, language, path: spokenPath, durationSeconds, signal }),
      };
      const made = await deliverSpeech(recorded, media, { kind: 'speech', outputPathStem, check, signal });
      return { ...made, model: MODEL, parameters: {}, cost: FREE };
    },
  };
}
