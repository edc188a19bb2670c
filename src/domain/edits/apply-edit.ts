import { ReelError } from '../errors.ts';
import { nearestName } from '../input-issues.ts';
import { settingsSchema } from '../settings.ts';
import type { Scene } from '../storyboard.ts';
import type { Edit, EditOf } from './edit.ts';
import type { EditedFilm } from './edited-film.ts';
import { changedPicture, newTake, ownPicture, selectedTake, withSharedPicture } from './picture-takes.ts';

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
      return { film: changedFilm(film, edit), label: 'change the film' };
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
  const numbered = (like: Scene): Scene => ({ ...withSharedPicture(like), ...identity(lastSequence + 1) });
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
        throw refused('scene', edit.scene, 'is the last; there is none to merge it with');
      const scenes = film.scenes.toSpliced(index, 2, merged(scene, next));
      return { film: { ...film, scenes }, label: `merge ${named} with “${next.title}”` };
    }
    case 'change-scene':
      return { film: replaced(changedScene(scene, edit)), label: `change ${named}` };
    case 'change-line':
      return { film: replaced(withLine(scene, edit)), label: `change what ${named} says` };
    case 'change-bullet':
      return { film: replaced(withBullet(scene, edit)), label: `change the slide of ${named}` };
    case 'regenerate':
      return { film: replaced(newTake(scene)), label: `another picture for ${named}` };
    case 'select-take':
      return { film: replaced(selectedTake(scene, edit.take)), label: `take ${edit.take} of ${named}` };
    case 'own-picture':
      return { film: replaced(ownPicture(scene, edit.asset)), label: `own picture for ${named}` };
  }
}

function indexOf({ scenes }: EditedFilm, id: string): number {
  const index = scenes.findIndex((scene) => scene.id === id);
  if (index >= 0) return index;
  const ids = scenes.map((scene) => scene.id);
  const nearest = nearestName(id, ids);
  const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  throw new ReelError('not-found', `The film has no scene ${id}${hint}`, {
    issues: [{ field: 'scene', value: id, problem: 'is no scene of the film', ...(nearest && { nearest }) }],
  });
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
    throw refused('scene', film.scenes[0]?.id ?? '', 'is the only one; a film needs one scene at least');
  return { ...film, scenes: film.scenes.toSpliced(index, 1) };
}

/** Lines go to either side, and with each the bullet that it reveals. */
function split(scene: Scene, line: number): [Scene, Scene] {
  const { narration, slide } = scene;
  if (line >= narration.length) {
    const most = narration.length - 1;
    const allowed = most < 1 ? 'has one line only, so it cannot be split' : `must be from 1 to ${most}`;
    throw refused('line', String(line), allowed);
  }
  const second = narration.slice(line);
  const firstBullet = second.find(({ revealsBullet }) => revealsBullet !== undefined)?.revealsBullet;
  const cut = firstBullet ?? slide?.bullets.length ?? 0;
  const part = (lines: Scene['narration'], from: number, to: number | undefined): Scene => ({
    ...scene,
    slide: slide && { ...slide, bullets: slide.bullets.slice(from, to) },
    narration: lines.map(({ revealsBullet, ...rest }) =>
      revealsBullet === undefined ? rest : { ...rest, revealsBullet: revealsBullet - from },
    ),
  });
  return [part(narration.slice(0, line), 0, cut), part(second, cut, undefined)];
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
  };
}

function freeId(id: string, taken: Set<string>): string {
  let free = id;
  for (let count = 2; taken.has(free); count += 1) free = `${id}-${count}`;
  taken.add(free);
  return free;
}

function changedScene(scene: Scene, edit: EditOf<'change-scene'>): Scene {
  const { title, prompt, style, transition, rest_seconds: restSeconds } = edit;
  const pictured =
    prompt === undefined && style === undefined ? scene : changedPicture(scene, { prompt, style });
  const isSlideTitle = scene.slide?.title === scene.title;
  return {
    ...pictured,
    ...(title !== undefined && { title }),
    ...(title !== undefined && isSlideTitle && scene.slide && { slide: { ...scene.slide, title } }),
    ...(transition !== undefined && { transition }),
    ...(restSeconds !== undefined && { restSeconds }),
  };
}

function withLine(scene: Scene, { line: id, text }: EditOf<'change-line'>): Scene {
  if (!scene.narration.some((line) => line.id === id)) {
    const ids = scene.narration.map((line) => line.id).join(', ');
    throw refused('line', id, ids === '' ? 'is no line: nothing is said here' : `must be one of ${ids}`);
  }
  return { ...scene, narration: scene.narration.map((line) => (line.id === id ? { ...line, text } : line)) };
}

function withBullet(scene: Scene, { bullet, text }: EditOf<'change-bullet'>): Scene {
  const { slide } = scene;
  const old = slide?.bullets[bullet];
  if (!slide || !old) {
    const count = slide?.bullets.length ?? 0;
    throw refused('bullet', String(bullet), count === 0 ? 'is not there' : `must be from 0 to ${count - 1}`);
  }
  return { ...scene, slide: { ...slide, bullets: slide.bullets.with(bullet, { ...old, text }) } };
}

function changedFilm(film: EditedFilm, { title, settings }: EditOf<'change-film'>): EditedFilm {
  if (settings === undefined) return { ...film, title: title ?? film.title };
  const result = settingsSchema.partial().safeParse(settings);
  if (!result.success) {
    const issues = result.error.issues.map(({ path, message }) => ({
      field: ['settings', ...path].map(String).join('.'),
      problem: message,
    }));
    const told = issues.map(({ field, problem }) => `${field}: ${problem}`).join('; ');
    throw new ReelError('invalid-input', `These settings cannot be used: ${told}.`, { issues });
  }
  const given = Object.fromEntries(Object.entries(result.data).filter(([name]) => name in settings));
  return { ...film, title: title ?? film.title, settings: { ...film.settings, ...given } };
}

function refused(field: string, value: string, problem: string): ReelError {
  return new ReelError('invalid-input', `${field} ${value} ${problem}.`, {
    issues: [{ field, value, problem }],
  });
}
