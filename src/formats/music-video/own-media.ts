import type { OwnClip, PictureWish } from '../../domain/storyboard.ts';
import type { MediaReference } from '../../domain/timeline.ts';
import type { StoryboardContext } from '../../ports/format.ts';
import { takenInFile } from '../taken-in-file.ts';
import type { BriefScene } from './music-video-brief.ts';

/** What a person brought for a scene, in place of what would be made. */
interface OwnMedia {
  picture?: Extract<PictureWish, { own: MediaReference }>;
  /** Without its sound: the film plays the track. */
  clip?: OwnClip;
  endsWith?: MediaReference;
}

/** The files that a scene of the brief names; nothing for a scene that was written for it. */
export function ownMediaOf(
  scene: BriefScene | undefined,
  { sources }: Pick<StoryboardContext, 'sources'>,
): OwnMedia {
  const { picture, clip, last_picture } = scene ?? {};
  return {
    ...(picture !== undefined && { picture: { own: takenInFile(picture, sources) } }),
    ...(clip !== undefined && {
      clip: { own: takenInFile(clip, sources), inSeconds: 0, withSound: false },
    }),
    ...(last_picture !== undefined && { endsWith: takenInFile(last_picture, sources) }),
  };
}
