import type { Timeline } from '../../src/domain/timeline.ts';
import type {
  DecodeReport,
  LoudnessFacts,
  PictureStreamFacts,
  SoundStreamFacts,
} from '../../src/ports/media.ts';
import { checkFilm, type FilmPromise } from '../../src/render/self-check/check-film.ts';
import { usualMostBytes } from '../../src/render/self-check/file-checks.ts';
import type { FilmEvidence } from '../../src/render/self-check/film-evidence.ts';

/** The streams of a good film of 20 seconds. */
export const PICTURE: PictureStreamFacts = {
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

export const DECODING: DecodeReport = {
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
  loudness: { integratedLufs: -14.2, rangeLu: 3, truePeakDbtp: -1.4 },
};

export const still = (sceneId: string, asset: string, startFrame: number, fadeFrames: number) => ({
  kind: 'still' as const,
  sceneId,
  media: { asset },
  startFrame,
  durationFrames: 300,
  transition: { kind: 'crossfade' as const, durationFrames: fadeFrames },
});

export const TIMELINE: Timeline = {
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
  clipSound: [],
  effects: [],
  music: [],
  chapters: [],
  loudness: { integratedLufs: -14, truePeakDbtp: -1 },
};

export const SPOKEN = ['Light bends.', 'Glass slows it.'];
export const VTT =
  'WEBVTT\n\n00:00:00.500 --> 00:00:03.000\nLight bends.\n\n00:00:10.500 --> 00:00:14.000\nGlass slows it.\n';

/** What is measured of that film, with changes. */
export function evidence(changes: {
  picture?: Partial<PictureStreamFacts>;
  sound?: Partial<SoundStreamFacts> | null;
  decoding?: Partial<DecodeReport>;
  facts?: Partial<FilmEvidence['facts']>;
  loudness?: Partial<LoudnessFacts>;
}): FilmEvidence {
  const sound = changes.sound === null ? [] : [{ ...SOUND, ...changes.sound }];
  return {
    facts: {
      container: 'mov,mp4,m4a,3gp,3g2,mj2',
      durationSeconds: 20,
      sizeBytes: 1_500_000,
      title: 'Light',
      chapters: [],
      streams: [{ ...PICTURE, ...changes.picture }, ...sound],
      ...changes.facts,
    },
    pictures: 'all',
    decoding: {
      ...DECODING,
      loudness:
        changes.sound === null ? null : { ...(DECODING.loudness as LoudnessFacts), ...changes.loudness },
      ...changes.decoding,
    },
  };
}

export const PROMISE: FilmPromise = {
  timeline: TIMELINE,
  captions: { spokenTexts: SPOKEN, vtt: VTT },
  mostBytes: usualMostBytes(TIMELINE),
  textFindings: [],
};

/** The failing checks, by name. */
export function failures(found: FilmEvidence, promise: FilmPromise = PROMISE): { [name: string]: string } {
  const failed = checkFilm(found, promise).filter((check) => !check.ok);
  return Object.fromEntries(failed.map(({ name, detail }) => [name, detail]));
}
