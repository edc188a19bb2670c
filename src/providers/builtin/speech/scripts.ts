/** A script by its Unicode name, and the language that reads a text in it where nothing better is known. */
const READERS: [script: RegExp, language: string, codes: string[]][] = [
  [/\p{Script=Latin}/u, 'en-us', ['Latn']],
  [/[\p{Script=Hiragana}\p{Script=Katakana}ー]/u, 'ja', ['Jpan', 'Hira', 'Kana']],
  [/\p{Script=Han}/u, 'zh', ['Hans', 'Hant', 'Hani']],
  [/\p{Script=Hangul}/u, 'ko', ['Kore', 'Hang']],
  [/\p{Script=Cyrillic}/u, 'ru', ['Cyrl']],
  [/\p{Script=Arabic}/u, 'ar', ['Arab']],
  [/\p{Script=Devanagari}/u, 'hi', ['Deva']],
  [/\p{Script=Bengali}/u, 'bn', ['Beng']],
  [/\p{Script=Greek}/u, 'el', ['Grek']],
  [/\p{Script=Hebrew}/u, 'he', ['Hebr']],
  [/\p{Script=Thai}/u, 'th', ['Thai']],
  [/\p{Script=Armenian}/u, 'hy', ['Armn']],
  [/\p{Script=Georgian}/u, 'ka', ['Geor']],
  [/\p{Script=Ethiopic}/u, 'am', ['Ethi']],
  [/\p{Script=Gujarati}/u, 'gu', ['Gujr']],
  [/\p{Script=Gurmukhi}/u, 'pa', ['Guru']],
  [/\p{Script=Kannada}/u, 'kn', ['Knda']],
  [/\p{Script=Malayalam}/u, 'ml', ['Mlym']],
  [/\p{Script=Oriya}/u, 'or', ['Orya']],
  [/\p{Script=Sinhala}/u, 'si', ['Sinh']],
  [/\p{Script=Tamil}/u, 'ta', ['Taml']],
  [/\p{Script=Telugu}/u, 'te', ['Telu']],
  [/\p{Script=Myanmar}/u, 'my', ['Mymr']],
];

/** Languages written in two scripts, both of which their espeak-ng voice reads. */
const SECOND_SCRIPTS: { [primary: string]: string[] } = {
  az: ['Cyrl'],
  bs: ['Cyrl'],
  hr: ['Cyrl'],
  kk: ['Latn'],
  sr: ['Cyrl', 'Latn'],
  tt: ['Latn'],
  uz: ['Cyrl'],
};

/**
 * The language that reads a character, by its script, in a text of the given language; undefined for what any
 * language reads: punctuation, digits, and Latin letters, which espeak-ng reads in every voice.
 */
export function readerOf(character: string, language: string): string | undefined {
  const reader = READERS.find(([script]) => script.test(character));
  if (reader === undefined) return undefined;
  const [, other, codes] = reader;
  if (scriptsOf(language).some((script) => codes.includes(script))) return language;
  return other === 'en-us' ? undefined : other;
}

/** The language whose script a text has most of; English where it has no letters. */
export function likelyLanguage(text: string): string {
  const counts = new Map<string, number>();
  for (const character of text) {
    const language = READERS.find(([script]) => script.test(character))?.[1];
    if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return [...counts].toSorted(([, left], [, right]) => right - left)[0]?.[0] ?? 'en-us';
}

const scriptsByLanguage = new Map<string, string[]>();

function scriptsOf(language: string): string[] {
  const known = scriptsByLanguage.get(language);
  if (known !== undefined) return known;
  const locale = new Intl.Locale(language).maximize();
  const scripts = [locale.script ?? 'Latn', ...(SECOND_SCRIPTS[locale.language] ?? [])];
  scriptsByLanguage.set(language, scripts);
  return scripts;
}
