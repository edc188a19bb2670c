import { rm } from 'node:fs/promises';
import type { SpokenWord } from '../../domain/speech.ts';
import type { SpeechGenerator } from '../../ports/generators.ts';
import { speechFeatures } from './speech-features.ts';
import { warpTime } from './warp-time.ts';

/** Speech of a known text whose words are to be found in it. */
export interface UnalignedSpeech {
  text: string;
  /** BCP 47 tag of the text's language. */
  language: string;
  /** A WAV of 48 kHz, one channel. */
  path: string;
  durationSeconds: number;
  signal?: AbortSignal;
}

/** Finds out when each word of a text is heard in speech of which only the text is known. */
export type AlignWords = (speech: UnalignedSpeech) => Promise<SpokenWord[]>;

/**
 * Has a voice say the text whose word times are known, and carries them over to where the other speech sounds
 * alike. To about a twentieth of a second where both say the same words.
 */
export function alignWithReference(reference: SpeechGenerator): AlignWords {
  return async ({ text, language, path, durationSeconds, signal }) => {
    const outputPathStem = `${path}.reference`;
    const spoken = await reference.speak(
      { text, language, speed: 1 },
      { outputPathStem, ...(signal && { signal }) },
    );
    try {
      const [known, sought] = await Promise.all([speechFeatures(spoken.filePath), speechFeatures(path)]);
      const moments = warpTime(known, sought);
      const inSought = (seconds: number) => {
        const moment = Math.min(moments.length - 1, Math.max(0, Math.floor(seconds / known.secondsBetween)));
        return Math.min(durationSeconds, (moments[moment]! + 0.5) * sought.secondsBetween);
      };
      return carriedOver(spoken.facts.words, inSought, durationSeconds);
    } finally {
      await rm(spoken.filePath, { force: true });
    }
  };
}

function carriedOver(
  words: SpokenWord[],
  inSought: (seconds: number) => number,
  durationSeconds: number,
): SpokenWord[] {
  let earliest = 0;
  return words.map((word) => {
    const startSeconds = Math.max(earliest, inSought(word.startSeconds));
    const endSeconds = Math.min(durationSeconds, Math.max(startSeconds, inSought(word.endSeconds)));
    earliest = endSeconds;
    return { ...word, startSeconds, endSeconds };
  });
}
