import type { NarrationLine, OwnClip, PictureWish } from '../domain/storyboard.ts';
import type { MediaReference } from '../domain/timeline.ts';
import type { BriefFile, StoryboardContext } from '../ports/format.ts';
import { takenInFile } from './taken-in-file.ts';

/** The files of a person's own that a part of a brief names; every format calls them so. */
export interface OwnMedia {
  /** Shown instead of a generated picture; a moving shot starts from it. */
  picture?: string | undefined;
  /** Shown instead of a generated shot. */
  clip?: string | undefined;
  /** What the moving shot ends with. */
  last_picture?: string | undefined;
  /** Heard in place of a voice. */
  recording?: string | undefined;
  /** Shown beside a bullet. */
  figure?: string | undefined;
}

const KINDS: Record<keyof OwnMedia, BriefFile['kind']> = {
  figure: 'image',
  recording: 'sound',
  picture: 'image',
  clip: 'clip',
  last_picture: 'image',
};

/** The files that a part of a brief names, by the field that the part is: `slides[2]`. */
export function ownMediaFiles(part: string, media: OwnMedia | undefined): BriefFile[] {
  return (Object.keys(KINDS) as (keyof OwnMedia)[]).flatMap((name) => {
    const path = media?.[name];
    return path === undefined ? [] : [{ field: `${part}.${name}`, path, kind: KINDS[name] }];
  });
}

/** What a person brought for a scene, in place of what would be made; nothing where the brief names nothing. */
interface OwnSceneMedia {
  picture?: Extract<PictureWish, { own: MediaReference }>;
  clip?: OwnClip;
  endsWith?: MediaReference;
}

/** The files of a part of a brief as a scene shows them; a clip without its sound unless `withSound` says so. */
export function ownMediaOf(
  media: Pick<OwnMedia, 'picture' | 'clip' | 'last_picture'> | undefined,
  { sources }: Pick<StoryboardContext, 'sources'>,
  { withSound = false } = {},
): OwnSceneMedia {
  const { picture, clip, last_picture } = media ?? {};
  return {
    ...(picture !== undefined && { picture: { own: takenInFile(picture, sources) } }),
    ...(clip !== undefined && { clip: { own: takenInFile(clip, sources), inSeconds: 0, withSound } }),
    ...(last_picture !== undefined && { endsWith: takenInFile(last_picture, sources) }),
  };
}

/** A line as it is heard where a person recorded it. */
export function ownRecordingOf(
  media: Pick<OwnMedia, 'recording'> | undefined,
  { sources }: Pick<StoryboardContext, 'sources'>,
): Pick<NarrationLine, 'recording'> {
  const { recording } = media ?? {};
  return recording === undefined ? {} : { recording: takenInFile(recording, sources) };
}
