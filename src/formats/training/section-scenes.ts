import { ReelError } from '../../domain/errors.ts';
import type { SlideBlock } from '../../domain/slide-block.ts';
import type { PictureWish } from '../../domain/storyboard.ts';
import { ownMediaOf, ownRecordingOf } from '../own-media.ts';
import { takenInFile } from '../taken-in-file.ts';
import { readDiagram } from './diagram-notation.ts';
import type { Point, SceneList } from './scene-list.ts';
import { blocksOf } from './section-points.ts';
import type { TrainingBlock, TrainingBrief, TrainingSection } from './training-brief.ts';
import type { SharedPicture } from './training-pictures.ts';

/** Bullets that a slide shows at a comfortable size beside its picture. */
const MOST_BULLETS = 4;
/** A moving shot's length by quality. */
const SHOT_SECONDS: Record<TrainingBrief['quality'], number> = { fast: 3, standard: 5, high: 8 };

/** A section of a lesson: slides of bullets, and a scene for each thing that is to be looked at, in their order. */
export function sectionScenes(
  scenes: SceneList,
  section: TrainingSection,
  sectionId: string,
  shared: SharedPicture | undefined,
): void {
  const { brief } = scenes;
  const steps = stepsOf(blocksOf(section, scenes.language), brief);
  const first = scenes.next(`${sectionId}-scene-1`);
  const { picture: ownPicture } = ownMediaOf(section, scenes.context);
  for (const [index, step] of steps.entries()) {
    const id = `${sectionId}-scene-${index + 1}`;
    const heading = section.heading;
    const chapter = steps.length === 1 ? heading : `${heading} (${index + 1}/${steps.length})`;
    const owner = brief.quality === 'high' ? scenes.next(id) : first;
    const picture = ownPicture
      ? ownPicture
      : shared
        ? scenes.picture(shared.subject, shared.points, shared.owner)
        : scenes.picture(heading, pictured(brief.quality === 'high' ? [step] : steps, scenes), owner);
    if (Array.isArray(step)) {
      const points = step.map((block) => pointOf(block, scenes));
      scenes.addSlide(id, chapter, heading, picture, points);
    } else addSight(scenes, id, chapter, heading, picture, step);
  }
}

/** Blocks that share a slide, or one that has a scene to itself. */
type Step = TrainingBlock[] | TrainingBlock;

function stepsOf(blocks: readonly TrainingBlock[], brief: TrainingBrief): Step[] {
  const steps: Step[] = [];
  let talk: TrainingBlock[] = [];
  const endTalk = () => {
    steps.push(...evenParts(talk, Math.ceil(talk.length / MOST_BULLETS)));
    talk = [];
  };
  for (const block of blocks) {
    if (!isSight(block)) {
      talk.push(block);
      continue;
    }
    const { say, ...sight } = block;
    const isSilentTalk = say !== undefined && !brief.includeAudio;
    if (isSilentTalk) talk.push({ say });
    const isLeftOut =
      sight.video !== undefined && !brief.includeVideos && (say === undefined || isSilentTalk);
    if (isLeftOut) continue;
    endTalk();
    steps.push(isSilentTalk ? sight : block);
  }
  endTalk();
  return steps;
}

function isSight({ table, code, diagram, video, picture, clip }: TrainingBlock): boolean {
  return [table, code, diagram, video, picture, clip].some((sight) => sight !== undefined);
}

function evenParts<Entry>(entries: readonly Entry[], count: number): Entry[][] {
  return Array.from({ length: count }, (_, part) =>
    entries.slice(
      Math.round((part * entries.length) / count),
      Math.round(((part + 1) * entries.length) / count),
    ),
  );
}

function pointOf(block: TrainingBlock, scenes: SceneList): Point {
  const { say = '', bullet, figure } = block;
  const shown = { text: bullet ?? scenes.lineFor(say), ...figureOf(figure, scenes) };
  return { say, bullet: shown, ...ownRecordingOf(block, scenes.context) };
}

function figureOf(figure: string | undefined, { context }: SceneList) {
  return figure === undefined ? {} : { figure: takenInFile(figure, context.sources) };
}

/** What a section's picture is to tell of: its lines. */
function pictured(steps: readonly Step[], scenes: SceneList): string[] {
  return steps
    .flat()
    .flatMap(
      ({ say, bullet, video }) => video?.shows ?? bullet ?? (say === undefined ? [] : scenes.lineFor(say)),
    );
}

function addSight(
  scenes: SceneList,
  id: string,
  chapter: string,
  heading: string,
  picture: PictureWish | null,
  block: TrainingBlock,
): void {
  const points =
    block.say === undefined ? [] : [{ say: block.say, ...ownRecordingOf(block, scenes.context) }];
  const { video } = block;
  if (block.picture !== undefined || block.clip !== undefined) {
    addOwn(scenes, id, chapter, heading, block, points);
    return;
  }
  if (video === undefined) {
    const shown = slideBlockOf(block);
    const slide = { title: heading, bullets: [], block: shown.block };
    scenes.add(id, { title: chapter, picture, slide }, points, [heading, ...shown.words]);
    return;
  }
  const shot = { title: chapter, slide: null, card: { text: heading, style: 'note' as const } };
  const { brief } = scenes;
  const own = scenes.picture(video.shows, [], scenes.next(id));
  if (!brief.includeVideos) {
    scenes.add(id, { ...shot, picture: own, move: 'drift' }, points, [heading]);
    return;
  }
  const durationSeconds = video.seconds ?? SHOT_SECONDS[brief.quality];
  const clip = scenes.shot(video.shows, video.directions, durationSeconds);
  scenes.add(id, { ...shot, picture: own, clip, leastSeconds: durationSeconds }, points, []);
}

/** A picture or a film of a person's own in place of a slide, under its heading; a film is shown whole. */
function addOwn(
  scenes: SceneList,
  id: string,
  chapter: string,
  heading: string,
  block: TrainingBlock,
  points: readonly Point[],
): void {
  const { context, brief } = scenes;
  const isSilent = points.length === 0 || !brief.includeAudio;
  const { picture = null, clip } = ownMediaOf(block, context, { withSound: isSilent });
  const seconds = block.clip === undefined ? undefined : context.clipSeconds.get(block.clip);
  const shown = clip
    ? { clip, picture: null, ...(seconds !== undefined && { leastSeconds: seconds }) }
    : { picture, move: 'drift' as const };
  const card = { text: heading, style: 'note' as const };
  scenes.add(id, { title: chapter, slide: null, card, ...shown }, points, clip ? [] : [heading]);
}

function slideBlockOf({ table, code, diagram }: TrainingBlock): { block: SlideBlock; words: string[] } {
  if (table !== undefined) {
    return { block: { kind: 'table', ...table }, words: [...table.columns, ...table.rows.flat()] };
  }
  if (code !== undefined)
    return {
      block: { kind: 'code', text: code.text, ...(code.language && { language: code.language }) },
      words: [code.text],
    };
  const block = readDiagram(diagram ?? '');
  if ('problem' in block) throw new ReelError('internal', `A diagram ${block.problem}.`);
  return { block, words: block.boxes };
}
