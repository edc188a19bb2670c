import type { Nodes, PhrasingContent, Root, RootContent, TableRow } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type {
  DocumentBlock,
  DocumentSection,
  TextBlock,
  TextSection,
} from '../../../ports/drafting-tools.ts';
import { plainHeadings } from './plain-headings.ts';

/**
 * Cuts Markdown (CommonMark with tables) or plain text at its headings, in plain text lines by themselves. Code, HTML and pictures have nothing
 * to be spoken and are left out; indented text is text, since people indent paragraphs.
 */
export function sectionsOf(source: string): TextSection[] {
  return documentOf(source)
    .map((section) => ({ ...section, blocks: section.blocks.flatMap(spokenBlocks) }))
    .filter((section) => section.heading !== '' || section.blocks.length > 0);
}

/** The same with tables, code and pictures kept as they are. */
export function documentOf(source: string): DocumentSection[] {
  if (isBeyondMarkup(source)) return [plainSection(source)];
  const root: Root = fromMarkdown(source, {
    extensions: [gfmTable(), { disable: { null: ['codeIndented'] } }],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const sections: DocumentSection[] = [{ heading: '', level: 1, blocks: [] }];
  const plain = plainHeadings(root.children, inlineText);
  for (const [index, node] of root.children.entries()) {
    if (node.type === 'heading') sections.push({ heading: inlineText(node), level: node.depth, blocks: [] });
    // The first line of a text is its title, and what follows its chapters.
    else if (plain.has(node))
      sections.push({ heading: inlineText(node), level: index === 0 ? 1 : 2, blocks: [] });
    else addBlocks(node, 'paragraph', sections.at(-1)!);
  }
  return sections.filter((section) => section.heading !== '' || section.blocks.length > 0);
}

function spokenBlocks(block: DocumentBlock): TextBlock[] {
  switch (block.kind) {
    case 'table':
      return block.told.map((text) => ({ kind: 'entry', text }));
    case 'code':
    case 'picture':
      return [];
    default:
      return [block];
  }
}

/** A parser takes time by the square of open marks; nobody writes this many, or quotes and lists this deep. */
function isBeyondMarkup(source: string): boolean {
  const marks = source.matchAll(/[[*_`<]/g).take(MOST_MARKS + 1);
  return [...marks].length > MOST_MARKS || /^(?:[ \t]*(?:>|[*+-][ \t]|\d{1,9}[.)][ \t])){17}/m.test(source);
}
const MOST_MARKS = 10_000;

function plainSection(source: string): TextSection {
  const texts = source.split(/\n\s*\n/).map((text) => text.replaceAll(/\s+/gu, ' ').trim());
  const blocks = texts.filter((text) => text !== '').map((text) => ({ kind: 'paragraph' as const, text }));
  return { heading: '', level: 1, blocks };
}

function addBlocks(node: RootContent, kind: TextBlock['kind'], section: DocumentSection): void {
  switch (node.type) {
    case 'paragraph':
    case 'heading': {
      const text = inlineText(node);
      if (text !== '') section.blocks.push({ kind, text });
      section.blocks.push(...picturesIn(node));
      return;
    }
    case 'list':
      for (const child of node.children) addBlocks(child, 'entry', section);
      return;
    case 'listItem':
    case 'blockquote':
      for (const child of node.children) addBlocks(child, kind, section);
      return;
    case 'table':
      section.blocks.push(tableBlock(node.children));
      return;
    case 'code':
      section.blocks.push({ kind: 'code', text: node.value, ...(node.lang && { language: node.lang }) });
      return;
    default:
  }
}

function picturesIn(node: Nodes): DocumentBlock[] {
  if (node.type === 'image') return [{ kind: 'picture', path: node.url, description: node.alt ?? '' }];
  return 'children' in node ? node.children.flatMap((child) => picturesIn(child)) : [];
}

/** With as many cells in each row as there are columns, as GFM has it. */
function tableBlock(rows: TableRow[]): DocumentBlock {
  const [columns = [], ...cells] = rows.map((row) => row.children.map((cell) => inlineText(cell)));
  return {
    kind: 'table',
    columns,
    rows: cells.map((row) => columns.map((_, index) => row[index] ?? '')),
    told: rowTexts(rows),
  };
}

/** A row is told as its first cell and what the other columns say of it; the names of two columns are plain. */
function rowTexts(rows: TableRow[]): string[] {
  const [names = [], ...cells] = rows.map((row) => row.children.map((cell) => inlineText(cell)));
  return cells.map(([first = '', ...others]) => {
    if (others.length === 0) return first;
    if (others.length === 1) return `${first}: ${others[0]}`;
    return `${first}: ${others.map((text, index) => `${names[index + 1] ?? ''} ${text}`.trim()).join(', ')}`;
  });
}

function inlineText(node: Nodes): string {
  return rawText(node).replaceAll(/\s+/gu, ' ').trim();
}

function rawText(node: Nodes | PhrasingContent): string {
  if (node.type === 'break') return ' ';
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  return 'children' in node ? node.children.map((child) => rawText(child)).join('') : '';
}
