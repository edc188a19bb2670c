import type { KnowledgeCheck } from '../domain/knowledge-check.ts';
import type { FrameSize } from '../domain/timeline.ts';

/** All that a package of a film is made from. */
export interface PackageContents {
  /** The project’s id: the same film packed again replaces itself where packages are kept. */
  id: string;
  title: string;
  /** BCP 47 tag of everything in it. */
  language: string;
  objectives: string[];
  /** `#rrggbb`, the leading one first; may be empty. */
  brandColours: string[];
  durationSeconds: number;
  size: FrameSize;
  /** Absolute paths of files to be copied. */
  filmPath: string;
  posterPath: string;
  /** The contents of the captions’ files. */
  captions: { vtt: string; srt: string };
  /** The same captions as the page shows them. */
  cues: PackageCue[];
  /** True where they are in the picture too, and are not to be seen twice. */
  hasBurnedCaptions: boolean;
  scenes: PackageScene[];
  /** In the order in which the film asks them. */
  questions: PackageQuestion[];
}

export interface PackageCue {
  startSeconds: number;
  endSeconds: number;
  text: string;
}

/** A scene with what is said in it, and what is to be read in it where nothing is said. */
export interface PackageScene {
  title: string;
  startSeconds: number;
  lines: { startSeconds: number; text: string }[];
  /** Without its title; absent where something is said. */
  shown?: string[];
}

export interface PackageQuestion extends KnowledgeCheck {
  /** The scene’s id. */
  id: string;
  /** When the film asks it. */
  startSeconds: number;
}

/** The share of right answers from which a learner has passed. */
export const PASSING_SHARE = 0.8;
