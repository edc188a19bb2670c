import { surroundingsOf } from '../picture-surroundings.ts';
import { withoutSentenceEnd } from '../sentence-end.ts';
import type { LessonBrief, LessonSlide } from './lesson-brief.ts';

/** So many bullets say what a slide is about; more would blur the picture. */
const MOST_BULLETS = 4;

const DETAIL: Record<NonNullable<LessonBrief['difficulty']>, string> = {
  beginner: 'Kept plain, with one clear subject.',
  intermediate: 'With some telling detail.',
  advanced: 'Rich in precise technical detail.',
};

/**
 * What is to be seen behind the slide at an index, in up to five lines with the weightiest first: the subject in
 * the words of the slide, what the whole lesson is on, the working world it is set in, how closely it is shown, and
 * that nothing is to be read in it.
 */
export function picturePrompt(brief: LessonBrief, slideIndex: number): string {
  const slide = brief.slides[slideIndex];
  if (!slide) throw new RangeError(`The lesson has no slide ${slideIndex}`);
  const lines = [subjectOf(slide)];
  if (brief.lesson_title !== undefined) lines.push(`${withoutSentenceEnd(brief.lesson_title)}.`);
  if (brief.user_profile) lines.push(surroundingsOf(brief.user_profile.profession, slideIndex));
  if (brief.difficulty) lines.push(DETAIL[brief.difficulty]);
  lines.push('No typography, captions or signage.');
  return lines.join('\n');
}

function subjectOf(slide: LessonSlide): string {
  const bullets = slide.items.slice(0, MOST_BULLETS).map((item) => withoutSentenceEnd(item.bullet));
  return `${withoutSentenceEnd(slide.slide_title)}: ${bullets.join('; ')}.`;
}
