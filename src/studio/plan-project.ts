import { type Breathe, breathing } from '../domain/breathing.ts';
import type { AssetWish } from '../domain/plan.ts';
import type { Project } from '../domain/project.ts';
import type { Stage } from '../domain/stage.ts';
import { hearingNotices } from './brief/hearing-notices.ts';
import { budgetsFor } from './budgets.ts';
import { syncedShotNotices } from './clips/lip-sync-notices.ts';
import { unlookedNotices } from './clips/unlooked-shots.ts';
import { asForced } from './force-project.ts';
import type { FilesAtHand } from './hear-music.ts';
import { planWishes, projectWishes } from './planning.ts';
import { storyboardOf } from './storyboard-of-project.ts';
import type { PlannedFilm } from './studio.ts';
import type { StudioParts } from './studio-parts.ts';

export interface PlanProjectRequest {
  project: Project;
  /** How far to go; to the film where absent. */
  stage?: Stage;
  /** As if nothing were there. */
  force?: boolean;
  /** Files of the brief that are not taken in yet. */
  files?: FilesAtHand;
  /** What is to be written before there is a brief to keep. */
  unwritten?: readonly AssetWish[];
  signal: AbortSignal;
  /** That of the work which this is a part of. */
  breathe?: Breathe;
}

/** What a run of the project would do, and at what price; nothing is made and nothing is kept. */
export async function planProject(
  {
    project: draft,
    stage = 'film',
    force,
    files = new Map(),
    unwritten = [],
    signal,
    breathe = breathing(signal),
  }: PlanProjectRequest,
  parts: StudioParts,
): Promise<PlannedFilm & { projectId: string }> {
  const hearing = hearingNotices(parts.writerFor({ projectId: draft.id }));
  const storyboard = await storyboardOf(draft, { writer: hearing.writer, files, signal }, parts);
  await breathe();
  const written = { ...draft, storyboard };
  const project = await asForced(written, { stage, force }, parts);
  const wishes = [...unwritten, ...hearing.unwritten, ...projectWishes(project)];
  await breathe();
  const plan = await planWishes(wishes, stage, parts, force);
  return {
    projectId: project.id,
    title: project.title,
    plan,
    budgets: await budgetsFor(project, parts.workshop.calls.ledger),
    notices: [
      ...(written.storyboard.notices ?? []),
      ...unlookedNotices(wishes, plan, parts.faceSettings),
      ...(await syncedShotNotices(project, plan, parts)),
    ],
  };
}
