import type { ErrorCode } from './errors.ts';

/** What each kind of error says, and what is to be done about it, for whoever writes a program that meets it. */
export const ERROR_MEANINGS: Record<ErrorCode, string> = {
  'invalid-input':
    'Something that was handed in cannot be used; `issues` names each field with what is allowed.',
  'unknown-name': 'A name is none of those there are; `issues` names the nearest.',
  unauthorized: 'Nobody knows who asks, or a vendor does not take its key. Give a key that is valid.',
  forbidden:
    'Whoever asks is known and may not. Use a key with a wider scope, or put right who may read a file.',
  'not-found': 'It is not there, or belongs to somebody else.',
  conflict: 'It does not go with what is there by now. Read it again, then decide.',
  'outcome-unknown':
    'A call was sent, and nobody knows whether the vendor took it. Have it made anew, or do without: a person decides.',
  cancelled: 'Somebody asked for it to stop. What was made is kept; the same again goes on.',
  'too-large': 'It is larger than what is taken. Hand in less.',
  'unsupported-media': 'A file is not of a kind that can be used here.',
  'media-failed': 'A file could not be read, or a film not made. The message says which and where.',
  'film-check-failed':
    'The film was made and then failed its own check. It is kept; the message says what is wrong.',
  'over-budget':
    'A limit that was set leaves no room for the next call. Raise it, and the same again goes on.',
  'provider-failed': 'A vendor refused, or did not do what it was asked. The message says which and why.',
  'provider-unavailable':
    'Nobody can make it now: no key, no credit, or no answer. The message says what is missing.',
  'timed-out': 'It took longer than allowed. The same again goes on.',
  'storage-full': 'The disk or the bucket is full. Make room; the same again goes on.',
  'not-writable': 'The home cannot be written to. Put right who may, or name another.',
  'home-too-new': 'The home was written by a newer version. Use that.',
  internal: 'Nobody expected it. The log has it, under the id that the message gives; it is worth reporting.',
};
