import { hashJson } from '../../domain/canonical-json.ts';
import { applyEdit, lastSequenceOf } from '../../domain/edits/apply-edit.ts';
import type { Edit } from '../../domain/edits/edit.ts';
import {
  changeBetween,
  type EditHistory,
  type EditRecord,
  redone,
  undone,
  withEdit,
} from '../../domain/edits/edit-history.ts';
import type { EditedFilm } from '../../domain/edits/edited-film.ts';
import type { MeasuredScene } from '../../domain/edits/measured-scene.ts';
import { musicTakesOf, withMusicTakes } from '../../domain/edits/music-takes.ts';
import { ReelError } from '../../domain/errors.ts';
import type { Project } from '../../domain/project.ts';
import type { StoredProject } from '../../ports/project-store.ts';
import { ownProject } from '../own-project.ts';
import { projectWishes } from '../planning.ts';
import { saveChange } from '../projects/save-change.ts';
import type { StudioParts } from '../studio-parts.ts';
import { checkEdit } from './check-edit.ts';
import { cutAnew, type FilmCut } from './cut-anew.ts';
import { type EditEffect, effectOf } from './edit-effect.ts';
import { measureScene } from './measured-scenes.ts';

/** A project after an edit, and what the edit came to. */
export interface EditOutcome extends StoredProject {
  label: string;
  effect: EditEffect;
}

/** Makes an edit and keeps it, so that it can be undone. With a revision, `conflict` where it is another by now. */
export async function makeEdit(
  id: string,
  edit: Edit,
  parts: StudioParts,
  revision?: number,
): Promise<EditOutcome> {
  await checkEdit(id, edit, parts);
  const at = new Date(parts.workshop.clock.nowMs()).toISOString();
  const stored = await ownProject(id, parts);
  const learnt = await learnFor(edit, stored.project, parts);
  // What was heard is of the film as it was then, so no other is changed by it.
  const isOfThen = learnt !== undefined && edit.kind !== 'trim-clip';
  const learntOf = isOfThen ? (revision ?? stored.revision) : revision;
  return keepChange(id, (project) => withEditMade(project, edit, at, learnt), parts, learntOf);
}

/** What an edit would make stale, and what refreshing that would cost; nothing is kept. */
export async function previewEdit(id: string, edit: Edit, parts: StudioParts): Promise<EditOutcome> {
  await checkEdit(id, edit, parts);
  const { project, revision } = await ownProject(id, parts);
  const changed = withEditMade(project, edit, project.updatedAt, await learnFor(edit, project, parts));
  return { ...changed, revision, effect: await effectOf(project, changed.project, parts) };
}

/** Takes the last edit back; `conflict` where there is none. */
export function undoEdit(id: string, parts: StudioParts, revision?: number): Promise<EditOutcome> {
  return keepChange(id, (project) => withStep(project, undone, 'undo'), parts, revision);
}

/** Makes the edit again that was taken back last; `conflict` where there is none. */
export function redoEdit(id: string, parts: StudioParts, revision?: number): Promise<EditOutcome> {
  return keepChange(id, (project) => withStep(project, redone, 'redo'), parts, revision);
}

/** What an edit needs to know that no storyboard says. */
interface Learnt {
  cut?: FilmCut;
  measured?: MeasuredScene;
}

/** Edits by which a film that is cut to music may get other music. */
const CUTTING_EDITS: readonly Edit['kind'][] = ['change-film', 'regenerate-music', 'select-music-take'];

async function learnFor(edit: Edit, project: Project, parts: StudioParts): Promise<Learnt | undefined> {
  if (CUTTING_EDITS.includes(edit.kind)) {
    const cut = await cutAnew(project, withEditMade(project, edit, project.updatedAt).project, parts);
    return cut && { cut };
  }
  const isMeasured = edit.kind === 'trim-clip' || (edit.kind === 'split-scene' && edit.line === undefined);
  if (!isMeasured) return undefined;
  const measured = await measureScene(edit.scene, project, parts);
  return measured && { measured };
}

interface Changed {
  project: Project;
  label: string;
}

async function keepChange(
  id: string,
  change: (project: Project) => Changed,
  parts: StudioParts,
  revision: number | undefined,
): Promise<EditOutcome> {
  let before: Project | undefined;
  let label = '';
  const stored = await saveChange(
    id,
    (project) => {
      before = project;
      const changed = change(project);
      // What cannot be planned, such as lip-sync behind a spoken scene, is refused before it is kept.
      projectWishes(changed.project);
      label = changed.label;
      return changed.project;
    },
    parts,
    revision,
  );
  return { ...stored, label, effect: await effectOf(before ?? stored.project, stored.project, parts) };
}

/** The project with an edit made that can be undone, and what the edit was. */
export function withEditMade(project: Project, edit: Edit, at: string, learnt: Learnt = {}): Changed {
  return withFilmEdited(project, at, (before, lastSequence) => {
    const { film, label } = applyEdit(before, edit, lastSequence, learnt.measured);
    return { film: { ...film, ...learnt.cut }, label };
  });
}

/** The project with its film changed in one step that can be undone. */
export function withFilmEdited(
  project: Project,
  at: string,
  change: (film: EditedFilm, lastSequence: number) => { film: EditedFilm; label: string },
): Changed {
  const before = editedFilmOf(project);
  const lastSequence = Math.max(project.edits?.lastSequence ?? 0, lastSequenceOf(before.scenes));
  const { film, label } = change(before, lastSequence);
  const record: EditRecord = { label, at, ...changeBetween(before, film) };
  // Nothing to undo: the edit came to what was there.
  if (hashJson({ ...record.before }) === hashJson({ ...record.after })) return { project, label };
  const history = withEdit(historyOf(project), record);
  return { project: withFilm(project, film, history, lastSequence), label };
}

function withStep(project: Project, step: typeof undone, what: 'undo' | 'redo'): Changed {
  const film = editedFilmOf(project);
  const stepped = step(film, historyOf(project));
  if (stepped === undefined) throw new ReelError('conflict', `There is nothing to ${what}.`);
  const lastSequence = Math.max(project.edits?.lastSequence ?? 0, lastSequenceOf(film.scenes));
  return {
    project: withFilm(project, stepped.film, stepped.history, lastSequence),
    label: `${what}: ${stepped.record.label}`,
  };
}

function editedFilmOf({ id, title, settings, storyboard, takes }: Project): EditedFilm {
  if (storyboard !== null) {
    const { scenes, leadMusic } = storyboard;
    return { title, settings, scenes, ...(leadMusic && { leadMusic }), musicTakes: musicTakesOf(takes) };
  }
  throw new ReelError('conflict', `Project ${id} has no script yet; run it up to the stage script first.`);
}

function historyOf({ edits }: Project): EditHistory {
  return { done: edits?.done ?? [], undone: edits?.undone ?? [] };
}

function withFilm(
  { takes: former, ...project }: Project,
  { title, settings, scenes, leadMusic, musicTakes }: EditedFilm,
  history: EditHistory,
  lastSequence: number,
): Project {
  const storyboard = { ...project.storyboard!, title, scenes: [...scenes], ...(leadMusic && { leadMusic }) };
  const most = Math.max(lastSequence, lastSequenceOf(scenes));
  const takes = withMusicTakes(former, musicTakes);
  return {
    ...project,
    title,
    settings,
    storyboard,
    edits: { ...history, lastSequence: most },
    ...(takes && { takes }),
  };
}
