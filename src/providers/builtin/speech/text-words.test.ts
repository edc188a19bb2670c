import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOfText } from './text-words.ts';

const written = (text: string, language = 'en') =>
  wordsOfText(text, language).map(({ start, end }) => text.slice(start, end));

describe('words of a text', () => {
  it('keeps punctuation with the word that it touches', () => {
    expect(written('“Hello,” she (almost) said — twice…')).toEqual([
      '“Hello,”',
      'she',
      '(almost)',
      'said',
      '—',
      'twice…',
    ]);
  });

  it('finds the words of scripts that are written without spaces', () => {
    expect(written('你好世界，我们今天学习。', 'zh')).toEqual(['你好', '世界，', '我们', '今天', '学习。']);
    expect(written('วันนี้เราจะเรียน', 'th')).toEqual(['วัน', 'นี้', 'เรา', 'จะ', 'เรียน']);
    expect(written('「東京」へ行きます。', 'ja')).toEqual(['「東京」', 'へ', '行き', 'ます。']);
  });

  it('keeps a Latin word whole inside a Chinese sentence', () => {
    expect(written('我用GPT-4.5学习', 'zh')).toEqual(['我', '用', 'GPT-4.5', '学习']);
  });

  it('covers any text exactly, in order, with nothing but white space between', () => {
    const piece = fc.constantFrom(
      ...[
        'word',
        'naïve',
        '你好世界',
        'สวัสดีชาวโลก',
        'これは',
        'नमस्ते',
        'مرحبا',
        '👩‍👩‍👧',
        '🇫🇷',
        '1️⃣',
        '3.5%',
        '—',
        '«',
      ],
      ...[
        '。',
        '，',
        '"',
        '(',
        '…',
        '\u0001',
        '\u200b',
        '<b>',
        '\ud800',
        ' ',
        '\n',
        '\u3000',
        '\u00a0',
        '\ufeff',
      ],
    );
    const anyText = fc.oneof(
      fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(anyText, fc.constantFrom('en', 'zh', 'th', 'ja', 'ar'), (text, language) => {
        let end = 0;
        for (const word of wordsOfText(text, language)) {
          expect(text.slice(end, word.start)).toMatch(/^\s*$/);
          expect(text.slice(word.start, word.end)).toMatch(/^\S+$/);
          end = word.end;
        }
        expect(text.slice(end)).toMatch(/^\s*$/);
      }),
    );
  });
});
