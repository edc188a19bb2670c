import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PREVIEW_SHORT_SIDE_PIXELS, smallerSize } from '../../domain/output-presets.ts';
import type { FilmCheck } from '../../domain/project.ts';
import { isSilent } from '../../domain/silent-timeline.ts';
import { framesToSeconds } from '../../domain/time.ts';
import type { FrameSize, Timeline } from '../../domain/timeline.ts';
import {
  compileDocument,
  documentRate,
  documentSize,
} from '../../domain/timeline-document/compile-document.ts';
import type { TimelineDocument } from '../../domain/timeline-document/document-schema.ts';
import { writeSubRip } from '../../render/captions/sub-rip.ts';
import { writeWebVtt } from '../../render/captions/web-vtt.ts';
import { drawContactSheet } from '../../render/contact-sheet/contact-sheet.ts';
import { takePoster } from '../../render/contact-sheet/poster.ts';
import { checkFilm } from '../../render/self-check/check-film.ts';
import { gatherEvidence } from '../../render/self-check/film-evidence.ts';
import { renderFilm } from '../../render/spans/render-film.ts';
import { cueOverlays } from '../film/caption-overlays.ts';
import { DerivedAssets } from '../film/derived-assets.ts';
import { locateIn, mixOf } from '../film/film-maker.ts';
import { spanStore } from '../film/span-store.ts';
import { openOutputFolder, putFile } from '../output-folder.ts';
import type { StudioParts } from '../studio-parts.ts';
import { takeInSources } from '../take-in-sources.ts';
import { drawTexts } from './draw-texts.ts';
import { measureFiles } from './measure-files.ts';
import { readTimeline, type TimelineText } from './read-timeline.ts';
import { readCaptions } from './timeline-captions.ts';

export interface RenderTimelineRequest {
  timeline: TimelineText;
  /** Where the film and what belongs beside it are put. */
  outputFolder: string;
  /** A small film for a first look, in a fraction of the time. */
  isPreview?: boolean;
  /** Told how far it is, from 0 to 1. */
  onProgress(fraction: number, step: string): void;
}

/** What a timeline was rendered to. Paths are absolute. */
export interface RenderedTimeline {
  title: string;
  film: string;
  captions?: { vtt: string; srt: string };
  poster: string;
  contactSheet: string;
  durationSeconds: number;
  /** Stretches of pictures that were coded now, and those that were there. */
  spans: { made: number; reused: number };
  checks: FilmCheck[];
}

/** Makes a film from a timeline document and the files beside it. Only what changed since the last time is made. */
export async function renderTimeline(
  { timeline: text, outputFolder, isPreview, onProgress }: RenderTimelineRequest,
  parts: StudioParts,
  signal: AbortSignal,
): Promise<RenderedTimeline> {
  onProgress(0, 'reading the timeline');
  const { document, files } = await readTimeline(text, parts, signal);
  const captions =
    document.captions && (await readCaptions(document.captions.file, text.folder, document.language));
  await openOutputFolder(outputFolder);
  const taken = await takeInSources(files, parts.workshop);
  onProgress(0.05, 'drawing words');
  const derived = new DerivedAssets(parts.workshop, signal);
  const size = isPreview
    ? smallerSize(documentSize(document), PREVIEW_SHORT_SIDE_PIXELS)
    : documentSize(document);
  const compiled = compileDocument(document, {
    files: await measureFiles(files, taken, parts, signal),
    texts: await drawTexts(document, size, derived, parts.rasterizer, signal),
    size,
  });
  const burned = await burnedOverlays(document, size, captions, derived, parts, signal, (drawn, of) =>
    onProgress(0.05 + (0.05 * drawn) / of, `drawing captions: ${drawn} of ${of}`),
  );
  const timeline: Timeline = { ...compiled, overlays: [...compiled.overlays, ...burned] };

  await using work = await parts.workshop.store.openWorkFolder();
  const made = join(work.path, 'film.mp4');
  const rendered = await renderFilm(
    {
      timeline,
      locate: locateIn(parts.workshop.store),
      ...(!isSilent(timeline) && { sound: mixOf(timeline, derived, parts) }),
      title: document.title,
      onProgress: (fraction, step) => onProgress(0.1 + 0.8 * fraction, step),
      outputPath: made,
      workFolder: work.path,
    },
    parts.media,
    spanStore(parts.workshop),
    signal,
  );
  onProgress(0.92, 'checking the film');
  const poster = join(work.path, 'poster.png');
  const contactSheet = join(work.path, 'contact-sheet.png');
  await takePoster({ filmPath: made, timeline, outputPath: poster }, parts.media, signal);
  const { title, language } = document;
  await drawContactSheet(
    { filmPath: made, timeline, title, language, outputPath: contactSheet },
    parts,
    signal,
  );
  const evidence = await gatherEvidence(made, parts.media, 'all', signal);
  const checks = checkFilm(evidence, { timeline });
  const deliver = (path: string, name: string) =>
    putFile(outputFolder, name, (unfinished) => copyFile(path, unfinished));
  const reused = rendered.spans.filter((span) => !span.made).length;
  const result: RenderedTimeline = {
    title,
    film: await deliver(made, 'film.mp4'),
    poster: await deliver(poster, 'poster.png'),
    contactSheet: await deliver(contactSheet, 'contact-sheet.png'),
    ...(captions && {
      captions: {
        vtt: await putFile(outputFolder, 'film.vtt', (path) => writeFile(path, writeWebVtt(captions))),
        srt: await putFile(outputFolder, 'film.srt', (path) => writeFile(path, writeSubRip(captions))),
      },
    }),
    durationSeconds: framesToSeconds(timeline.durationFrames, timeline.frameRate),
    spans: { made: rendered.spans.length - reused, reused },
    checks,
  };
  onProgress(1, 'done');
  return result;
}

async function burnedOverlays(
  document: TimelineDocument,
  size: FrameSize,
  captions: Awaited<ReturnType<typeof readCaptions>> | undefined,
  derived: DerivedAssets,
  { rasterizer }: StudioParts,
  signal: AbortSignal,
  onDrawn: (cues: number, of: number) => void,
) {
  if (captions === undefined || !document.captions?.burned) return [];
  const { style, position } = document.captions;
  const look = { style, position, size, frameRate: documentRate(document) };
  return cueOverlays(captions, look, derived, rasterizer, signal, onDrawn);
}
