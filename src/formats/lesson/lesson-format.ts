import type { Format } from '../../ports/format.ts';
import { ownMediaFiles } from '../own-media.ts';
import { type LessonBrief, lessonSchema } from './lesson-brief.ts';
import { lessonFromText } from './lesson-from-text.ts';
import { lessonStoryboard, lessonTitle } from './lesson-storyboard.ts';

const DEFAULTS = { ratio: '9:16', style: 'professional', musicMood: 'focused' } as const;

/** Slides whose bullets appear as they are talked about, word for word as the brief says. */
export const lessonFormat: Format<LessonBrief> = {
  name: 'lesson',
  description: 'Slides with bullets that appear as they are talked about.',
  defaults: DEFAULTS,
  sample: {
    lesson_id: 'how-tides-work',
    lesson_title: 'How tides work',
    slides: [
      {
        slide_title: 'Twice a day',
        items: [
          { bullet: 'The sea rises and falls', talk: 'On most coasts the sea rises and falls twice a day.' },
          { bullet: 'The moon pulls', talk: 'The moon pulls at the water that is nearest to it the most.' },
        ],
      },
    ],
  },
  schema: lessonSchema,
  recognises: (document) =>
    typeof document === 'object' &&
    document !== null &&
    (Object.hasOwn(document, 'lesson_id') || Object.hasOwn(document, 'slides')),
  titleOf: lessonTitle,
  identityOf: (brief) => brief.lesson_id,
  filesOf: (brief) =>
    brief.slides.flatMap((slide, index) => [
      ...ownMediaFiles(`slides[${index}]`, slide),
      ...slide.items.flatMap((item, at) => ownMediaFiles(`slides[${index}].items[${at}]`, item)),
    ]),
  briefFromText: lessonFromText,
  storyboard: async (brief, context) => lessonStoryboard(brief, context.settings.style, context),
};
