/** One word as it was spoken. */
export interface SpokenWord {
  /** The word as it stands in the text, with the punctuation that touches it. */
  text: string;
  /** UTF-16 offsets into the spoken text: `text.slice(textStart, textEnd)` is the word. */
  textStart: number;
  textEnd: number;
  /** Times within the sound file. */
  startSeconds: number;
  endSeconds: number;
}

/** What is known of a piece of speech once it is made: the facts of an asset of kind `speech`. */
export interface SpeechFacts {
  durationSeconds: number;
  /** Every word of the text in its order; together with the white space between they give the text back. */
  words: SpokenWord[];
}
