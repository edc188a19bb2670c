import { hashJson } from '../../domain/canonical-json.ts';
import type { Format } from '../../ports/format.ts';
import { ownMediaFiles } from '../own-media.ts';
import { type LectureBrief, lectureSchema } from './lecture-brief.ts';
import { lectureFromText } from './lecture-from-text.ts';
import { lectureStoryboard } from './lecture-storyboard.ts';

/** A script told as a documentary. */
export const lectureFormat: Format<LectureBrief> = {
  name: 'lecture',
  description: 'A narrated documentary: pictures and moving shots to a script or a topic.',
  defaults: { ratio: '16:9', style: 'cinematic', musicMood: 'inspiring' },
  madeOf: ['script', 'image', 'clip', 'speech', 'music'],
  steps: [
    { name: 'outline', stage: 'script' },
    { name: 'script', stage: 'script' },
    { name: 'images', stage: 'images' },
    { name: 'videos', stage: 'videos' },
    { name: 'narration', stage: 'speech' },
    { name: 'music', stage: 'music' },
    { name: 'timeline', stage: 'film' },
  ],
  sample: {
    title: 'How tides work',
    segments: [
      {
        title: 'Twice a day',
        narration:
          'On most coasts the sea rises and falls twice a day. Harbours fill, and hours later lie dry.',
      },
      {
        title: 'The pull of the moon',
        narration: 'The moon pulls at the water that is nearest to it the most, and the water follows.',
      },
    ],
  },
  schema: lectureSchema,
  recognises: (document) =>
    typeof document === 'object' &&
    document !== null &&
    (Object.hasOwn(document, 'lecture_id') || Object.hasOwn(document, 'segments')),
  titleOf: ({ title }) => title,
  identityOf: ({ lecture_id, title }) => lecture_id ?? hashJson(title),
  wishedSettings: ({ image }) => ({
    ...(image.aspectRatio !== undefined && { ratio: image.aspectRatio }),
    ...(image.style !== undefined && { style: image.style }),
  }),
  filesOf: ({ segments }) =>
    segments.flatMap((segment, index) => ownMediaFiles(`segments[${index}]`, segment)),
  withoutAnew: ({ general: { forceRegenerate, ...general }, ...brief }) => ({
    brief: { ...brief, general },
    kinds: forceRegenerate ? ['clip'] : [],
  }),
  namesOf: ({ segments, image, video }) => [
    ...segments.flatMap(({ voice }, index) =>
      voice === undefined ? [] : [{ field: `segments[${index}].voice`, voice }],
    ),
    ...(image.style === undefined ? [] : [{ field: 'image.style', style: image.style }]),
    ...(image.model === undefined
      ? []
      : [{ field: 'image.model', model: image.model, kind: 'image' as const }]),
    ...(video.model === undefined
      ? []
      : [{ field: 'video.model', model: video.model, kind: 'clip' as const }]),
  ],
  briefFromText: lectureFromText,
  storyboard: lectureStoryboard,
};
