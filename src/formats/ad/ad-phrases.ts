/** The few words that an ad says of any product; `{product}` stands where it is named. */
interface AdPhrases {
  introduction: string;
  callToAction: string;
  /** Said where the product is seen and nothing is known to say of it. */
  closerLook: string;
}

const PHRASES: { [language: string]: AdPhrases } = {
  ar: { introduction: 'إليكم {product}.', callToAction: 'اعرف المزيد', closerLook: 'ألقوا نظرة عن قرب.' },
  de: {
    introduction: 'Hier kommt: {product}.',
    callToAction: 'Mehr erfahren',
    closerLook: 'Schauen Sie genauer hin.',
  },
  en: { introduction: 'Meet {product}.', callToAction: 'Find out more', closerLook: 'Take a closer look.' },
  es: {
    introduction: 'Te presentamos: {product}.',
    callToAction: 'Descubre más',
    closerLook: 'Míralo de cerca.',
  },
  fr: {
    introduction: 'Voici : {product}.',
    callToAction: 'En savoir plus',
    closerLook: 'Regardez de plus près.',
  },
  hi: { introduction: 'पेश है {product}।', callToAction: 'और जानें', closerLook: 'ज़रा करीब से देखिए।' },
  it: {
    introduction: 'Ecco: {product}.',
    callToAction: 'Scopri di più',
    closerLook: 'Guarda più da vicino.',
  },
  ja: {
    introduction: 'ご紹介します、{product}。',
    callToAction: '詳しく見る',
    closerLook: '近くでご覧ください。',
  },
  pt: { introduction: 'Apresentamos: {product}.', callToAction: 'Saiba mais', closerLook: 'Veja de perto.' },
  zh: { introduction: '这就是{product}。', callToAction: '了解更多', closerLook: '走近看一看。' },
};

/** English wants an article before what is no name: `Meet Lumo`, but not `Meet Solar lantern`. */
const ENGLISH_NAME =
  /^(?!(?:A|An|The|a|an|the)\s)(?:(?:[^\p{Ll}\s]\S*|of|the|and|for|in|by|de|&)(?:\s+|$))+$/u;

/** A sentence that names the product and states nothing about it; its bare name in a language not known here. */
export function introductionOf(product: string, language: string): string {
  const { introduction = '{product}' } = phrasesIn(language) ?? {};
  if (introduction === PHRASES.en?.introduction && !ENGLISH_NAME.test(product)) return asSentence(product);
  return introduction.replace('{product}', () => product).replace(/([?!？！؟.])[.。।]$/u, '$1');
}

/** A call to action that fits every product; undefined in a language that is not known here. */
export function usualCallToAction(language: string): string | undefined {
  return phrasesIn(language)?.callToAction;
}

/** What can be said of any product that is seen; undefined in a language that is not known here. */
export function closerLook(language: string): string | undefined {
  return phrasesIn(language)?.closerLook;
}

function asSentence(text: string): string {
  return /[.!?]$/u.test(text) ? text : `${text}.`;
}

function phrasesIn(language: string): AdPhrases | undefined {
  return PHRASES[language.split('-')[0]?.toLowerCase() ?? ''];
}
