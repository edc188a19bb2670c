import { imageryOf } from '../profession-imagery.ts';
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
  if (brief.lesson_title !== undefined) lines.push(`${withoutFullStop(brief.lesson_title)}.`);
  if (brief.user_profile) lines.push(settingOf(brief.user_profile.profession, slideIndex));
  if (brief.difficulty) lines.push(DETAIL[brief.difficulty]);
  lines.push('No typography, captions or signage.');
  return lines.join('\n');
}

function subjectOf(slide: LessonSlide): string {
  const bullets = slide.items.slice(0, MOST_BULLETS).map((item) => withoutFullStop(item.bullet));
  return `${withoutFullStop(slide.slide_title)}: ${bullets.join('; ')}.`;
}

/** Neighbouring slides show different things of the same world. */
function settingOf(profession: string, slideIndex: number): string {
  const imagery = imageryOf(profession);
  const shown =
    imagery.length > 0 ? [0, 1].map((offset) => imagery[(slideIndex + offset) % imagery.length]) : [];
  const surroundings = `Surroundings: ${withoutFullStop(profession)}`;
  return shown.length === 0 ? `${surroundings}.` : `${surroundings} (${shown.join(', ')}).`;
}

function withoutFullStop(text: string): string {
  return text.replace(/[.。।؟?!！？:：]+$/u, '');
}
