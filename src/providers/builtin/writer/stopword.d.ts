/** The lists of the package `stopword`, which carries no types: words by ISO 639-3 code of their language. */
declare module 'stopword' {
  type StopWords = readonly string[];
  export const ara: StopWords, ben: StopWords, bul: StopWords, cat: StopWords, ces: StopWords, dan: StopWords;
  export const deu: StopWords, ell: StopWords, eng: StopWords, est: StopWords, fas: StopWords, fin: StopWords;
  export const fra: StopWords, guj: StopWords, heb: StopWords, hin: StopWords, hrv: StopWords, hun: StopWords;
  export const hye: StopWords, ind: StopWords, ita: StopWords, jpn: StopWords, kor: StopWords, lav: StopWords;
  export const lit: StopWords, mar: StopWords, nld: StopWords, nob: StopWords, pol: StopWords, por: StopWords;
  export const porBr: StopWords,
    ron: StopWords,
    rus: StopWords,
    slk: StopWords,
    slv: StopWords,
    spa: StopWords;
  export const swa: StopWords, swe: StopWords, tha: StopWords, tur: StopWords, ukr: StopWords, urd: StopWords;
  export const vie: StopWords, zho: StopWords;
}
