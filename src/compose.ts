import { homedir } from 'node:os';
import { EmbeddedJobEngine } from './engine/embedded-job-engine.ts';
import { randomId, systemClock } from './engine/system-sources.ts';
import { formats } from './formats/catalogue.ts';
import { createMedia } from './media/media-client.ts';
import type { LaneLimits } from './ports/job-engine.ts';
import { imageMaker, musicMaker, speechMaker } from './production/makers/generator-makers.ts';
import { Production } from './production/produce.ts';
import { createComposer } from './providers/builtin/music/composer.ts';
import { MOODS } from './providers/builtin/music/moods.ts';
import { createPainter } from './providers/builtin/pictures/painter.ts';
import { PICTURE_STYLES } from './providers/builtin/pictures/styles/catalogue.ts';
import { createSpeech } from './providers/builtin/speech/create-speech.ts';
import { createBuiltinWriter } from './providers/builtin/writer/builtin-writer.ts';
import { ProcessRasterizer } from './raster/process-rasterizer.ts';
import { CAPTION_STYLES } from './render/caption-pictures/caption-styles.ts';
import { homeFolder, openHome } from './storage/home.ts';
import { doctor } from './studio/doctor.ts';
import { companionMaker } from './studio/film/companion-maker.ts';
import { filmMaker } from './studio/film/film-maker.ts';
import { makeFilm, planFilm } from './studio/make-film.ts';
import { showProject } from './studio/show-project.ts';
import type { Studio, StyleList } from './studio/studio.ts';
import type { StudioParts } from './studio/studio-parts.ts';

export interface StudioOptions {
  /** The folder of projects and assets; by `REEL_HOME` or the user's data folder where absent. */
  home?: string;
  environment: Readonly<Record<string, string | undefined>>;
}

/** How many of each may be in the making at a time. */
const LANES: Record<string, LaneLimits> = {
  pictures: { concurrency: 3 },
  speech: { concurrency: 3 },
  music: { concurrency: 1 },
  film: { concurrency: 2 },
};

/** Wires everything that runs in this one process: SQLite, a folder, built-in generators. */
export async function openStudio(options: StudioOptions): Promise<Studio> {
  const folder = homeFolder(options.home, {
    environment: options.environment,
    platform: process.platform,
    userFolder: homedir(),
  });
  const media = createMedia();
  const rasterizer = new ProcessRasterizer();
  const speech = createSpeech({ media });
  const engine = new EmbeddedJobEngine({ lanes: LANES, clock: systemClock, random: Math.random });
  const home = await openHome(folder, systemClock, randomId);
  const workshop = { store: home.assets, clock: systemClock, holder: randomId() };
  const filmParts = { workshop, media, rasterizer };
  const production = new Production(workshop, engine, [
    imageMaker(createPainter({ rasterizer }), 'pictures'),
    speechMaker(speech, 'speech'),
    musicMaker(createComposer(), 'music'),
    filmMaker(filmParts),
    companionMaker(filmParts),
  ]);
  const styles: StyleList = { pictures: PICTURE_STYLES, captions: CAPTION_STYLES, music: MOODS };
  const parts: StudioParts = {
    workshop,
    projects: home.projects,
    production,
    media,
    writer: createBuiltinWriter(),
    formats,
    knownNames: async () => ({
      styles: namesOf(styles.pictures),
      captionStyles: namesOf(styles.captions),
      musicMoods: namesOf(styles.music),
      voices: (await speech.voices()).map((voice) => voice.id),
      languages: (await speech.voices()).flatMap((voice) => voice.languages),
    }),
  };
  return {
    makeFilm: (request) => makeFilm(request, parts),
    plan: (request) => planFilm(request, parts),
    listProjects: (query) => home.projects.list(query),
    showProject: (id) => showProject(id, parts),
    voices: async (language) => (await speech.voices()).filter((voice) => speaks(voice.languages, language)),
    styles: () => styles,
    doctor: () => doctor(folder, { media, rasterizer, speech }),
    formats: () => formats.map(({ name, description }) => ({ name, description })),
    async close() {
      await engine.close();
      await Promise.all([media.close(), rasterizer.close(), speech.close()]);
      await home.close();
    },
  };
}

function namesOf(named: readonly { name: string }[]): string[] {
  return named.map(({ name }) => name);
}

function speaks(languages: readonly string[], wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  const language = wanted.split('-')[0]?.toLowerCase();
  return languages.some((tag) => tag.split('-')[0]?.toLowerCase() === language);
}
