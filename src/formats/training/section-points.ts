import { withoutFullStop } from '../sentence-end.ts';
import type { TrainingBlock, TrainingSection } from './training-brief.ts';

/** About a quarter of a minute of speech, in letters. */
const SAID_LETTERS = 200;
/** Enough to be read at a glance beside other bullets, in letters. */
const BULLET_LETTERS = 84;

/** The blocks of a section; plain text is cut into them at its sentences, every word once and in order. */
export function blocksOf(section: TrainingSection, language: string): TrainingBlock[] {
  return section.blocks ?? stretchesOf(section.text ?? '', language).map((say) => ({ say }));
}

/** The line that stands for what is said: all of it where it is short, else the beginning of its first sentence. */
export function bulletOf(say: string, language: string): string {
  const [first = say] = sentencesOf(say, language);
  const sentence = lettersOf(say) <= BULLET_LETTERS ? say : first;
  const line = sentence.replaceAll(/\s+/gu, ' ').trim();
  if (lettersOf(line) <= BULLET_LETTERS) return withoutFullStop(line);
  const most = Math.floor((BULLET_LETTERS * line.length) / lettersOf(line));
  const head = line.slice(0, most);
  const clause = /^.{24,}(?=[,;:،؛，；：、])/su.exec(head)?.[0];
  const words = head.slice(0, Math.max(head.search(/\s\S*$/u), most >> 1));
  return `${(clause ?? words).replace(/[\s,;:،؛，；：、–—-]+$/u, '').toWellFormed()} …`;
}

function stretchesOf(text: string, language: string): string[] {
  return text.split(/\n\s*\n/u).flatMap((paragraph) => {
    const stretches: string[] = [];
    for (const sentence of sentencesOf(paragraph.trim(), language)) {
      const last = stretches.at(-1);
      if (last !== undefined && lettersOf(last + sentence) <= SAID_LETTERS) {
        stretches[stretches.length - 1] = last + sentence;
      } else stretches.push(sentence);
    }
    return stretches.map((stretch) => stretch.trim()).filter((stretch) => /[\p{L}\p{N}]/u.test(stretch));
  });
}

function sentencesOf(text: string, language: string): string[] {
  return [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].map(
    ({ segment }) => segment,
  );
}

/** A character that is a syllable or a word takes the room and the time of about two letters. */
function lettersOf(text: string): number {
  const wide =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return text.length + wide;
}
