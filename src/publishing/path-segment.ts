import { createHash } from 'node:crypto';

const MOST_CHARACTERS = 100;

/**
 * A name as one segment of a key, a public id or a path: letters, digits, `.`, `_` and `-`. What had to be changed gets
 * a few digits of its hash, so that two names never come to one segment.
 */
export function pathSegment(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^\.+/, '-');
  if (plain === name && plain !== '' && plain.length <= MOST_CHARACTERS) return plain;
  const digits = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${[...plain].slice(0, MOST_CHARACTERS).join('')}-${digits}`;
}
