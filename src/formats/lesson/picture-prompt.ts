import type { LessonBrief, LessonSlide } from './lesson-brief.ts';
import { imageryOf } from './profession-imagery.ts';

/** So many bullets say what a slide is about; more would blur the picture. */
const MOST_BULLETS = 4;

const DETAIL: Record<NonNullable<LessonBrief['difficulty']>, string> = {
  beginner: 'Shown simply, through one familiar everyday thing.',
  intermediate: 'Shown at work, as it is met in practice.',
  advanced: 'Shown closely, in precise technical detail.',
};

/**
 * What is to be seen behind a slide, in up to four lines with the weightiest first: the subject in the words of
 * the slide, the working world it is set in, how closely it is shown, and that nothing is to be read in it.
 */
export function picturePrompt(slide: LessonSlide, brief: LessonBrief): string {
  const bullets = slide.items.slice(0, MOST_BULLETS).map((item) => withoutFullStop(item.bullet));
  const lines = [`${withoutFullStop(slide.slide_title)}: ${bullets.join('; ')}.`];
  if (brief.user_profile) lines.push(settingOf(brief.user_profile.profession));
  if (brief.difficulty) lines.push(DETAIL[brief.difficulty]);
  lines.push('Free of any writing.');
  return lines.join('\n');
}

function settingOf(profession: string): string {
  const imagery = imageryOf(profession);
  const world = `Set in the working world of: ${withoutFullStop(profession)}`;
  return imagery === undefined ? `${world}.` : `${world} (${imagery}).`;
}

function withoutFullStop(text: string): string {
  return text.replace(/[.。।؟?!！？:：]+$/u, '');
}
