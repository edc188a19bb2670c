import { type AssetHash, assetHash } from '../domain/asset.ts';
import { throwIfCancelled } from '../domain/errors.ts';
import type { AssetWish, Plan, PlannedOffer } from '../domain/plan.ts';
import type { Project } from '../domain/project.ts';
import type { Stage } from '../domain/stage.ts';
import type { Workshop } from '../production/make-asset.ts';
import { accountOf } from '../production/run-account.ts';
import { heedBudgetOfBrief } from './budgets.ts';
import { syncedShotNotices } from './clips/lip-sync-notices.ts';
import { unlookedNotices } from './clips/unlooked-shots.ts';
import { deliverFilm } from './deliver-film.ts';
import { finishedFilm } from './finished-film.ts';
import { forceProject } from './force-project.ts';
import { openOutputFolder } from './output-folder.ts';
import { ownProject } from './own-project.ts';
import { planWishes, projectWishes } from './planning.ts';
import { RunProgress } from './run-progress.ts';
import { keepingStatus } from './run-status.ts';
import { storyboarded } from './storyboard-of-project.ts';
import type { MadeFilm, RunProjectRequest } from './studio.ts';
import type { StudioParts } from './studio-parts.ts';

/** Makes what a kept project still needs, up to a stage; nothing twice. Whatever stops it, what was made is kept. */
export async function runProject(request: RunProjectRequest, parts: StudioParts): Promise<MadeFilm> {
  const { projectId, stage = 'film', signal, onEvent, outputFolder } = request;
  const { workshop, projects, production, modelWatch } = parts;
  const { project: kept } = await ownProject(projectId, parts);
  if (outputFolder !== undefined) await openOutputFolder(outputFolder);
  const runId = request.runId ?? parts.newId();

  return keepingStatus(projectId, projects, async () => {
    await heedBudgetOfBrief(kept, workshop.calls.ledger);
    const written = await storyboarded(kept, { runId, signal }, parts);
    const notices: string[] = [];
    const tell = (messages: readonly string[]) => {
      notices.push(...messages);
      for (const message of messages) onEvent({ type: 'notice', message });
    };
    tell(written.storyboard?.notices ?? []);
    const project = await forceProject(written, { runId, stage, force: request.force }, parts);
    const wishes = projectWishes(project);
    await workshop.store.refer(projectId, hashesOf(wishes));

    const plan = await planWishes(wishes, stage, parts);
    tell(unlookedNotices(wishes, plan, parts.faceSettings));
    tell(await syncedShotNotices(project, plan, parts));
    const steps = parts.formats.find(({ name }) => name === project.format)?.steps;
    const progress = new RunProgress(plan, { runId, steps, clock: workshop.clock, emit: onEvent });
    const look = modelWatch.look(offersIn(plan), (message) => onEvent({ type: 'notice', message }));
    try {
      await production.produce(plan, {
        signal,
        onBehalfOf: { projectId, ownerId: project.ownerId },
        runId,
        onEvent: (event) => progress.note(event),
      });
    } finally {
      notices.push(...(await look.stop()));
    }
    throwIfCancelled(signal);
    await workshop.store.refer(projectId, await derivedFor(wishes, workshop));

    const made = { runId, notices, ...(await summaryOf(project, plan, { runId, stage }, workshop)) };
    if (stage !== 'film') return { made };
    const finished = await finishedFilm(wishes, workshop);
    const files =
      outputFolder === undefined ? {} : await deliverFilm(project, finished, outputFolder, workshop.store);
    const { film, corrected } = finished;
    const { checks, degraded, durationSeconds } = film;
    const told = { checks, degraded, ...(corrected.length > 0 && { corrected }), durationSeconds };
    return { made: { ...made, ...files, ...told }, film };
  });
}

/** Who is about to be asked for what is wanted. */
function offersIn({ wanted }: Plan): PlannedOffer[] {
  return wanted.flatMap(({ offer }) => offer ?? []);
}

/** What was made on the way to these: slides and spans of a film, spans of clips that are drawn here. */
async function derivedFor(wishes: readonly AssetWish[], { store }: Workshop): Promise<AssetHash[]> {
  const made = await store.findMany(hashesOf(wishes));
  return [...made.values()].flatMap(({ facts }) => (facts as { derived?: AssetHash[] }).derived ?? []);
}

function hashesOf(wishes: readonly AssetWish[]): AssetHash[] {
  return wishes.map((wish) => assetHash(wish.recipe));
}

async function summaryOf(
  { id: projectId, title }: Project,
  plan: Plan,
  { runId, stage }: { runId: string; stage: Stage },
  { store, calls: { ledger } }: StudioParts['workshop'],
): Promise<Omit<MadeFilm, 'runId' | 'notices'>> {
  const asked = [...plan.wanted, ...plan.reused].map(({ hash }) => hash);
  const account = await accountOf({ runId, projectId }, asked, { store, ledger });
  return { projectId, title, stage, ...account, degraded: [], checks: [] };
}
