import { hasIcon, iconNames, iconOfEmoji } from '../icons/icon-art.ts';
import { SETTINGS, type SettingName } from '../settings/catalogue.ts';
import { KNOWLEDGE_CONCEPTS } from './concepts-knowledge.ts';
import { LIFE_CONCEPTS } from './concepts-life.ts';
import { WORK_CONCEPTS } from './concepts-work.ts';
import { wordingOf } from './senses.ts';
import { stemOf } from './stem.ts';
import { TRANSLATIONS } from './translations.ts';

/** Something that words can be about, with how it is drawn. */
export interface Concept {
  /** Its first word, which names it. */
  name: string;
  /** Icon names, the most telling first. */
  icons: string[];
  /** True where the first icon is the very thing that the word names, which no other may stand for. */
  literal?: boolean;
  /** Where it may be shown, the most fitting first; empty for a mere thing. */
  settings: SettingName[];
}

export interface Lexicon {
  /** Concepts by their word or phrase as it is written. */
  exact: ReadonlyMap<string, Concept>;
  /** Concepts by the stems of their words, for other forms of phrases. */
  stemmed: ReadonlyMap<string, Concept>;
  /** Concepts by words of other languages than English, which grow by joining others to them. */
  growing: ReadonlyMap<string, Concept>;
  /** Keys of scripts that write no spaces, the longest first, to be sought within running text. */
  unspaced: readonly [string, Concept][];
  /** The most words that a key has. */
  longestPhrase: number;
}

export const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

let built: Lexicon | undefined;

/** All words that the painter knows, in every language. */
export function lexicon(): Lexicon {
  built ??= build();
  return built;
}

/** A phrase as the key under which it is found. */
export function phraseKey(words: readonly string[]): string {
  return words.map(stemOf).join(' ');
}

function build(): Lexicon {
  const exact = new Map<string, Concept>();
  const stemmed = new Map<string, Concept>();
  const growing = new Map<string, Concept>();
  const unspaced: [string, Concept][] = [];
  const byEnglish = new Map<string, Concept>();
  const keep = (phrase: string, concept: Concept): void => {
    if (UNSPACED.test(phrase)) unspaced.push([phrase, concept]);
    const { words } = wordingOf(phrase);
    if (words.length === 0) return;
    const plain = words.join(' ');
    const stems = phraseKey(words);
    if (!exact.has(plain)) exact.set(plain, concept);
    if (!stemmed.has(stems)) stemmed.set(stems, concept);
  };
  for (const row of [KNOWLEDGE_CONCEPTS, WORK_CONCEPTS, LIFE_CONCEPTS].flatMap(rowsOf)) {
    const [words, icons, settings] = row.map((cell) => cell.split(',').map((part) => part.trim()));
    const concept: Concept = {
      name: words![0]!,
      icons: icons!.filter(hasIcon),
      settings: settings!.filter((name): name is SettingName => name in SETTINGS),
    };
    for (const word of words!) {
      keep(word, withOwnIcon(word, concept));
      byEnglish.set(word, byEnglish.get(word) ?? concept);
    }
  }
  for (const [english, ...columns] of rowsOf(TRANSLATIONS)) {
    const concept = byEnglish.get(english!) ?? exact.get(english!);
    if (!concept) continue;
    for (const word of columns.flatMap((cell) => cell.split(' '))) {
      keep(word.replaceAll('_', ' '), concept);
      growing.set(word, growing.get(word) ?? concept);
    }
  }
  for (const name of iconNames()) {
    if (!OBJECT_NAME.test(name))
      keep(name.replaceAll('-', ' '), { name, icons: [name], literal: true, settings: [] });
  }
  unspaced.sort(([left], [right]) => right.length - left.length);
  const longestPhrase = Math.max(...[...exact.keys()].map((key) => key.split(' ').length));
  return { exact, stemmed, growing, unspaced, longestPhrase };
}

/** A word that names an icon is drawn as that very thing first. */
function withOwnIcon(word: string, concept: Concept): Concept {
  const icon = word.replaceAll(' ', '-');
  if (!hasIcon(icon) || OBJECT_NAME.test(icon)) return concept;
  return {
    ...concept,
    name: word,
    literal: true,
    icons: [icon, ...concept.icons.filter((name) => name !== icon)],
  };
}

/**
 * Icon names that are no things to be drawn by their plain word: faces and heads, hands, buttons, signs, people at
 * something, and words that mostly mean something else.
 */
const OBJECT_NAME =
  /(?:^(?:old-|older-)?(?:man|woman|person|boy|girl|child|baby)$|^(?:ring|label|shorts|briefs|sake|fly|mate|dizzy|divide|multiply|minus|plus|hook|pick|hole|ram)$|face|smil|grin|hand|finger|fist|palm|button|keycap|flag|arrow|oclock|thirty|square|circle|symbol|mark|^man-|^woman-|^person-|^people-|^men-|^women-|^japanese|-cat$|sign$|^left|^right|^up|^down|^on-|^new-|^no-)/;

function rowsOf(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()));
}

const SEGMENTS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What the emoji of a text show. */
export function pictographsIn(text: string): Concept[] {
  if (!/\p{Extended_Pictographic}/u.test(text)) return [];
  return [...SEGMENTS.segment(text)].flatMap(({ segment }) => {
    const icon = iconOfEmoji(segment);
    return icon && !OBJECT_NAME.test(icon)
      ? [
          lexicon().exact.get(icon.replaceAll('-', ' ')) ?? {
            name: icon,
            icons: [icon],
            literal: true,
            settings: [],
          },
        ]
      : [];
  });
}
