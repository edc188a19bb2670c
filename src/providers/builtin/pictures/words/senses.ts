/** Words in the order in which they stand, and after which of them a clause ends. */
export interface Wording {
  words: string[];
  ends: ReadonlySet<number>;
}

/** The words of a text in lower case, without punctuation. */
export function wordingOf(text: string): Wording {
  const words: string[] = [];
  const ends = new Set<number>();
  for (const [part] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}\p{M}]+|[.,;:!?…()[\]–—]/gu)) {
    if (/[\p{L}\p{N}\p{M}]/u.test(part)) words.push(part);
    else ends.add(words.length - 1);
  }
  return { words, ends };
}

/** Nouns for things, which as verbs say something else. */
const NOUNS = new Set(
  (
    'balloon bank bat bear book box bridge call clamp crane diver duck field fire fish foot host ladder letter order ' +
    'palm park port present record ring rock rose seal ship spring star state store strand supply train watch wave wind'
  ).split(' '),
);
/** What stands before a verb and before no noun. */
const BEFORE_VERBS = new Set(
  (
    'to not never always will would can cannot could shall should may might must do does did please let lets ' +
    'i you we they he she it who'
  ).split(' '),
);
/** What begins the object of a verb, and follows no noun in the same clause. */
const OBJECTS = new Set(
  'the a an it them him her us me this these those your my our their his its every each something nothing'.split(
    ' ',
  ),
);
/** What stands between a noun and whatever else is said, so that a noun before it has no other after it. */
const BETWEEN = new Set(
  (
    'and or but nor so if as than then that which who whose what where when while because is are was were be been has have ' +
    'had in on at by for from of off out over up down to into onto under with without about through between again back'
  ).split(' '),
);
/** What `learn` has after it where it means to hear of something, and no study. */
const HEARD_OF = new Set([...OBJECTS, 'that', 'of', 'whether', 'who', 'why']);
const OF_TWO_PARTIES = new Set([
  'third',
  'other',
  'political',
  'ruling',
  'either',
  'each',
  'both',
  'first',
  'second',
]);

interface Neighbours {
  word: string;
  /** The words beside it in its clause; empty where it begins or ends it. */
  before: string;
  after: string;
}

/** “A key point” is no key, as “the key” and “the keys” are. */
const isOfKind =
  (noun: string) =>
  ({ word, after }: Neighbours) =>
    word === noun && after !== '' && !BETWEEN.has(after) && !OBJECTS.has(after);

/** When words with two meanings do not have the one that is drawn. */
const OTHER_MEANINGS: { [word: string]: (beside: Neighbours) => boolean } = {
  learn: ({ after }) => HEARD_OF.has(after),
  key: isOfKind('key'),
  current: isOfKind('current'),
  rest: ({ before, after }) => before === 'the' || after === 'of',
  party: ({ before }) => OF_TWO_PARTIES.has(before),
};

/** Whether a word that may name a thing names it where it stands, by what stands beside it. */
export function namesItsThing(
  base: string,
  isOfVerb: boolean,
  at: number,
  { words, ends }: Wording,
): boolean {
  const before = at > 0 && !ends.has(at - 1) ? words[at - 1]! : '';
  const after = ends.has(at) ? '' : (words[at + 1] ?? '');
  if (OTHER_MEANINGS[base]?.({ word: words[at]!, before, after })) return false;
  return !NOUNS.has(base) || (!isOfVerb && !BEFORE_VERBS.has(before) && !OBJECTS.has(after));
}

/** Whether a word says of what kind the next one is, as that of “electric lamps” does. */
export function isQualityOfNext(at: number, { words, ends }: Wording): boolean {
  return (
    !ends.has(at) &&
    /^.{3,}(?:ic|ical|al|ive|ous|ful|en)$/u.test(words[at]!) &&
    !BETWEEN.has(words[at + 1] ?? '')
  );
}

/** Words that English alone has, and has in nearly every sentence. */
const ENGLISH =
  /\b(?:the|and|of|are|with|for|that|from|this|these|it|its|to|your|you|what|how|when|which|not)\b/iu;

/** Whether a text is English, whose words do not grow by joining others to them. */
export function looksEnglish(text: string): boolean {
  return ENGLISH.test(text);
}
