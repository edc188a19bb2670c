import type { DraftingTools } from '../../ports/drafting-tools.ts';
import { bulletUnder, type Chapter, type Passage } from '../passages.ts';
import type { LessonText } from './lesson-brief.ts';

/** More slides than this are no longer one lesson. */
const MOST_SLIDES_FROM_TEXT = 40;
/** Bullets that a vertical slide shows at a comfortable size. */
const MOST_PASSAGES_A_SLIDE = 5;

type Slides = LessonText['slides'];

/**
 * Lays chapters out on slides, every passage once and in order. Where they do not fit on one lesson's slides,
 * the passages of each chapter that hold the most of its keywords are kept, and `notice` says how many.
 */
export async function fitChapters(
  chapters: Chapter[],
  tools: DraftingTools,
): Promise<{ slides: Slides; notice?: string }> {
  const slideCount = chapters.reduce((sum, { passages }) => sum + slidesFor(passages), 0);
  if (slideCount <= MOST_SLIDES_FROM_TEXT) return { slides: await slidesOf(chapters, tools) };
  const kept = shortenedChapters(mergedChapters(chapters), tools);
  const total = passageCount(chapters);
  return {
    slides: await slidesOf(kept, tools),
    notice: `The text is longer than a lesson of ${MOST_SLIDES_FROM_TEXT} slides: ${passageCount(kept)} of its ${total} passages were kept. Split the text into several lessons to keep all of it.`,
  };
}

function passageCount(chapters: Chapter[]): number {
  return chapters.reduce((sum, chapter) => sum + chapter.passages.length, 0);
}

async function slidesOf(chapters: Chapter[], tools: DraftingTools): Promise<Slides> {
  const slides: Slides = [];
  for (const { heading, passages } of chapters) {
    await tools.breathe();
    const title = tools.phrase(heading, 90);
    const parts = evenParts(passages, slidesFor(passages));
    for (const [part, shown] of parts.entries()) {
      const slide_title = parts.length === 1 ? title : `${title} (${part + 1}/${parts.length})`;
      const items = shown.map((passage) => ({
        bullet: bulletUnder(title, passage, tools),
        talk: passage.talk,
      }));
      slides.push({ slide_title, items });
    }
  }
  return slides;
}

function slidesFor(passages: Passage[]): number {
  return Math.ceil(passages.length / MOST_PASSAGES_A_SLIDE);
}

function evenParts<Entry>(entries: Entry[], count: number): Entry[][] {
  return Array.from({ length: count }, (_, part) =>
    entries.slice(
      Math.round((part * entries.length) / count),
      Math.round(((part + 1) * entries.length) / count),
    ),
  );
}

/** Neighbouring chapters under the heading of the first, so that there are no more of them than slides. */
function mergedChapters(chapters: Chapter[]): Chapter[] {
  if (chapters.length <= MOST_SLIDES_FROM_TEXT) return chapters;
  return evenParts(chapters, MOST_SLIDES_FROM_TEXT).flatMap((run) => {
    const first = run[0];
    if (!first) return [];
    return [{ ...first, passages: run.flatMap((chapter) => chapter.passages) }];
  });
}

/** Takes slides away where the most passages share one, until the lesson fits. */
function shortenedChapters(chapters: Chapter[], tools: DraftingTools): Chapter[] {
  const allotted = chapters.map(() => 1);
  const crowding = (index: number) => chapters[index]!.passages.length / allotted[index]!;
  for (let free = MOST_SLIDES_FROM_TEXT - chapters.length; free > 0; free -= 1) {
    const fullest = chapters.reduce((best, _, index) => (crowding(index) > crowding(best) ? index : best), 0);
    allotted[fullest]! += 1;
  }
  return chapters.map((chapter, index) => {
    const room = allotted[index]! * MOST_PASSAGES_A_SLIDE;
    return { ...chapter, passages: weightiest(chapter.passages, room, tools) };
  });
}

/** The passages that hold the most of the keywords of all of them, in their own order. */
function weightiest(passages: Passage[], count: number, tools: DraftingTools): Passage[] {
  if (passages.length <= count) return passages;
  const keywords = tools.keywords(passages.map((passage) => passage.talk).join('\n'), 40);
  const weight = (passage: Passage) => {
    const talk = passage.talk.toLowerCase();
    return keywords.reduce(
      (sum, word, rank) => sum + (talk.includes(word.toLowerCase()) ? 1 / (rank + 4) : 0),
      0,
    );
  };
  const ranked = passages.map((passage, index) => ({ index, weight: weight(passage) }));
  ranked.sort((left, right) => right.weight - left.weight || left.index - right.index);
  const kept = new Set(ranked.slice(0, count).map(({ index }) => index));
  return passages.filter((_, index) => kept.has(index));
}
