/** What a slide shows under its title in place of bullets: something to be looked at. */
export type SlideBlock = TableBlock | CodeBlock | DiagramBlock;

export interface TableBlock {
  kind: 'table';
  columns: string[];
  /** As many cells in each as there are columns. */
  rows: string[][];
}

export interface CodeBlock {
  kind: 'code';
  /** What it is written in, as Markdown names it: `ts`, `python`; plain text where absent. */
  language?: string;
  /** Line by line, with its indentation. */
  text: string;
}

/** Boxes and the arrows between them. */
export interface DiagramBlock {
  kind: 'diagram';
  /** In the order in which they are first named. */
  boxes: string[];
  /** By the boxes' places in `boxes`. */
  arrows: DiagramArrow[];
}

export interface DiagramArrow {
  from: number;
  to: number;
  label?: string;
}

/** All words that a block shows. */
export function wordsOfBlock(block: SlideBlock): string[] {
  switch (block.kind) {
    case 'table':
      return [...block.columns, ...block.rows.flat()];
    case 'code':
      return [block.text];
    case 'diagram':
      return [...block.boxes, ...block.arrows.flatMap(({ label }) => label ?? [])];
  }
}
