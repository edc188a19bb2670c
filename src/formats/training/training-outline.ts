import type { DocumentBlock, DocumentSection } from '../../ports/drafting-tools.ts';

/** A module’s lessons as a document’s headings give them. */
export interface TrainingOutline {
  /** Empty where the document names no title. */
  title: string;
  /** What stands under the title itself. */
  introduction: DocumentBlock[];
  /** From a section that is headed so. */
  objectives: string[];
  lessons: OutlineLesson[];
}

export interface OutlineLesson {
  /** Empty where there is no heading above its sections. */
  title: string;
  objectives: string[];
  sections: OutlineSection[];
}

export interface OutlineSection {
  heading: string;
  blocks: DocumentBlock[];
}

/** Headings that people put over objectives, in the languages that have phrases. */
const OF_OBJECTIVES =
  /^(?:(?:learning |lesson |module )?(?:objectives|goals|outcomes)|what you(?:’|'|wi)ll (?:be able to do|learn)|lernziele|ziele|objectifs.*|objetivos.*|obiettivi.*|أهداف.*|الأهداف.*|उद्देश्य.*|सीखने के उद्देश्य|学习目标|目标|学習目標|目標)[:：]?$/iu;

/**
 * Orders a document’s sections: its only topmost heading is the title; the headings below are lessons where some of
 * them have headings of their own, else sections of one lesson; deeper ones are sections.
 */
export function outlineOf(sections: readonly DocumentSection[]): TrainingOutline {
  const [titled, rest] = titleAndRest(sections);
  const headed = rest.filter(({ heading }) => heading !== '');
  const lessonLevel = Math.min(...headed.map(({ level }) => level));
  const hasLessons =
    headed.some(({ level }) => level > lessonLevel) ||
    (titled === undefined && headed.length > 0 && headed.every(({ level }) => level === 1));
  const outline: TrainingOutline = {
    title: titled?.heading ?? '',
    introduction: titled?.blocks ?? [],
    objectives: [],
    lessons: [],
  };
  let leading: string[] = [];
  for (const section of rest) {
    const { heading, level, blocks } = section;
    const lesson = outline.lessons.at(-1);
    if (OF_OBJECTIVES.test(heading.trim())) {
      const isOfLesson = hasLessons && level > lessonLevel && lesson !== undefined;
      (isOfLesson ? lesson : outline).objectives.push(...textsOf(blocks));
    } else if (heading !== '' && hasLessons && level === lessonLevel) {
      leading = [];
      const sections = blocks.length === 0 ? [] : [{ heading, blocks }];
      outline.lessons.push({ title: heading, objectives: [], sections });
    } else if (blocks.length === 0) {
      leading = [...leading.slice(0, Math.max(0, level - lessonLevel - 1)), heading];
    } else {
      if (lesson === undefined) outline.lessons.push({ title: '', objectives: [], sections: [] });
      outline.lessons.at(-1)!.sections.push({ heading: [...leading, heading].join(': '), blocks });
      leading = [];
    }
  }
  return { ...outline, lessons: outline.lessons.map(withSections) };
}

/** The title with what stands under it, where one heading is above all others. */
function titleAndRest(
  sections: readonly DocumentSection[],
): [DocumentSection | undefined, readonly DocumentSection[]] {
  const headed = sections.filter(({ heading }) => heading !== '');
  const topmost = Math.min(...headed.map(({ level }) => level));
  const [title, another] = headed.filter(({ level }) => level === topmost);
  const isTitle = title !== undefined && another === undefined && headed.length > 1 && sections[0] === title;
  return isTitle ? [title, sections.slice(1)] : [undefined, sections];
}

/** A lesson of nothing but its title still says it. */
function withSections(lesson: OutlineLesson): OutlineLesson {
  if (lesson.sections.length > 0) return lesson;
  return {
    ...lesson,
    sections: [{ heading: lesson.title, blocks: [{ kind: 'paragraph', text: lesson.title }] }],
  };
}

function textsOf(blocks: readonly DocumentBlock[]): string[] {
  return blocks.flatMap((block) => ('text' in block && block.kind !== 'code' ? [block.text] : []));
}
