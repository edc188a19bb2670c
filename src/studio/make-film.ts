import { breathing } from '../domain/breathing.ts';
import { startNotices } from './brief/start-from-defaults.ts';
import { openOutputFolder } from './output-folder.ts';
import { planProject } from './plan-project.ts';
import { layOutFiles } from './projects/lay-out-files.ts';
import { checkDelivery, runAndDeliver } from './publishing/run-and-deliver.ts';
import type { MadeFilm, MakeFilmRequest, PlanFilmRequest, PlannedFilm } from './studio.ts';
import type { StudioParts } from './studio-parts.ts';
import { draftFromBrief, readRequest, takeInBrief } from './take-in-brief.ts';

/**
 * From a brief to a finished film, up to a stage: everything that is not there yet is made, and nothing twice.
 * Whatever stops it, what was made is kept, and the same call goes on from there.
 */
export async function makeFilm(request: MakeFilmRequest, parts: StudioParts): Promise<MadeFilm> {
  const { onEvent, outputFolder } = request;
  const read = await readRequest(request, parts);
  await checkDelivery(request, parts);
  if (outputFolder !== undefined) await openOutputFolder(outputFolder);
  const project = await takeInBrief(read, parts);
  const notices = [...read.notices, ...startNotices(project.startedFrom)];
  for (const message of notices) onEvent({ type: 'notice', message });
  const made = await runAndDeliver({ ...request, projectId: project.id }, parts);
  return { ...made, notices: [...notices, ...made.notices] };
}

/** What `makeFilm` would do, and at what price; nothing is made and nothing is kept. */
export async function planFilm(
  { files: uploads, ...given }: PlanFilmRequest,
  parts: StudioParts,
): Promise<PlannedFilm> {
  const { store } = parts.workshop;
  const breathe = breathing(given.signal);
  await using folder = uploads && (await store.openWorkFolder());
  if (folder) await layOutFiles(uploads, folder.path, store);
  const request = folder ? { ...given, brief: { ...given.brief, folder: folder.path } } : given;
  const read = await readRequest(request, parts);
  await breathe();
  const { project, isKept, files } = await draftFromBrief(read, parts);
  const { unwritten } = read;
  const { projectId, notices, ...planned } = await planProject(
    { ...request, project, files, unwritten, breathe },
    parts,
  );
  const known = [...read.notices, ...startNotices(project.startedFrom)];
  return { ...planned, ...(isKept && { projectId }), notices: [...known, ...notices] };
}
