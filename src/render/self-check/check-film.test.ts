import { describe, expect, it } from 'vitest';
import { evidence, failures, PROMISE, still, TIMELINE } from '../../../test/media/sample-evidence.ts';
import { checkFilm } from './check-film.ts';
import { gatherEvidence } from './film-evidence.ts';

describe('R5: a film as promised', () => {
  it('passes every check, and each says what was found', () => {
    expect(checkFilm(evidence({}), PROMISE)).toEqual([
      { name: 'streams', ok: true, detail: 'MP4 of avc1.640028 and mp4a.40.2' },
      { name: 'picture', ok: true, detail: '1080x1920 at 30 frames a second' },
      { name: 'duration', ok: true, detail: '0:20.0 (600 frames), as planned' },
      { name: 'size', ok: true, detail: '1.5 MB, at most 20.0 MB allowed' },
      { name: 'decoding', ok: true, detail: 'all 600 frames decode' },
      { name: 'black', ok: true, detail: 'no black stretches' },
      { name: 'frozen', ok: true, detail: 'every scene comes up when planned' },
      { name: 'silence', ok: true, detail: 'sound wherever someone speaks' },
      { name: 'loudness', ok: true, detail: '-14.2 LUFS; wanted were -14 LUFS, 1 LU more or less' },
      { name: 'true peak', ok: true, detail: '-1.4 dBTP, at most -1 allowed' },
      { name: 'captions (VTT)', ok: true, detail: '100 % of 5 spoken words' },
      { name: 'text', ok: true, detail: 'all text fits its place' },
    ]);
  });

  it('is told honestly where only reference pictures were decoded', () => {
    const sparse = { ...evidence({ decoding: { decodedFrameCount: 12 } }), pictures: 'references' as const };
    expect(failures(sparse)).toEqual({});
    expect(checkFilm(sparse).find(({ name }) => name === 'decoding')?.detail).toBe(
      '600 frames, of which the 12 that others build on decode',
    );
  });

  it('passes without sound where none was planned', () => {
    const timeline = { ...TIMELINE, narration: [] };
    const checks = checkFilm(evidence({ sound: null }), { timeline });
    expect(checks.filter((check) => !check.ok)).toEqual([]);
    expect(checks.map(({ name }) => name)).not.toContain('loudness');
  });

  it('may last a frame more and end on a whole AAC frame', () => {
    const found = evidence({
      facts: { durationSeconds: 20.054 },
      picture: { durationSeconds: 20.0333, frameCount: 601 },
      sound: { durationSeconds: 20.054 },
      decoding: { frameCount: 600 },
    });
    expect(failures(found)).toEqual({});
  });

  it('may hold still for as long as a scene does', () => {
    const one = { ...TIMELINE, picture: [{ ...still('one', 'a', 0, 0), durationFrames: 600 }] };
    const found = evidence({ decoding: { frozen: [{ startSeconds: 0, endSeconds: 20 }] } });
    expect(failures(found, { timeline: one })).toEqual({});
  });

  it('may hold still over two scenes that show the same picture', () => {
    const same = { ...TIMELINE, picture: [still('one', 'a', 0, 0), still('two', 'a', 300, 15)] };
    const found = evidence({ decoding: { frozen: [{ startSeconds: 0, endSeconds: 20 }] } });
    expect(failures(found, { timeline: same })).toEqual({});
  });
});

describe('R5: a file of which nothing is known', () => {
  it('is judged by what holds for every film', () => {
    const names = checkFilm(evidence({})).map(({ name }) => name);
    expect(names).toEqual(['streams', 'picture', 'decoding', 'black', 'loudness', 'true peak']);
  });

  it('is not judged by its loudness where it has no sound', async () => {
    const silent = evidence({ sound: null });
    const media = { probe: async () => silent.facts, decodeCheck: async () => silent.decoding };
    const gathered = await gatherEvidence('/film.mp4', media, 'all');
    expect(gathered).toEqual(silent);
    expect(checkFilm(gathered).map(({ name }) => name)).not.toContain('loudness');
  });
});
