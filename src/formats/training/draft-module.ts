import type { DraftingTools } from '../../ports/drafting-tools.ts';
import type { Draft } from '../../ports/text-generator.ts';
import { isSpeakable, unspeakableText } from '../text-fields.ts';
import { draftBlocks } from './draft-blocks.ts';
import { draftQuestions } from './draft-questions.ts';
import { MOST_BLOCKS, MOST_LESSONS, MOST_SECTIONS, type TrainingText } from './training-brief.ts';
import { type OutlineLesson, outlineOf, type TrainingOutline } from './training-outline.ts';
import { phrasesIn, type TrainingPhrases } from './training-phrases.ts';

const MOST_TITLE_CHARACTERS = 120;
const MOST_SUMMARY_CHARACTERS = 600;
const MOST_OBJECTIVES = 6;

/** The module that a document makes without a model: its headings, sentences, lists, tables, code and diagrams. */
export async function draftModule(
  source: string,
  name: string | undefined,
  language: string,
  tools: DraftingTools,
): Promise<Draft<TrainingText>> {
  const phrases = phrasesIn(language);
  const outline = outlineOf(tools.document(source));
  const title = titleOf(outline, name, source, tools);
  const notices: string[] = [];
  const { summary, leading } = introductionOf(outline, tools);
  const lessons: TrainingText['lessons'] = [];
  for (const [index, lesson] of outline.lessons.entries()) {
    const drafted = await draftLesson(lesson, title, phrases, tools);
    notices.push(...drafted.notices);
    const opening = index === 0 && leading.length > 0 ? [{ heading: title, blocks: leading }] : [];
    lessons.push({ ...drafted.lesson, sections: [...opening, ...drafted.lesson.sections] });
  }
  const filled = lessons.filter(({ sections }) => sections.length > 0);
  if (filled.length === 0) throw unspeakableText();
  const fitted = fitLessons(filled, notices);
  const headings =
    fitted.length > 1
      ? fitted.map((lesson) => lesson.title)
      : (fitted[0]?.sections ?? []).map(({ heading }) => heading);
  const objectives = outline.objectives.length > 0 ? outline.objectives : [...new Set(headings)];
  return {
    answer: {
      title,
      ...(summary !== undefined && { summary }),
      ...(objectives.length > 1 && { objectives: objectivesFrom(objectives, tools) }),
      lessons: fitted,
    },
    notices,
  };
}

async function draftLesson(
  lesson: OutlineLesson,
  title: string,
  phrases: TrainingPhrases,
  tools: DraftingTools,
): Promise<{ lesson: TrainingText['lessons'][number]; notices: string[] }> {
  const notices: string[] = [];
  const sections: TrainingText['lessons'][number]['sections'] = [];
  for (const { heading, blocks } of lesson.sections) {
    await tools.breathe();
    const drafted = draftBlocks(blocks, tools);
    notices.push(...drafted.notices);
    const shown = tools.phrase(heading === '' ? lesson.title || title : heading, MOST_TITLE_CHARACTERS);
    sections.push(...partsOf(drafted.blocks).map((part) => ({ heading: shown, blocks: part })));
  }
  await tools.breathe();
  const quiz = draftQuestions(lesson, phrases, tools);
  return {
    lesson: {
      title: tools.phrase(lesson.title || title, MOST_TITLE_CHARACTERS),
      ...(lesson.objectives.length > 0 && { objectives: objectivesFrom(lesson.objectives, tools) }),
      sections,
      ...(quiz.length > 0 && { quiz }),
    },
    notices,
  };
}

function partsOf<Entry>(entries: readonly Entry[]): Entry[][] {
  const count = Math.ceil(entries.length / MOST_BLOCKS);
  return Array.from({ length: count }, (_, part) =>
    entries.slice(
      Math.round((part * entries.length) / count),
      Math.round(((part + 1) * entries.length) / count),
    ),
  );
}

function objectivesFrom(objectives: readonly string[], tools: DraftingTools): string[] {
  return objectives
    .slice(0, MOST_OBJECTIVES)
    .map((objective) => tools.phrase(objective, MOST_TITLE_CHARACTERS));
}

/** A short paragraph under the title is said as the module opens; more than that leads the first lesson. */
function introductionOf({ introduction }: TrainingOutline, tools: DraftingTools) {
  const [first, ...others] = introduction;
  const isSummary =
    first?.kind === 'paragraph' && first.text.length <= MOST_SUMMARY_CHARACTERS && isSpeakable(first.text);
  return {
    summary: isSummary ? first.text : undefined,
    leading: draftBlocks(isSummary ? others : introduction, tools).blocks,
  };
}

/** The title of the document, else the file’s name, else the gist of the first sentence. */
function titleOf(
  outline: TrainingOutline,
  name: string | undefined,
  source: string,
  tools: DraftingTools,
): string {
  if (outline.title !== '') return tools.phrase(outline.title, MOST_TITLE_CHARACTERS);
  const [only, another] = outline.lessons;
  if (only && !another && only.title !== '') return tools.phrase(only.title, MOST_TITLE_CHARACTERS);
  const words = name
    ?.replace(/\.[^.]*$/, '')
    .replaceAll(/[-_\s]+/g, ' ')
    .trim()
    .slice(0, MOST_TITLE_CHARACTERS);
  if (words) return words.charAt(0).toUpperCase() + words.slice(1);
  return tools.phrase(tools.sentences(source)[0] ?? source, 90);
}

/** What does not fit into one module is left for another, and the person is told. */
function fitLessons(lessons: TrainingText['lessons'], notices: string[]): TrainingText['lessons'] {
  if (lessons.length > MOST_LESSONS) {
    notices.push(
      `The text has ${lessons.length} lessons; the first ${MOST_LESSONS} were kept. Split the text into several modules to keep all of it.`,
    );
  }
  return lessons.slice(0, MOST_LESSONS).map((lesson) => {
    if (lesson.sections.length <= MOST_SECTIONS) return lesson;
    notices.push(
      `The lesson “${lesson.title}” has ${lesson.sections.length} sections; the first ${MOST_SECTIONS} were kept. Give it more headings to keep all of it.`,
    );
    return { ...lesson, sections: lesson.sections.slice(0, MOST_SECTIONS) };
  });
}
