import type { BriefFile, Format } from '../../ports/format.ts';
import { ownMediaFiles } from '../own-media.ts';
import { directorStyle } from './director-styles.ts';
import { type Looks, type MusicVideoBrief, musicVideoSchema } from './music-video-brief.ts';
import { musicVideoFromText } from './music-video-from-text.ts';
import { musicVideoStoryboard, musicVideoTitle, wishedModel } from './music-video-storyboard.ts';
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
    ...(scenes ?? []).flatMap((scene, index) => ownMediaFiles(`scenes[${index}]`, scene)),
  ],
  wishedSettings: ({ director_style }) => {
    const { pictureStyle: style, frameRate, transitions, musicMood } = directorStyle(director_style);
    return { style, frameRate, transition: transitions.scene, musicMood };
  },
  namesOf: (brief) => {
    const model = wishedModel(brief);
    return [
      ...(model === null ? [] : [{ field: 'model', model, kind: 'clip' as const }]),
      ...(brief.scenes ?? []).flatMap(({ lip_sync }, index) =>
        lip_sync === undefined
          ? []
          : [
              {
                field: `scenes[${index}].lip_sync.model`,
                model: lip_sync.model,
                kind: 'lip-sync' as const,
              },
            ],
      ),
    ];
  },
  briefFromText: musicVideoFromText,
  storyboard: musicVideoStoryboard,
  music: { trackOf, recut: recutMusicVideo },
};

function pictures(field: string, { reference_images }: Looks): BriefFile[] {
  return reference_images.map((path, at) => {
    return { field: `${field}.reference_images[${at}]`, path, kind: 'image' };
  });
}
