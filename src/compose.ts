import { modelNamed } from './composition/auto.ts';
import { orderSetting } from './composition/chains.ts';
import { openDelivery } from './composition/delivery.ts';
import { type InstallationOptions, openInstallation } from './composition/installation.ts';
import { knownVendors } from './composition/known-vendors.ts';
import { endingOf, modelList } from './composition/model-list.ts';
import { musicHearing } from './composition/music-hearing.ts';
import { settingsOf, withStoredSettings } from './composition/stored-settings.ts';
import { modelsInUse, VENDORS } from './composition/vendors.ts';
import { whileWorkersAreWatched } from './composition/watch-workers.ts';
import { LOCAL_OWNER } from './domain/project.ts';
import type { BullmqJobEngine } from './engine/bullmq-job-engine.ts';
import { randomId, systemClock } from './engine/system-sources.ts';
import { formats } from './formats/catalogue.ts';
import type { Clock, IdSource } from './ports/clock.ts';
import type { KeyStore } from './ports/key-store.ts';
import type { Settings } from './ports/settings-store.ts';
import type { CallParts } from './production/calls/call-parts.ts';
import { cancelCall } from './production/calls/cancel-call.ts';
import { listCalls } from './production/calls/list-calls.ts';
import { resolveCall } from './production/calls/resolve-call.ts';
import { createMusicAnalyser } from './providers/builtin/analysis/music-analyser.ts';
import { createComposer } from './providers/builtin/music/composer.ts';
import { MOODS } from './providers/builtin/music/moods.ts';
import { PICTURE_STYLES } from './providers/builtin/pictures/styles/catalogue.ts';
import { createBuiltinWriter } from './providers/builtin/writer/builtin-writer.ts';
import { CAPTION_STYLES } from './render/caption-pictures/caption-styles.ts';
import type { Stores } from './storage/stores.ts';
import { makeBatch } from './studio/batch/make-batch.ts';
import { briefJsonSchema } from './studio/brief/brief-json-schema.ts';
import { newBrief } from './studio/brief/new-brief.ts';
import { budgetOf, changeBudget } from './studio/budgets.ts';
import { capabilities } from './studio/doctor/capabilities.ts';
import { capabilityFindings, checkParts } from './studio/doctor/doctor.ts';
import type { ModelLook } from './studio/doctor/model-watch.ts';
import { probe } from './studio/doctor/probe.ts';
import { cancelScene } from './studio/editing/cancel-scene.ts';
import { makeEdit, previewEdit, redoEdit, undoEdit } from './studio/editing/edit-project.ts';
import { musicState } from './studio/editing/music-state.ts';
import { sceneStates } from './studio/editing/scene-states.ts';
import { derivativeWish, makeDerivative } from './studio/films/derivative.ts';
import { filmBeats } from './studio/films/film-beats.ts';
import { checkFilmFile, exportFilmFile, joinPieces } from './studio/films/film-files.ts';
import { makeFilm, planFilm } from './studio/make-film.ts';
import { modelsOfKind } from './studio/models.ts';
import { ownCall } from './studio/own-call.ts';
import { ownDefaults } from './studio/own-defaults.ts';
import { ownProject } from './studio/own-project.ts';
import { packageFilm } from './studio/package-film.ts';
import { planProject } from './studio/plan-project.ts';
import { changeProject } from './studio/projects/change-project.ts';
import { duplicateProject } from './studio/projects/copy-project.ts';
import { createProject } from './studio/projects/create-project.ts';
import { deleteProject } from './studio/projects/delete-project.ts';
import { projectAsset } from './studio/projects/project-asset.ts';
import { publishProject } from './studio/publishing/publish-project.ts';
import { checkDelivery, runAndDeliver } from './studio/publishing/run-and-deliver.ts';
import type { RunningServer, ServerOptions } from './studio/server.ts';
import { showProject } from './studio/show-project.ts';
import type { MakeFilmRequest, Studio, StyleList } from './studio/studio.ts';
import type { StudioParts } from './studio/studio-parts.ts';
import { stylePicture } from './studio/style-picture.ts';
import { takeInUpload } from './studio/take-in-upload.ts';
import { projectThumbnail, ThumbnailMaker } from './studio/thumbnail.ts';
import { renderTimeline } from './studio/timeline/render-timeline.ts';
import type { RunningWorker, WorkerOptions } from './studio/worker.ts';
import { planningWriter, scriptWriter } from './studio/writing/script-writer.ts';

/**
 * Opens what a person works with: everything in this process over a home of SQLite and a folder, or, where the
 * environment names a database, a queue server and a bucket, with the work left to the workers over these.
 */
export async function openStudio(options: InstallationOptions): Promise<Studio> {
  const studios = await openStudios(options);
  return { ...studios.of(LOCAL_OWNER), close: () => studios.close() };
}

/** What many people work with side by side: a studio each, over one installation. */
export interface Studios {
  /** The studio of one owner; closing it closes nothing. */
  of(ownerId: string): Studio;
  stores: Stores;
  calls: CallParts;
  newId: IdSource;
  clock: Clock;
  /** Begins to look whether the models that are set up are as they were, beside other work. */
  lookAtModels(tell: (problem: string) => void): ModelLook;
  close(): Promise<void>;
}

/** Opens an installation for any number of owners, each of whom sees only what is theirs. */
export async function openStudios(given: InstallationOptions): Promise<Studios> {
  return studiosWith(await withStoredSettings(given));
}

/** Studios by the settings that are given, and by none that is kept. */
export async function studiosWith(options: InstallationOptions): Promise<Studios> {
  const delivery = openDelivery(options);
  const { installation, lanes, shared } = await openInstallation(options).catch(async (error: unknown) => {
    await delivery.close();
    throw error;
  });
  const { keptIn, stores, workshop, production, media, rasterizer, speech, vendors, modelWatch, painter } =
    installation;
  const { calls } = workshop;
  const thumbnails = new ThumbnailMaker({ workshop, media });
  const styles: StyleList = { pictures: PICTURE_STYLES, captions: CAPTION_STYLES, music: MOODS };
  const builtin = createBuiltinWriter();
  const known = knownVendors(VENDORS, vendors, lanes);
  const capable = { production, formats, vendors: known, orderSetting, endingOf };
  const common: Omit<StudioParts, 'ownerId' | 'writerFor'> = {
    workshop,
    projects: stores.projects,
    defaults: stores.defaults,
    production,
    media,
    rasterizer,
    formats,
    findModel: modelNamed,
    hearing: musicHearing(createMusicAnalyser({ media }), createComposer()),
    modelWatch,
    faceSettings: capabilities(capable).kinds.find(({ kind }) => kind === 'faces')?.setUpBy ?? [],
    newId: randomId,
    ...delivery.parts,
    knownNames: async () => ({
      styles: namesOf(styles.pictures),
      captionStyles: namesOf(styles.captions),
      musicMoods: namesOf(styles.music),
      voices: (await speech.voices()).map((voice) => voice.id),
      voiceProviders: VENDORS.filter(({ makes }) => makes.includes('speech')).map(({ provider }) => provider),
      languages: (await speech.voices()).flatMap((voice) => voice.languages),
    }),
  };
  const partsHere = () =>
    checkParts({
      keptIn,
      unknownSettings: async () =>
        (await import('./composition/settings-reference.ts')).unknownSettings(options.environment),
      media,
      rasterizer,
      speech,
      ...(shared && { countWorkers: () => countWorkers(shared) }),
    });
  const of = (ownerId: string): Studio => {
    const writing = { ...common, ownerId, builtin };
    const parts: StudioParts = {
      ...common,
      ownerId,
      writerFor: (account) => scriptWriter({ ...writing, account }),
    };
    const planning: StudioParts = { ...parts, writerFor: () => planningWriter(writing) };
    const watched = <Result>(onEvent: MakeFilmRequest['onEvent'], work: () => Promise<Result>) =>
      whileWorkersAreWatched(shared, onEvent, work);
    return {
      makeFilm: (request) => watched(request.onEvent, () => makeFilm(request, parts)),
      makeBatch: (request) =>
        watched(
          (event) => request.onEvent('batch', event),
          () => makeBatch(request, parts),
        ),
      plan: (request) => planFilm(request, planning),
      createProject: (request) => createProject(request, parts),
      project: (id) => ownProject(id, parts),
      changeProject: (id, changes, revision) => changeProject(id, changes, parts, revision),
      duplicateProject: (id, idempotencyKey) => duplicateProject(id, parts, idempotencyKey),
      deleteProject: (id) => deleteProject(id, parts),
      planProject: async (id, request) =>
        planProject({ ...request, project: (await ownProject(id, parts)).project }, planning),
      runProject: (request) => watched(request.onEvent, () => runAndDeliver(request, parts)),
      checkDelivery: (delivery) => checkDelivery(delivery, parts),
      publishProject: (id, request, signal) => publishProject(id, request, signal, parts),
      publishers: () => delivery.parts.publishers.states(),
      scenes: (id) => sceneStates(id, parts),
      music: (id) => musicState(id, parts),
      edit: (id, edit, revision) => makeEdit(id, edit, parts, revision),
      previewEdit: (id, edit) => previewEdit(id, edit, parts),
      undo: (id, revision) => undoEdit(id, parts, revision),
      redo: (id, revision) => redoEdit(id, parts, revision),
      projectAsset: (projectId, hash) => projectAsset(projectId, hash, parts),
      thumbnail: (wish, signal) => projectThumbnail(wish, { ...parts, thumbnails }, signal),
      filmBeats: (projectId, signal) => filmBeats(projectId, parts, signal),
      takeInUpload: (upload, signal) => takeInUpload(upload, parts, signal),
      defaults: ownDefaults(parts),
      renderTimeline: (request, signal) => renderTimeline(request, parts, signal),
      exportFilm: (request, signal) => exportFilmFile(request, parts, signal),
      packageFilm: (request, signal) => packageFilm(request, parts, signal),
      derivativeWish: (projectId, derivative) => derivativeWish(projectId, derivative, parts),
      makeDerivative: (request, signal) => makeDerivative(request, parts, signal),
      checkFilm: (request, signal) => checkFilmFile(request, parts, signal),
      joinPieces: (request, signal) => joinPieces(request, parts, signal),
      listProjects: (query) => stores.projects.list({ ...query, ownerId }),
      showProject: (id) => showProject(id, parts),
      listCalls: (query) => listCalls({ ...query, ownerId }, calls),
      call: (id) => ownCall(id, parts),
      cancelScene: (projectId, sceneId, signal) => cancelScene(projectId, sceneId, parts, signal),
      resolveCall: async (id, decision, signal) =>
        resolveCall((await ownCall(id, parts)).id, decision, calls, signal),
      cancelCall: async (id, signal) => cancelCall((await ownCall(id, parts)).id, calls, signal),
      budget: (projectId) => budgetOf(projectId, parts),
      setBudget: (limitDollars, projectId) => changeBudget(limitDollars, projectId, parts),
      voices: async (language) =>
        (await speech.voices()).filter((voice) => speaks(voice.languages, language)),
      styles: () => styles,
      stylePicture: (name, ...given) =>
        stylePicture(name, { workshop, styles: styles.pictures, painter, thumbnails }, ...given),
      capabilities: () => capabilities(capable),
      probe: (request) => probe(request, { ...parts, vendors: capable.vendors }),
      models: (kind) => modelsOfKind(modelList(VENDORS, vendors), kind),
      doctor: async () => [...(await partsHere()), ...capabilityFindings(capabilities(capable))],
      checkParts: partsHere,
      newBrief: (name) => newBrief(formats, name),
      formats: () =>
        formats.map((format) => ({
          name: format.name,
          description: format.description,
          schema: briefJsonSchema(format),
        })),
      close: async () => {},
    };
  };
  const close = async () => {
    await delivery.close();
    await installation.close();
  };
  const lookAtModels = (tell: (problem: string) => void) => modelWatch.look(modelsInUse(vendors), tell);
  return { of, stores, calls, newId: randomId, clock: systemClock, lookAtModels, close };
}

/** Starts doing the jobs of others in this process; `invalid-input` where the environment shares nothing. */
export async function openWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { startWorker } = await import('./composition/start-worker.ts');
  return startWorker(await withStoredSettings(options));
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

/** Serves the API and the studio from this process; `invalid-input` where others could reach it unasked. */
export async function openServer(options: ServerOptions): Promise<RunningServer> {
  const { startServer } = await import('./composition/start-server.ts');
  return startServer(await withStoredSettings(options), settingsOf(options));
}

/** The keys to the API of this home. */
export async function openKeys(options: InstallationOptions): Promise<KeyStore & { close(): Promise<void> }> {
  const studios = await openStudios(options);
  return { ...studios.stores.keys, close: () => studios.close() };
}

/** The settings that are kept in this home; none of them is opened. */
export async function openSettings(options: InstallationOptions): Promise<Settings> {
  return settingsOf(options);
}
