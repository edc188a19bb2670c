import { describe, expect, it } from 'vitest';
import { evidence } from '../../../test/media/sample-evidence.ts';
import { checkForeignFilm, type ForeignFilm } from './foreign-film.ts';

const NOTHING_ODD: ForeignFilm = {
  evidence: evidence({ decoding: { black: [], frozen: [], silent: [], problems: [] } }),
  clipped: [],
};

function failed(film: Partial<ForeignFilm>): { [name: string]: string } {
  const checks = checkForeignFilm({ ...NOTHING_ODD, ...film }).filter(({ ok }) => !ok);
  return Object.fromEntries(checks.map(({ name, detail }) => [name, detail]));
}

describe('R5: a film from anywhere', () => {
  it('passes where nothing is odd', () => {
    expect(failed({})).toEqual({});
  });

  it('is told where it is black for long, and may fade', () => {
    const black = (startSeconds: number, endSeconds: number) =>
      failed({ evidence: evidence({ decoding: { black: [{ startSeconds, endSeconds }] } }) });
    expect(black(8, 11.5)).toEqual({ black: expect.stringContaining('0:08.0 to 0:11.5') });
    expect(black(8, 9)).toEqual({});
  });

  it('is told where its sound is missing', () => {
    const silent = [{ startSeconds: 4, endSeconds: 12 }];
    expect(failed({ evidence: evidence({ decoding: { silent } }) })).toEqual({
      silence: expect.stringContaining('0:04.0 to 0:12.0'),
    });
  });

  it('is told where its sound is cut off', () => {
    const clipped = [{ startSeconds: 3, endSeconds: 3.2, flatTops: 9 }];
    expect(failed({ clipped })).toEqual({ clipping: expect.stringContaining('0:03.0') });
  });

  it('is told which packets do not decode, and when', () => {
    const problems = [{ track: 'picture' as const, seconds: 7.5, message: 'Invalid data' }];
    expect(failed({ evidence: evidence({ decoding: { problems } }) })).toEqual({
      decoding: expect.stringContaining('picture at 0:07.5: Invalid data'),
    });
  });

  it('is told that one track ends before the other', () => {
    const decoding = { pictureSeconds: 20, soundSeconds: 17 };
    expect(failed({ evidence: evidence({ decoding }) })).toEqual({
      duration: 'picture 0:20.0, sound 0:17.0; one ends before the other',
    });
  });

  it('is told of captions after its end', () => {
    const text = 'WEBVTT\n\n00:00:30.000 --> 00:00:33.000\nToo late.\n';
    expect(failed({ captions: { name: 'film.vtt', text } })).toEqual({
      captions: expect.stringContaining('1 cue ends after the film, the first at 0:33.0'),
    });
  });

  it('is told that there is no picture, and then nothing of pictures', () => {
    const { facts, ...rest } = NOTHING_ODD.evidence;
    const streams = facts.streams.filter(({ kind }) => kind === 'sound');
    const decoding = { ...rest.decoding, pictureSeconds: 0, frameCount: 0, decodedFrameCount: 0 };
    const checks = checkForeignFilm({
      evidence: { ...rest, decoding, facts: { ...facts, streams } },
      clipped: [],
    });
    expect(checks.map(({ name, ok }) => [name, ok])).toEqual([
      ['streams', false],
      ['duration', true],
      ['silence', true],
      ['clipping', true],
      ['loudness', true],
    ]);
    expect(checks[1]?.detail).toBe('sound 0:20.0');
  });
});
