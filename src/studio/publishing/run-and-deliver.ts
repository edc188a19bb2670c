import { rm } from 'node:fs/promises';
import { ownProject } from '../own-project.ts';
import { runProject } from '../run-project.ts';
import type { MadeFilm, RunProjectRequest } from '../studio.ts';
import type { StudioParts } from '../studio-parts.ts';
import { announced } from './announced.ts';
import { copiesOf, tellPublished } from './delivered-copies.ts';
import { publishFilm } from './publish-film.ts';

/** Refuses, before anything is made or kept, a place that is not set up and an address that nobody can be told at. */
export async function checkDelivery(
  { publish, webhook }: Pick<RunProjectRequest, 'publish' | 'webhook'>,
  { publishers, announcer }: StudioParts,
): Promise<void> {
  if (publish) await publishers.open(publish.target);
  announcer.addressOf(webhook);
}

/** Runs a project, publishes its film where that is asked for, and tells whoever waits for it how it ended. */
export async function runAndDeliver(request: RunProjectRequest, parts: StudioParts): Promise<MadeFilm> {
  const { publish, signal, onEvent } = request;
  // What is not set up is refused before anything is made.
  const publisher = publish && (await parts.publishers.open(publish.target));
  return announced(request, parts, async (named) => {
    const made = await runProject(named, parts);
    if (publish === undefined || publisher === undefined || made.durationSeconds === undefined) return made;
    if (made.checks.some(({ ok }) => !ok)) {
      const message = 'The film failed its own check, so it was not published.';
      return { ...made, notices: [...made.notices, message] };
    }
    const tellProgress = (fraction: number) =>
      onEvent({
        type: 'progress',
        progress: {
          stage: 'film',
          step: `publishing to ${publisher.place}`,
          done: fraction < 1 ? 0 : 1,
          total: 1,
          fraction,
          spentMicros: made.costMicros,
        },
      });
    tellProgress(0);
    const { project } = await ownProject(request.projectId, parts);
    const published = await publishFilm(
      project,
      { ...publish, publisher, signal, onProgress: tellProgress },
      parts,
    );
    if (made.result === undefined) return { ...made, published };
    const copies = publish.deleteLocal ? copiesOf(made) : [];
    const told = { ...published, deleted: [...copies, ...published.deleted] };
    await tellPublished(made.result, told);
    for (const path of copies) await rm(path, { force: true });
    if (copies.length === 0) return { ...made, published: told };
    const { film, captions, poster, contactSheet, ...rest } = made;
    return { ...rest, published: told };
  });
}
