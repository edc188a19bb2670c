/** What the scenes around a film are called among its chapters. */
interface FramingWords {
  opening: string;
  credits: string;
  closing: string;
}

const ENGLISH: FramingWords = { opening: 'Opening', credits: 'Credits', closing: 'Closing' };

const WORDS: { [language: string]: FramingWords } = {
  ar: { opening: 'البداية', credits: 'شكر وتقدير', closing: 'الخاتمة' },
  de: { opening: 'Vorspann', credits: 'Abspann', closing: 'Schluss' },
  en: ENGLISH,
  es: { opening: 'Apertura', credits: 'Créditos', closing: 'Cierre' },
  fr: { opening: 'Ouverture', credits: 'Générique', closing: 'Clôture' },
  hi: { opening: 'आरंभ', credits: 'आभार', closing: 'समापन' },
  it: { opening: 'Apertura', credits: 'Titoli di coda', closing: 'Chiusura' },
  ja: { opening: 'オープニング', credits: 'クレジット', closing: 'エンディング' },
  pt: { opening: 'Abertura', credits: 'Créditos', closing: 'Encerramento' },
  zh: { opening: '片头', credits: '制作人员', closing: '片尾' },
};

/** The words in the language of the film; in English where it is another than these. */
export function framingWords(language: string): FramingWords {
  return WORDS[language.toLowerCase().split('-')[0] ?? ''] ?? ENGLISH;
}
