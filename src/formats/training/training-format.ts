import type { Format, StoryboardContext } from '../../ports/format.ts';
import { ownMediaFiles } from '../own-media.ts';
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
    brief.lessons.flatMap(({ sections }, lessonIndex) =>
      sections.flatMap((section, sectionIndex) => {
        const field = `lessons[${lessonIndex}].sections[${sectionIndex}]`;
        return [
          ...ownMediaFiles(field, section),
          ...(section.blocks ?? []).flatMap((block, at) => ownMediaFiles(`${field}.blocks[${at}]`, block)),
        ];
      }),
    ),
  wishedSettings: ({ videoResolution }) => ({ resolution: videoResolution }),
  briefFromText: trainingFromText,
  storyboard: async (brief, context) =>
    trainingStoryboard(brief, {
      ...context,
      style: context.settings.style ?? DEFAULTS.style,
      clipSeconds: await clipSecondsOf(brief, context),
    }),
};

/** How long each film is that the brief shows whole, by its path. */
async function clipSecondsOf(
  { lessons }: TrainingBrief,
  { secondsOf }: StoryboardContext,
): Promise<ReadonlyMap<string, number>> {
  const blocks = lessons.flatMap(({ sections }) => sections).flatMap((section) => section.blocks ?? []);
  const paths = new Set(blocks.flatMap(({ clip }) => clip ?? []));
  return new Map(await Promise.all([...paths].map(async (path) => [path, await secondsOf(path)] as const)));
}
