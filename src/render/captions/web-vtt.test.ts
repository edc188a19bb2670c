import { expect, it } from 'vitest';
import type { CaptionCue } from '../../domain/caption.ts';
import { writeSubRip } from './sub-rip.ts';
import { parseWebVtt, writeWebVtt } from './web-vtt.ts';

const word = (text: string, startSeconds: number, spaceBefore = true) => ({
  text,
  spaceBefore,
  startSeconds,
  endSeconds: startSeconds + 0.4,
});
const cue: CaptionCue = {
  lines: [
    [word('a<b', 3661.5), word('&', 3662)],
    [word('你好', 3662.5), word('世界', 3662.5, false)],
  ],
  startSeconds: 3661.5,
  endSeconds: 3663.25,
  language: 'en',
  speaker: 'Ada & Co',
};

it('writes WebVTT with its text escaped and its place set', () => {
  expect(writeWebVtt([cue])).toBe(
    'WEBVTT\n\n1\n01:01:01.500 --> 01:01:03.250 line:88%,end position:50% align:center\n' +
      '<v Ada &amp; Co>a&lt;b &amp;\n你好世界\n',
  );
});

it('marks when words are spoken, each time once and only inside the cue', () => {
  const text = writeWebVtt([cue], { wordTimes: true });
  expect(text).toContain('a&lt;b <01:01:02.000>&amp;\n<01:01:02.500>你好世界\n');
});

it('writes SubRip with its own timestamps', () => {
  expect(writeSubRip([cue])).toBe('1\n01:01:01,500 --> 01:01:03,250\na<b &\n你好世界\n');
});

it('reads WebVTT of others: a mark at the start, notes, styles, missing hours, Windows line ends', () => {
  const file =
    '\ufeffWEBVTT - title\r\n\r\nNOTE a --> b\r\n\r\nSTYLE\r\n::cue {}\r\n\r\n00:01.000 --> 00:02.500\r\n<c.x>Hi</c> &lt;you&gt;\r\n';
  expect(parseWebVtt(file)).toEqual([{ startSeconds: 1, endSeconds: 2.5, lines: ['Hi <you>'] }]);
});
