import type { FilmCheck } from '../../domain/project.ts';
import { framesToSeconds } from '../../domain/time.ts';
import type { PictureClip, Timeline } from '../../domain/timeline.ts';
import type { DecodeReport } from '../../ports/media.ts';
import type { FilmEvidence } from './film-evidence.ts';
import { describeMoment, describeStretch, listed } from './film-moments.ts';

/** Stretches are measured to a fifth of a second, and a cross-fade begins and ends softly. */
const CHANGE_TOLERANCE_SECONDS = 0.3;

/** What is seen: every frame decodes, nothing is black, and what should move on does. */
export function pictureChecks(
  { decoding, pictures }: FilmEvidence,
  timeline: Timeline | undefined,
): FilmCheck[] {
  return [
    decodingCheck(decoding, pictures === 'all', timeline?.durationFrames),
    blackCheck(decoding),
    ...(timeline ? [frozenCheck(decoding, timeline)] : []),
  ];
}

function decodingCheck(
  { frameCount, decodedFrameCount, problems }: DecodeReport,
  wasWhole: boolean,
  wantedFrames: number | undefined,
): FilmCheck {
  const faults = [
    ...damageOf('picture', problems),
    ...damageOf('sound', problems),
    ...(wantedFrames === undefined || wantedFrames === frameCount
      ? []
      : [`the file has ${frameCount} frames, not ${wantedFrames}`]),
    ...(wasWhole && decodedFrameCount !== frameCount && problems.length === 0
      ? [`${decodedFrameCount} of ${frameCount} frames came out`]
      : []),
  ];
  const good = wasWhole
    ? `all ${frameCount} frames decode`
    : `${frameCount} frames, of which the ${decodedFrameCount} that others build on decode`;
  const detail = faults.length === 0 ? good : faults.join('; ');
  return { name: 'decoding', ok: faults.length === 0, detail };
}

function damageOf(track: 'picture' | 'sound', problems: DecodeReport['problems']): string[] {
  const moments = new Set(problems.filter((problem) => problem.track === track).map(momentOf));
  return moments.size === 0 ? [] : [`the ${track} is damaged at ${listed([...moments])}`];
}

function momentOf({ seconds }: DecodeReport['problems'][number]): string {
  return describeMoment(seconds);
}

function blackCheck({ black }: DecodeReport): FilmCheck {
  const detail =
    black.length === 0 ? 'no black stretches' : `black from ${listed(black.map(describeStretch))}`;
  return { name: 'black', ok: black.length === 0, detail };
}

/**
 * Stills are frozen by intent, so a frozen stretch is a fault only where another scene should have come up in
 * it. Changes within a scene, such as a short bullet, may be too small for the measure to notice.
 */
function frozenCheck({ frozen }: DecodeReport, timeline: Timeline): FilmCheck {
  const changes = sceneChanges(timeline);
  const found = frozen.flatMap((stretch) => {
    const missed = changes.filter(
      ({ fromSeconds, toSeconds }) =>
        fromSeconds - CHANGE_TOLERANCE_SECONDS > stretch.startSeconds &&
        toSeconds + CHANGE_TOLERANCE_SECONDS < stretch.endSeconds,
    );
    if (missed.length === 0) return [];
    const moments = missed.map(({ fromSeconds }) => describeMoment(fromSeconds)).join(', ');
    return [`nothing moves from ${describeStretch(stretch)}, though the scene changes at ${moments}`];
  });
  const detail = found.length === 0 ? 'every scene comes up when planned' : listed(found);
  return { name: 'frozen', ok: found.length === 0, detail };
}

/** When another scene begins to show and when it stands alone, where its picture is another one. */
function sceneChanges({ picture, frameRate }: Timeline): { fromSeconds: number; toSeconds: number }[] {
  return picture.flatMap((clip, index) => {
    const before = picture[index - 1];
    if (!before || before.sceneId === clip.sceneId || isSamePicture(before, clip)) return [];
    return [
      {
        fromSeconds: framesToSeconds(clip.startFrame, frameRate),
        toSeconds: framesToSeconds(clip.startFrame + clip.transition.durationFrames, frameRate),
      },
    ];
  });
}

function isSamePicture({ media: one }: PictureClip, { media: other }: PictureClip): boolean {
  return 'asset' in one && 'asset' in other
    ? one.asset === other.asset
    : 'file' in one && 'file' in other && one.file === other.file;
}
