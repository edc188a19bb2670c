import { homedir } from 'node:os';
import { join } from 'node:path';
import { LOOKED_AT_ROLE } from '../domain/face-look.ts';
import { LIP_SYNC_VIDEO_ROLE } from '../domain/lip-sync.ts';
import { randomId, systemClock } from '../engine/system-sources.ts';
import { createMedia } from '../media/media-client.ts';
import type { SpeechGenerator } from '../ports/generators.ts';
import type { JobEngine } from '../ports/job-engine.ts';
import type { Maker } from '../ports/maker.ts';
import type { Media } from '../ports/media.ts';
import type { Rasterizer } from '../ports/rasterizer.ts';
import type { CallParts } from '../production/calls/call-parts.ts';
import { processHints } from '../production/calls/process-hints.ts';
import { remoteMaker } from '../production/calls/remote-maker.ts';
import type { Workshop } from '../production/make-asset.ts';
import { imageMaker, musicMaker, speechMaker } from '../production/makers/generator-makers.ts';
import { soundPieceMaker } from '../production/makers/sound-piece-maker.ts';
import { mediaCheck } from '../production/media-check.ts';
import { Production } from '../production/produce.ts';
import { AnswerShelf } from '../providers/at-once/answer-shelf.ts';
import { createComposer } from '../providers/builtin/music/composer.ts';
import { createPainter } from '../providers/builtin/pictures/painter.ts';
import { createSpeech } from '../providers/builtin/speech/create-speech.ts';
import { cascadeFromEnvironment } from '../providers/face-cascade/cascade-looker.ts';
import { recordedSpeechMaker } from '../providers/recorded-speech/recorded-speech-maker.ts';
import { picturePreparer } from '../providers/references/prepare-references.ts';
import { sherpaFromEnvironment } from '../providers/sherpa/sherpa-maker.ts';
import { alignWithReference } from '../providers/word-times/align-words.ts';
import { ProcessRasterizer } from '../raster/process-rasterizer.ts';
import { homeFolder } from '../storage/home.ts';
import type { Stores } from '../storage/stores.ts';
import { describedClipMaker } from '../studio/clips/described-clip-maker.ts';
import { wherePeopleMayBe } from '../studio/clips/drawn-shots.ts';
import { lipSyncReview, whereMouthsAreSeen } from '../studio/clips/lip-sync-guards.ts';
import { pictureClipMaker } from '../studio/clips/picture-clip-maker.ts';
import { shotPictures as takenBy } from '../studio/clips/shot-pictures.ts';
import { unlookedShotMaker } from '../studio/clips/unlooked-shots.ts';
import { unsyncedClipMaker } from '../studio/clips/unsynced-clip-maker.ts';
import { ModelWatch } from '../studio/doctor/model-watch.ts';
import { companionMaker } from '../studio/film/companion-maker.ts';
import { filmMaker } from '../studio/film/film-maker.ts';
import { arrangedBy, chooserFor, choosingVendor } from './auto.ts';
import { openBackEnd } from './back-end.ts';
import { type Choices, choicesFrom, inOrder } from './chains.ts';
import { laneOf, lanesFor } from './lanes.ts';
import { type Environment, readSize, type Size } from './size.ts';
import { takingTurns } from './taking-turns.ts';
import { type SetUpVendor, VENDORS, vendorsFrom } from './vendors.ts';
import { webhookUrls } from './vendors-word.ts';

export interface InstallationOptions {
  /** The folder of projects and assets; by `REEL_HOME` or the user's data folder where absent. */
  home?: string;
  environment: Environment;
  /** Whether what is coded and decoded in this process gives way to answers; it does not where absent. */
  answersFirst?: boolean;
}

/** How long the media process of one that answers is kept without work. */
const MEDIA_IDLE_MS = 60_000;

/** What a process that does jobs for others adds. */
export interface WorkerParts {
  /** Jobs at a time in each lane of this machine's own processor; the lanes' usual numbers where absent. */
  concurrency?: number;
  /** Puts itself between the stores and whoever uses them. */
  observeStores(stores: Stores): Stores;
  /** Puts itself between the engine and whoever handles jobs. */
  observeEngine(engine: JobEngine, makers: readonly Maker[]): JobEngine;
  /** Hears of what mends itself. */
  onProblem(error: Error): void;
}

/** Everything that one process makes films with. */
export interface Installation {
  /** Where projects and assets are, for a person to read. */
  keptIn: string;
  stores: Stores;
  workshop: Workshop & { calls: CallParts };
  production: Production;
  media: Media;
  rasterizer: Rasterizer;
  speech: SpeechGenerator;
  /** Draws pictures on this machine. */
  painter: Maker;
  /** The vendors whose keys are here, and who is asked before whom. */
  vendors: readonly SetUpVendor[];
  choices: Choices;
  modelWatch: ModelWatch;
  close(): Promise<void>;
}

/** The home's folder and what the environment says of sharing; cheap, and refuses what cannot work. */
export function surveyPlace({ home, environment }: InstallationOptions): { folder: string; size: Size } {
  const userFolder = homedir();
  const folder = homeFolder(home, { environment, platform: process.platform, userFolder });
  return { folder, size: readSize(environment, folder) };
}

/** Opens the stores and the engine of the size that the environment says, and wires the makers to them. */
export async function openInstallation(options: InstallationOptions, worker?: WorkerParts) {
  const { folder, size } = surveyPlace(options);
  const choices = await choicesFrom(options.environment, VENDORS);
  const { environment } = choices;
  const media = createMedia(options.answersFirst ? { givesWay: true, idleMs: MEDIA_IDLE_MS } : {});
  const rasterizer = new ProcessRasterizer();
  const speech = createSpeech({ media });
  const align = alignWithReference(speech);
  const shotPictures = takenBy({ media, rasterizer });
  const setUp = await vendorsFrom(environment, {
    fetch,
    clock: systemClock,
    media,
    prepare: picturePreparer({ media, rasterizer }),
    shotPictures,
    align,
    shelf: new AnswerShelf(join(folder, 'answers'), systemClock),
  });
  const choose = chooserFor(choices, setUp);
  const vendors = setUp.map(({ entry, vendor }) => ({ entry, vendor: choosingVendor(vendor, choose) }));
  const lanes = lanesFor(
    vendors.map(({ entry }) => entry),
    environment,
    worker?.concurrency,
  );
  const backEnd = await openBackEnd(size, {
    folder,
    lanes,
    works: worker !== undefined,
    ...(worker && { onProblem: worker.onProblem }),
  });
  const stores = worker?.observeStores(backEnd.stores) ?? backEnd.stores;

  const webhookUrlFor = webhookUrls(environment);
  const check = mediaCheck(media);
  const calls: CallParts = {
    ledger: stores.calls,
    store: stores.assets,
    clock: systemClock,
    vendors: vendors.map(({ vendor }) => vendor),
    check,
    review: lipSyncReview({ store: stores.assets, media, pictures: shotPictures }),
    hints: processHints(systemClock),
    ...(webhookUrlFor && { webhookUrlFor }),
  };
  const workshop = { store: stores.assets, clock: systemClock, holder: randomId(), calls };
  const filmParts = { workshop, media, rasterizer };
  // The longest work first, so that no core is idle at the end of it.
  const ownVoice = sherpaFromEnvironment(environment, 'speech', { media, align, check });
  const painter = imageMaker(createPainter({ rasterizer }), 'pictures');
  const looker = cascadeFromEnvironment(environment, 'pictures', shotPictures);
  const lookers = looker ? [wherePeopleMayBe(looker, LOOKED_AT_ROLE, stores.assets)] : [];
  const [music, image, ...spoken] = takingTurns([
    musicMaker(createComposer(), 'music'),
    painter,
    ...(ownVoice ? [ownVoice] : []),
    speechMaker(speech, 'speech'),
  ]);
  const chained = inOrder(
    choices,
    vendors,
    ({ vendor }, kind) => {
      const maker = remoteMaker(vendor, kind, laneOf(vendor.provider, kind), calls);
      return kind === 'face-look' ? wherePeopleMayBe(maker, LOOKED_AT_ROLE, stores.assets) : maker;
    },
    {
      ...(music && { music }),
      ...(image && { image }),
      speech: spoken,
      clip: pictureClipMaker(filmParts),
      'face-look': lookers,
    },
  );
  const makers = [
    ...chained,
    unlookedShotMaker(chained),
    // Whatever a person chose, a film is made: what cannot be shown is said.
    describedClipMaker(filmParts),
    ...vendors
      .filter(({ entry }) => entry.makes.includes('clip'))
      .map(({ vendor }) => remoteMaker(vendor, 'lip-sync', laneOf(vendor.provider, 'clip'), calls))
      .map((maker) => whereMouthsAreSeen(maker, stores.assets))
      .map((maker) => wherePeopleMayBe(maker, LIP_SYNC_VIDEO_ROLE, stores.assets)),
    unsyncedClipMaker,
    soundPieceMaker(media),
    recordedSpeechMaker({ media, align, check }),
    filmMaker(filmParts),
    companionMaker(filmParts),
  ];
  const engine = worker?.observeEngine(backEnd.engine, makers) ?? backEnd.engine;
  const installation: Installation = {
    keptIn: placeOf(size, folder),
    stores,
    workshop,
    production: new Production(workshop, engine, makers, arrangedBy(choose)),
    media,
    rasterizer,
    speech,
    painter,
    vendors,
    choices,
    modelWatch: new ModelWatch({
      vendors: vendors.map(({ vendor }) => vendor),
      notesPath: join(folder, 'models-seen.json'),
      clock: systemClock,
    }),
    async close() {
      await backEnd.engine.close();
      await Promise.all([media.close(), rasterizer.close(), speech.close()]);
      await backEnd.stores.close();
    },
  };
  return { installation, lanes, shared: backEnd.shared };
}

/** The database's host and name and the bucket's name, without what is secret. */
function placeOf(size: Size, folder: string): string {
  if (size.name === 'embedded') return folder;
  const { database, bucket } = size.stores;
  const { host, pathname } = new URL(database);
  return `the database ${host}${pathname} and the bucket ${bucket.name}`;
}
