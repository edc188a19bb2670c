/** Text as espeak-ng is to get it, and where each of its code points comes from. */
export interface SpeakableText {
  text: string;
  /** For each code point of `text` the UTF-16 offset in the original that it stands for. */
  sources: number[];
}

/** Scripts whose words espeak-ng tells apart only where there are spaces between them. */
const NEEDS_SPACES =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** espeak-ng would read these by name ("grinning face", "black star"). */
const NAMED_SIGN =
  /[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{So}\p{Me}]/u;
const SPOKEN_SIGN = /[©®™°℃℉№]/u;
/** Marks of layout and markup, of which no person would say the name. */
const SILENT_MARK = /[<>*~^|\\`_{}\u2190-\u21ff\u2022\u00b7]/u;
/** Letters in another dress: mathematical bold, full width, ligatures. */
const DRESSED_LETTER = /[\u2102-\u214f\ufb00-\ufb06\uff01-\uffee\u{1d400}-\u{1d7ff}]/u;
/** Joiners shape letters in Indic and Arabic scripts; all other invisible characters only break words apart. */
const JOINER = /[\u200c\u200d]/;
const JOINED_SCRIPT =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Sinhala}]/u;
/** espeak-ng keeps a word of at most 160 bytes; a longer run is given to it in pieces. */
const LONGEST_RUN = 40;

/**
 * What is spoken of a stretch of text. Emoji and marks of layout are passed over, markup is plain text, and the
 * marks that espeak-ng reads as commands (`<tag>`, `&entity;`, `[[phonemes]]`) lose that meaning.
 */
export function speakableText(
  text: string,
  start: number,
  end: number,
  wordStarts: Set<number>,
): SpeakableText {
  const parts: string[] = [];
  const sources: number[] = [];
  let run = 0;
  let before = '';
  const put = (piece: string, source: number) => {
    for (const character of piece) {
      const space = /\s/.test(character);
      if (space && run === 0) continue;
      run = space ? 0 : run + 1;
      parts.push(character);
      sources.push(source);
    }
  };
  let offset = start;
  for (const character of text.slice(start, end)) {
    const spoken = spokenForm(character, before);
    const apart = wordStarts.has(offset) && NEEDS_SPACES.test(character);
    if (run >= LONGEST_RUN || apart) put(' ', offset);
    put(spoken, offset);
    before = character;
    offset += character.length;
  }
  return { text: parts.join(''), sources };
}

/** True where there is something to say: a letter, a digit, or a sign that has a spoken name. */
export function isSpoken(text: string): boolean {
  return /[\p{L}\p{N}%$€£¥₹&+=@#°©®™№]/u.test(text);
}

function spokenForm(character: string, before: string): string {
  if (JOINER.test(character)) return JOINED_SCRIPT.test(before) ? character : '';
  if (/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]/u.test(character)) return ' ';
  if (/[\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Variation_Selector}]/u.test(character)) return '';
  if (SPOKEN_SIGN.test(character)) return character;
  if (NAMED_SIGN.test(character) || SILENT_MARK.test(character)) return ' ';
  if (character === '&') return ' & ';
  if (character === '[') return '(';
  if (character === ']') return ')';
  return DRESSED_LETTER.test(character) ? character.normalize('NFKC') : character;
}
