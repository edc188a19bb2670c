/** The few words that an ad says of any product; `{product}` stands where it is named. */
interface AdPhrases {
  introduction: string;
  callToAction: string;
  /** Stands between a thing and those whom it is for; absent where the language says it otherwise. */
  forWhom?: string;
}

const PHRASES: { [language: string]: AdPhrases } = {
  ar: { introduction: 'إليكم {product}.', callToAction: 'اعرف المزيد' },
  de: { introduction: 'Hier kommt: {product}.', callToAction: 'Mehr erfahren', forWhom: 'für' },
  en: { introduction: 'Meet {product}.', callToAction: 'Find out more', forWhom: 'for' },
  es: { introduction: 'Te presentamos: {product}.', callToAction: 'Descubre más', forWhom: 'para' },
  fr: { introduction: 'Voici : {product}.', callToAction: 'En savoir plus', forWhom: 'pour' },
  hi: { introduction: 'पेश है {product}।', callToAction: 'और जानें' },
  it: { introduction: 'Ecco: {product}.', callToAction: 'Scopri di più', forWhom: 'per' },
  ja: { introduction: 'ご紹介します、{product}。', callToAction: '詳しく見る' },
  pt: { introduction: 'Apresentamos: {product}.', callToAction: 'Saiba mais', forWhom: 'para' },
  zh: { introduction: '这就是{product}。', callToAction: '了解更多' },
};

/** A sentence that names the product and states nothing about it; its bare name in a language not known here. */
export function introductionOf(product: string, language: string): string {
  const { introduction = '{product}' } = phrasesIn(language) ?? {};
  return introduction.replace('{product}', () => product).replace(/([?!？！؟.])[.。।]$/u, '$1');
}

/** A call to action that fits every product; undefined in a language that is not known here. */
export function usualCallToAction(language: string): string | undefined {
  return phrasesIn(language)?.callToAction;
}

/** A thing and, as a sentence, whom it is for, where a line says both: `Solar lantern for campers`. */
export function productAndAudience(line: string, language: string): { product: string; audience?: string } {
  const { forWhom } = phrasesIn(language) ?? {};
  const at = forWhom === undefined ? -1 : line.toLowerCase().indexOf(` ${forWhom} `);
  if (at < 1) return { product: line };
  const audience = line.slice(at + 1).trim();
  return {
    product: line.slice(0, at).trim(),
    audience: `${audience.charAt(0).toUpperCase()}${audience.slice(1)}.`,
  };
}

function phrasesIn(language: string): AdPhrases | undefined {
  return PHRASES[language.split('-')[0]?.toLowerCase() ?? ''];
}
