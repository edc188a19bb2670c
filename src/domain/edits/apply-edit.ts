import type { Scene } from '../storyboard.ts';
import { changedFilm } from './changed-film.ts';
import {
  changedClip,
  lipSynced,
  lipSyncedAgain,
  newClipTake,
  ownClip,
  selectedClipTake,
  trimmedClip,
  withoutClip,
} from './clip-takes.ts';
import type { Edit, EditOf } from './edit.ts';
import type { EditedFilm } from './edited-film.ts';
import { noSuchScene } from './no-such-scene.ts';
import { changedPicture, newTake, ownPicture, selectedTake, withSharedMedia } from './picture-takes.ts';
import { refusedEdit } from './refused-edit.ts';
import {
  withBullet,
  withLine,
  withLineAdded,
  withoutBullet,
  withoutLine,
  withRecording,
  withVoice,
} from './scene-text.ts';

/** A film after an edit, and what the edit was, for a person to read. */
export interface AppliedEdit {
  film: EditedFilm;
  label: string;
}

/**
 * Makes one edit. Pure: the same film and edit always come to the same. Ids and sequence numbers of scenes that are
 * there never change, and no number is ever given again. Raises `not-found` for a scene that there is not and
 * `invalid-input` for what cannot be done to it.
 */
export function applyEdit(film: EditedFilm, edit: Edit, lastSequence: number): AppliedEdit {
  switch (edit.kind) {
    case 'add-scene':
      return { film: added(film, edit, lastSequence + 1), label: `add “${edit.title}”` };
    case 'change-film':
      return { film: changedFilm(film, edit, lastSequence), label: 'change the film' };
    default:
      return applyToScene(film, edit, lastSequence);
  }
}

/** The highest sequence number that any scene ever had, deleted ones included as far as they are remembered. */
export function lastSequenceOf(scenes: readonly Scene[]): number {
  return scenes.reduce((most, { sequence }) => Math.max(most, sequence), 0);
}

type SceneEdit = Exclude<Edit, { kind: 'add-scene' | 'change-film' }>;

function applyToScene(film: EditedFilm, edit: SceneEdit, lastSequence: number): AppliedEdit {
  const index = indexOf(film, edit.scene);
  const scene = film.scenes[index]!;
  const named = `“${scene.title}”`;
  const replaced = (...scenes: Scene[]) => ({ ...film, scenes: film.scenes.toSpliced(index, 1, ...scenes) });
  const numbered = (like: Scene): Scene => ({ ...withSharedMedia(like), ...identity(lastSequence + 1) });
  switch (edit.kind) {
    case 'delete-scene':
      return { film: deleted(film, index), label: `delete ${named}` };
    case 'duplicate-scene':
      return { film: replaced(scene, numbered(scene)), label: `duplicate ${named}` };
    case 'move-scene': {
      const rest = film.scenes.toSpliced(index, 1);
      const at = Math.min(edit.position - 1, rest.length);
      return { film: { ...film, scenes: rest.toSpliced(at, 0, scene) }, label: `move ${named}` };
    }
    case 'split-scene': {
      const [first, second] = split(scene, edit.line);
      return { film: replaced(first, numbered(second)), label: `split ${named}` };
    }
    case 'merge-scenes': {
      const next = film.scenes[index + 1];
      if (next === undefined)
        throw refusedEdit('scene', edit.scene, 'is the last; there is none to merge it with');
      const scenes = film.scenes.toSpliced(index, 2, merged(scene, next));
      return { film: { ...film, scenes }, label: `merge ${named} with “${next.title}”` };
    }
    case 'change-scene':
      return { film: replaced(changedScene(scene, edit)), label: `change ${named}` };
    case 'change-line':
      return { film: replaced(withLine(scene, edit)), label: `change what ${named} says` };
    case 'change-voice':
      return { film: replaced(withVoice(scene, edit)), label: `change who speaks in ${named}` };
    case 'own-speech':
      return { film: replaced(withRecording(scene, edit)), label: `own recording for ${named}` };
    case 'change-bullet':
      return { film: replaced(withBullet(scene, edit)), label: `change the slide of ${named}` };
    case 'add-line':
      return { film: replaced(withLineAdded(scene, edit)), label: `add a line to ${named}` };
    case 'delete-line':
      return { film: replaced(withoutLine(scene, edit)), label: `delete a line of ${named}` };
    case 'delete-bullet':
      return { film: replaced(withoutBullet(scene, edit)), label: `delete a line of the slide of ${named}` };
    case 'regenerate':
      return regenerated(scene, edit, replaced);
    case 'select-take':
      return edit.of === 'clip'
        ? { film: replaced(selectedClipTake(scene, edit.take)), label: `shot ${edit.take} of ${named}` }
        : { film: replaced(selectedTake(scene, edit.take)), label: `take ${edit.take} of ${named}` };
    case 'own-picture':
      return { film: replaced(ownPicture(scene, edit.asset)), label: `own picture for ${named}` };
    case 'change-clip':
      return { film: replaced(changedClip(scene, edit)), label: `change the shot of ${named}` };
    case 'own-clip':
      return { film: replaced(ownClip(scene, edit)), label: `own shot for ${named}` };
    case 'trim-clip':
      return { film: replaced(trimmedClip(scene, edit)), label: `trim the shot of ${named}` };
    case 'lip-sync':
      return { film: replaced(lipSynced(scene, edit)), label: `lip-sync of ${named}` };
    case 'remove-clip':
      return { film: replaced(withoutClip(scene)), label: `show the picture of ${named}` };
  }
}

function regenerated(
  scene: Scene,
  { of = 'picture' }: EditOf<'regenerate'>,
  replaced: (scene: Scene) => EditedFilm,
): AppliedEdit {
  const named = `“${scene.title}”`;
  switch (of) {
    case 'picture':
      return { film: replaced(newTake(scene)), label: `another picture for ${named}` };
    case 'clip':
      return { film: replaced(newClipTake(scene)), label: `another shot for ${named}` };
    case 'lip-sync':
      return { film: replaced(lipSyncedAgain(scene)), label: `lip-sync of ${named} again` };
  }
}

function indexOf({ scenes }: EditedFilm, id: string): number {
  const index = scenes.findIndex((scene) => scene.id === id);
  if (index >= 0) return index;
  throw noSuchScene(
    id,
    scenes.map((scene) => scene.id),
  );
}

function added(film: EditedFilm, edit: EditOf<'add-scene'>, sequence: number): EditedFilm {
  const at = Math.min((edit.position ?? film.scenes.length + 1) - 1, film.scenes.length);
  const before = film.scenes[Math.max(0, at - 1)];
  const style = before?.picture && 'style' in before.picture ? before.picture.style : film.settings.style;
  const scene: Scene = {
    ...identity(sequence),
    title: edit.title,
    picture: { prompt: edit.prompt ?? edit.title, style },
    slide: before?.slide ? { title: edit.title, bullets: [] } : null,
    narration: edit.narration.map((text, index) => ({ id: `line-${index + 1}`, text })),
    transition: before?.transition ?? { kind: 'cut', seconds: 0 },
    restSeconds: before?.restSeconds ?? 1,
  };
  return { ...film, scenes: film.scenes.toSpliced(at, 0, scene) };
}

function identity(sequence: number): Pick<Scene, 'id' | 'sequence'> {
  return { id: `scene-${sequence}`, sequence };
}

function deleted(film: EditedFilm, index: number): EditedFilm {
  if (film.scenes.length === 1)
    throw refusedEdit('scene', film.scenes[0]?.id ?? '', 'is the only one; a film needs one scene at least');
  return { ...film, scenes: film.scenes.toSpliced(index, 1) };
}

/**
 * Lines go to either side, and with each the bullet that it reveals. A card stays with the beginning; how long the
 * whole was to last says nothing of its parts.
 */
function split(scene: Scene, line: number): [Scene, Scene] {
  const { narration, slide } = scene;
  if (line >= narration.length) {
    const most = narration.length - 1;
    const allowed = most < 1 ? 'has one line only, so it cannot be split' : `must be from 1 to ${most}`;
    throw refusedEdit('line', String(line), allowed);
  }
  const second = narration.slice(line);
  const firstBullet = second.find(({ revealsBullet }) => revealsBullet !== undefined)?.revealsBullet;
  const cut = firstBullet ?? slide?.bullets.length ?? 0;
  const { leastSeconds: _least, card, ...shared } = scene;
  const part = (lines: Scene['narration'], from: number, to: number | undefined): Scene => ({
    ...shared,
    slide: slide && { ...slide, bullets: slide.bullets.slice(from, to) },
    narration: lines.map(({ revealsBullet, ...rest }) =>
      revealsBullet === undefined ? rest : { ...rest, revealsBullet: revealsBullet - from },
    ),
  });
  return [{ ...part(narration.slice(0, line), 0, cut), ...(card && { card }) }, part(second, cut, undefined)];
}

function merged(first: Scene, second: Scene): Scene {
  const bulletCount = first.slide?.bullets.length ?? 0;
  const bullets = [...(first.slide?.bullets ?? []), ...(second.slide?.bullets ?? [])];
  const taken = new Set(first.narration.map(({ id }) => id));
  const lines = second.narration.map(({ revealsBullet, ...line }) => ({
    ...line,
    id: freeId(line.id, taken),
    ...(revealsBullet !== undefined && { revealsBullet: revealsBullet + bulletCount }),
  }));
  return {
    ...first,
    slide: first.slide ? { ...first.slide, bullets } : second.slide,
    narration: [...first.narration, ...lines],
    restSeconds: second.restSeconds,
    // Both together last as long as one after the other, so that a film that is cut to music stays on its beats.
    ...(first.leastSeconds !== undefined &&
      second.leastSeconds !== undefined && { leastSeconds: first.leastSeconds + second.leastSeconds }),
    ...(first.views && { views: [...first.views, ...(second.views ?? [])] }),
  };
}

function freeId(id: string, taken: Set<string>): string {
  let free = id;
  for (let count = 2; taken.has(free); count += 1) free = `${id}-${count}`;
  taken.add(free);
  return free;
}

function changedScene(scene: Scene, edit: EditOf<'change-scene'>): Scene {
  const { title, prompt, style, model, transition, rest_seconds: restSeconds } = edit;
  const isSamePicture = prompt === undefined && style === undefined && model === undefined;
  const pictured = isSamePicture ? scene : changedPicture(scene, edit);
  const isSlideTitle = scene.slide?.title === scene.title;
  return withOptional({
    scene: {
      ...pictured,
      ...(title !== undefined && { title }),
      ...(title !== undefined && isSlideTitle && scene.slide && { slide: { ...scene.slide, title } }),
      ...(transition !== undefined && { transition }),
      ...(restSeconds !== undefined && { restSeconds }),
    },
    leastSeconds: edit.least_seconds,
    move: edit.move,
  });
}

/** What is null is taken from the scene, and what is undefined stays as it is. */
function withOptional({
  scene,
  leastSeconds,
  move,
}: {
  scene: Scene;
  leastSeconds: number | null | undefined;
  move: Scene['move'] | null;
}): Scene {
  const { leastSeconds: leastBefore, move: moveBefore, ...rest } = scene;
  const least = leastSeconds === undefined ? leastBefore : (leastSeconds ?? undefined);
  const moves = move === undefined ? moveBefore : (move ?? undefined);
  return {
    ...rest,
    ...(least !== undefined && { leastSeconds: least }),
    ...(moves !== undefined && { move: moves }),
  };
}
