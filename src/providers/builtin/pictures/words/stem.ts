/**
 * A word of a phrase without the endings that inflection adds, so that `stock markets` and `stock market` meet: plural,
 * past and gerund of English and the plural of Romance languages; the article and the “and” of Arabic. Deliberately careful: too little
 * is cut rather than too much.
 */
export function stemOf(word: string): string {
  if (/^\p{Script=Arabic}/u.test(word))
    return word.replace(/^(?:(?:وال|بال|كال|فال|ال|لل)(?=.{2})|و(?=.{3}))/u, '');
  if (!/^[\p{Script=Latin}]+$/u.test(word) || word.length < 4) return word;
  const plural = word
    .replace(/(?:ies)$/, 'y')
    .replace(/(ch|sh|ss|x|z)es$/, '$1')
    .replace(/([^siu])s$/, '$1');
  if (plural.length > 5) {
    const gerund = plural.replace(/(?:ing|ed)$/, '');
    if (gerund !== plural && gerund.length > 2 && /[aeiouy]/.test(gerund))
      return gerund.replace(/([bdgmnprt])\1$/, '$1');
  }
  return plural.length > 4 ? plural.replace(/e$/, '') : plural;
}

/** A word that another may be a form of. */
export interface BaseForm {
  word: string;
  /** True where the other is its past or gerund, as only what is done has. */
  isOfVerb: boolean;
}

/**
 * The words that a word may be a form of, the nearest first: its singular, then what it is the past or gerund of.
 * Endings are cut from the word alone, never from what it is compared with: `news` is no plural of `new`, nor is
 * `evening` a form of `even`.
 */
export function baseForms(word: string): BaseForm[] {
  if (!/^[\p{Script=Latin}]+$/u.test(word) || word.length < 4) return [];
  const nouns: string[] = [];
  if (/[^siu]s$/.test(word)) nouns.push(word.slice(0, -1));
  if (/ies$/.test(word)) nouns.push(`${word.slice(0, -3)}y`);
  if (/(?:ch|sh|[sxz]|[aeiouáéíóú][dlnr])es$/.test(word)) nouns.push(word.slice(0, -2));
  const [, begin] = /^(.{3,})(?:ing|ed)$/u.exec(word) ?? [];
  const verbs: string[] = [];
  if (begin !== undefined && /[aeiouy]/.test(begin)) {
    verbs.push(begin, `${begin}e`);
    if (/([bdglmnprt])\1$/.test(begin)) verbs.push(begin.slice(0, -1));
    if (/ied$/.test(word)) verbs.push(`${word.slice(0, -3)}y`);
  }
  return [
    ...nouns.map((base) => ({ word: base, isOfVerb: false })),
    ...verbs.map((base) => ({ word: base, isOfVerb: true })),
  ];
}
