/** A stretch of a piece of music that is of one kind. */
export interface MusicSection {
  startSeconds: number;
  endSeconds: number;
  /** Sections of one letter sound alike: `A`, `B` and so on, in the order in which they first come. */
  label: string;
  /** From 0, its softest, to 1, its loudest and busiest. */
  energy: number;
}

/** What is heard in a piece of music. All times are seconds from the file's first sample. */
export interface MusicAnalysis {
  durationSeconds: number;
  /** The median over all beats; 0 where there are none. */
  tempoBpm: number;
  beats: number[];
  /** Where bars begin: some of the beats. */
  bars: number[];
  beatsPerBar: number;
  /** End to end over the whole file. */
  sections: MusicSection[];
  /** How loud and busy it is: a value from 0 to 1 for each step. */
  energy: { stepSeconds: number; levels: number[] };
}

export interface MusicAnalyser {
  readonly name: string;
  /**
   * Listens to a file's sound. Raises `not-found` and `media-failed` for a file that cannot be read, `unsupported-media`
   * for one without sound, `cancelled`.
   */
  analyse(path: string, signal?: AbortSignal): Promise<MusicAnalysis>;
}
