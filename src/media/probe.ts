import { stat } from 'node:fs/promises';
import {
  AV_PKT_DATA_DISPLAYMATRIX,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_JPEG,
  AVCOL_RANGE_MPEG,
  type AVColorPrimaries,
  type AVColorSpace,
  type AVColorTransferCharacteristic,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
  type AVPixelFormat,
} from 'node-av/constants';
import { avGetCodecName, avGetPixFmtName, type Stream } from 'node-av/lib';
import type { MediaFacts, PictureStreamFacts, SoundStreamFacts } from '../ports/media.ts';
import { openInput } from './media-input.ts';
import { readChapters } from './movie-chapters.ts';
import type { Operation } from './protocol.ts';
import { rotationOf } from './rotation.ts';

const MICROSECONDS = 1_000_000;
/** Code points of ITU-T H.273 that occur in practice; the same numbers in all three tables of it. */
const COLOUR_NAMES = new Map<number, string>([
  [0, 'rgb'],
  [1, 'bt709'],
  [2, 'unknown'],
  [5, 'bt470bg'],
  [6, 'smpte170m'],
  [7, 'smpte240m'],
  [9, 'bt2020'],
  [13, 'srgb'],
  [14, 'bt2020-10'],
  [16, 'smpte2084'],
  [18, 'arib-std-b67'],
]);

/** Reads what a file holds. */
export const probe: Operation<'probe'> = async ({ path }) => {
  await using input = await openInput(path);
  const { format } = input;
  const seconds = Number(format.duration) / MICROSECONDS;
  const container = format.iformat?.name ?? 'unknown';
  return {
    container,
    durationSeconds: seconds > 0 ? seconds : null,
    sizeBytes: (await stat(path)).size,
    title: format.metadata?.get('title') ?? null,
    chapters: container.split(',').includes('mp4') ? await readChapters(path) : [],
    streams: format.streams.flatMap((stream): MediaFacts['streams'] => {
      if (stream.codecpar.codecType === AVMEDIA_TYPE_VIDEO) return [pictureFacts(stream)];
      if (stream.codecpar.codecType === AVMEDIA_TYPE_AUDIO) return [soundFacts(stream)];
      return [];
    }),
  };
};

function pictureFacts(stream: Stream): PictureStreamFacts {
  const coded = stream.codecpar;
  const rate = stream.avgFrameRate;
  const frames = Number(stream.nbFrames);
  const pixel = stream.sampleAspectRatio;
  const range = coded.colorRange;
  return {
    kind: 'picture',
    codec: avGetCodecName(coded.codecId) ?? 'unknown',
    size: { widthPixels: coded.width, heightPixels: coded.height },
    frameRate: rate.num > 0 && rate.den > 0 ? { numerator: rate.num, denominator: rate.den } : null,
    frameCount: frames > 0 ? frames : null,
    durationSeconds: streamSeconds(stream),
    pixelFormat: avGetPixFmtName(coded.format as AVPixelFormat) ?? 'unknown',
    colour: {
      matrix: colourName(coded.colorSpace),
      primaries: colourName(coded.colorPrimaries === AVCOL_PRI_BT709 ? 1 : coded.colorPrimaries),
      transfer: colourName(coded.colorTrc),
      range: range === AVCOL_RANGE_JPEG ? 'full' : range === AVCOL_RANGE_MPEG ? 'limited' : 'unknown',
    },
    rotationDegrees: rotationOf(coded.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX)),
    pixelAspectRatio: pixel.num > 0 && pixel.den > 0 ? pixel.num / pixel.den : 1,
    codecString: coded.getCodecString(),
  };
}

function soundFacts(stream: Stream): SoundStreamFacts {
  const coded = stream.codecpar;
  return {
    kind: 'sound',
    codec: avGetCodecName(coded.codecId) ?? 'unknown',
    sampleRateHertz: coded.sampleRate,
    channels: coded.channels,
    durationSeconds: streamSeconds(stream),
    codecString: coded.getCodecString(),
  };
}

function streamSeconds(stream: Stream): number | null {
  const ticks = Number(stream.duration);
  return ticks > 0 ? (ticks * stream.timeBase.num) / stream.timeBase.den : null;
}

function colourName(code: AVColorSpace | AVColorPrimaries | AVColorTransferCharacteristic | number): string {
  return COLOUR_NAMES.get(code) ?? `code ${code}`;
}
