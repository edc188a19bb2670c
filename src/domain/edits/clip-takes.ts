import { canonicalJson } from '../canonical-json.ts';
import type { MadeClip, OwnClip, Scene, SceneClip } from '../storyboard.ts';
import type { EditOf } from './edit.ts';
import type { MeasuredScene } from './measured-scene.ts';
import { refusedEdit } from './refused-edit.ts';

/** What a shot is where neither the person nor the scene says otherwise; every vendor's models make it. */
const USUAL_SHOT = { directions: '', durationSeconds: 5, resolution: '720p' } as const;
/** A shorter part of a shot is a flicker. */
const LEAST_SECONDS = 0.1;
/** Files give their length to a millisecond or so. */
const ROUNDING_SECONDS = 0.005;

/** Every moving shot that a scene ever had, in the order in which it got them. */
export function clipTakesOf(scene: Scene): SceneClip[] {
  return scene.clipTakes ?? (scene.clip === undefined ? [] : [scene.clip]);
}

/** Which of its shots, counted from 1, the scene shows; 0 where it shows its picture. */
export function clipTakeShown(scene: Scene): number {
  if (scene.clip === undefined) return 0;
  const shown = canonicalJson({ ...scene.clip });
  return clipTakesOf(scene).findIndex((take) => canonicalJson({ ...take }) === shown) + 1;
}

/** The scene with a moving shot of these words, and what they leave open as it was before. */
export function changedClip(scene: Scene, edit: EditOf<'change-clip'>): Scene {
  const { prompt, directions, duration_seconds: durationSeconds, resolution, starts_from: startsFrom } = edit;
  const { model, ends_with: endsWith } = edit;
  const before = madeBefore(scene);
  const {
    take: _take,
    inSeconds: _in,
    outSeconds: _out,
    madeFor: _bound,
    model: chosen,
    endsWith: endedWith,
    ...kept
  } = before ?? {
    ...USUAL_SHOT,
    prompt: scene.picture && 'prompt' in scene.picture ? scene.picture.prompt : scene.title,
    startsFrom: scene.picture === null ? ('words' as const) : ('picture' as const),
  };
  return withClip(scene, {
    ...kept,
    ...(prompt !== undefined && { prompt }),
    ...(directions !== undefined && { directions }),
    ...(durationSeconds !== undefined && { durationSeconds }),
    ...(resolution !== undefined && { resolution }),
    ...(startsFrom !== undefined && { startsFrom }),
    ...(model === undefined ? chosen && { model: chosen } : model && { model }),
    ...(endsWith === undefined
      ? endedWith && { endsWith: endedWith }
      : endsWith && { endsWith: { asset: endsWith } }),
  });
}

/** The scene with another shot of the same words; where it is shared, one that scenes that show the same share too. */
export function newClipTake(scene: Scene, { isShared = false } = {}): Scene {
  const { clip } = scene;
  if (clip === undefined || 'own' in clip) {
    throw refusedEdit('scene', scene.id, 'shows no shot that was made from words; change its clip first');
  }
  const { take: _take, inSeconds: _in, outSeconds: _out, madeFor, ...words } = clip;
  const last = clipTakesOf(scene)
    .filter((take): take is MadeClip => !('own' in take) && isOfSameWords(take, words))
    .reduce((most, { take }) => Math.max(most, take ?? 1), 1);
  return withClip(scene, { ...words, ...(isShared && madeFor && { madeFor }), take: last + 1 });
}

/** The scene with a shot that a person brought. */
export function ownClip(scene: Scene, edit: EditOf<'own-clip'>): Scene {
  const { asset, in_seconds: inSeconds = 0, out_seconds: outSeconds, with_sound: withSound = true } = edit;
  checkPart(inSeconds, outSeconds);
  return withClip(scene, {
    own: { asset },
    inSeconds,
    ...(outSeconds !== undefined && { outSeconds }),
    withSound,
  });
}

/** The scene with another part of its shot; the shot itself stays whole, so that any other part can be had later. */
export function trimmedClip(
  scene: Scene,
  edit: EditOf<'trim-clip'>,
  { shotSeconds }: Pick<MeasuredScene, 'shotSeconds'> = {},
): Scene {
  const { clip, leastSeconds: leastBefore, ...rest } = scene;
  if (clip === undefined) throw refusedEdit('scene', scene.id, 'shows no moving shot that could be trimmed');
  const inSeconds = edit.in_seconds ?? clip.inSeconds ?? 0;
  const outSeconds = edit.out_seconds === undefined ? clip.outSeconds : (edit.out_seconds ?? undefined);
  checkPart(inSeconds, outSeconds);
  const wholeSeconds = shotSeconds ?? ('own' in clip ? undefined : clip.durationSeconds);
  if (wholeSeconds !== undefined) checkWithin(wholeSeconds, inSeconds, outSeconds);
  const least = edit.least_seconds === undefined ? leastBefore : (edit.least_seconds ?? undefined);
  return {
    ...withPartShown({ ...rest, clip }, clip, { inSeconds, outSeconds }),
    restSeconds: edit.rest_seconds ?? scene.restSeconds,
    ...(least !== undefined && { leastSeconds: least }),
  };
}

function checkWithin(wholeSeconds: number, inSeconds: number, outSeconds: number | undefined): void {
  const problem = `must lie within the shot’s ${Number(wholeSeconds.toFixed(2))} s`;
  if (inSeconds > wholeSeconds - LEAST_SECONDS) throw refusedEdit('in_seconds', String(inSeconds), problem);
  if (outSeconds !== undefined && outSeconds > wholeSeconds + ROUNDING_SECONDS)
    throw refusedEdit('out_seconds', String(outSeconds), problem);
}

/** The scene with so much of its shot seen, as the take that it shows; the shot itself stays whole. */
export function withPartShown(
  scene: Scene,
  { inSeconds: _in, outSeconds: _out, ...shot }: SceneClip,
  { inSeconds, outSeconds }: { inSeconds: number; outSeconds: number | undefined },
): Scene {
  const clip = { ...shot, inSeconds, ...(outSeconds !== undefined && { outSeconds }) } as SceneClip;
  const takes = clipTakesOf(scene).with(clipTakeShown(scene) - 1, clip);
  return { ...scene, clip, ...(scene.clipTakes && { clipTakes: takes }) };
}

/** The scene as it shows one of its shots. */
export function selectedClipTake(scene: Scene, number: number): Scene {
  const takes = clipTakesOf(scene);
  const clip = takes[number - 1];
  if (clip !== undefined) return { ...scene, clip, clipTakes: takes };
  const problem =
    takes.length === 0 ? 'is not there: the scene has no shot' : `must be from 1 to ${takes.length}`;
  throw refusedEdit('take', String(number), problem);
}

/** The scene as it shows its picture again; its shots stay as takes. */
export function withoutClip(scene: Scene): Scene {
  if (scene.clip === undefined) throw refusedEdit('scene', scene.id, 'shows no moving shot');
  const { clip: _clip, lipSync: _sync, ...rest } = scene;
  return { ...rest, clipTakes: clipTakesOf(scene) };
}

/** The scene with a mouth that follows what is heard, or one that moves as in the shot. */
export function lipSynced(scene: Scene, edit: EditOf<'lip-sync'>): Scene {
  const { model, temperature, active_speaker: activeSpeaker, occlusion, assume_face: assumeFace } = edit;
  const { lipSync: before, ...rest } = scene;
  if (model === null) return rest;
  if (scene.clip === undefined) {
    throw refusedEdit(
      'scene',
      scene.id,
      'shows no moving shot whose mouth could follow what is heard; give it one first',
    );
  }
  const options = {
    ...(temperature !== undefined && { temperature }),
    ...(activeSpeaker !== undefined && { activeSpeaker }),
    ...(occlusion !== undefined && { occlusion }),
    ...(assumeFace && { assumeFace }),
    ...(before?.take !== undefined && { take: before.take }),
    ...(before?.heardSeconds !== undefined && { heardSeconds: before.heardSeconds }),
    ...(before?.beforeSplit && { beforeSplit: before.beforeSplit }),
    ...(before?.spokenIn !== undefined && { spokenIn: before.spokenIn }),
  };
  return { ...rest, lipSync: { ...options, model } };
}

/** The scene with its lip-sync made once more, as after one that failed. */
export function lipSyncedAgain(scene: Scene): Scene {
  const { lipSync } = scene;
  if (lipSync === undefined) throw refusedEdit('scene', scene.id, 'has no lip-sync that could be made again');
  return { ...scene, lipSync: { ...lipSync, take: (lipSync.take ?? 1) + 1 } };
}

/** The shots bound to the scene, so that a copy of it under another id shows the same ones. */
export function boundClip(clip: SceneClip, { id, sequence }: Scene): SceneClip {
  return 'own' in clip ? clip : { madeFor: { id, sequence }, ...clip };
}

/** Whether two scenes show parts of one and the same shot. */
export function isSameShot(one: Scene, other: Scene): boolean {
  if (one.clip === undefined || other.clip === undefined) return false;
  return shotText(boundClip(one.clip, one)) === shotText(boundClip(other.clip, other));
}

function shotText({ inSeconds: _in, outSeconds: _out, ...shot }: SceneClip): string {
  return canonicalJson(shot);
}

function withClip(scene: Scene, clip: MadeClip | OwnClip): Scene {
  const takes = clipTakesOf(scene);
  const isThere = takes.some((take) => canonicalJson({ ...take }) === canonicalJson({ ...clip }));
  const all = isThere ? takes : [...takes, clip];
  return { ...scene, clip, ...(all.length > 1 && { clipTakes: all }) };
}

function madeBefore(scene: Scene): MadeClip | undefined {
  const takes = scene.clip === undefined ? clipTakesOf(scene) : [...clipTakesOf(scene), scene.clip];
  return takes.findLast((take): take is MadeClip => !('own' in take));
}

function isOfSameWords(clip: MadeClip, words: object): boolean {
  const { take: _take, inSeconds: _in, outSeconds: _out, madeFor: _bound, ...own } = clip;
  return canonicalJson({ ...own }) === canonicalJson({ ...words });
}

function checkPart(inSeconds: number, outSeconds: number | undefined): void {
  if (outSeconds === undefined || outSeconds - inSeconds >= LEAST_SECONDS) return;
  throw refusedEdit(
    'out_seconds',
    String(outSeconds),
    `must lie ${LEAST_SECONDS} s after ${inSeconds} at least`,
  );
}
