/** The few words that an ad says of any product; `{product}` stands where it is named. */
interface AdPhrases {
  introduction: string;
  callToAction: string;
}

const PHRASES: { [language: string]: AdPhrases } = {
  ar: { introduction: 'إليكم {product}.', callToAction: 'اعرف المزيد' },
  de: { introduction: 'Das ist {product}.', callToAction: 'Mehr erfahren' },
  en: { introduction: 'Meet {product}.', callToAction: 'Find out more' },
  es: { introduction: 'Te presentamos {product}.', callToAction: 'Descubre más' },
  fr: { introduction: 'Voici {product}.', callToAction: 'En savoir plus' },
  hi: { introduction: 'पेश है {product}।', callToAction: 'और जानें' },
  it: { introduction: 'Ecco {product}.', callToAction: 'Scopri di più' },
  ja: { introduction: 'ご紹介します、{product}。', callToAction: '詳しく見る' },
  pt: { introduction: 'Apresentamos {product}.', callToAction: 'Saiba mais' },
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

function phrasesIn(language: string): AdPhrases | undefined {
  return PHRASES[language.split('-')[0]?.toLowerCase() ?? ''];
}
