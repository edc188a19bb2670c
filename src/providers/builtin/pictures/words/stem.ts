/**
 * A word without the endings that inflection adds, so that `campers`, `camper` and `camping` meet where they
 * should and different words do not: plural, past and gerund of English and the plural of Romance languages;
 * the article of Arabic. Deliberately careful: too little is cut rather than too much.
 */
export function stemOf(word: string): string {
  if (/^\p{Script=Arabic}/u.test(word)) return word.replace(/^(?:وال|بال|كال|فال|ال|لل)(?=.{2})/u, '');
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
