import { type InstallationOptions, openInstallation } from './composition/installation.ts';
import { whileWorkersAreWatched } from './composition/watch-workers.ts';
import type { BullmqJobEngine } from './engine/bullmq-job-engine.ts';
import { randomId } from './engine/system-sources.ts';
import { formats } from './formats/catalogue.ts';
import { cancelCall } from './production/calls/cancel-call.ts';
import { listCalls } from './production/calls/list-calls.ts';
import { resolveCall } from './production/calls/resolve-call.ts';
import { MOODS } from './providers/builtin/music/moods.ts';
import { PICTURE_STYLES } from './providers/builtin/pictures/styles/catalogue.ts';
import { createBuiltinWriter } from './providers/builtin/writer/builtin-writer.ts';
import { CAPTION_STYLES } from './render/caption-pictures/caption-styles.ts';
import { budgetOf, changeBudget } from './studio/budgets.ts';
import { doctor } from './studio/doctor.ts';
import { makeFilm, planFilm } from './studio/make-film.ts';
import { showProject } from './studio/show-project.ts';
import type { Studio, StyleList } from './studio/studio.ts';
import type { StudioParts } from './studio/studio-parts.ts';
import type { RunningWorker, WorkerOptions } from './studio/worker.ts';

/**
 * Opens what a person works with: everything in this process over a home of SQLite and a folder, or, where the
 * environment names a database, a queue server and a bucket, with the work left to the workers over these.
 */
export async function openStudio(options: InstallationOptions): Promise<Studio> {
  const { installation, shared } = await openInstallation(options);
  const { keptIn, stores, workshop, production, media, rasterizer, speech } = installation;
  const { calls } = workshop;
  const styles: StyleList = { pictures: PICTURE_STYLES, captions: CAPTION_STYLES, music: MOODS };
  const parts: StudioParts = {
    workshop,
    projects: stores.projects,
    production,
    media,
    writer: createBuiltinWriter(),
    formats,
    newId: randomId,
    knownNames: async () => ({
      styles: namesOf(styles.pictures),
      captionStyles: namesOf(styles.captions),
      musicMoods: namesOf(styles.music),
      voices: (await speech.voices()).map((voice) => voice.id),
      languages: (await speech.voices()).flatMap((voice) => voice.languages),
    }),
  };
  return {
    makeFilm: (request) => whileWorkersAreWatched(shared, request.onEvent, () => makeFilm(request, parts)),
    plan: (request) => planFilm(request, parts),
    listProjects: (query) => stores.projects.list(query),
    showProject: (id) => showProject(id, parts),
    listCalls: (query) => listCalls(query, calls),
    resolveCall: (id, decision, signal) => resolveCall(id, decision, calls, signal),
    cancelCall: (id, signal) => cancelCall(id, calls, signal),
    budget: (projectId) => budgetOf(projectId, parts),
    setBudget: (limitDollars, projectId) => changeBudget(limitDollars, projectId, parts),
    voices: async (language) => (await speech.voices()).filter((voice) => speaks(voice.languages, language)),
    styles: () => styles,
    doctor: () =>
      doctor({
        keptIn,
        media,
        rasterizer,
        speech,
        ...(shared && { countWorkers: () => countWorkers(shared) }),
      }),
    formats: () => formats.map(({ name, description }) => ({ name, description })),
    close: () => installation.close(),
  };
}

/** Starts doing the jobs of others in this process; `invalid-input` where the environment shares nothing. */
export async function openWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { startWorker } = await import('./composition/start-worker.ts');
  return startWorker(options);
}

/** Workers that serve the lane with the fewest: all of them serve all, unless one just starts. */
async function countWorkers(shared: BullmqJobEngine): Promise<number> {
  return Math.min(...[...(await shared.loads()).values()].map(({ workers }) => workers));
}

function namesOf(named: readonly { name: string }[]): string[] {
  return named.map(({ name }) => name);
}

function speaks(languages: readonly string[], wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  const language = wanted.split('-')[0]?.toLowerCase();
  return languages.some((tag) => tag.split('-')[0]?.toLowerCase() === language);
}
