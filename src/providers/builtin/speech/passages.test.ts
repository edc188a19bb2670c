import { describe, expect, it } from 'vitest';
import { passagesOf } from './passages.ts';
import { wordsOfText } from './text-words.ts';

const passages = (text: string, language = 'en-us') =>
  passagesOf(text, wordsOfText(text, language), language);
const written = (text: string, language?: string) =>
  passages(text, language).map(({ start, end }) => text.slice(start, end));

describe('passages of a text', () => {
  it('ends at clauses and sentences, but not at abbreviations, initials or decimal points', () => {
    expect(written('Dr. Smith met J. Doe, e.g. at 3.5 p.m. on time. He left.')).toEqual([
      'Dr. Smith met J. Doe,',
      'e.g. at 3.5 p.m. on time.',
      'He left.',
    ]);
  });

  it('pauses longest between paragraphs and shortest at a comma', () => {
    const [comma, colon, sentence, paragraph, last] = passages('A, b: c. D!\n\nE').map(
      (each) => each.pauseSeconds,
    );
    expect(comma).toBeLessThan(colon!);
    expect(colon).toBeLessThan(sentence!);
    expect(sentence).toBeLessThan(paragraph!);
    expect(last).toBe(0);
  });

  it('hands words of another script to the language that reads it', () => {
    const text = 'We say 你好 and привет today';
    expect(
      passages(text).map(({ start, end, language }) => [text.slice(start, end).trim(), language]),
    ).toEqual([
      ['We say', 'en-us'],
      ['你好', 'zh'],
      ['and', 'en-us'],
      ['привет', 'ru'],
      ['today', 'en-us'],
    ]);
  });

  it('cuts what has no punctuation at all before it grows too long', () => {
    const lengths = written('word '.repeat(400)).map((each) => each.length);
    expect(lengths.length).toBeGreaterThan(5);
    expect(Math.max(...lengths)).toBeLessThan(260);
  });

  it('has none for emoji and punctuation alone', () => {
    expect(passages('😀 — … !!!')).toEqual([]);
  });
});
