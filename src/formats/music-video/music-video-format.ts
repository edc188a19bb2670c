import type { BriefFile, Format } from '../../ports/format.ts';
import { directorStyle } from './director-styles.ts';
import { type BriefScene, type Looks, type MusicVideoBrief, musicVideoSchema } from './music-video-brief.ts';
import { musicVideoFromText } from './music-video-from-text.ts';
import { musicVideoStoryboard, musicVideoTitle } from './music-video-storyboard.ts';
import { recutMusicVideo } from './recut.ts';
import { trackOf } from './track.ts';

const DEFAULTS = { ratio: '16:9', style: 'neon', musicMood: 'futuristic' } as const;

/** A film cut to the beats of a piece of music, in the manner of a director style; an ad to music too. */
export const musicVideoFormat: Format<MusicVideoBrief> = {
  name: 'music-video',
  description: 'A film cut to the beats of a piece of music, or an ad to music.',
  defaults: DEFAULTS,
  madeOf: ['script', 'image', 'clip', 'music'],
  sample: {
    title: 'Night bus',
    concept:
      'A night bus crosses a city in the rain. Windows light up one by one. A dancer waits under a street lamp. The bus stops and the street becomes a stage. Dawn comes up over the roofs.',
    director_style: 'Neon night',
    duration: 20,
  },
  schema: musicVideoSchema,
  recognises: (document) =>
    typeof document === 'object' &&
    document !== null &&
    (Object.hasOwn(document, 'backing_track') || Object.hasOwn(document, 'concept')),
  titleOf: musicVideoTitle,
  identityOf: (brief) =>
    [
      musicVideoTitle(brief),
      brief.mode,
      brief.director_style ?? '',
      brief.settings.ratio ?? '',
      brief.settings.language,
    ].join('\n'),
  filesOf: ({ backing_track, characters, product, scenes }) => [
    ...(backing_track === undefined
      ? []
      : [{ field: 'backing_track', path: backing_track, kind: 'sound' } as const]),
    ...characters.flatMap((character, index) => pictures(`characters[${index}]`, character)),
    ...(product ? pictures('product', product) : []),
    ...(scenes ?? []).flatMap(sceneFiles),
  ],
  wishedSettings: ({ director_style }) => {
    const { pictureStyle: style, frameRate, transitions, musicMood } = directorStyle(director_style);
    return { style, frameRate, transition: transitions.scene, musicMood };
  },
  briefFromText: musicVideoFromText,
  storyboard: musicVideoStoryboard,
  music: { trackOf, recut: recutMusicVideo },
};

function sceneFiles({ picture, clip, last_picture }: BriefScene, index: number): BriefFile[] {
  const file = (name: string, path: string | undefined, kind: BriefFile['kind']): BriefFile[] =>
    path === undefined ? [] : [{ field: `scenes[${index}].${name}`, path, kind }];
  return [
    ...file('picture', picture, 'image'),
    ...file('clip', clip, 'clip'),
    ...file('last_picture', last_picture, 'image'),
  ];
}

function pictures(field: string, { reference_images }: Looks): BriefFile[] {
  return reference_images.map((path, at) => {
    return { field: `${field}.reference_images[${at}]`, path, kind: 'image' };
  });
}
