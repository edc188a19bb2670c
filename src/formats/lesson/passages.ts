import type { DraftingTools, TextBlock, TextSection } from '../../ports/drafting-tools.ts';
import { isSpeakable } from '../text-fields.ts';
import { MOST_TALK_CHARACTERS } from './lesson-brief.ts';

/** A stretch of the source that is spoken for one bullet. */
export interface Passage {
  bullet: string;
  talk: string;
}

/** Passages under one heading. */
export interface Chapter {
  heading: string;
  level: number;
  passages: Passage[];
}

/** Enough to be read at a glance on a slide that also shows other bullets. */
const MOST_BULLET_CHARACTERS = 72;
/** About twenty seconds of speech: as long as one bullet can stand without the eye wandering. */
const MOST_PASSAGE_CHARACTERS = 320;

/** The chapters of a source with every one of its words in its order; headings without text lead the next one. */
export function chaptersOf(source: string, tools: DraftingTools): Chapter[] {
  const chapters: Chapter[] = [];
  let leading: TextSection[] = [];
  for (const section of tools.sections(source)) {
    const passages = passagesOf(section.blocks, tools);
    leading = leading.filter((parent) => parent.level < section.level);
    if (passages.length === 0) {
      if (section.heading !== '') leading.push(section);
      continue;
    }
    const heading = [...leading.map((parent) => parent.heading), section.heading].join(': ');
    chapters.push({ heading, level: section.level, passages });
    leading = [];
  }
  return chapters;
}

function passagesOf(blocks: readonly TextBlock[], tools: DraftingTools): Passage[] {
  const passages: Passage[] = [];
  let introduction = '';
  for (const block of blocks.filter(({ text }) => isSpeakable(text))) {
    if (block.kind === 'paragraph' && /[:：]$/u.test(block.text) && block !== blocks.at(-1)) {
      introduction = joined(introduction, block.text);
      continue;
    }
    const stretches = stretchesOf(block.text, tools);
    for (const stretch of stretches) {
      passages.push({ bullet: bulletOf(stretch, tools), talk: joined(introduction, stretch) });
      introduction = '';
    }
  }
  if (introduction !== '') passages.push({ bullet: bulletOf(introduction, tools), talk: introduction });
  return passages.flatMap((passage) => withinLimit(passage, tools));
}

/** Whole sentences together, evenly, up to the length of a passage. */
function stretchesOf(text: string, tools: DraftingTools): string[] {
  const sentences = tools.sentences(text);
  const count = Math.max(1, Math.ceil(text.length / MOST_PASSAGE_CHARACTERS));
  const wished = text.length / count;
  const stretches: string[] = [];
  let current = '';
  for (const sentence of sentences) {
    if (current !== '' && current.length + sentence.length / 2 > wished) {
      stretches.push(current);
      current = '';
    }
    current = joined(current, sentence);
  }
  if (current !== '') stretches.push(current);
  return stretches;
}

function bulletOf(stretch: string, tools: DraftingTools): string {
  const key = tools.keySentences(stretch, 1)[0] ?? stretch;
  return tools.phrase(key, MOST_BULLET_CHARACTERS);
}

/** Cuts between words what no voice request and no slide could hold: text without any full stop. */
function withinLimit(passage: Passage, tools: DraftingTools): Passage[] {
  const pieces: Passage[] = [];
  let rest = passage.talk;
  while (rest.length > MOST_TALK_CHARACTERS) {
    const head = rest.slice(0, MOST_TALK_CHARACTERS);
    const space = head.search(/\s\S*$/u);
    const end = space > 0 ? space : head.isWellFormed() ? head.length : head.length - 1;
    const talk = rest.slice(0, end);
    pieces.push({ bullet: bulletOf(talk, tools), talk });
    rest = rest.slice(end).trimStart();
  }
  return pieces.length === 0 ? [passage] : [...pieces, { bullet: bulletOf(rest, tools), talk: rest }];
}

function joined(before: string, after: string): string {
  return before === '' ? after : `${before} ${after}`;
}
