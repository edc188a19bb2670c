/** One thing that a model cannot do as it was asked, and what it does instead. */
export interface Correction {
  /** `length`, `resolution`, `shape`, `start picture`, `last picture`, `references`, `picture over scenes`. */
  what: string;
  /** For a person to read: `7 s`. */
  asked: string;
  made: string;
  /** Why: what the model can do. */
  why: string;
}

/** `length: 7 s asked, 6 s made (google/veo-3.1 makes 4, 6 or 8 s)` */
export function describeCorrection({ what, asked, made, why }: Correction): string {
  return `${what}: ${asked} asked, ${made} made (${why})`;
}
