import type { AssetHash, AssetRecipe } from './asset.ts';

/** Raised when the same recording is taken in differently than by the release before. */
const RECORDED_SPEECH_EDITION = 1;

/** The role of the recording that a person brought. */
export const RECORDING_ROLE = 'recording';

export interface RecordedWish {
  /** What is heard in it, word for word. */
  text: string;
  /** BCP 47 tag of the text's language. */
  language: string;
}

/** A person's own recording of a text as a film can use it: with when each of its words is heard. */
export function recordedSpeechRecipe(wish: RecordedWish, recording: AssetHash): AssetRecipe {
  return {
    kind: 'recorded-speech',
    edition: RECORDED_SPEECH_EDITION,
    inputs: { [RECORDING_ROLE]: recording },
    intent: { ...wish },
  };
}

/** What a recording says; the recipe must have come from `recordedSpeechRecipe`. */
export function recordedWishOf(recipe: AssetRecipe): RecordedWish {
  return recipe.intent as unknown as RecordedWish;
}
