import * as lists from 'stopword';

const LISTS: { [language: string]: readonly string[] } = {
  ar: lists.ara,
  bg: lists.bul,
  bn: lists.ben,
  ca: lists.cat,
  cs: lists.ces,
  da: lists.dan,
  de: lists.deu,
  el: lists.ell,
  en: lists.eng,
  es: lists.spa,
  et: lists.est,
  fa: lists.fas,
  fi: lists.fin,
  fr: lists.fra,
  gu: lists.guj,
  he: lists.heb,
  hi: lists.hin,
  hr: lists.hrv,
  hu: lists.hun,
  hy: lists.hye,
  id: lists.ind,
  it: lists.ita,
  ja: lists.jpn,
  ko: lists.kor,
  lt: lists.lit,
  lv: lists.lav,
  mr: lists.mar,
  nb: lists.nob,
  nl: lists.nld,
  no: lists.nob,
  pl: lists.pol,
  pt: [...lists.por, ...lists.porBr],
  ro: lists.ron,
  ru: lists.rus,
  sk: lists.slk,
  sl: lists.slv,
  sv: lists.swe,
  sw: lists.swa,
  th: lists.tha,
  tr: lists.tur,
  uk: lists.ukr,
  ur: lists.urd,
  vi: lists.vie,
  zh: lists.zho,
};

/** Words of a language that say nothing of what a text is about, in lower case; none for a language unknown here. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  return new Set(LISTS[primaryLanguage(language)]?.map((word) => word.toLowerCase()));
}

/** `pt` of `pt-BR`. */
export function primaryLanguage(language: string): string {
  return language.split('-')[0]?.toLowerCase() ?? '';
}
