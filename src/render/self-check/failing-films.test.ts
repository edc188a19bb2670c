import { describe, expect, it } from 'vitest';
import { evidence, failures, PICTURE, SPOKEN, TIMELINE, VTT } from '../../../test/media/sample-evidence.ts';

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
      found: { facts: { sizeBytes: 23_140_000 } },
      fails: { size: '23.1 MB, at most 20.0 MB allowed' },
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

  it.each(['clipSound', 'effects'] as const)('sound that is missing where there is %s alone', (track) => {
    const sound = { ...TIMELINE.narration[0]!, duckingDecibels: 0 };
    const timeline = { ...TIMELINE, narration: [], [track]: [sound] };
    const found = failures(evidence({ sound: null }), { timeline });
    expect(found).toEqual({ streams: 'there are 0 sound streams, not 1' });
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
