import type { Scene, Storyboard } from '../../domain/storyboard.ts';
import { checkScenes } from './check-scenes.ts';
import { SceneList, type TrainingContext } from './scene-list.ts';
import { sectionScenes } from './section-scenes.ts';
import type { TrainingBrief, TrainingLesson } from './training-brief.ts';
import { phrasesIn } from './training-phrases.ts';
import { pictureOf } from './training-pictures.ts';

const CLOSING_REST_SECONDS = 1.8;
/** A lesson’s opening shot by quality: long enough to read its title, no longer than that is worth. */
const OPENING_SHOT_SECONDS: Record<TrainingBrief['quality'], number> = { fast: 3, standard: 4, high: 5 };

/**
 * The module as a film: its title and objectives; each lesson with its title, its objectives, its sections and its
 * knowledge checks. All that the brief says, once, in its order.
 */
export function trainingStoryboard(brief: TrainingBrief, context: TrainingContext): Storyboard {
  const { language } = context.settings;
  const phrases = phrasesIn(language);
  const scenes = new SceneList(brief, context);
  const subjects = brief.lessons.map(({ title }) => title);
  const opening = scenes.next('module');
  scenes.addTitle(opening, {
    title: brief.title,
    subtitle: brief.audience && capitalised(brief.audience, language),
    said: [brief.title, ...(brief.summary === undefined ? [] : [brief.summary])],
    picture: pictureOf(brief.title, subjects, brief, context.style, opening),
  });
  if (brief.summary !== undefined && !brief.includeAudio) {
    const points = [{ say: brief.summary, bullet: { text: brief.summary } }];
    scenes.addSlide(
      'module-summary',
      brief.title,
      brief.title,
      scenes.picture(brief.title, subjects, opening),
      points,
    );
  }
  scenes.addObjectives('module-objectives', phrases.objectives, brief.objectives ?? []);
  for (const [index, lesson] of brief.lessons.entries()) addLesson(scenes, lesson, index, brief, context);
  const objectives = [
    ...(brief.objectives ?? []),
    ...brief.lessons.flatMap((lesson) => lesson.objectives ?? []),
  ];
  return {
    version: 1,
    title: brief.title,
    ...(objectives.length > 0 && { objectives }),
    scenes: withClosingRest(scenes.scenes),
  };
}

function addLesson(
  scenes: SceneList,
  lesson: TrainingLesson,
  index: number,
  brief: TrainingBrief,
  context: TrainingContext,
): void {
  const { language } = context.settings;
  const phrases = phrasesIn(language);
  const id = `lesson-${index + 1}`;
  const opening = scenes.next(id);
  const headings = lesson.sections.map(({ heading }) => heading);
  if (brief.lessons.length > 1) {
    const number = phrases.lesson.replace('{number}', String(index + 1));
    scenes.addTitle(opening, {
      title: lesson.title,
      subtitle: number,
      said: [`${number}. ${lesson.title}`],
      picture: pictureOf(lesson.title, headings, brief, context.style, opening),
      ...(opensWithShot(lesson, brief) && { shotSeconds: OPENING_SHOT_SECONDS[brief.quality] }),
    });
  }
  scenes.addObjectives(`${id}-objectives`, phrases.objectives, lesson.objectives ?? []);
  for (const [at, section] of lesson.sections.entries()) {
    const sectionId = `${id}-section-${at + 1}`;
    const shared =
      brief.quality === 'fast' ? { subject: lesson.title, points: headings, owner: opening } : undefined;
    sectionScenes(scenes, section, sectionId, shared);
  }
  for (const [at, question] of (lesson.quiz ?? []).entries()) {
    checkScenes(scenes, question, `${id}-check-${at + 1}`);
  }
}

/** A lesson without a shot of its own opens with one. */
function opensWithShot(lesson: TrainingLesson, { includeVideos }: TrainingBrief): boolean {
  const blocks = lesson.sections.flatMap((section) => section.blocks ?? []);
  return includeVideos && !blocks.some(({ video, clip }) => video !== undefined || clip !== undefined);
}

function withClosingRest(scenes: Scene[]): Scene[] {
  const last = scenes.at(-1);
  if (last === undefined) return scenes;
  return [...scenes.slice(0, -1), { ...last, restSeconds: CLOSING_REST_SECONDS }];
}

function capitalised(text: string, language: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}
