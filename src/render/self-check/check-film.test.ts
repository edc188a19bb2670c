import { describe, expect, it } from 'vitest';
import type { Timeline } from '../../domain/timeline.ts';
import type { DecodeReport, PictureStreamFacts, SoundStreamFacts } from '../../ports/media.ts';
import { checkFilm, type FilmPromise } from './check-film.ts';
import { usualMostBytes } from './file-checks.ts';
import { type FilmEvidence, gatherEvidence } from './film-evidence.ts';

const PICTURE: PictureStreamFacts = {
  kind: 'picture',
  codec: 'h264',
  size: { widthPixels: 1080, heightPixels: 1920 },
  frameRate: { numerator: 30, denominator: 1 },
  frameCount: 600,
  durationSeconds: 20,
  pixelFormat: 'yuv420p',
  colour: { matrix: 'bt709', primaries: 'bt709', transfer: 'bt709', range: 'limited' },
  rotationDegrees: 0,
  pixelAspectRatio: 1,
  codecString: 'avc1.640028',
};

const SOUND: SoundStreamFacts = {
  kind: 'sound',
  codec: 'aac',
  sampleRateHertz: 48_000,
  channels: 2,
  durationSeconds: 20,
  codecString: 'mp4a.40.2',
};

const DECODING: DecodeReport = {
  frameCount: 600,
  decodedFrameCount: 600,
  pictureSeconds: 20,
  soundSampleCount: 960_000,
  soundSeconds: 20,
  problems: [],
  black: [],
  frozen: [
    { startSeconds: 0, endSeconds: 9.9 },
    { startSeconds: 10.6, endSeconds: 20 },
  ],
  silent: [],
};

const still = (sceneId: string, asset: string, startFrame: number, fadeFrames: number) => ({
  kind: 'still' as const,
  sceneId,
  media: { asset },
  startFrame,
  durationFrames: 300,
  transition: { kind: 'crossfade' as const, durationFrames: fadeFrames },
});

const TIMELINE: Timeline = {
  version: 1,
  size: { widthPixels: 1080, heightPixels: 1920 },
  frameRate: { numerator: 30, denominator: 1 },
  durationFrames: 600,
  picture: [still('one', 'a', 0, 0), still('two', 'b', 300, 15)],
  overlays: [],
  narration: [
    { media: { asset: 's' }, startFrame: 15, inSeconds: 0, outSeconds: 9, gainDecibels: 0 },
    { media: { asset: 't' }, startFrame: 315, inSeconds: 0, outSeconds: 9, gainDecibels: 0 },
  ],
  music: [],
  chapters: [],
  loudness: { integratedLufs: -14, truePeakDbtp: -1 },
};

const SPOKEN = ['Light bends.', 'Glass slows it.'];
const VTT =
  'WEBVTT\n\n00:00:00.500 --> 00:00:03.000\nLight bends.\n\n00:00:10.500 --> 00:00:14.000\nGlass slows it.\n';

function evidence(changes: {
  picture?: Partial<PictureStreamFacts>;
  sound?: Partial<SoundStreamFacts> | null;
  decoding?: Partial<DecodeReport>;
  facts?: Partial<FilmEvidence['facts']>;
  loudness?: Partial<NonNullable<FilmEvidence['loudness']>>;
}): FilmEvidence {
  const sound = changes.sound === null ? [] : [{ ...SOUND, ...changes.sound }];
  return {
    facts: {
      container: 'mov,mp4,m4a,3gp,3g2,mj2',
      durationSeconds: 20,
      sizeBytes: 1_500_000,
      title: 'Light',
      streams: [{ ...PICTURE, ...changes.picture }, ...sound],
      ...changes.facts,
    },
    pictures: 'all',
    decoding: { ...DECODING, ...changes.decoding },
    loudness:
      changes.sound === null
        ? null
        : { integratedLufs: -14.2, rangeLu: 3, truePeakDbtp: -1.4, ...changes.loudness },
  };
}

const PROMISE: FilmPromise = {
  timeline: TIMELINE,
  captions: { spokenTexts: SPOKEN, vtt: VTT },
  mostBytes: usualMostBytes(20),
  textFindings: [],
};

/** The failing checks, by name. */
function failures(found: FilmEvidence, promise: FilmPromise = PROMISE): { [name: string]: string } {
  const failed = checkFilm(found, promise).filter((check) => !check.ok);
  return Object.fromEntries(failed.map(({ name, detail }) => [name, detail]));
}

describe('R5: a film as promised', () => {
  it('passes every check, and each says what was found', () => {
    expect(checkFilm(evidence({}), PROMISE)).toEqual([
      { name: 'streams', ok: true, detail: 'MP4 of avc1.640028 and mp4a.40.2' },
      { name: 'picture', ok: true, detail: '1080x1920 at 30 frames a second' },
      { name: 'duration', ok: true, detail: '0:20.0 (600 frames), as planned' },
      { name: 'size', ok: true, detail: '1.5 MB, at most 2.2 MB allowed' },
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

describe('R5: a film that fails says what and where', () => {
  it.each<{ title: string; found: Parameters<typeof evidence>[0]; fails: { [name: string]: string } }>([
    {
      title: 'another container',
      found: { facts: { container: 'matroska,webm' } },
      fails: { streams: 'the container is matroska,webm, not MP4' },
    },
    {
      title: 'no sound',
      found: { sound: null },
      fails: { streams: 'there are 0 sound streams, not 1' },
    },
    {
      title: 'other codecs',
      found: {
        picture: { codec: 'hevc', codecString: 'hev1.1.6.L120.B0' },
        sound: { codec: 'opus', codecString: 'opus' },
      },
      fails: { streams: 'the picture is hev1.1.6.L120.B0, not H.264 High; the sound is opus, not AAC-LC' },
    },
    {
      title: 'another profile and rate of sound',
      found: { picture: { codecString: 'avc1.42001f' }, sound: { sampleRateHertz: 44_100 } },
      fails: { streams: 'the picture is avc1.42001f, not H.264 High; the sound has 44100 Hz, not 48000' },
    },
    {
      title: 'another size and rate',
      found: {
        picture: {
          size: { widthPixels: 1920, heightPixels: 1080 },
          frameRate: { numerator: 30_000, denominator: 1001 },
        },
      },
      fails: { picture: 'it is 1920x1080 at 29.97 frames a second, not 1080x1920 at 30 frames a second' },
    },
    {
      title: 'pixels that players show wrong',
      found: {
        picture: {
          pixelFormat: 'yuv444p',
          colour: { ...PICTURE.colour, matrix: 'gbr', range: 'full' },
          rotationDegrees: 90,
          pixelAspectRatio: 1.5,
        },
      },
      fails: {
        picture:
          'its pixels are yuv444p, not yuv420p, which not every player shows; ' +
          'its colours are marked gbr in full range, not bt709 in limited range; ' +
          'players turn it by 90 degrees; its pixels are not square but 1.5 wide',
      },
    },
    {
      title: 'lengths that differ',
      found: {
        facts: { durationSeconds: 21.5 },
        picture: { durationSeconds: 19.9, frameCount: 597 },
        sound: { durationSeconds: 21.5 },
      },
      fails: {
        duration:
          'the file lasts 0:21.5; the picture lasts 0:19.9; the sound lasts 0:21.5; there are 597 frames; ' +
          'planned were 0:20.0 (600 frames)',
      },
    },
    {
      title: 'too many bytes',
      found: { facts: { sizeBytes: 3_140_000 } },
      fails: { size: '3.1 MB, at most 2.2 MB allowed' },
    },
    {
      title: 'damage',
      found: {
        decoding: {
          decodedFrameCount: 590,
          problems: [
            { track: 'picture', seconds: 3.21, message: 'x' },
            { track: 'picture', seconds: 3.24, message: 'x' },
            { track: 'sound', seconds: 65.02, message: 'y' },
          ],
        },
      },
      fails: { decoding: 'the picture is damaged at 0:03.2; the sound is damaged at 1:05.0' },
    },
    {
      title: 'frames that are missing',
      found: { decoding: { frameCount: 598, decodedFrameCount: 597 } },
      fails: { decoding: 'the file has 598 frames, not 600; 597 of 598 frames came out' },
    },
    {
      title: 'black',
      found: {
        decoding: {
          black: [
            { startSeconds: 2, endSeconds: 3.5 },
            { startSeconds: 12, endSeconds: 14 },
          ],
        },
      },
      fails: { black: 'black from 0:02.0 to 0:03.5; 0:12.0 to 0:14.0' },
    },
    {
      title: 'a scene that never comes up',
      found: { decoding: { frozen: [{ startSeconds: 0.8, endSeconds: 20 }] } },
      fails: { frozen: 'nothing moves from 0:00.8 to 0:20.0, though the scene changes at 0:10.0' },
    },
    {
      title: 'a voice that is not heard',
      found: { decoding: { silent: [{ startSeconds: 6, endSeconds: 13 }] } },
      fails: { silence: 'no sound from 0:06.0 to 0:09.5; 0:10.5 to 0:13.0, though someone should be heard' },
    },
    {
      title: 'silence all through',
      found: { loudness: { integratedLufs: -70, truePeakDbtp: Number.NEGATIVE_INFINITY } },
      fails: {
        loudness: 'nothing is heard in the whole film; wanted were -14 LUFS, 1 LU more or less',
      },
    },
    {
      title: 'too quiet and too hot',
      found: { loudness: { integratedLufs: -15.2, truePeakDbtp: -0.4 } },
      fails: {
        loudness: '-15.2 LUFS; wanted were -14 LUFS, 1 LU more or less',
        'true peak': '-0.4 dBTP, at most -1 allowed',
      },
    },
  ])('$title', ({ found, fails }) => {
    expect(failures(evidence(found))).toEqual(fails);
  });

  it('silence between the lines is nobody’s fault', () => {
    const found = evidence({ decoding: { silent: [{ startSeconds: 9.2, endSeconds: 11.5 }] } });
    expect(failures(found)).toEqual({});
  });

  it('text that overflows', () => {
    const textFindings = ['the title of scene 3 is 40 pixels too wide'];
    expect(failures(evidence({}), { textFindings })).toEqual({ text: textFindings[0] });
  });

  it.each([
    [
      'a word left out',
      VTT.replace('slows ', ''),
      '80 % of 5 spoken words; at word 4 “slows” is said and “it.” is shown',
    ],
    [
      'a word too many',
      VTT.replace('it.', 'it. Now.'),
      '100 % of 5 spoken words; at word 6 nothing is said and “Now.” is shown',
    ],
    [
      'a cue after the end',
      VTT.replace('00:00:14.000', '00:00:24.000'),
      'the caption at 0:10.5 stays after the film’s end',
    ],
    [
      'cues that overlap',
      VTT.replace('00:00:03.000', '00:00:11.000'),
      'the caption at 0:00.5 stays into the next one',
    ],
    ['three lines', VTT.replace('Glass slows it.', 'Glass\nslows\nit.'), 'the caption at 0:10.5 has 3 lines'],
    [
      'no captions at all',
      'WEBVTT\n',
      '0 % of 5 spoken words; at word 1 “Light” is said and nothing is shown',
    ],
  ])('captions with %s', (_, vtt, detail) => {
    expect(failures(evidence({}), { captions: { spokenTexts: SPOKEN, vtt } })).toEqual({
      'captions (VTT)': detail,
    });
  });

  it('captions in both files, each by its own name', () => {
    const srt = '1\n00:00:00,500 --> 00:00:03,000\nLight bends.\n';
    const found = failures(evidence({}), { captions: { spokenTexts: SPOKEN, vtt: VTT, srt } });
    expect(Object.keys(found)).toEqual(['captions (SRT)']);
  });
});

describe('R5: a file of which nothing is known', () => {
  it('is judged by what holds for every film', () => {
    const names = checkFilm(evidence({})).map(({ name }) => name);
    expect(names).toEqual(['streams', 'picture', 'decoding', 'black', 'loudness', 'true peak']);
  });

  it('is not measured for loudness where it has no sound', async () => {
    const media = {
      probe: async () => ({ ...evidence({ sound: null }).facts }),
      decodeCheck: async () => DECODING,
      measureLoudness: () => Promise.reject(new Error('There is no sound.')),
    };
    expect(await gatherEvidence('/film.mp4', media, 'all')).toMatchObject({
      loudness: null,
      pictures: 'all',
    });
  });
});
