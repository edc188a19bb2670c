import type { NarrationLine, Scene, SlideBullet, Storyboard } from '../../domain/storyboard.ts';
import type { StoryboardContext } from '../../ports/format.ts';
import { ownMediaOf, ownRecordingOf } from '../own-media.ts';
import { takenInFile } from '../taken-in-file.ts';
import type { LessonBrief, LessonSlide } from './lesson-brief.ts';
import { picturePrompt } from './picture-prompt.ts';

/** Time to take in a slide after its last word; beginners get more of it. */
const REST_SECONDS: Record<NonNullable<LessonBrief['difficulty']>, number> = {
  beginner: 1,
  intermediate: 0.8,
  advanced: 0.6,
};
const CLOSING_REST_SECONDS = 1.6;

export function lessonTitle(brief: LessonBrief): string {
  return brief.lesson_title ?? brief.slides[0]?.slide_title ?? brief.lesson_id;
}

/** One scene a slide: all that the brief says, once, in its order. */
export function lessonStoryboard(
  brief: LessonBrief,
  style: string,
  context: Pick<StoryboardContext, 'settings' | 'sources'>,
): Storyboard {
  const last = brief.slides.length - 1;
  const rest = REST_SECONDS[brief.difficulty ?? 'intermediate'];
  const scenes = brief.slides.map((slide, index): Scene => {
    const own = ownMediaOf(slide, context);
    return {
      id: `slide-${index + 1}`,
      sequence: index + 1,
      title: slide.slide_title,
      picture: own.picture ?? { prompt: picturePrompt(brief, index), style },
      ...(own.clip && { clip: own.clip }),
      slide: { title: slide.slide_title, bullets: bulletsOf(slide, context.sources) },
      narration: slide.items.map((item, at): NarrationLine => {
        const recorded = ownRecordingOf(item, context);
        return { id: `line-${at + 1}`, text: item.talk, revealsBullet: at, ...recorded };
      }),
      transition: index === 0 ? { kind: 'cut', seconds: 0 } : { ...context.settings.transition },
      restSeconds: index === last ? CLOSING_REST_SECONDS : rest,
    };
  });
  return { version: 1, title: lessonTitle(brief), scenes };
}

function bulletsOf(slide: LessonSlide, sources: StoryboardContext['sources']): SlideBullet[] {
  return slide.items.map((item) => {
    const { bullet: text, figure } = item;
    return figure === undefined ? { text } : { text, figure: takenInFile(figure, sources) };
  });
}
