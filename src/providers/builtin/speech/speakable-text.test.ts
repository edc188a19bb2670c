import { describe, expect, it } from 'vitest';
import { speakableText } from './speakable-text.ts';

const spoken = (text: string, wordStarts: number[] = []) =>
  speakableText(text, 0, text.length, new Set(wordStarts));

describe('speakable text', () => {
  it('passes over emoji, whose names espeak-ng would read', () => {
    expect(spoken('go 🚀 now 👩‍👩‍👧 🇫🇷 ★').text.trim()).toBe('go now');
  });

  it('takes the meaning away from marks that espeak-ng reads as commands', () => {
    expect(spoken('<b>x</b> [[h@l]] AT&lt;').text).toBe('b x /b ((h@l)) AT & lt;');
  });

  it('knows for every code point where it comes from', () => {
    const text = '𝐀 & 🚀é';
    const { text: said, sources } = spoken(text);
    expect(said).toBe('A & é');
    expect([...said].length).toBe(sources.length);
    expect(sources.at(0)).toBe(0);
    expect(text.slice(sources.at(-1))).toBe('é');
  });

  it('drops control and invisible characters but keeps the joiners that shape Indic letters', () => {
    expect(spoken('a\u0000b\u200bc\u00add').text).toBe('a bcd');
    expect(spoken('क्‍ष').text).toBe('क्‍ष');
  });

  it('parts the words of scripts without spaces, so that each of them is heard of', () => {
    expect(spoken('วันนี้', [0, 3]).text).toBe('วัน นี้');
  });

  it('gives a run without end in pieces', () => {
    const pieces = spoken('x'.repeat(300)).text.split(' ');
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(40);
    expect(pieces.join('')).toBe('x'.repeat(300));
  });
});
