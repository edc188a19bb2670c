import type { DraftingTools, TextBlock, TextSection } from '../ports/drafting-tools.ts';
import { isSpeakable, unspeakableText } from './text-fields.ts';

/** A stretch of the source that is spoken for one bullet. */
export interface Passage {
  talk: string;
  /** What of it the bullet stands for: all but what leads to it. */
  gist: string;
}

/** Passages under one heading. */
export interface Chapter {
  heading: string;
  level: number;
  passages: Passage[];
}

/** Enough to be read at a glance on a slide that also shows other bullets; wide characters count three times. */
export const MOST_BULLET_LENGTH = 72;
/** About a quarter of a minute of speech: as long as one bullet can stand without the eye wandering. */
const PASSAGE_LENGTH = 200;
/** A sentence longer than this is cut between its words. */
const MOST_PASSAGE_CHARACTERS = 480;

/**
 * The chapters of a source with every one of its words in its order. A heading without text of its own leads the
 * title of what stands below it; with nothing below it either, it is said itself. `invalid-input` where nothing can be
 * said.
 */
export async function chaptersOf(sections: readonly TextSection[], tools: DraftingTools): Promise<Chapter[]> {
  const chapters: Chapter[] = [];
  let leading: TextSection[] = [];
  for (const [index, section] of sections.entries()) {
    await tools.breathe();
    leading = leading.filter((parent) => parent.level < section.level);
    const own = passagesOf(section.blocks, tools);
    const isLeaf = (sections[index + 1]?.level ?? 0) <= section.level;
    const passages = own.length === 0 && isLeaf ? headingPassages(section, tools) : own;
    if (passages.length === 0) {
      leading.push(section);
      continue;
    }
    const heading = [...leading.map((parent) => parent.heading), section.heading].join(': ');
    chapters.push({ heading, level: section.level, passages });
    leading = [];
  }
  if (chapters.length === 0) throw unspeakableText();
  return chapters;
}

function headingPassages({ heading }: TextSection, tools: DraftingTools): Passage[] {
  return passagesOf([{ kind: 'paragraph', text: heading }], tools);
}

/** What paragraphs and entries say, each in passages that one bullet can stand for; one that ends with a colon leads the next. */
export function passagesOf(blocks: readonly TextBlock[], tools: DraftingTools): Passage[] {
  const passages: Passage[] = [];
  let introduction = '';
  for (const block of blocks.filter(({ text }) => isSpeakable(text))) {
    if (block.kind === 'paragraph' && /[:：]$/u.test(block.text) && block !== blocks.at(-1)) {
      introduction = joined(introduction, block.text);
      continue;
    }
    const stretches = stretchesOf(block.text, tools);
    for (const stretch of stretches) {
      passages.push({ talk: joined(introduction, stretch), gist: stretch });
      introduction = '';
    }
  }
  if (introduction !== '') passages.push({ talk: introduction, gist: introduction });
  return passages.flatMap(withinLimit).filter(({ talk }) => isSpeakable(talk));
}

/** The line that stands for a passage. */
export function bulletOf({ gist }: Passage, tools: DraftingTools): string {
  return lineFor(gist, tools);
}

/** The same, but no line that says the title again, where there is something else to say. */
export function bulletUnder(title: string, passage: Passage, tools: DraftingTools): string {
  const bullet = bulletOf(passage, tools);
  if (bullet !== title) return bullet;
  const others = tools.sentences(passage.talk).map((sentence) => lineFor(sentence, tools));
  return others.find((other) => other !== title) ?? bullet;
}

/** Whole sentences together, in stretches of about equal length. */
function stretchesOf(text: string, tools: DraftingTools): string[] {
  const length = spokenLength(text);
  const wished = length / Math.max(1, Math.ceil(length / PASSAGE_LENGTH));
  const stretches: string[] = [];
  let current = '';
  for (const sentence of tools.sentences(text)) {
    if (current !== '' && spokenLength(current) + spokenLength(sentence) / 2 > wished) {
      stretches.push(current);
      current = '';
    }
    current = joined(current, sentence);
  }
  if (current !== '') stretches.push(current);
  return stretches;
}

/** Length in letters of an alphabet: a character that is a syllable or a word takes about three times as long. */
function spokenLength(text: string): number {
  const wide =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return text.length + 2 * wide;
}

function lineFor(stretch: string, tools: DraftingTools): string {
  const key = tools.keySentences(stretch, 1)[0] ?? stretch;
  return tools.phrase(key, Math.round((MOST_BULLET_LENGTH * key.length) / spokenLength(key)));
}

/** Cuts what goes on and on without a full stop: after a clause where one ends in the second half, else a word. */
function withinLimit(passage: Passage): Passage[] {
  const pieces: string[] = [];
  let rest = passage.talk;
  while (rest.length > MOST_PASSAGE_CHARACTERS) {
    const head = rest.slice(0, MOST_PASSAGE_CHARACTERS);
    const clause = /^.*[,;:،؛，；：、]/su.exec(head)?.[0].length ?? 0;
    const space = head.search(/\s\S*$/u);
    const whole = head.isWellFormed() ? head.length : head.length - 1;
    const end = clause > head.length / 2 ? clause : space > 0 ? space : whole;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  if (pieces.length === 0) return [passage];
  return [...pieces, rest].map((piece) => ({ talk: piece, gist: piece }));
}

/** Sentences of scripts without spaces follow one another without one. */
function joined(before: string, after: string): string {
  const needsNoSpace = before === '' || /[\u3000-\u303f\uff00-\uffef]$/u.test(before);
  return needsNoSpace ? before + after : `${before} ${after}`;
}
