import { coversAny } from './code-point-ranges.ts';
import {
  EAST_ASIAN_FAMILIES,
  EAST_ASIAN_MARKS,
  EMOJI_FAMILY,
  type FontFamily,
  HOUSE_FAMILY,
  SCRIPT_FAMILIES,
  SYMBOL_FAMILIES,
} from './font-catalogue.ts';

/** Subtags of scripts and regions in which Chinese is written in the traditional forms. */
const TRADITIONAL = new Set(['hant', 'tw', 'hk', 'mo']);

type EastAsian = keyof typeof EAST_ASIAN_FAMILIES;

/**
 * The families that a text in a language needs, in the order in which they are asked for each character: a
 * pure function, so the same text is drawn with the same faces whatever was drawn before it.
 */
export function fontStack(codePoints: ReadonlySet<number>, language: string): FontFamily[] {
  const eastAsian = eastAsianForms(language, codePoints);
  const isEastAsianText = eastAsianOf(language) !== undefined;
  const marks = isEastAsianText && eastAsian !== 'korean' ? [EAST_ASIAN_MARKS[eastAsian]] : [];
  const needed = (families: FontFamily[]) =>
    families.filter((family) => coversAny(family.serves, codePoints));
  return [
    ...needed(marks),
    HOUSE_FAMILY,
    ...needed(SCRIPT_FAMILIES),
    ...needed([EAST_ASIAN_FAMILIES[eastAsian], ...otherEastAsian(eastAsian)]),
    ...needed(hasEmoji(codePoints) ? [EMOJI_FAMILY] : []),
    ...needed(SYMBOL_FAMILIES),
  ];
}

/** Which forms of shared characters to draw: the language's; else what kana or hangul in the text show. */
function eastAsianForms(language: string, codePoints: ReadonlySet<number>): EastAsian {
  const named = eastAsianOf(language);
  if (named !== undefined) return named;
  if (coversAny([[0x3040, 0x30ff]], codePoints)) return 'japanese';
  if (
    coversAny(
      [
        [0x1100, 0x11ff],
        [0xac00, 0xd7ff],
      ],
      codePoints,
    )
  )
    return 'korean';
  return 'chinese';
}

/** Faces for characters that the chosen one lacks: hangul in Japanese text, rare Han characters in Korean text. */
function otherEastAsian(chosen: EastAsian): FontFamily[] {
  return Object.entries(EAST_ASIAN_FAMILIES)
    .filter(([forms]) => forms !== chosen)
    .map(([, family]) => family);
}

function eastAsianOf(language: string): EastAsian | undefined {
  const [primary, ...rest] = language.toLowerCase().split('-');
  if (primary === 'ja') return 'japanese';
  if (primary === 'ko') return 'korean';
  if (primary === 'yue') return 'traditionalChinese';
  if (primary !== 'zh') return undefined;
  return rest.some((part) => TRADITIONAL.has(part)) ? 'traditionalChinese' : 'chinese';
}

/** True where the text may hold an emoji: a digit or a space alone does not ask for the emoji face. */
function hasEmoji(codePoints: ReadonlySet<number>): boolean {
  for (const codePoint of codePoints)
    if (codePoint > 0x2000 && coversAny(EMOJI_FAMILY.serves, [codePoint])) return true;
  return false;
}
