import type { DiagramArrow, DiagramBlock } from '../../domain/slide-block.ts';

const MOST_BOXES = 24;
const MOST_BOX_CHARACTERS = 80;

/**
 * A diagram from its notation: on each line boxes joined by arrows, `Order -> Check -> Ship`, with a word on an
 * arrow as `Check ->|fails| Refund`. Mermaid's flowcharts are read too, as far as they are boxes and arrows:
 * `a[Order] --> b{Is it paid?}`. Answers with what is wrong where the notation cannot be read.
 */
export function readDiagram(notation: string): DiagramBlock | { problem: string } {
  const boxes: string[] = [];
  const places = new Map<string, number>();
  const arrows: DiagramArrow[] = [];
  const placeOf = ({ name, label }: Named): number => {
    const known = places.get(name);
    if (known !== undefined) {
      if (label !== undefined) boxes[known] = label;
      return known;
    }
    places.set(name, boxes.length);
    return boxes.push(label ?? name) - 1;
  };
  for (const line of linesOf(notation)) {
    const parts = partsOf(line);
    if (parts === undefined)
      return { problem: `has a line that is no boxes and arrows: ${line.slice(0, 60)}` };
    let before: number[] | undefined;
    for (const { boxes: named, label } of parts) {
      const here = named.map(placeOf);
      for (const from of before ?? []) {
        for (const to of here) arrows.push({ from, to, ...(label && { label }) });
      }
      before = here;
    }
  }
  const own = arrows.find(({ from, to }) => from === to);
  if (own !== undefined) return { problem: `has an arrow from ${boxes[own.from]} to itself; leave it out` };
  if (arrows.length === 0) return { problem: 'has no arrow; write boxes and arrows such as A -> B' };
  if (boxes.length > MOST_BOXES)
    return { problem: `has ${boxes.length} boxes; at most ${MOST_BOXES} can be read on a slide` };
  const long = boxes.find((box) => box.length > MOST_BOX_CHARACTERS);
  if (long !== undefined) {
    return { problem: `has a box of ${long.length} characters; at most ${MOST_BOX_CHARACTERS} are allowed` };
  }
  return { kind: 'diagram', boxes, arrows };
}

interface Named {
  name: string;
  label?: string;
}

/** Boxes that stand together (`A & B`) and the word on the arrow that leads to them. */
interface Part {
  boxes: Named[];
  label?: string;
}

const HEADER = /^(?:flow(?:chart)?|graph|diagram)\b(?:\s+(?:TB|TD|BT|LR|RL))?\s*;?\s*/;
/** What Mermaid says of looks rather than of boxes and arrows. */
const OF_LOOKS = /^(?:%%|style\b|classDef\b|class\b|linkStyle\b|click\b|subgraph\b|end$|direction\b|---$)/;

function linesOf(notation: string): string[] {
  return notation
    .split('\n')
    .map((line, index) =>
      index === 0 || HEADER.exec(line)?.[0].trim() === line.trim()
        ? line.trim().replace(HEADER, '')
        : line.trim(),
    )
    .flatMap((line) => line.split(/;\s*$/u))
    .map((line) => line.trim())
    .filter((line) => line !== '' && !OF_LOOKS.test(line));
}

/** An arrow: `->`, `-->`, `==>`, `-.->`, `→`, with the word on it as `->|word|` or `-- word -->`. */
const ARROW =
  /\s*(?:--\s+(?<before>[^-|>]+?)\s+-->|(?:-\.->|={2,}>|-{1,}>|→|⟶|⇒)(?:\s*\|(?<after>[^|]*)\|)?)\s*/gu;

function partsOf(line: string): Part[] | undefined {
  const parts: Part[] = [];
  let from = 0;
  let label: string | undefined;
  const add = (text: string): boolean => {
    const boxes = text.split(/\s+&\s+/u).map(boxOf);
    if (boxes.some((box) => box === undefined)) return false;
    parts.push({ boxes: boxes as Named[], ...(label && { label }) });
    return true;
  };
  for (const arrow of line.matchAll(ARROW)) {
    if (!add(line.slice(from, arrow.index))) return undefined;
    label = unquoted((arrow.groups?.before ?? arrow.groups?.after ?? '').trim()) || undefined;
    from = arrow.index + arrow[0].length;
  }
  return add(line.slice(from)) ? parts : undefined;
}

/** `id[Words]`, `id(Words)`, `id{Words}` with the brackets doubled or not; else the words themselves. */
const BRACKETED = /^(?<name>[\p{L}\p{N}_-]+)\s*(?:\[+\(?|\(+\[?|\{+|>)(?<label>.+?)(?:\)?\]+|\]?\)+|\}+)$/u;

function boxOf(text: string): Named | undefined {
  const words = text.trim();
  if (words === '') return undefined;
  const bracketed = BRACKETED.exec(words)?.groups;
  if (bracketed) return { name: bracketed.name!, label: unquoted(bracketed.label!.trim()) };
  return { name: unquoted(words) };
}

function unquoted(text: string): string {
  return text
    .replace(/^"(.*)"$/su, '$1')
    .replaceAll(/<br\s*\/?>/giu, ' ')
    .trim();
}
