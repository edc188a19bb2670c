import type { Format } from '../../ports/format.ts';
import { type TrainingBrief, trainingSchema } from './training-brief.ts';
import { trainingFromText } from './training-from-text.ts';
import { trainingStoryboard } from './training-storyboard.ts';

const DEFAULTS = { ratio: '16:9', style: 'professional', musicMood: 'focused' } as const;

/** Knowledge as a module of lessons with objectives, slides, tables, code, diagrams and knowledge checks. */
export const trainingFormat: Format<TrainingBrief> = {
  name: 'training',
  description: 'A training module: lessons with slides, tables, code, diagrams and knowledge checks.',
  defaults: DEFAULTS,
  madeOf: ['script', 'image', 'clip', 'speech', 'music'],
  sample: {
    title: 'Safe ladders',
    lessons: [
      {
        title: 'Before you climb',
        sections: [
          {
            heading: 'Look at the ladder',
            text: 'Look at every rung before you climb. A ladder with a bent rung is taken out of use.',
          },
        ],
      },
    ],
  },
  schema: trainingSchema,
  recognises: (document) =>
    typeof document === 'object' &&
    document !== null &&
    (Object.hasOwn(document, 'module_id') || Object.hasOwn(document, 'lessons')),
  titleOf: (brief) => brief.title,
  identityOf: (brief) => brief.module_id ?? brief.title,
  filesOf: (brief) =>
    brief.lessons.flatMap((lesson, lessonIndex) =>
      lesson.sections.flatMap((section, sectionIndex) =>
        (section.blocks ?? []).flatMap(({ figure }, blockIndex) => {
          if (figure === undefined) return [];
          const field = `lessons[${lessonIndex}].sections[${sectionIndex}].blocks[${blockIndex}].figure`;
          return [{ field, path: figure, kind: 'image' as const }];
        }),
      ),
    ),
  wishedSettings: ({ videoResolution }) => ({ resolution: videoResolution }),
  briefFromText: trainingFromText,
  storyboard: async (brief, context) =>
    trainingStoryboard(brief, { ...context, style: context.settings.style ?? DEFAULTS.style }),
};
