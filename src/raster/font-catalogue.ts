import type { CodePointRanges } from './code-point-ranges.ts';

/** A family of the catalogue, with the code points for which it is asked. */
export interface FontFamily {
  name: string;
  /** The npm package that holds it. */
  package: string;
  /** What it is asked for; its files may hold more. */
  serves: CodePointRanges;
  /** The CSS generic family that it stands for. */
  generic?: 'monospace';
  /** True where it is asked only for what the families of this kind before it in a stack do not hold. */
  fillsGaps?: true;
  /** How its files are found: one file for all, or one a subset of the package's `unicode.json`. */
  files: { single: string } | { subsets: (subset: string) => string };
}

/** Han, kana, hangul and their punctuation and full-width forms. */
const EAST_ASIAN: CodePointRanges = [
  [0x1100, 0x11ff],
  [0x2e80, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7ff],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe1f],
  [0xfe30, 0xfe6f],
  [0xff00, 0xffef],
  [0x20000, 0x3ffff],
];

/** Marks that Western and East Asian text share, and that stand in a full square in the latter. */
const SHARED_MARKS: CodePointRanges = [
  [0x00b7, 0x00b7],
  [0x2014, 0x2014],
  [0x2018, 0x2019],
  [0x201c, 0x201d],
  [0x2026, 0x2026],
];

/** The house face: Latin, Greek and Cyrillic, drawn for the size at which it stands (an optical size axis). */
export const HOUSE_FAMILY: FontFamily = {
  name: 'Inter',
  package: 'inter-ui',
  serves: [[0, 0x10ffff]],
  files: { single: 'variable/InterVariable.woff2' },
};

export const EMOJI_FAMILY: FontFamily = {
  name: 'Twemoji',
  package: 'twemoji-colr-font',
  serves: [
    [0x23, 0x39],
    [0xa9, 0xae],
    [0x200d, 0x200d],
    [0x203c, 0x2049],
    [0x20e3, 0x20e3],
    [0x2122, 0x2139],
    [0x2194, 0x21aa],
    [0x231a, 0x23fa],
    [0x24c2, 0x24c2],
    [0x25aa, 0x27bf],
    [0x2934, 0x2935],
    [0x2b05, 0x2b55],
    [0x3030, 0x303d],
    [0x3297, 0x3299],
    [0xfe0f, 0xfe0f],
    [0x1f000, 0x1faff],
    [0xe0020, 0xe007f],
  ],
  files: { single: 'twemoji.woff2' },
};

export const MONOSPACE_FAMILY: FontFamily = {
  name: 'JetBrains Mono',
  generic: 'monospace',
  package: '@fontsource-variable/jetbrains-mono',
  serves: [[0, 0x2fff]],
  files: { subsets: (subset) => `files/jetbrains-mono-${subset}-wght-normal.woff2` },
};

/** Chinese, Japanese and Korean forms of the same characters: the language of the text chooses. */
export const EAST_ASIAN_FAMILIES = {
  chinese: eastAsianNoto('SC'),
  traditionalChinese: eastAsianNoto('TC'),
  japanese: eastAsianNoto('JP'),
  korean: eastAsianNoto('KR'),
};

/** The marks that East Asian text shares with Western text, in their full-width form. */
export const EAST_ASIAN_MARKS = {
  chinese: { ...variableNoto('SC', SHARED_MARKS), name: 'Noto Sans SC Marks' },
  traditionalChinese: { ...variableNoto('TC', SHARED_MARKS), name: 'Noto Sans TC Marks' },
  japanese: { ...variableNoto('JP', SHARED_MARKS), name: 'Noto Sans JP Marks' },
};

/** Faces for what the house face does not hold, in the order in which they are asked. */
export const SCRIPT_FAMILIES: FontFamily[] = [
  variableNoto('Arabic', [
    [0x0600, 0x06ff],
    [0x0750, 0x077f],
    [0x0870, 0x08ff],
    [0xfb50, 0xfdff],
    [0xfe70, 0xfeff],
  ]),
  variableNoto('Hebrew', [
    [0x0590, 0x05ff],
    [0xfb1d, 0xfb4f],
  ]),
  variableNoto('Devanagari', [
    [0x0900, 0x097f],
    [0x1cd0, 0x1cff],
    [0xa8e0, 0xa8ff],
  ]),
  variableNoto('Bengali', [[0x0980, 0x09ff]]),
  variableNoto('Gurmukhi', [[0x0a00, 0x0a7f]]),
  variableNoto('Gujarati', [[0x0a80, 0x0aff]]),
  variableNoto('Oriya', [[0x0b00, 0x0b7f]]),
  variableNoto('Tamil', [[0x0b80, 0x0bff]]),
  variableNoto('Telugu', [[0x0c00, 0x0c7f]]),
  variableNoto('Kannada', [[0x0c80, 0x0cff]]),
  variableNoto('Malayalam', [[0x0d00, 0x0d7f]]),
  variableNoto('Sinhala', [[0x0d80, 0x0dff]]),
  variableNoto('Thai', [[0x0e00, 0x0e7f]]),
  variableNoto('Lao', [[0x0e80, 0x0eff]]),
  variableNoto('Khmer', [
    [0x1780, 0x17ff],
    [0x19e0, 0x19ff],
  ]),
  variableNoto('Myanmar', [
    [0x1000, 0x109f],
    [0xa9e0, 0xa9ff],
    [0xaa60, 0xaa7f],
  ]),
  variableNoto('Armenian', [
    [0x0530, 0x058f],
    [0xfb13, 0xfb17],
  ]),
  variableNoto('Georgian', [
    [0x10a0, 0x10ff],
    [0x1c90, 0x1cbf],
    [0x2d00, 0x2d2f],
  ]),
  variableNoto('Ethiopic', [
    [0x1200, 0x139f],
    [0x2d80, 0x2ddf],
    [0xab00, 0xab2f],
  ]),
  variableNoto('', [
    [0x0180, 0x02af],
    [0x0460, 0x052f],
    [0x1d00, 0x1dbf],
    [0x1f00, 0x1fff],
    [0x2c60, 0x2c7f],
    [0xa640, 0xa69f],
    [0xa720, 0xa7ff],
  ]),
];

/** Signs of mathematics and pictographs that neither the house face nor the emoji hold. */
export const SYMBOL_FAMILIES: FontFamily[] = [
  {
    name: 'Noto Sans Math',
    package: '@fontsource/noto-sans-math',
    serves: [
      [0x2100, 0x214f],
      [0x2190, 0x23ff],
      [0x27c0, 0x27ef],
      [0x2900, 0x2bff],
      [0x1d400, 0x1d7ff],
      [0x1ee00, 0x1eeff],
    ],
    files: { single: 'files/noto-sans-math-latin-400-normal.woff2' },
  },
  {
    name: 'Noto Sans Symbols 2',
    package: '@fontsource/noto-sans-symbols-2',
    serves: [
      [0x2300, 0x243f],
      [0x25a0, 0x28ff],
      [0x2b00, 0x2bff],
      [0x1d2e0, 0x1d2f3],
      [0x1f000, 0x1fbff],
    ],
    files: { subsets: (subset) => `files/noto-sans-symbols-2-${subset}-400-normal.woff2` },
  },
];

function eastAsianNoto(script: string): FontFamily {
  return { ...variableNoto(script, EAST_ASIAN), fillsGaps: true };
}

function variableNoto(script: string, serves: CodePointRanges): FontFamily {
  const suffix = script === '' ? '' : `-${script.toLowerCase()}`;
  return {
    name: `Noto Sans ${script}`.trim(),
    package: `@fontsource-variable/noto-sans${suffix}`,
    serves,
    files: {
      subsets: (subset) => `files/noto-sans${suffix}-${subset.replace(/^\[|\]$/g, '')}-wght-normal.woff2`,
    },
  };
}
