import type { AssetHash } from '../asset.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { PictureWish, Scene } from '../storyboard.ts';
import { boundClip } from './clip-takes.ts';
import type { EditOf } from './edit.ts';
import { refusedEdit } from './refused-edit.ts';

/** Every picture that a scene ever had, in the order in which it got them. */
export function takesOf(scene: Scene): PictureWish[] {
  return scene.pictureTakes ?? (scene.picture === null ? [] : [scene.picture]);
}

/** Which of its takes, counted from 1, the scene shows; 0 for none. */
export function takeShown(scene: Scene): number {
  const shown = canonicalJson(scene.picture);
  return takesOf(scene).findIndex((take) => canonicalJson(take) === shown) + 1;
}

/** The scene with another picture of the same words; where it is shared, one that scenes that show the same share too. */
export function newTake(scene: Scene, { isShared = false } = {}): Scene {
  const { picture } = scene;
  if (picture === null || 'own' in picture) {
    throw refusedEdit('scene', scene.id, 'shows no picture that was made from words; give it a prompt first');
  }
  const alike = takesOf(scene).filter(
    (take) => 'prompt' in take && take.prompt === picture.prompt && take.style === picture.style,
  );
  const last = alike.reduce((most, take) => Math.max(most, 'prompt' in take ? (take.take ?? 1) : 1), 1);
  const { madeFor, ...words } = picture;
  return withPicture(scene, { ...words, ...(isShared && madeFor && { madeFor }), take: last + 1 });
}

/** The scene with its pictures and shots bound to it, so that a copy under another id shows the same ones. */
export function withSharedMedia(scene: Scene): Scene {
  const bound = (picture: PictureWish): PictureWish =>
    'own' in picture ? picture : { madeFor: { id: scene.id, sequence: scene.sequence }, ...picture };
  return {
    ...scene,
    picture: scene.picture && bound(scene.picture),
    ...(scene.pictureTakes && { pictureTakes: scene.pictureTakes.map(bound) }),
    ...(scene.clip && { clip: boundClip(scene.clip, scene) }),
    ...(scene.clipTakes && { clipTakes: scene.clipTakes.map((clip) => boundClip(clip, scene)) }),
  };
}

/** The scene with a picture of other words, in another style, or by another model; who is in it stays. */
export function changedPicture(
  scene: Scene,
  { prompt, style, model }: Pick<EditOf<'change-scene'>, 'prompt' | 'style' | 'model'>,
): Scene {
  const { picture } = scene;
  const before = picture !== null && 'prompt' in picture ? picture : undefined;
  const chosen = model === undefined ? before?.model : (model ?? undefined);
  return withPicture(scene, {
    prompt: prompt ?? before?.prompt ?? scene.title,
    style: style ?? before?.style ?? 'photographic',
    ...(before?.references && { references: before.references }),
    ...(chosen && { model: chosen }),
  });
}

/** The scene with a picture that a person brought. */
export function ownPicture(scene: Scene, asset: AssetHash): Scene {
  return withPicture(scene, { own: { asset } });
}

/** The scene as it shows one of its takes; `invalid-input` where it has no such take. */
export function selectedTake(scene: Scene, number: number): Scene {
  const takes = takesOf(scene);
  const picture = takes[number - 1];
  if (picture !== undefined) return { ...scene, picture };
  const problem =
    takes.length === 0 ? 'is not there: the scene has no picture' : `must be from 1 to ${takes.length}`;
  throw refusedEdit('take', String(number), problem);
}

function withPicture(scene: Scene, picture: PictureWish): Scene {
  const takes = takesOf(scene);
  const isThere = takes.some((take) => canonicalJson(take) === canonicalJson(picture));
  return { ...scene, picture, pictureTakes: isThere ? takes : [...takes, picture] };
}
