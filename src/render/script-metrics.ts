/** How lines of a script are set: letters with marks above and below need more room between lines. */
export interface ScriptMetrics {
  /** Line height as a multiple of the font size. */
  titleLineHeight: number;
  textLineHeight: number;
  /** In ems; tightening suits large Latin letters and breaks joined ones. */
  titleLetterSpacing: number;
}

const SCRIPTS: { pattern: RegExp; metrics: ScriptMetrics }[] = [
  {
    pattern: /[\p{Script=Arabic}]/u,
    metrics: { titleLineHeight: 1.5, textLineHeight: 1.62, titleLetterSpacing: 0 },
  },
  {
    pattern: /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u,
    metrics: { titleLineHeight: 1.48, textLineHeight: 1.58, titleLetterSpacing: 0 },
  },
  {
    pattern:
      /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}]/u,
    metrics: { titleLineHeight: 1.38, textLineHeight: 1.5, titleLetterSpacing: 0 },
  },
  {
    pattern: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Ethiopic}]/u,
    metrics: { titleLineHeight: 1.28, textLineHeight: 1.46, titleLetterSpacing: 0 },
  },
  {
    pattern: /[\p{Script=Hebrew}\p{Script=Armenian}\p{Script=Georgian}]/u,
    metrics: { titleLineHeight: 1.2, textLineHeight: 1.4, titleLetterSpacing: 0 },
  },
];

const LATIN: ScriptMetrics = { titleLineHeight: 1.1, textLineHeight: 1.32, titleLetterSpacing: -0.022 };

/** The metrics of the tallest script that the text holds. */
export function scriptMetrics(text: string): ScriptMetrics {
  return SCRIPTS.find(({ pattern }) => pattern.test(text))?.metrics ?? LATIN;
}
