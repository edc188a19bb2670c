import { writeFileSync } from 'node:fs';
import { afterName, cases, changed, movie, type OddFile, plain } from './odd-file.ts';
import { photoPixel, png } from './painted-media.ts';

function turnedBy(degrees: 90 | 180 | 270): [string, string, OddFile['make']] {
  const [one, minus] = [0x1_0000, -0x1_0000];
  const matrix = { 90: [0, one, minus, 0], 180: [minus, 0, 0, minus], 270: [0, minus, one, 0] }[degrees];
  const turn = (bytes: Buffer) => {
    // tkhd of version 0: the matrix comes 36 bytes after version and flags (ISO/IEC 14496-12, clause 8.3.2).
    const at = afterName(bytes, 'tkhd') + 40;
    for (const [index, place] of [0, 4, 12, 16].entries()) bytes.writeInt32BE(matrix[index]!, at + place);
    return bytes;
  };
  return [`turned by ${degrees} degrees`, `turned-${degrees}.mp4`, changed(turn)];
}

/** Whole files that are unlike what films are usually made of. */
export const ODD_FILES: readonly OddFile[] = [
  ...cases('film', [
    ['another ending than its kind', 'movie.png', movie({ ...plain, container: 'mp4' })],
    ['pictures alone', 'silent.mp4', movie({ pictures: [{}] })],
    [
      'a single pixel',
      'pixel.mkv',
      movie({ pictures: [{ codec: 'ffv1', pixelFormat: 'yuv444p', width: 1, height: 1 }] }),
    ],
    [
      '3 by 5 pixels',
      'tiny.mkv',
      movie({ pictures: [{ codec: 'ffv1', pixelFormat: 'yuv444p', width: 3, height: 5 }] }),
    ],
    [
      '4097 by 2 pixels',
      'wide.mkv',
      movie({ pictures: [{ codec: 'ffv1', pixelFormat: 'yuv444p', width: 4097, height: 2, frames: 3 }] }),
    ],
    ['odd numbers of pixels', 'odd.mkv', movie({ pictures: [{ codec: 'ffv1', width: 65, height: 49 }] })],
    [
      'pixels twice as wide as high',
      'anamorphic.mp4',
      movie({ pictures: [{ steps: [{ filter: 'setsar', options: { sar: '2/1' } }] }] }),
    ],
    ['yuv444p', '444.mp4', movie({ pictures: [{ pixelFormat: 'yuv444p' }] })],
    ['10 bits', '10-bits.mp4', movie({ pictures: [{ pixelFormat: 'yuv420p10le' }] })],
    ['grey', 'grey.mp4', movie({ pictures: [{ pixelFormat: 'gray' }] })],
    ['RGB', 'rgb.mp4', movie({ pictures: [{ codec: 'libx264rgb', pixelFormat: 'rgb24' }] })],
    [
      'full range',
      'full.mp4',
      movie({ pictures: [{ steps: [{ filter: 'setparams', options: { range: 'pc' } }] }] }),
    ],
    ['alpha', 'alpha.mov', movie({ pictures: [{ codec: 'qtrle', pixelFormat: 'argb' }] })],
    [
      'alpha in VP8',
      'alpha.webm',
      movie({ pictures: [{ codec: 'libvpx', pixelFormat: 'yuva420p', options: { 'auto-alt-ref': 0 } }] }),
    ],
    [
      'HDR colours (PQ)',
      'pq.mp4',
      movie({
        pictures: [
          {
            codec: 'libx265',
            pixelFormat: 'yuv420p10le',
            options: { 'x265-params': 'log-level=none' },
            steps: [
              {
                filter: 'setparams',
                options: {
                  color_primaries: 'bt2020',
                  color_trc: 'smpte2084',
                  colorspace: 'bt2020nc',
                  range: 'tv',
                },
              },
            ],
          },
        ],
      }),
    ],
    ['a rate that varies', 'vfr.mp4', movie({ pictures: [{ showsAt: [0, 40, 200, 210, 1000, 1033] }] })],
    [
      'pictures that begin late',
      'late.mkv',
      movie({ pictures: [{ showsAt: [700, 740, 780, 820] }], sounds: [{ seconds: 1 }] }),
    ],
    [
      'times that begin before zero',
      'early.mkv',
      movie({ pictures: [{ showsAt: [-80, -40, 0, 40, 80] }], options: { avoid_negative_ts: 'disabled' } }),
    ],
    [
      'times that begin far from zero',
      'far.ts',
      movie({
        pictures: [{ showsAt: [90_000, 90_040, 90_080, 90_120] }],
        options: { avoid_negative_ts: 'disabled' },
      }),
    ],
    [
      'fields',
      'fields.mp4',
      movie({
        pictures: [
          {
            isInterlaced: true,
            options: { 'x264-params': 'tff=1' },
            steps: [{ filter: 'setfield', options: { mode: 'tff' } }],
          },
        ],
      }),
    ],
    ['one picture', 'one.mp4', movie({ pictures: [{ frames: 1 }] })],
    ['sound of six channels', 'surround.mp4', movie({ pictures: [{}], sounds: [{ layout: '5.1' }] })],
    [
      'sound at 8 kHz',
      'low.mov',
      movie({ pictures: [{}], sounds: [{ codec: 'pcm_s16le', rateHertz: 8000 }] }),
    ],
    [
      'sound at 96 kHz',
      'high.mkv',
      movie({ pictures: [{}], sounds: [{ codec: 'flac', rateHertz: 96_000, layout: 'stereo' }] }),
    ],
    [
      'sound that is longer than the pictures',
      'long-sound.mp4',
      movie({ pictures: [{}], sounds: [{ seconds: 3 }] }),
    ],
    [
      'sound that is shorter than the pictures',
      'short-sound.mp4',
      movie({ pictures: [{ frames: 50 }], sounds: [{ seconds: 0.1 }] }),
    ],
    ['MJPEG', 'jpeg.avi', movie({ pictures: [{ codec: 'mjpeg', pixelFormat: 'yuvj420p' }] })],
    [
      'MPEG-4 in AVI',
      'mpeg4.avi',
      movie({ pictures: [{ codec: 'mpeg4' }], sounds: [{ codec: 'libmp3lame', rateHertz: 44_100 }] }),
    ],
    ['H.264 and AAC in a transport stream', 'stream.ts', movie(plain)],
    ['MPEG-2 in a transport stream', 'mpeg2.ts', movie({ pictures: [{ codec: 'mpeg2video' }] })],
    ['ProRes', 'prores.mov', movie({ pictures: [{ codec: 'prores_ks', pixelFormat: 'yuv422p10le' }] })],
    ['FLV', 'flash.flv', movie({ pictures: [{ codec: 'flv' }] })],
    [
      'VP8 and Vorbis',
      'vp8.webm',
      movie({ pictures: [{ codec: 'libvpx' }], sounds: [{ codec: 'libvorbis', layout: 'stereo' }] }),
    ],
    [
      'VP9 and Opus',
      'vp9.webm',
      movie({ pictures: [{ codec: 'libvpx-vp9' }], sounds: [{ codec: 'libopus' }] }),
    ],
    [
      'AV1',
      'av1.webm',
      movie({ pictures: [{ codec: 'libsvtav1', width: 96, height: 80, options: { preset: 12 } }] }),
    ],
    ['GIF', 'moving.gif', movie({ pictures: [{ codec: 'gif', pixelFormat: 'rgb8' }] })],
    ['animated PNG', 'moving.apng', movie({ pictures: [{ codec: 'apng', pixelFormat: 'rgba' }] })],
    [
      'a still',
      'still.png',
      (path) => writeFileSync(path, png({ widthPixels: 50, heightPixels: 70 }, photoPixel)),
    ],
    ['two tracks of pictures', 'two.mp4', movie({ pictures: [{}, { width: 32, height: 32 }], sounds: [{}] })],
    [
      'a cover beside the pictures',
      'cover.mp4',
      movie({ pictures: [{}, { codec: 'png', pixelFormat: 'rgb24', frames: 1, isCover: true }] }),
    ],
    [
      'an index that stands behind a hole of nothing',
      'free.mp4',
      changed((bytes) => Buffer.concat([bytes, Buffer.from([0, 0, 0, 16]), Buffer.from('free00000000')])),
    ],
    turnedBy(90),
    turnedBy(180),
    turnedBy(270),
  ]),
];
