/** A word by its place in a text, as UTF-16 offsets: `text.slice(start, end)`. */
export interface TextWord {
  start: number;
  end: number;
}

/** Scripts that are written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Punctuation that belongs to the word after it. */
const OPENING = /^[\p{Ps}\p{Pi}¿¡"'#@$£€¥+]+$/u;

/**
 * The words of a text in order. White space separates them; scripts that use none are segmented by dictionary
 * (Unicode UAX 29 as ICU does it). Punctuation stays with the word that it touches. Together with the white
 * space between them the words give the text back.
 */
export function wordsOfText(text: string, language: string): TextWord[] {
  const words: TextWord[] = [];
  for (const match of text.matchAll(/\S+/g)) {
    const run = match[0];
    if (UNSPACED.test(run)) words.push(...segmented(run, match.index, language));
    else words.push({ start: match.index, end: match.index + run.length });
  }
  return words;
}

function segmented(run: string, offset: number, language: string): TextWord[] {
  const words: TextWord[] = [];
  let opening: number | undefined;
  // True while the last word may still take what follows: after "GPT-" comes "4", after "3." comes "5".
  let open = false;
  for (const { segment, index, isWordLike } of segmenterFor(language).segment(run)) {
    const end = offset + index + segment.length;
    const last = words.at(-1);
    if (isWordLike) {
      const continues = open && opening === undefined && last !== undefined && !UNSPACED.test(segment);
      if (continues) last.end = end;
      else words.push({ start: opening ?? offset + index, end });
      opening = undefined;
      open = !UNSPACED.test(segment);
    } else if (opening === undefined && (OPENING.test(segment) || last === undefined)) {
      opening = offset + index;
    } else if (opening === undefined && last !== undefined) {
      last.end = end;
      open &&= !/[\p{Po}\p{Pe}\p{Pf}]/u.test(segment) || /[.:/@&'’]/.test(segment);
    }
  }
  if (opening === undefined) return words;
  const last = words.at(-1);
  if (last === undefined) return [{ start: offset, end: offset + run.length }];
  last.end = offset + run.length;
  return words;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}
