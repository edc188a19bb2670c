import type { Breathe } from '../domain/breathing.ts';

/** A heading of a text and what stands under it. */
export interface TextSection {
  /** Empty for what stands before the first heading. */
  heading: string;
  /** 1 for the topmost heading. */
  level: number;
  /** Paragraphs and list entries in their order, without marks of markup. */
  blocks: TextBlock[];
}

export interface TextBlock {
  kind: 'paragraph' | 'entry';
  text: string;
}

/** As a section of text, with what is to be looked at rather than heard. */
export interface DocumentSection {
  heading: string;
  level: number;
  blocks: DocumentBlock[];
}

/** A stretch of a document. Text is without marks of markup; code is as it is written. */
export type DocumentBlock =
  | TextBlock
  | {
      kind: 'table';
      columns: string[];
      /** As many cells in each as there are columns. */
      rows: string[][];
      /** The rows in words, to be heard. */
      told: string[];
    }
  | { kind: 'code'; language?: string; text: string }
  | { kind: 'picture'; path: string; description: string };

/** Sentence and phrase work that needs no language model; all of it keeps to the words that are given. */
export interface DraftingTools {
  /** Cuts Markdown or plain text at its headings; plain text without any is one section. */
  sections(source: string): TextSection[];
  /** The same sections with tables, code and pictures as they are. */
  document(source: string): DocumentSection[];
  /** Cuts text into sentences, by the rules of the language. */
  sentences(text: string): readonly string[];
  /** The gist of a sentence as a short phrase of at most so many characters, cut at phrase boundaries. */
  phrase(sentence: string, mostCharacters: number): string;
  /** The sentences that carry the most of a text, in the text's order. */
  keySentences(text: string, count: number): string[];
  /** The words that a text is about, the weightiest first. */
  keywords(text: string, count: number): string[];
  /** Between the parts of a text, which may be long. */
  breathe: Breathe;
}
