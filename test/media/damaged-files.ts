import { writeFileSync } from 'node:fs';
import { afterName, cases, changed, movie, type OddFile } from './odd-file.ts';
import { photoPixel, png, tone } from './painted-media.ts';

const cutAt = (share: number) => changed((bytes) => bytes.subarray(0, Math.floor(bytes.length * share)));
/** Overwrites a table of the first track from its third entry on. */
const brokenTable = (type: string, value: number): OddFile => ({
  what: `a broken table ${type}`,
  name: `broken-${type}.mp4`,
  comesTo: 'either',
  make: changed((bytes) => {
    const at = afterName(bytes, type) + (type === 'stsz' ? 12 : 8);
    for (let entry = 2; entry < 6; entry += 1) bytes.writeUInt32BE(value, at + entry * 4);
    return bytes;
  }),
});

/** Files that are broken, or that no film can be made of. */
export const DAMAGED_FILES: readonly OddFile[] = [
  ...cases('refusal', [
    ['no bytes at all', 'empty.mp4', (path) => writeFileSync(path, '')],
    ['text named as a movie', 'text.mp4', (path) => writeFileSync(path, 'This is no movie.\n'.repeat(40))],
    [
      'random bytes',
      'random.mp4',
      (path) =>
        writeFileSync(path, Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919 * (i + 3)) >> 3))),
    ],
    ['a header alone', 'header.mp4', changed((bytes) => bytes.subarray(0, 32))],
    ['sound alone', 'sound.m4a', movie({ container: 'mp4', sounds: [{}] })],
    ['sound alone, as WAV', 'sound.wav', (path) => tone(path, 9600)],
    ['no index, cut off at a tenth', 'cut-10.mp4', cutAt(0.1)],
    ['no index, cut off in the middle', 'cut-50.mp4', cutAt(0.5)],
    ['an index cut off', 'cut-95.mp4', cutAt(0.95)],
    [
      'a playlist that names another file',
      'list.mp4',
      (path) => writeFileSync(path, '#EXTM3U\n#EXTINF:1,\n/etc/hostname\n'),
    ],
    [
      'a script for other files',
      'script.mp4',
      (path) => writeFileSync(path, "ffconcat version 1.0\nfile '/etc/hostname'\n"),
    ],
  ]),
  ...cases('either', [
    ['animated WebP', 'moving.webp', movie({ pictures: [{ codec: 'libwebp_anim', pixelFormat: 'bgra' }] })],
    [
      'no picture in its track',
      'none.mp4',
      changed((bytes) => {
        bytes.writeUInt32BE(0, afterName(bytes, 'stsz') + 8);
        return bytes;
      }),
    ],
    [
      'garbage in the middle',
      'garbage.mp4',
      changed((bytes) => bytes.fill(0xa5, Math.floor(bytes.length * 0.3), Math.floor(bytes.length * 0.4))),
    ],
    [
      'garbage in the middle of a stream',
      'garbage.ts',
      changed((bytes) => bytes.fill(0xa5, Math.floor(bytes.length * 0.3), Math.floor(bytes.length * 0.5))),
    ],
    ['a Matroska file cut off', 'cut.mkv', cutAt(0.6)],
    [
      'a WebM file cut off in its header',
      'cut.webm',
      changed((bytes) => bytes.subarray(0, 300), { pictures: [{ codec: 'libvpx' }] }),
    ],
    [
      'a still cut off',
      'cut.png',
      (path) => {
        const bytes = png({ widthPixels: 50, heightPixels: 70 }, photoPixel);
        writeFileSync(path, bytes.subarray(0, bytes.length / 2));
      },
    ],
    [
      'a claim of 65535 by 65535 pixels',
      'huge.mp4',
      changed((bytes) => {
        bytes.writeUInt32BE(0xffff_ffff, afterName(bytes, 'avc1') + 24);
        return bytes;
      }),
    ],
    [
      'an edit list that begins later',
      'edited.mp4',
      changed((bytes) => {
        bytes.writeInt32BE(3000, afterName(bytes, 'elst') + 12);
        return bytes;
      }),
    ],
    [
      'an edit list that begins behind the end',
      'edited-away.mp4',
      changed((bytes) => {
        bytes.writeInt32BE(0x7fff_ffff, afterName(bytes, 'elst') + 12);
        return bytes;
      }),
    ],
    [
      'an edit list of no length',
      'edited-short.mp4',
      changed((bytes) => {
        bytes.writeUInt32BE(0, afterName(bytes, 'elst') + 8);
        return bytes;
      }),
    ],
    [
      'boxes that claim to be longer than the file',
      'long-box.mp4',
      changed((bytes) => {
        bytes.writeUInt32BE(0x7fff_ffff, afterName(bytes, 'moov') - 8);
        return bytes;
      }),
    ],
    [
      'parameter sets overwritten',
      'no-sets.mp4',
      changed((bytes) => bytes.fill(0xff, afterName(bytes, 'avcC') + 4, afterName(bytes, 'avcC') + 30)),
    ],
  ]),
  brokenTable('stsz', 0x7fff_fff0),
  brokenTable('stts', 0xffff_ffff),
  brokenTable('ctts', 0x8000_0000),
  brokenTable('stco', 0xffff_fff0),
  brokenTable('stsc', 0x7fff_ffff),
];
