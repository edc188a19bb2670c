import { describe, expect, it } from 'vitest';
import { markLineBreaks, withoutBreakMarks } from './line-break-opportunities.ts';

const marked = (text: string, keepWords = false) => markLineBreaks(text, keepWords).split('\u200b');

describe('markLineBreaks', () => {
  it('leaves text with spaces between its words as it is', () => {
    expect(marked('Hello big world', true)).toEqual(['Hello big world']);
    expect(marked('مرحبا بالعالم', true)).toEqual(['مرحبا بالعالم']);
  });

  it('divides Thai between words', () => {
    expect(marked('ภาษาไทย')).toEqual(['ภาษา', 'ไทย']);
  });

  it('keeps Chinese words whole, with their particles and punctuation, only where that is asked for', () => {
    expect(marked('语言模型，“下一个词”。')).toEqual(['语言模型，“下一个词”。']);
    expect(marked('语言模型，“下一个词”。', true)).toEqual(['语言', '模型，“下', '一个', '词”。']);
  });

  it('keeps Japanese particles and endings with the word before them', () => {
    for (const phrase of marked('人工知能は世界を変えています。', true)) {
      expect(phrase).not.toMatch(/^[ぁ-ん。]/);
    }
  });

  it('gives the text back without the marks', () => {
    const text = '人工智能 changes ภาษาไทย';
    expect(withoutBreakMarks(markLineBreaks(text, true))).toBe(text);
  });
});
