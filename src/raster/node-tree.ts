import type { Node } from '@takumi-rs/helpers';

/** What an artwork's tree asks for besides its boxes. */
export interface TreeContents {
  codePoints: Set<number>;
  imagePaths: Set<string>;
  usesMonospace: boolean;
}

/** Gathers the characters, image files and faces that a tree names. */
export function readTree(root: Node): TreeContents {
  const contents: TreeContents = { codePoints: new Set(), imagePaths: new Set(), usesMonospace: false };
  visit(root, (node) => {
    if (node.type === 'text')
      for (const character of node.text) contents.codePoints.add(character.codePointAt(0)!);
    if (node.type === 'image' && typeof node.src === 'string' && !node.src.startsWith('data:')) {
      contents.imagePaths.add(node.src);
    }
    if (String(node.style?.fontFamily ?? '').includes('monospace')) contents.usesMonospace = true;
  });
  return contents;
}

export function codePointsOf(text: string): Set<number> {
  return new Set(Array.from(text, (character) => character.codePointAt(0)!));
}

/** A copy of the tree with other text or image sources. */
export function mapTree(node: Node, change: (node: Node) => Node): Node {
  const changed = change(node);
  if (changed.type !== 'container' || changed.children === undefined) return changed;
  return { ...changed, children: changed.children.map((child) => mapTree(child, change)) };
}

function visit(node: Node, look: (node: Node) => void): void {
  look(node);
  if (node.type === 'container') for (const child of node.children ?? []) visit(child, look);
}
