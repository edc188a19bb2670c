/** How bad it is to end a line or a caption somewhere: 0 at the end of a sentence. */
const BREAK_COSTS = {
  sentence: 0,
  clause: 1,
  beforeConjunction: 3,
  beforePreposition: 4,
  anywhere: 7,
  /** Between words that belong together: an article and its noun, two parts of a name, a number and its unit. */
  bound: 30,
} as const;

interface FunctionWords {
  /** Good to begin a line with. */
  conjunctions: string[];
  prepositions: string[];
  /** Words that hold on to the next one and so never end a line: articles, possessives, "to", "not". */
  forward: string[];
  /** Words that hold on to the one before and so never begin a line: postpositions, particles. */
  backward: string[];
}

const list = (words: string) => words.split(' ').filter((word) => word !== '');
const language = (
  conjunctions: string,
  prepositions: string,
  forward: string,
  backward = '',
): FunctionWords => ({
  conjunctions: list(conjunctions),
  prepositions: list(prepositions),
  forward: list(forward),
  backward: list(backward),
});

const FUNCTION_WORDS: { [primary: string]: FunctionWords } = {
  en: language(
    'and but or nor so yet because although though while when where which who whose that if unless until since than as',
    'of in on at to for from with by about into onto over under after before between through during without within against among across behind beyond per via',
    "the a an this that these those my your his her its our their no not every each some any very is are was were be will would can could should may might must do does did has have had i'm you're we're they're it's mr. mrs. ms. dr. prof. st.",
  ),
  de: language(
    'und aber oder denn sondern weil dass wenn als ob obwohl während damit bevor nachdem die der das welche wie',
    'in im an am auf aus bei beim mit nach von vom vor zu zum zur für durch über unter um gegen ohne zwischen seit bis wegen',
    'der die das den dem des ein eine einen einem einer eines kein keine mein meine dein sein seine ihr ihre unser unsere dieser diese dieses jeder jede nicht sehr ist sind war dr. herr frau',
  ),
  fr: language(
    'et mais ou donc car ni que qui quand si comme parce lorsque puisque dont où',
    'de du des à au aux en dans sur sous par pour avec sans entre vers chez depuis pendant contre',
    'le la les un une des du ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ne très est sont m. mme',
  ),
  es: language(
    'y e o u pero sino que porque cuando si como aunque mientras donde quien cual',
    'de del a al en con por para sin sobre entre hasta desde hacia según contra durante',
    'el la los las un una unos unas mi mis tu tus su sus este esta estos estas ese esa no muy es son se lo le sr. sra.',
  ),
  it: language(
    'e ed o ma che perché quando se come mentre dove chi quale anche',
    'di del della dei delle a al alla in nel nella con per su sul da dal tra fra senza',
    'il lo la i gli le un uno una mio mia tuo suo sua questo questa quel quella non molto è sono si',
  ),
  pt: language(
    'e ou mas que porque quando se como embora enquanto onde quem',
    'de do da dos das a ao à em no na nos nas com por para sem sobre entre até desde',
    'o a os as um uma uns umas meu minha seu sua este esta esse essa não muito é são',
  ),
  nl: language(
    'en maar of want omdat dat als toen terwijl die wie waar',
    'van in op aan met voor door naar uit bij over onder tussen zonder tegen na tot',
    'de het een mijn jouw zijn haar ons onze hun deze dit die niet zeer is zijn was',
  ),
  hi: language(
    'और लेकिन या क्योंकि जब अगर कि जो तो',
    '',
    'एक यह वह ये वे इस उस हर न नहीं',
    'में का की के को से पर ने तक है हैं था थी थे ही भी तो',
  ),
  ar: language(
    'لكن أو لأن عندما إذا الذي التي ثم',
    'في من إلى على عن مع بين حتى',
    'لا لم لن ما هذا هذه ذلك كل قد في من إلى على عن',
  ),
  ja: language(
    '',
    '',
    '',
    'は が を に へ と も の で や か ね よ から まで より です ます ました ません でした だ た て ば',
  ),
  zh: language(
    '和 但 但是 而 因为 所以 如果 或 或者 而且',
    '在 从 对 向 把 被',
    '一个 这 那 每 很 不 的话',
    '的 了 吗 呢 吧 们 着 过 得 地',
  ),
  ru: language(
    'и а но или что чтобы потому когда если как где который которая которые',
    'в во на с со к по из от для о об при под над между через без до',
    'не ни этот эта это эти мой твой его её их наш ваш',
  ),
};

const SENTENCE_END = /[.!?…。！？।॥؟۔]["'”’»›)\]」』）】]*$/u;
const CLAUSE_END = /[,;:،؛、，；：–—]["'”’»›)\]」』）】]*$/u;
const INITIAL = /^\p{Lu}\.$/u;

/** The cost of a break between two words that follow one another in a text. */
export function breakCost(before: string, after: string, languageTag: string): number {
  const words = FUNCTION_WORDS[languageTag.toLowerCase().split('-')[0] ?? ''];
  const [left, right] = [before.toLowerCase(), bare(after)];
  // A dash, an emoji or a number's sign alone belongs to what was said before it.
  if (right === '') return BREAK_COSTS.bound;
  if (words?.forward.includes(left) || INITIAL.test(before)) return BREAK_COSTS.bound;
  if (SENTENCE_END.test(before)) return BREAK_COSTS.sentence;
  if (CLAUSE_END.test(before)) return BREAK_COSTS.clause;
  if (words?.prepositions.includes(bare(before)) || words?.backward.includes(right)) return BREAK_COSTS.bound;
  if (isNamePair(before, after) || isMeasure(before, after)) return BREAK_COSTS.bound;
  if (words?.conjunctions.includes(bare(before))) return BREAK_COSTS.anywhere + 4;
  if (words?.conjunctions.includes(right)) return BREAK_COSTS.beforeConjunction;
  if (words?.prepositions.includes(right)) return BREAK_COSTS.beforePreposition;
  return BREAK_COSTS.anywhere;
}

export function endsSentence(word: string): boolean {
  return SENTENCE_END.test(word);
}

function bare(word: string): string {
  return word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, '');
}

/** Two capitalised words, as a first and a last name. In German every noun is one; there it costs little. */
function isNamePair(before: string, after: string): boolean {
  return /^\p{Lu}[\p{L}\p{M}'’-]*\.?$/u.test(before) && /^\p{Lu}\p{Ll}/u.test(after);
}

function isMeasure(before: string, after: string): boolean {
  return /^[$€£¥]?\p{N}[\p{N}.,]*$/u.test(before) && /^(?:[%°€$£]|\p{Ll})/u.test(after);
}
