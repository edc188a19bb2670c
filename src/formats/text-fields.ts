import { z } from 'zod';
import { ReelError } from '../domain/errors.ts';

/** One line of text, trimmed: no line breaks, no control characters, at least one character. */
export function lineOfText(mostCharacters: number): z.ZodString {
  return z
    .string()
    .trim()
    .min(1)
    .max(mostCharacters)
    .check(({ value, issues }) => {
      const problem = unprintable(value, '');
      if (problem) issues.push({ code: 'custom', message: problem, input: value });
    });
}

/** Text to be spoken, trimmed: line breaks and tabs are welcome, and something must be there to be said. */
export function spokenText(mostCharacters: number): z.ZodString {
  return z
    .string()
    .overwrite((text) => text.replaceAll('\r\n', '\n').trim())
    .min(1)
    .max(mostCharacters)
    .check(({ value, issues }) => {
      const problem = unprintable(value, '\n\t') ?? unspeakable(value);
      if (problem) issues.push({ code: 'custom', message: problem, input: value });
    });
}

/** The name of a file beside the brief; what it leads to is checked when the brief is read. Forms ask for such a file. */
export function fileName(kind: 'image' | 'sound' | 'film'): z.ZodString {
  return lineOfText(1024).meta({ 'x-file': kind });
}

/** True where text holds a letter, a digit or a pictograph: something that a voice can say. */
export function isSpeakable(text: string): boolean {
  return /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(text);
}

/** The refusal of a whole text in which nothing can be said. */
export function unspeakableText(): ReelError {
  const issue = {
    field: '(document)',
    problem: 'holds nothing that can be spoken; write at least one sentence',
  };
  return new ReelError('invalid-input', `The text ${issue.problem}.`, { issues: [issue] });
}

function unspeakable(text: string): string | undefined {
  if (text === '' || isSpeakable(text)) return undefined;
  return 'holds nothing that can be spoken; write at least one word';
}

function unprintable(text: string, allowed: string): string | undefined {
  if (!text.isWellFormed())
    return 'holds half of a surrogate pair, which is not a character; save the text as UTF-8';
  for (const { 0: found, index } of text.matchAll(/[\p{Cc}\u2028\u2029\ufffe\uffff]/gu)) {
    if (allowed.includes(found)) continue;
    if (found === '\n' || found === '\r')
      return `holds a line break at character ${index + 1}; write it as one line`;
    const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `holds the control character U+${code} at character ${index + 1}; remove it`;
  }
  return undefined;
}
