/** A passage as the espeak-ng process is to speak it. */
export interface PassageOrder {
  text: string;
  /** espeak-ng's identifier of the language. */
  identifier: string;
  timbre: string;
  wordsPerMinute: number;
  /** Silence after it. */
  pauseSeconds: number;
}

/** A whole text: its passages one after the other into one WAV. */
export interface SpeakOrder {
  outputPath: string;
  passages: PassageOrder[];
}

export type EspeakRequest = { id: number; order: SpeakOrder } | { cancel: number };

/** Where things are heard in the WAV. */
export interface SpokenOrder {
  durationSeconds: number;
  /** How loud it is while someone speaks, in dBFS. */
  levelDecibels: number;
  passages: {
    startSeconds: number;
    endSeconds: number;
    onsets: { codePoint: number; seconds: number }[];
  }[];
  /** Silences, those between passages among them, in order. */
  gaps: { startSeconds: number; endSeconds: number }[];
}

export type EspeakReply = { id: number } & ({ spoken: SpokenOrder } | { failure: string });
