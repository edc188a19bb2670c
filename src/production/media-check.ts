import type { AssetKind } from '../domain/asset.ts';
import type { JsonObject } from '../domain/canonical-json.ts';
import { ReelError } from '../domain/errors.ts';
import type { Media, MediaFacts } from '../ports/media.ts';
import type { CheckMedia } from '../ports/remote-vendor.ts';

/** Longer than any clip: only what does not decode is of interest here, not what it shows. */
const NEVER_SECONDS = 24 * 3600;

/** Checks what a vendor delivered by decoding it from end to end. */
export function mediaCheck(media: Media): CheckMedia {
  return async (path, kind, signal) => {
    const facts = await media.probe(path, signal);
    const { problems, decodedFrameCount, soundSampleCount } = await media.decodeCheck(
      {
        path,
        pictures: 'all',
        blackSeconds: NEVER_SECONDS,
        frozenSeconds: NEVER_SECONDS,
        silentSeconds: NEVER_SECONDS,
        silenceDecibels: -90,
      },
      signal,
    );
    const [problem] = problems;
    if (problem) throw damaged(kind, `${problem.message} at ${problem.seconds} s`);
    const isSound = kind === 'speech' || kind === 'music';
    if (isSound ? soundSampleCount === 0 : decodedFrameCount === 0) throw damaged(kind, 'nothing is in it');
    return isSound ? soundFacts(facts) : pictureFacts(kind, facts);
  };
}

function pictureFacts(kind: AssetKind, facts: MediaFacts): JsonObject {
  const picture = facts.streams.find((stream) => stream.kind === 'picture');
  if (!picture) throw damaged(kind, 'it has no picture');
  const size = { ...picture.size };
  if (kind === 'image') return size;
  return {
    ...size,
    durationSeconds: facts.durationSeconds ?? picture.durationSeconds,
    frameRate: picture.frameRate && { ...picture.frameRate },
    hasSound: facts.streams.some((stream) => stream.kind === 'sound'),
  };
}

function soundFacts(facts: MediaFacts): JsonObject {
  return { durationSeconds: facts.durationSeconds };
}

function damaged(kind: AssetKind, why: string): ReelError {
  return new ReelError('media-failed', `The ${kind} that was delivered is damaged: ${why}.`);
}
