import type { FilmCheck } from '../../domain/project.ts';
import { framesToSeconds } from '../../domain/time.ts';
import type { MediaReference, PictureClip, Timeline } from '../../domain/timeline.ts';
import type { DecodeReport, TimeStretch } from '../../ports/media.ts';
import type { FilmEvidence } from './film-evidence.ts';
import { describeMoment, describeStretch, listed } from './film-moments.ts';
import { blackOnPurpose, movingOnPurpose } from './on-purpose.ts';

/** Stretches are measured to a fifth of a second, and a cross-fade begins and ends softly. */
const CHANGE_TOLERANCE_SECONDS = 0.3;

/** What is seen: every frame decodes, nothing is black, and what should move on does. */
export function pictureChecks(
  { decoding, pictures }: FilmEvidence,
  timeline: Timeline | undefined,
): FilmCheck[] {
  return [
    decodingCheck(decoding, pictures === 'all', timeline?.durationFrames),
    blackCheck(decoding, timeline),
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

function blackCheck({ black }: DecodeReport, timeline: Timeline | undefined): FilmCheck {
  const purposes = timeline === undefined ? [] : blackOnPurpose(timeline);
  const found = black.filter((stretch) => !purposes.some((purpose) => isWithin(stretch, purpose)));
  const detail =
    found.length === 0 ? 'no black stretches' : `black from ${listed(found.map(describeStretch))}`;
  return { name: 'black', ok: found.length === 0, detail };
}

/**
 * Stills are frozen by intent, so a frozen stretch is a fault only where another scene should have come up in
 * it, or where a movie or a camera should move and never does. Changes within a scene, such as a short bullet, may be
 * too small for the measure to notice.
 */
function frozenCheck({ frozen }: DecodeReport, timeline: Timeline): FilmCheck {
  const found = [...missedScenes(frozen, timeline), ...missedMovements(frozen, timeline)];
  const detail = found.length === 0 ? 'every scene comes up when planned' : listed(found);
  return { name: 'frozen', ok: found.length === 0, detail };
}

function missedScenes(frozen: readonly TimeStretch[], timeline: Timeline): string[] {
  const changes = sceneChanges(timeline);
  return frozen.flatMap((stretch) => {
    const missed = changes.filter(
      ({ fromSeconds, toSeconds }) =>
        fromSeconds - CHANGE_TOLERANCE_SECONDS > stretch.startSeconds &&
        toSeconds + CHANGE_TOLERANCE_SECONDS < stretch.endSeconds,
    );
    if (missed.length === 0) return [];
    const moments = missed.map(({ fromSeconds }) => describeMoment(fromSeconds)).join(', ');
    return [`nothing moves from ${describeStretch(stretch)}, though the scene changes at ${moments}`];
  });
}

function missedMovements(frozen: readonly TimeStretch[], timeline: Timeline): string[] {
  return movingOnPurpose(timeline)
    .filter((movement) => frozen.some((stretch) => isWithin(movement, stretch)))
    .map((movement) => `nothing moves in scene ${movement.sceneId} from ${describeStretch(movement)}`);
}

function isWithin(inner: TimeStretch, outer: TimeStretch): boolean {
  return (
    inner.startSeconds > outer.startSeconds - CHANGE_TOLERANCE_SECONDS &&
    inner.endSeconds < outer.endSeconds + CHANGE_TOLERANCE_SECONDS
  );
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

function isSamePicture(one: PictureClip, other: PictureClip): boolean {
  return one.kind === 'still' && other.kind === 'still' && isSameMedia(one.media, other.media);
}

function isSameMedia(one: MediaReference, other: MediaReference): boolean {
  return 'asset' in one && 'asset' in other
    ? one.asset === other.asset
    : 'file' in one && 'file' in other && one.file === other.file;
}
