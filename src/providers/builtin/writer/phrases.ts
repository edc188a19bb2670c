import type { WordFinder } from './keywords.ts';

/** Openings that tie a sentence to the one before it and say nothing on a slide, by language, in lower case. */
const CONNECTIVES: { [language: string]: readonly string[] } = {
  ar: ['لذلك،', 'ومع ذلك،', 'على سبيل المثال،', 'في الواقع،'],
  de: ['außerdem', 'daher', 'deshalb', 'jedoch'],
  en: 'also,|as a result,|besides,|but|consequently,|finally,|first,|for example,|for instance,|furthermore,|however,|in addition,|in fact,|in other words,|indeed,|meanwhile,|moreover,|nevertheless,|of course,|on the other hand,|second,|similarly,|so|so,|that is why|then,|therefore,|third,|thus,|and'.split(
    '|',
  ),
  es: 'además,|así,|por ejemplo,|por eso,|por lo tanto,|sin embargo,|en realidad,|pero|finalmente,'.split(
    '|',
  ),
  fr: 'ainsi,|cependant,|de plus,|donc,|en effet,|enfin,|en fait,|par exemple,|pourtant,|mais|toutefois,'.split(
    '|',
  ),
  hi: ['इसलिए', 'लेकिन', 'उदाहरण के लिए,', 'हालाँकि,'],
  pt: 'além disso,|assim,|no entanto,|por exemplo,|por isso,|portanto,|porém,|mas|finalmente,'.split('|'),
  zh: ['因此，', '所以，', '但是，', '然而，', '例如，', '此外，', '首先，', '其次，', '最后，'],
};

const STRONG_END = /[;:；：؛](?=\s|[^\d\s/])|\s[–—]\s|\s-\s|\s?[(（]/gu;
const ANY_END = /[,;:，；：、،؛](?=\s|[^\d\s/])|\s[–—]\s|\s-\s|\s?[(（]/gu;

/**
 * The gist of a sentence in its own words: without the opening that ties it to others and the full stop, cut
 * at the end of a clause where one fits, else after the last word that does, and then marked with an ellipsis.
 */
export function phraseOf(sentence: string, mostCharacters: number, words: WordFinder): string {
  const text = capitalised(withoutConnective(sentence.trim().replace(/[.。।…]+$/u, ''), words.language));
  if (text.length <= mostCharacters) return text;
  const plain = withoutAside(text);
  if (plain.length <= mostCharacters) return plain;
  return wholeClauses(text, mostCharacters) ?? leadingWords(text, mostCharacters, words);
}

/** What is only said beside of the first thing named: “Ada, a pupil of De Morgan, wrote”. */
const ASIDE =
  /^(?<thing>[^,;:.]{2,48}), (?:an?|the|who|which|one of|eine?[mnrs]?|der|die|das|une?|la|le|les|uno|una|el|il|lo|o|um|uma) [^,;:.]{2,90}, (?=\p{Ll})/u;

function withoutAside(text: string): string {
  return text.replace(ASIDE, '$<thing> ');
}

function withoutConnective(text: string, language: string): string {
  const lower = text.toLowerCase();
  for (const connective of CONNECTIVES[language] ?? []) {
    if (!lower.startsWith(connective)) continue;
    const rest = text.slice(connective.length);
    const ended = /[,،，]$/u.test(connective) || /^\s/u.test(rest);
    if (ended && rest.trim().length >= 8) return rest.trim();
  }
  return text;
}

/** The longest run of whole clauses from the start, cut where it is cut most deeply; a short run says too little. */
function wholeClauses(text: string, mostCharacters: number): string | undefined {
  for (const boundary of [STRONG_END, ANY_END]) {
    const ends = [...text.matchAll(boundary)].map((match) => match.index);
    const longest = ends.filter((end) => end <= mostCharacters && isBalanced(text.slice(0, end))).at(-1);
    if (longest !== undefined && longest >= mostCharacters * 0.35) return text.slice(0, longest).trim();
  }
  return undefined;
}

function isBalanced(text: string): boolean {
  const count = (marks: RegExp) => text.match(marks)?.length ?? 0;
  return count(/[(（]/g) === count(/[)）]/g) && count(/[“«]/g) === count(/[”»]/g) && count(/"/g) % 2 === 0;
}

function leadingWords(text: string, mostCharacters: number, words: WordFinder): string {
  let end = 0;
  let contentEnd = 0;
  for (const { segment, index, isWordLike } of words.segments(text)) {
    const after = index + segment.length;
    if (after > mostCharacters - 1) break;
    if (!isWordLike) continue;
    end = after;
    if (!words.isStopWord(segment.toLowerCase())) contentEnd = after;
  }
  const cut = contentEnd > mostCharacters / 2 ? contentEnd : end;
  return `${cut > 0 ? text.slice(0, cut) : wholeCharacters(text, mostCharacters - 1)}…`;
}

/** As many characters as people see them, so that no letter loses its mark and no emoji is halved. */
function wholeCharacters(text: string, most: number): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    if (kept.length + segment.length > most) break;
    kept += segment;
  }
  return kept;
}

function capitalised(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 32);
  return /^\p{Ll}+(?=[\s,:;]|$)/u.test(text) ? first.toUpperCase() + text.slice(first.length) : text;
}
