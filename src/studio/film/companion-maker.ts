import { readFile, writeFile } from 'node:fs/promises';
import type { AssetRecord } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import { ReelError } from '../../domain/errors.ts';
import { filmWishOf } from '../../domain/film-recipe.ts';
import { FREE } from '../../domain/price.ts';
import type { MadeInput, MakeRequest, Maker } from '../../ports/maker.ts';
import { writeSubRip } from '../../render/captions/sub-rip.ts';
import { writeWebVtt } from '../../render/captions/web-vtt.ts';
import { drawContactSheet } from '../../render/contact-sheet/contact-sheet.ts';
import { takePoster } from '../../render/contact-sheet/poster.ts';
import { checkFilm } from '../../render/self-check/check-film.ts';
import { usualMostBytes } from '../../render/self-check/file-checks.ts';
import { gatherEvidence } from '../../render/self-check/film-evidence.ts';
import { type Companion, companionOf } from './film-assets.ts';
import { filmCaptions } from './film-captions.ts';
import type { FilmFacts, FilmParts } from './film-maker.ts';
import { type MeasuredFilm, measureFilm } from './measured-film.ts';

interface Companied {
  film: MadeInput;
  facts: FilmFacts;
  measured: MeasuredFilm;
  request: MakeRequest;
  parts: FilmParts;
}

type CompanionFile = { filePath: string; mediaType: string; facts?: JsonObject };

const MAKERS: Record<Companion, (companied: Companied) => Promise<CompanionFile>> = {
  vtt: async ({ measured, request }) => {
    const position = measured.wish.burnedCaptions?.position;
    const text = writeWebVtt(filmCaptions(measured), position === undefined ? {} : { position });
    return textFile(text, `${request.outputPathStem}.vtt`, 'text/vtt');
  },
  srt: async ({ measured, request }) =>
    textFile(writeSubRip(filmCaptions(measured)), `${request.outputPathStem}.srt`, 'application/x-subrip'),
  poster: async ({ film, facts, request, parts }) => {
    const filePath = `${request.outputPathStem}.png`;
    await takePoster(
      { filmPath: film.path, timeline: facts.timeline, outputPath: filePath },
      parts.media,
      request.signal,
    );
    return { filePath, mediaType: 'image/png' };
  },
  'contact-sheet': async ({ film, facts, measured, request, parts }) => {
    const filePath = `${request.outputPathStem}.png`;
    const { title, language } = measured.wish;
    const wanted = { filmPath: film.path, timeline: facts.timeline, title, language, outputPath: filePath };
    await drawContactSheet(wanted, parts, request.signal);
    return { filePath, mediaType: 'image/png' };
  },
  check: async ({ film, facts, measured, request, parts }) => {
    const { durationSeconds } = facts;
    const evidence = await gatherEvidence(film.path, parts.media, 'references', request.signal, (seconds) =>
      request.report(
        Math.min(1, seconds / durationSeconds),
        `checking the film: ${Math.floor(seconds)} of ${Math.ceil(durationSeconds)} s`,
      ),
    );
    const checks = checkFilm(evidence, {
      timeline: facts.timeline,
      captions: {
        spokenTexts: measured.lines.map((line) => line.text),
        ...(await captionFiles(request)),
      },
      mostBytes: usualMostBytes(facts.timeline),
    });
    const report = { checks: checks.map((check) => ({ ...check })) };
    return {
      ...(await textFile(JSON.stringify(report), `${request.outputPathStem}.json`, 'application/json')),
      facts: report,
    };
  },
};

/** Makes what stands beside a film from the finished film and its timeline. */
export function companionMaker(parts: FilmParts): Maker {
  return {
    provider: 'reelwright-companions',
    lane: 'film',
    offer: (recipe) => {
      const companion = companionOf(recipe);
      return companion && { model: companion, price: FREE, basis: 'made on this machine' };
    },
    async make(request) {
      const companion = companionOf(request.recipe);
      const film = request.inputs.get('film');
      if (!companion || !film)
        throw new ReelError('internal', 'The recipe is not of something beside a film.');
      const facts = film.record.facts as unknown as FilmFacts;
      const measured = await measuredAgain(film.record, parts);
      const made = await MAKERS[companion]({ film, facts, measured, request, parts });
      return { facts: {}, ...made, model: companion, parameters: {}, cost: FREE };
    },
  };
}

async function measuredAgain({ recipe }: AssetRecord, { workshop }: FilmParts): Promise<MeasuredFilm> {
  const records = await workshop.store.findMany(Object.values(recipe.inputs));
  return measureFilm(filmWishOf(recipe), (role) => {
    const record = records.get(recipe.inputs[role] ?? '');
    if (record) return record;
    throw new ReelError('conflict', `The ${role} of the film was deleted meanwhile; make the film again.`, {
      retryable: true,
    });
  });
}

/** The caption files as they will be delivered; those that the film has. */
async function captionFiles({ inputs }: MakeRequest): Promise<{ vtt?: string; srt?: string }> {
  const [vtt, srt] = [inputs.get('vtt'), inputs.get('srt')];
  return {
    ...(vtt && { vtt: await readFile(vtt.path, 'utf8') }),
    ...(srt && { srt: await readFile(srt.path, 'utf8') }),
  };
}

async function textFile(text: string, filePath: string, mediaType: string): Promise<CompanionFile> {
  await writeFile(filePath, text);
  return { filePath, mediaType };
}
