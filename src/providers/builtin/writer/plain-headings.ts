import type { RootContent } from 'mdast';

/** A heading of plain text is one short line by itself. */
const MOST_HEADING_CHARACTERS = 70;
/** It stands over a paragraph, not over another short line. */
const LEAST_PARAGRAPH_CHARACTERS = 90;

/**
 * Which nodes of a text without marks are headings: short lines by themselves, numbered or not, that end as no sentence
 * does and have a paragraph under them. None in a text that marks its headings.
 */
export function plainHeadings(
  nodes: readonly RootContent[],
  textOf: (node: RootContent) => string,
): ReadonlySet<RootContent> {
  if (nodes.some(({ type }) => type === 'heading')) return new Set();
  const isLine = (node: RootContent | undefined) =>
    node !== undefined && isByItself(node) && isShortLine(textOf(node));
  const leads = (index: number) => {
    const next = nodes[index + 1];
    return (
      isLine(nodes[index]) && next?.type === 'paragraph' && textOf(next).length >= LEAST_PARAGRAPH_CHARACTERS
    );
  };
  // The title of a text may stand over its first chapter's.
  return new Set(nodes.filter((node, index) => leads(index) || (index === 0 && isLine(node) && leads(1))));
}

/** A paragraph of one line, or the only entry of a numbered list: `2. Methods`. */
function isByItself(node: RootContent): boolean {
  const { start, end } = node.position ?? {};
  if (start?.line !== end?.line) return false;
  return node.type === 'paragraph' || (node.type === 'list' && node.ordered === true);
}

function isShortLine(text: string): boolean {
  return (
    text.length <= MOST_HEADING_CHARACTERS &&
    /^[^\p{Ll}]/u.test(text) &&
    !/[.!?,:;…。！？，：；،؛।]$/u.test(text)
  );
}
