import type { KnowledgeCheck } from '../../domain/knowledge-check.ts';
import type { MadeClip, NarrationLine, PictureWish, Scene, SlideBullet } from '../../domain/storyboard.ts';
import type { MediaReference } from '../../domain/timeline.ts';
import type { StoryboardContext } from '../../ports/format.ts';
import { bulletOf } from './section-points.ts';
import type { TrainingBrief } from './training-brief.ts';
import { type DrawnPicture, type PictureOwner, pictureOf } from './training-pictures.ts';

const REST_SECONDS = 0.8;
const TITLE_REST_SECONDS = 1;
const OPENING_DIRECTIONS = 'Slow push in.';
/** What is read in silence: a steady reader's pace, and a moment to find the beginning. */
const LETTERS_A_SECOND = 14;
const READING_START_SECONDS = 2;

/** What the scenes of a module are made with. */
export interface TrainingContext extends Pick<StoryboardContext, 'settings' | 'sources'> {
  style: string;
  /** How long each film of a person's own is, by the path that the brief gives. */
  clipSeconds: ReadonlyMap<string, number>;
}

/** Something said, and the line that stands on the slide for it. */
export interface Point {
  say: string;
  /** The line; none where what is said has no line of its own. */
  bullet?: SlideBullet;
  pauseSeconds?: number;
  /** A person's own sound in which it is said. */
  recording?: MediaReference;
}

/** A scene as far as it differs from others: the list gives it its place, its transition and its length. */
export type SceneDraft = Pick<Scene, 'title' | 'picture' | 'slide'> &
  Partial<Pick<Scene, 'card' | 'move' | 'clip' | 'leastSeconds' | 'restSeconds' | 'asks'>>;

/** A scene that names what comes. */
export interface TitleDraft {
  title: string;
  subtitle: string | undefined;
  said: string[];
  picture: DrawnPicture;
  /** How long its moving shot is; a picture stands where absent. */
  shotSeconds?: number;
}

/** The scenes of a module as they are added. */
export class SceneList {
  readonly scenes: Scene[] = [];
  readonly brief: TrainingBrief;
  readonly context: TrainingContext;

  constructor(brief: TrainingBrief, context: TrainingContext) {
    this.brief = brief;
    this.context = context;
  }

  get language(): string {
    return this.context.settings.language;
  }

  /** The place of the scene that comes next. */
  next(id: string): PictureOwner {
    return { id, sequence: this.scenes.length + 1 };
  }

  /** The picture, or none where the brief wants no pictures. */
  picture(subject: string, points: readonly string[], owner: PictureOwner): PictureWish | null {
    return this.brief.includeImages
      ? pictureOf(subject, points, this.brief, this.context.style, owner)
      : null;
  }

  /** Adds a scene in which points are made. Where nothing is spoken it lasts as long as it takes to read `seen`. */
  add(id: string, draft: SceneDraft, points: readonly Point[], seen: readonly string[]): void {
    const { transition } = this.context.settings;
    const letters = seen.reduce((sum, text) => sum + text.length, 0);
    const readingSeconds = Math.ceil(READING_START_SECONDS + letters / LETTERS_A_SECOND);
    const isSpoken = this.brief.includeAudio && points.length > 0;
    const { leastSeconds = 0, ...rest } = draft;
    const least = isSpoken ? leastSeconds : Math.max(leastSeconds, readingSeconds);
    this.scenes.push({
      ...this.next(id),
      transition: this.scenes.length === 0 ? { kind: 'cut', seconds: 0 } : { ...transition },
      restSeconds: REST_SECONDS,
      ...rest,
      narration: isSpoken ? linesOf(points) : [],
      ...(least > 0 && { leastSeconds: least }),
    });
  }

  /** Large words over a moving shot, or over a picture through which a camera moves. */
  addTitle({ id }: PictureOwner, { title, subtitle, said, picture, shotSeconds }: TitleDraft): void {
    const card = { text: title, style: 'headline' as const, ...(subtitle !== undefined && { subtitle }) };
    const seen = this.brief.includeImages ? picture : null;
    const motion: Pick<SceneDraft, 'clip' | 'move' | 'leastSeconds'> =
      shotSeconds === undefined
        ? { move: 'push-in' }
        : { clip: this.shot(picture.prompt, OPENING_DIRECTIONS, shotSeconds), leastSeconds: shotSeconds };
    const scene = { title, picture: seen, slide: null, card, restSeconds: TITLE_REST_SECONDS, ...motion };
    this.add(
      id,
      scene,
      said.map((say) => ({ say })),
      [title, subtitle ?? ''],
    );
  }

  /** A moving shot as the brief wants them: from the scene's picture, where pictures are wanted. */
  shot(prompt: string, directions: string, durationSeconds: number): MadeClip {
    const { videoResolution, includeImages } = this.brief;
    return {
      prompt,
      directions,
      durationSeconds,
      resolution: videoResolution,
      startsFrom: includeImages ? 'picture' : 'words',
    };
  }

  /** A slide of objectives, each read out as it appears; nothing where there are none. */
  addObjectives(id: string, heading: string, objectives: readonly string[]): void {
    if (objectives.length === 0) return;
    const points = objectives.map((objective) => ({ say: objective, bullet: { text: objective } }));
    this.addSlide(id, heading, heading, this.picture(this.brief.title, objectives, this.next(id)), points);
  }

  /** A slide whose lines appear as they are said; in a silent film they are what would be said. */
  addSlide(
    id: string,
    chapter: string,
    heading: string,
    picture: PictureWish | null,
    points: readonly Point[],
    asks?: KnowledgeCheck,
  ): void {
    const bullets = points.flatMap(({ say, bullet }) =>
      bullet === undefined ? [] : [this.brief.includeAudio ? bullet : { ...bullet, text: say }],
    );
    const slide = { title: heading, bullets };
    this.add(id, { title: chapter, picture, slide, ...(asks && { asks }) }, points, [
      heading,
      ...bullets.map(({ text }) => text),
    ]);
  }

  /** The line for what is said, where the brief gives none. */
  lineFor(say: string): string {
    return bulletOf(say, this.language);
  }
}

function linesOf(points: readonly Point[]): NarrationLine[] {
  let bullets = 0;
  return points.map(({ say, bullet, pauseSeconds, recording }, index) => ({
    id: `line-${index + 1}`,
    text: say,
    ...(bullet !== undefined && { revealsBullet: bullets++ }),
    ...(pauseSeconds !== undefined && { pauseSeconds }),
    ...(recording && { recording }),
  }));
}
