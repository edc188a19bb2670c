import type { DocumentBlock, DraftingTools, TextBlock } from '../../ports/drafting-tools.ts';
import { bulletOf, MOST_BULLET_LENGTH, passagesOf } from '../passages.ts';
import { isSpeakable } from '../text-fields.ts';
import { readDiagram } from './diagram-notation.ts';
import {
  MOST_CODE_CHARACTERS,
  MOST_COLUMNS,
  MOST_ROWS,
  MOST_SAID_CHARACTERS,
  type TrainingBlock,
} from './training-brief.ts';

/** What the paragraph before something to be looked at may take, so that it is said while that is seen. */
const MOST_INTRODUCTION = 420;
/** Of a table no more is read out; all of it is seen. */
const MOST_TOLD = 360;
const DIAGRAM_LANGUAGES = ['mermaid', 'flow', 'diagram', 'graph', 'flowchart'];

/** The blocks of a brief for those of a document, in their order, with notices of what could not be kept. */
export function draftBlocks(
  blocks: readonly DocumentBlock[],
  tools: DraftingTools,
): { blocks: TrainingBlock[]; notices: string[] } {
  const made: TrainingBlock[] = [];
  const notices: string[] = [];
  let text: TextBlock[] = [];
  const endText = () => {
    const passages = passagesOf(text, tools);
    made.push(...passages.map((passage) => ({ say: passage.talk, bullet: bulletOf(passage, tools) })));
    text = [];
  };
  for (const block of blocks) {
    if (isText(block)) {
      text.push(block);
      continue;
    }
    if (block.kind === 'picture') {
      const said = isSound(block.path) ? text.at(-1) : undefined;
      const problem = problemOfFile(block.path, said);
      if (problem !== undefined) {
        notices.push(`The file ${block.path.slice(0, 80)} was left out: ${problem}.`);
        continue;
      }
      if (said) text.pop();
      endText();
      if (said) made.push(recorded(said, block.path, tools));
      else addSeen(made, block);
      continue;
    }
    const seen = sightOf(block);
    if ('problem' in seen) {
      notices.push(seen.problem);
      if (block.kind === 'table')
        text.push(...block.told.map((told) => ({ kind: 'entry' as const, text: told })));
      continue;
    }
    const last = text.at(-1);
    const leads =
      last?.kind === 'paragraph' && last.text.length <= MOST_INTRODUCTION && isSpeakable(last.text);
    const introduction = leads ? text.pop()?.text : undefined;
    endText();
    const say = [introduction, block.kind === 'table' ? toldInShort(block.told, introduction) : undefined]
      .filter((part) => part !== undefined)
      .join(' ');
    made.push({ ...(isSpeakable(say) && { say }), ...seen });
  }
  endText();
  return { blocks: made, notices };
}

function isText(block: DocumentBlock): block is TextBlock {
  return block.kind === 'paragraph' || block.kind === 'entry';
}

type Sight = Pick<TrainingBlock, 'table' | 'code' | 'diagram'>;

function sightOf(block: Extract<DocumentBlock, { kind: 'table' | 'code' }>): Sight | { problem: string } {
  if (block.kind === 'table') {
    const { columns, rows } = block;
    if (columns.length > MOST_COLUMNS || rows.length > MOST_ROWS || rows.length === 0) {
      const size = `${columns.length} columns and ${rows.length} rows`;
      return {
        problem: `A table of ${size} was told instead of shown: at most ${MOST_COLUMNS} and ${MOST_ROWS} fit.`,
      };
    }
    return { table: { columns, rows } };
  }
  const { language, text } = block;
  if (language !== undefined && DIAGRAM_LANGUAGES.includes(language.toLowerCase())) {
    const read = readDiagram(text);
    if (!('problem' in read)) return { diagram: text };
  }
  if (text.trim() === '') return { problem: 'An empty code block was left out.' };
  if (text.length > MOST_CODE_CHARACTERS) {
    return {
      problem: `Code of ${text.length} characters was left out: at most ${MOST_CODE_CHARACTERS} can be shown.`,
    };
  }
  return { code: { text, ...(language !== undefined && language.length <= 40 && { language }) } };
}

/** A small table is read out; of a large one nothing, where something else is said of it. */
function toldInShort(told: readonly string[], introduction: string | undefined): string | undefined {
  const sentences = told.filter(isSpeakable).map((row) => (/[.!?。！？।؟]$/u.test(row) ? row : `${row}.`));
  const whole = sentences.join(' ');
  if (whole.length <= MOST_TOLD) return whole;
  return introduction === undefined ? sentences[0] : undefined;
}

function problemOfFile(path: string, said: TextBlock | undefined): string | undefined {
  if (!isOwnFile(path)) return 'only files beside the text are used';
  if (!isSound(path)) return undefined;
  if (said === undefined || !isSpeakable(said.text)) return 'no paragraph that it says stands before it';
  if (said.text.length <= MOST_SAID_CHARACTERS) return undefined;
  return `the paragraph before it has ${said.text.length} characters, and at most ${MOST_SAID_CHARACTERS} are said at once`;
}

function isOwnFile(path: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|\/)/iu.test(path) && path.length <= 1024;
}

function isSound(path: string): boolean {
  return /\.(?:mp3|wav|m4a|aac|ogg|oga|opus|flac)$/iu.test(path);
}

function isFilm(path: string): boolean {
  return /\.(?:mp4|m4v|mov|webm|mkv)$/iu.test(path);
}

/** A paragraph of which a person's own recording stands below it, whole, as the recording is. */
function recorded({ text }: TextBlock, path: string, tools: DraftingTools): TrainingBlock {
  const bullet = tools.phrase(tools.keySentences(text, 1)[0] ?? text, MOST_BULLET_LENGTH);
  return { say: text, bullet, recording: decodedPath(path) };
}

/**
 * A film is shown by itself. A picture stands beside what was said before it; where nothing was, its description is
 * said, and without one it is shown by itself too.
 */
function addSeen(
  made: TrainingBlock[],
  { path, description }: Extract<DocumentBlock, { kind: 'picture' }>,
): void {
  const last = made.at(-1);
  const file = decodedPath(path);
  if (isFilm(path)) made.push({ clip: file });
  else if (last?.bullet !== undefined && last.figure === undefined) last.figure = file;
  else if (isSpeakable(description)) made.push({ say: description, figure: file });
  else made.push({ picture: file });
}

/** As the file is called; a name that only looks encoded is one already. */
function decodedPath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
