import { openOutputFolder } from './output-folder.ts';
import { planProject } from './plan-project.ts';
import { checkDelivery, runAndDeliver } from './publishing/run-and-deliver.ts';
import type { MadeFilm, MakeFilmRequest, PlannedFilm } from './studio.ts';
import type { StudioParts } from './studio-parts.ts';
import { draftFromBrief, readRequest, takeInBrief } from './take-in-brief.ts';

/**
 * From a brief to a finished film, up to a stage: everything that is not there yet is made, and nothing twice.
 * Whatever stops it, what was made is kept, and the same call goes on from there.
 */
export async function makeFilm(request: MakeFilmRequest, parts: StudioParts): Promise<MadeFilm> {
  const { onEvent, outputFolder } = request;
  const read = await readRequest(request, parts);
  for (const message of read.notices) onEvent({ type: 'notice', message });
  await checkDelivery(request, parts);
  if (outputFolder !== undefined) await openOutputFolder(outputFolder);
  const project = await takeInBrief(read, parts);
  const made = await runAndDeliver({ ...request, projectId: project.id }, parts);
  return { ...made, notices: [...read.notices, ...made.notices] };
}

/** What `makeFilm` would do, and at what price; nothing is made and nothing is kept. */
export async function planFilm(
  request: Omit<MakeFilmRequest, 'outputFolder'>,
  parts: StudioParts,
): Promise<PlannedFilm> {
  const read = await readRequest(request, parts);
  const { project, isKept, files } = await draftFromBrief(read, parts);
  const { unwritten } = read;
  const { projectId, notices, ...planned } = await planProject(
    { ...request, project, files, unwritten },
    parts,
  );
  return { ...planned, ...(isKept && { projectId }), notices: [...read.notices, ...notices] };
}
