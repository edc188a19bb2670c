import { ReelError } from '../../domain/errors.ts';
import type { MadeClip, PictureWish, Scene, SceneTransition, Storyboard } from '../../domain/storyboard.ts';
import type { StoryboardContext } from '../../ports/format.ts';
import { ownMediaOf, ownRecordingOf } from '../own-media.ts';
import { filmMakersView, type ShotView } from './film-makers-view.ts';
import type { LectureBrief, LectureSegment } from './lecture-brief.ts';
import { lookOf } from './lecture-styles.ts';
import { shotsOf } from './shots.ts';

const REST_IN_SEGMENT_SECONDS = 0.35;
const REST_AFTER_SEGMENT_SECONDS = 1.1;
const CLOSING_REST_SECONDS = 2.6;
/** Between segments the picture goes through black, as a chapter ends. */
const SEGMENT_TRANSITION: SceneTransition = { kind: 'dip', seconds: 0.9 };
/** A longer summary is not read while a title stands. */
const MOST_SUBTITLE_CHARACTERS = 110;

/** In this order no move follows its own opposite. */
const MOVES = [
  'push-in',
  'pan-right',
  'pull-out',
  'drift',
  'tilt-up',
  'pan-left',
  'push-in',
  'tilt-down',
] as const;

/** A shot with its place in the lecture. */
interface PlacedShot {
  segment: LectureSegment;
  segmentIndex: number;
  narration: string;
  isFirst: boolean;
  isLast: boolean;
}

/** The lecture as a documentary: a picture for every ten seconds or so of narration, moving shots as segments open. */
export async function lectureStoryboard(
  brief: LectureBrief,
  context: StoryboardContext,
): Promise<Storyboard> {
  const opening = openingSegments(brief);
  const shots = placedShots(brief, opening, context.settings.language);
  const { views, notices } = await filmMakersView(
    shots.map(({ segment, narration }) => ({ title: segment.title ?? '', narration })),
    brief,
    context,
  );
  const scenes = shots.map((shot, index) => sceneOf(shot, index, views[index], opening, brief, context));
  const all = [...notices, ...skippedVideo(brief)];
  return { version: 1, title: brief.title, scenes, ...(all.length > 0 && { notices: all }) };
}

function placedShots(brief: LectureBrief, opening: ReadonlySet<number>, language: string): PlacedShot[] {
  return brief.segments.flatMap((segment, segmentIndex) => {
    const clipSeconds = opening.has(segmentIndex) ? brief.video.duration : undefined;
    // A recording is heard as it is, so nothing is cut out of it.
    const narrations = segment.recording
      ? [segment.narration]
      : shotsOf(segment.narration, language, clipSeconds);
    return narrations.map((narration, at) => {
      const isFirst = at === 0;
      return { segment, segmentIndex, narration, isFirst, isLast: at === narrations.length - 1 };
    });
  });
}

/** The segments that open with a moving shot to be made: spread over the lecture, the first among them. */
function openingSegments({ segments, general }: LectureBrief): ReadonlySet<number> {
  const own = segments.flatMap(({ clip, picture }, index) => (clip || picture ? [] : [index]));
  const count = general.useVideo ? Math.min(general.maxVideoSegments, own.length) : 0;
  return new Set(Array.from({ length: count }, (_, at) => own[Math.floor((at * own.length) / count)] ?? 0));
}

function skippedVideo({ general }: LectureBrief): string[] {
  if (general.useVideo && general.maxVideoSegments > 0) return [];
  const setting = general.useVideo ? 'general.maxVideoSegments is 0' : 'general.useVideo is false';
  return [`No moving shots are made: ${setting}.`];
}

function sceneOf(
  { segment, segmentIndex, narration, isFirst, isLast }: PlacedShot,
  index: number,
  view: ShotView | undefined,
  opening: ReadonlySet<number>,
  brief: LectureBrief,
  context: StoryboardContext,
): Scene {
  if (!view) throw new ReelError('internal', `Shot ${index + 1} of the lecture was not thought out.`);
  const isEnd = isLast && segmentIndex === brief.segments.length - 1;
  const own = ownMediaOf(segment, context);
  const made = opening.has(segmentIndex) ? madeClip(view, brief, context) : undefined;
  const clip = isFirst ? (own.clip ?? made) : undefined;
  const card = isFirst ? cardOf(segment, segmentIndex, brief) : undefined;
  return {
    id: `shot-${index + 1}`,
    sequence: index + 1,
    title: chapterOf(brief, segmentIndex),
    picture: own.picture ?? madePicture(view, brief, context),
    ...(clip && { clip }),
    ...(!clip && { move: MOVES[index % MOVES.length] }),
    ...(card && { card }),
    slide: null,
    narration: [
      {
        id: 'line-1',
        text: narration,
        ...(segment.voice !== undefined && { voice: segment.voice }),
        ...ownRecordingOf(segment, context),
      },
    ],
    transition: transitionInto(index, isFirst, context),
    restSeconds: isEnd ? CLOSING_REST_SECONDS : isLast ? REST_AFTER_SEGMENT_SECONDS : REST_IN_SEGMENT_SECONDS,
  };
}

/** What a segment belongs to: its own title, or that of the one that it goes on with. */
function chapterOf({ segments, title }: LectureBrief, segmentIndex: number): string {
  const named = segments.slice(0, segmentIndex + 1).findLast((segment) => segment.title !== undefined);
  return named?.title ?? title;
}

function transitionInto(
  index: number,
  opensSegment: boolean,
  { settings }: StoryboardContext,
): SceneTransition {
  if (index === 0) return { kind: 'cut', seconds: 0 };
  return opensSegment ? SEGMENT_TRANSITION : { ...settings.transition };
}

function cardOf({ title }: LectureSegment, segmentIndex: number, brief: LectureBrief): Scene['card'] {
  if (segmentIndex > 0) return title === undefined ? undefined : { text: title, style: 'lower-third' };
  const { summary } = brief;
  const isShort = summary !== undefined && summary.length <= MOST_SUBTITLE_CHARACTERS;
  return { text: brief.title, ...(isShort && { subtitle: summary }), style: 'headline' };
}

function madePicture(
  view: ShotView,
  { image, title, summary }: LectureBrief,
  { settings, findModel }: StoryboardContext,
): PictureWish {
  const about = summary === undefined ? title : `${title}: ${summary}`;
  return {
    prompt: `${view.picture}\n${about}\nNo text, captions or signage. Nothing out of its period.`,
    style: settings.style,
    ...(image.model !== undefined && { model: findModel('image.model', image.model, 'image') }),
  };
}

function madeClip(
  view: ShotView,
  { video }: LectureBrief,
  { settings, findModel }: StoryboardContext,
): MadeClip {
  return {
    prompt: view.picture,
    directions: `${lookOf(settings.style)}. ${view.directions}`,
    durationSeconds: video.duration,
    resolution: video.resolution,
    startsFrom: 'picture',
    ...(video.model !== undefined && { model: findModel('video.model', video.model, 'clip') }),
  };
}
