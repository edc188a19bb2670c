const RIGHT_TO_LEFT_LETTER =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const RIGHT_TO_LEFT_LANGUAGES = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'ha-arab',
  'he',
  'ks',
  'ps',
  'sd',
  'ug',
  'ur',
  'yi',
]);

export type TextDirection = 'ltr' | 'rtl';

/** The direction in which most letters of the text run; the language's own where it has no letters. */
export function mainDirection(text: string, language: string): TextDirection {
  let balance = 0;
  for (const character of text) {
    if (!/\p{L}/u.test(character)) continue;
    balance += RIGHT_TO_LEFT_LETTER.test(character) ? 1 : -1;
  }
  if (balance !== 0) return balance > 0 ? 'rtl' : 'ltr';
  return RIGHT_TO_LEFT_LANGUAGES.has(language.toLowerCase().split('-')[0]!) ? 'rtl' : 'ltr';
}

/** The direction of the first letter (rule P2 of the Unicode bidirectional algorithm), or the one given. */
export function paragraphDirection(text: string, fallback: TextDirection): TextDirection {
  const letter = /\p{L}/u.exec(text)?.[0];
  if (letter === undefined) return fallback;
  return RIGHT_TO_LEFT_LETTER.test(letter) ? 'rtl' : 'ltr';
}
