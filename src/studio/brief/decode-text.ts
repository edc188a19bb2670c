import { isUtf8 } from 'node:buffer';
import { refusal } from './refusal.ts';

/** A brief larger than this holds something else. */
export const MOST_BRIEF_BYTES = 5_000_000;

/**
 * The text of a brief, without a byte order mark. Raises `too-large` above 5 MB and `invalid-input` for what is
 * empty, not UTF-8, or not text at all.
 */
export function decodeText(content: string | Uint8Array, subject: string): string {
  const bytes = typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength;
  if (bytes > MOST_BRIEF_BYTES) throw tooLarge(subject, bytes);
  const text = (typeof content === 'string' ? content : decoded(content, subject)).replace(/^\ufeff/, '');
  if (text.trim() === '') {
    throw refusal(subject, [{ field: '(document)', problem: 'is empty; write a brief, a text or one line' }]);
  }
  const nul = text.indexOf('\0');
  if (nul >= 0)
    throw refusal(subject, [
      { field: lineAt(text, nul), problem: 'holds the character U+0000: this is not a text file' },
    ]);
  return text;
}

export function tooLarge(subject: string, bytes: number): Error {
  const megabytes = (bytes / 1_000_000).toFixed(1);
  const problem = `is larger than the ${MOST_BRIEF_BYTES / 1_000_000} MB that a brief may have; split it`;
  return refusal(subject, [{ field: '(document)', value: `${megabytes} MB`, problem }], {
    code: 'too-large',
  });
}

function decoded(content: Uint8Array, subject: string): string {
  if (isUtf8(content)) return new TextDecoder().decode(content);
  const [first, second] = content;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw refusal(subject, [{ field: '(document)', problem: 'is UTF-16; save it as UTF-8' }]);
  }
  const lossy = new TextDecoder().decode(content);
  const field = lineAt(lossy, lossy.indexOf('\ufffd'));
  throw refusal(subject, [{ field, problem: 'is not UTF-8; save the file as UTF-8' }]);
}

function lineAt(text: string, position: number): string {
  return `line ${text.slice(0, position).split('\n').length}`;
}
