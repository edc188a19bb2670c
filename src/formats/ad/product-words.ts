/** How a language names a thing in a sentence: small words that a name is found by. */
interface ProductWords {
  /** Stand before a thing and are no part of its name. */
  articles?: RegExp;
  /** Between a thing and what it is. */
  copula?: RegExp;
  /** Begin what is told of a thing before it is said what it is. */
  relatives?: RegExp;
  /** Between a thing and those whom it is for, or more that is said of it. */
  connectives?: RegExp;
}

const WORDS: { [language: string]: ProductWords } = {
  ar: { copula: /\s(?:هو|هي)\s/u },
  de: {
    articles: /^(?:der|die|das|ein|eine|unser|unsere)\s/iu,
    copula: /\s(?:ist|sind)\s/iu,
    connectives: /\s(?:für|mit|aus|von|zum|zur|in|das|die|der)\s/giu,
  },
  en: {
    articles: /^(?:a|an|the|our|my|this|these)\s/iu,
    copula: /\s(?:is|are)\s/iu,
    relatives: /\s(?:that|which|who|whose|where|when|while|if)(?:\s|$)/iu,
    connectives: /\s(?:for|that|which|who|with|to|from|in|by|on|and)\s/giu,
  },
  es: {
    articles: /^(?:el|la|los|las|un|una|unos|unas|nuestro|nuestra)\s/iu,
    copula: /\s(?:es|son)\s/iu,
    relatives: /\s(?:que|donde|cuando|si)(?:\s|$)/iu,
    connectives: /\s(?:para|con|de|que|en|y)\s/giu,
  },
  fr: {
    articles: /^(?:(?:le|la|les|un|une|des|notre|nos)\s|l[’'])/iu,
    copula: /\s(?:est|sont)\s/iu,
    relatives: /\s(?:qui|que|où|quand|si)(?:\s|$)/iu,
    connectives: /\s(?:pour|avec|de|qui|en|et)\s/giu,
  },
  it: {
    articles: /^(?:(?:il|lo|la|i|gli|le|un|uno|una|il nostro|la nostra)\s|l[’'])/iu,
    copula: /\s(?:è|sono)\s/iu,
    relatives: /\s(?:che|dove|quando|se)(?:\s|$)/iu,
    connectives: /\s(?:per|con|di|che|in|e)\s/giu,
  },
  ja: { copula: /は/u },
  pt: {
    articles: /^(?:o|a|os|as|um|uma|nosso|nossa)\s/iu,
    copula: /\s(?:é|são)\s/iu,
    relatives: /\s(?:que|onde|quando|se)(?:\s|$)/iu,
    connectives: /\s(?:para|com|de|que|em|e)\s/giu,
  },
  zh: { copula: /是/u },
};

/** Words that stand for a thing and do not name it. */
const PRONOUNS =
  /^(?:it|this|that|they|these|those|we|you|i|there|here|what|who|er|sie|es|das|dies|wir|ihr|ich|il|elle|ce|c|nous|vous|on|esto|esta|este|nosotros|usted|isto|isso|nós|você|questo|questa|noi|voi|这|那|我们|它|これ|それ|私たち)$/iu;

const MOST_NAME_WORDS = 6;
const LONG_NAME_CHARACTERS = 40;
/** What is told of a product beside its name stands behind these. */
const CLAUSE_END = /[,;](?=\s)\s*|[،，、；]\s*|\s[–—-]\s|:\s/u;

/** What a line says of a product: its name, and all that it says as sentences where that is more. */
export interface ReadProduct {
  name: string;
  description?: string;
}

/** The product of one line: `Lumo is a lantern`, `Solar lantern for campers`, `The new X200 bike, 120 km range`. */
export function productOfLine(line: string, language: string): ReadProduct {
  const text = line.replace(/[.。।]$/u, '').trim();
  const words = WORDS[primary(language)] ?? {};
  const subject = subjectOf(text, words);
  if (subject !== undefined) return { name: named(subject, words), description: line };
  const clauses = text.split(CLAUSE_END).filter((clause) => /[\p{L}\p{N}]/u.test(clause));
  const [first = text] = clauses;
  const isList = clauses.length > 1 && (/\s/u.test(first) || !/[\p{Script=Latin}]/u.test(first));
  const name = named(shortened(isList ? first : text, words), words);
  if (isList) return { name, description: clauses.map((clause) => asSentence(clause, language)).join(' ') };
  return name === named(text, words) ? { name } : { name, description: asSentence(text, language) };
}

/** What the line says that something is, where it names that. */
function subjectOf(text: string, { copula, articles, relatives }: ProductWords): string | undefined {
  const at = copula === undefined ? -1 : text.search(copula);
  if (at < 1) return undefined;
  const before = text.slice(0, at).trim();
  const told = relatives === undefined ? -1 : before.search(relatives);
  const subject = told > 0 ? before.slice(0, told) : before;
  const bare = articles === undefined ? subject : subject.replace(articles, '');
  const isName = bare.split(/\s+/u).length <= MOST_NAME_WORDS && bare.length <= LONG_NAME_CHARACTERS;
  return isName && !PRONOUNS.test(subject) && !CLAUSE_END.test(subject) ? subject : undefined;
}

/** A name as short as whom it is for allows, or a long one cut before a small word. */
function shortened(text: string, { connectives }: ProductWords): string {
  if (connectives === undefined) return text;
  const ends = [...text.matchAll(connectives)].map(({ index, 0: found }) => ({ index, word: found.trim() }));
  const audience = ends.find(({ word, index }) => FOR_WHOM.has(word.toLowerCase()) && index > 0);
  if (audience) return text.slice(0, audience.index);
  if (text.length <= LONG_NAME_CHARACTERS) return text;
  return text.slice(0, ends.findLast(({ index }) => index > 0 && index <= LONG_NAME_CHARACTERS)?.index);
}

const FOR_WHOM = new Set(['for', 'für', 'para', 'pour', 'per']);

function named(text: string, { articles }: ProductWords): string {
  const bare = articles === undefined ? text : text.replace(articles, '');
  return capitalised(bare.trim());
}

const FULL_STOPS: { [language: string]: string } = { hi: '।', ja: '。', zh: '。' };

function asSentence(clause: string, language: string): string {
  const text = capitalised(clause.trim());
  return /[.!?。！？।؟]$/u.test(text) ? text : `${text}${FULL_STOPS[primary(language)] ?? '.'}`;
}

function primary(language: string): string {
  return language.split('-')[0]?.toLowerCase() ?? '';
}

/** With a great first letter, but for names such as iPhone. */
function capitalised(text: string): string {
  const [word = ''] = text.split(/\s/u, 1);
  return /\p{Lu}/u.test(word) ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
