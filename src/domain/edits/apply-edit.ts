import type { Scene } from '../storyboard.ts';
import type { FrameRate } from '../time.ts';
import { changedFilm } from './changed-film.ts';
import { changedClip, lipSynced, ownClip, trimmedClip, withoutClip } from './clip-takes.ts';
import type { Edit, EditOf } from './edit.ts';
import type { EditedFilm } from './edited-film.ts';
import type { MeasuredScene } from './measured-scene.ts';
import { mergedScenes } from './merge-scenes.ts';
import { anotherPiece, selectedPiece } from './music-takes.ts';
import { noSuchScene } from './no-such-scene.ts';
import { changedPicture, ownPicture, withSharedMedia } from './picture-takes.ts';
import { placeIn } from './place-in.ts';
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
import { splitScene } from './split-scene.ts';
import { madeAgain, takeSelected } from './takes-of-scene.ts';

/** A film after an edit, and what the edit was, for a person to read. */
export interface AppliedEdit {
  film: EditedFilm;
  label: string;
}

/**
 * Makes one edit. Pure: the same film and edit always come to the same. Ids and sequence numbers of scenes that are
 * there never change, and no number is ever given again. Raises `not-found` for a scene that there is not and
 * `invalid-input` for what cannot be done to it. `measured` is of the scene that is split or trimmed.
 */
export function applyEdit(
  film: EditedFilm,
  edit: Edit,
  lastSequence: number,
  measured?: MeasuredScene,
): AppliedEdit {
  switch (edit.kind) {
    case 'add-scene':
      return { film: added(film, edit, lastSequence + 1), label: `add “${edit.title}”` };
    case 'change-film':
      return { film: changedFilm(film, edit, lastSequence), label: labelOf(edit) };
    case 'regenerate-music':
      return { film: anotherPiece(film), label: 'another piece of music' };
    case 'select-music-take':
      return { film: selectedPiece(film, edit.take), label: `piece ${edit.take} of the music` };
    default:
      return applyToScene(film, edit, lastSequence, measured);
  }
}

function labelOf({ title, settings }: EditOf<'change-film'>): string {
  const names = Object.keys(settings ?? {});
  if (title !== undefined && names.length === 0) return `rename the film to “${title}”`;
  const [name = ''] = names.map((each) => each.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
  return title === undefined && names.length === 1 ? `change the film’s ${name}` : 'change the film';
}

/** The highest sequence number that any scene ever had, deleted ones included as far as they are remembered. */
export function lastSequenceOf(scenes: readonly Scene[]): number {
  return scenes.reduce((most, { sequence }) => Math.max(most, sequence), 0);
}

type SceneEdit = Extract<Edit, { scene: string }>;

function applyToScene(
  film: EditedFilm,
  edit: SceneEdit,
  lastSequence: number,
  measured: MeasuredScene | undefined,
): AppliedEdit {
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
      const at = placeIn(rest, edit.position);
      return { film: { ...film, scenes: rest.toSpliced(at, 0, scene) }, label: `move ${named}` };
    }
    case 'split-scene': {
      const [first, second] = splitScene(scene, edit, rateOf(film), measured);
      return { film: replaced(first, numbered(second)), label: `split ${named}` };
    }
    case 'merge-scenes': {
      const next = film.scenes[index + 1];
      if (next === undefined)
        throw refusedEdit('scene', edit.scene, 'is the last; there is none to merge it with');
      const scenes = film.scenes.toSpliced(index, 2, mergedScenes(scene, next, rateOf(film)));
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
    case 'regenerate': {
      const again = madeAgain(scene, edit);
      return { film: replaced(again.scene), label: again.label };
    }
    case 'select-take': {
      const shown = takeSelected(scene, edit);
      return { film: replaced(shown.scene), label: shown.label };
    }
    case 'own-picture':
      return { film: replaced(ownPicture(scene, edit.asset)), label: `own picture for ${named}` };
    case 'change-clip':
      return { film: replaced(changedClip(scene, edit)), label: `change the shot of ${named}` };
    case 'own-clip':
      return { film: replaced(ownClip(scene, edit)), label: `own shot for ${named}` };
    case 'trim-clip':
      return { film: replaced(trimmedClip(scene, edit, measured)), label: `trim the shot of ${named}` };
    case 'lip-sync':
      return { film: replaced(lipSynced(scene, edit)), label: `lip-sync of ${named}` };
    case 'remove-clip':
      return { film: replaced(withoutClip(scene)), label: `show the picture of ${named}` };
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
  const at = placeIn(film.scenes, edit.position ?? film.scenes.length + 1);
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

function rateOf({ settings }: EditedFilm): FrameRate {
  return { numerator: settings.frameRate, denominator: 1 };
}

function identity(sequence: number): Pick<Scene, 'id' | 'sequence'> {
  return { id: `scene-${sequence}`, sequence };
}

function deleted(film: EditedFilm, index: number): EditedFilm {
  if (film.scenes.length === 1)
    throw refusedEdit('scene', film.scenes[0]?.id ?? '', 'is the only one; a film needs one scene at least');
  return { ...film, scenes: film.scenes.toSpliced(index, 1) };
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
  const { leastSeconds: leastBefore, move: moveBefore, moveStretch, ...rest } = scene;
  const least = leastSeconds === undefined ? leastBefore : (leastSeconds ?? undefined);
  const moves = move === undefined ? moveBefore : (move ?? undefined);
  return {
    ...rest,
    ...(least !== undefined && { leastSeconds: least }),
    ...(moves !== undefined && { move: moves }),
    ...(moveStretch && moves === moveBefore && { moveStretch }),
  };
}
