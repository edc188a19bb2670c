import type { Edit, Scene } from '../../api/documents.ts';
import { oneLine, trimmed } from '../../parts/kept-text.ts';
import type { UnsavedText } from '../../parts/unsaved-texts.ts';
import { say } from '../../text/messages.ts';

/** Which text of a card: its title, a line by its id, or the first line of a scene that says nothing yet. */
export type CardTextKey = 'title' | 'new' | `line ${string}`;

/** A text that can be written on a scene's card. */
export interface CardText {
  key: CardTextKey;
  label: string;
  text: string;
}

/** What of a card could not be saved. */
export type UnsavedOfCard = ReadonlyMap<CardTextKey, UnsavedText>;

/** What can be written on a card: the title, each line, and lines that were written and are gone by now. */
export function cardTexts({ title, narration }: Scene, unsaved: UnsavedOfCard = new Map()): CardText[] {
  const lines = narration.map(({ id, text }, index): CardText => {
    return { key: `line ${id}`, label: say('scene.line', { number: index + 1 }), text };
  });
  const there = new Set(lines.map(({ key }) => key));
  const gone = [...unsaved.keys()].filter((key) => key.startsWith('line ') && !there.has(key));
  // Another window may have given it a first line while this one was written.
  const isBegun = lines.length + gone.length === 0 || unsaved.has('new');
  return [
    { key: 'title', label: say('scene.title'), text: title },
    ...lines,
    ...gone.map((key) => ({ key, label: say('card.goneLine'), text: '' })),
    ...(isBegun ? [{ key: 'new' as const, label: say('scene.newLine'), text: '' }] : []),
  ];
}

/** The edit that has a card say it; a line that is gone is added once more. */
export function textEdit({ id: scene, narration }: Scene, key: CardTextKey, text: string): Edit {
  if (key === 'title') return { kind: 'change-scene', scene, title: text };
  const line = key === 'new' ? undefined : narration.find(({ id }) => key === `line ${id}`);
  return line === undefined
    ? { kind: 'add-line', scene, text }
    : { kind: 'change-line', scene, line: line.id, text };
}

/** As it is kept: a title is one line. */
export function asKept(key: CardTextKey, text: string): string {
  return key === 'title' ? oneLine(text) : trimmed(text);
}
