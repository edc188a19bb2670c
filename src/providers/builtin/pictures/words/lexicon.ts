import { hasIcon, iconNames } from '../icons/icon-art.ts';
import { SETTINGS, type SettingName } from '../settings/catalogue.ts';
import { KNOWLEDGE_CONCEPTS } from './concepts-knowledge.ts';
import { LIFE_CONCEPTS } from './concepts-life.ts';
import { WORK_CONCEPTS } from './concepts-work.ts';
import { stemOf } from './stem.ts';
import { TRANSLATIONS } from './translations.ts';

/** Something that words can be about, with how it is drawn. */
export interface Concept {
  /** Its first word, which names it. */
  name: string;
  /** Icon names, the most telling first. */
  icons: string[];
  /** Where it may be shown, the most fitting first; empty for a mere thing. */
  settings: SettingName[];
}

export interface Lexicon {
  /** Concepts by their stemmed word or phrase. */
  entries: ReadonlyMap<string, Concept>;
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
  const entries = new Map<string, Concept>();
  const unspaced: [string, Concept][] = [];
  const byEnglish = new Map<string, Concept>();
  const keep = (phrase: string, concept: Concept): void => {
    if (UNSPACED.test(phrase)) unspaced.push([phrase, concept]);
    const key = phraseKey(wordsOf(phrase));
    if (key !== '' && !entries.has(key)) entries.set(key, concept);
  };
  for (const row of [KNOWLEDGE_CONCEPTS, WORK_CONCEPTS, LIFE_CONCEPTS].flatMap(rowsOf)) {
    const [words, icons, settings] = row.map((cell) => cell.split(',').map((part) => part.trim()));
    const concept: Concept = {
      name: words![0]!,
      icons: icons!.filter(hasIcon),
      settings: settings!.filter((name): name is SettingName => name in SETTINGS),
    };
    for (const word of words!) {
      keep(word, concept);
      byEnglish.set(word, byEnglish.get(word) ?? concept);
    }
  }
  for (const [english, ...columns] of rowsOf(TRANSLATIONS)) {
    const concept = byEnglish.get(english!) ?? entries.get(phraseKey(wordsOf(english!)));
    if (!concept) continue;
    columns.forEach((cell, column) => {
      for (const word of phrasesOf(cell, column)) keep(word, concept);
    });
  }
  for (const name of iconNames()) {
    if (!OBJECT_NAME.test(name)) keep(name.replaceAll('-', ' '), { name, icons: [name], settings: [] });
  }
  unspaced.sort(([left], [right]) => right.length - left.length);
  const longestPhrase = Math.max(...[...entries.keys()].map((key) => key.split(' ').length));
  return { entries, unspaced, longestPhrase };
}

/** Icon names that are no things to be drawn by their plain word: faces, hands, buttons, signs, people at something. */
const OBJECT_NAME =
  /(?:face|hand|finger|fist|palm|button|keycap|flag|arrow|oclock|thirty|square|circle|symbol|mark|^man-|^woman-|^person-|^people-|^men-|^women-|^japanese|-cat$|sign$|^left|^right|^up|^down|^on-|^new-|^no-)/;

const MULTI_WORD_COLUMNS = new Set([
  'inteligencia artificial',
  'intelligence artificielle',
  'künstliche intelligenz',
  'inteligência artificial',
  'intelligenza artificiale',
  'modelo de lenguaje',
  'modèle de langage',
  'modelo de linguagem',
  'modello linguistico',
  'red neuronal',
  'redes neuronales',
  'réseau de neurones',
  'neuronales netz',
  'rede neural',
  'rete neurale',
  'الذكاء الاصطناعي',
  'نموذج لغوي',
  'شبكة عصبية',
  'التمثيل الضوئي',
  'कृत्रिम बुद्धिमत्ता',
  'भाषा मॉडल',
  'न्यूरल नेटवर्क',
  'प्रकाश संश्लेषण',
  'समुद्र तट',
  'tienda de campaña',
  'medio ambiente',
  'meio ambiente',
]);

function phrasesOf(cell: string, _column: number): string[] {
  const whole = [...MULTI_WORD_COLUMNS].filter((phrase) => cell.includes(phrase));
  const rest = whole.reduce((text, phrase) => text.replace(phrase, ' '), cell);
  return [...whole, ...rest.split(' ').filter((word) => word !== '')];
}

function rowsOf(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()));
}

/** The words of a text in lower case, without punctuation. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}
