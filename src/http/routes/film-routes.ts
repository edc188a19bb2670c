import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { AssetHash } from '../../domain/asset.ts';
import { ReelError } from '../../domain/errors.ts';
import type { Film, Project } from '../../domain/project.ts';
import type { ApiParts } from '../api-parts.ts';
import { assetFile, widthQuery } from '../asset-file.ts';
import { beatsSchema, timelineSchema } from '../documents.ts';
import { TIMELINE } from '../examples/project-examples.ts';
import { fileResponse, servedAsset } from '../file-response.ts';
import { filmTimelineDocument } from '../film-timeline-document.ts';
import type { ApiVariables } from '../identity.ts';
import {
  answers,
  FILE_PROBLEMS,
  fileAnswers,
  problems,
  projectParameter,
  rangeHeader,
  studioOf,
} from '../route-parts.ts';

const tags = ['Media'];

const PARTS = {
  'film.mp4': (film: Film) => film.film,
  'poster.png': (film: Film) => film.poster,
  'contact-sheet.png': (film: Film) => film.contactSheet,
  'captions.vtt': (film: Film) => film.captions?.vtt,
  'captions.srt': (film: Film) => film.captions?.srt,
} as const satisfies Record<string, (film: Film) => AssetHash | undefined>;
const PART_NAMES = Object.keys(PARTS) as (keyof typeof PARTS)[];

/** The last finished film of a project: its files under names that stay, and where each scene lies in it. */
export function addFilmRoutes(api: OpenAPIHono<ApiVariables>, parts: ApiParts): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/projects/{project}/film/{file}',
      tags,
      operationId: 'readFilm',
      summary: 'Read the last film, or what stands beside it, or a thumbnail or a part of it',
      request: {
        params: projectParameter.extend({
          file: z.enum(PART_NAMES as [string, ...string[]]).openapi({ param: { name: 'file', in: 'path' } }),
        }),
        headers: rangeHeader,
        query: z.object({
          width: widthQuery,
          download: z.string().max(200).optional(),
          v: z
            .string()
            .max(100)
            .optional()
            .openapi({ description: 'Tells one film from the next where they are kept.' }),
        }),
      },
      responses: {
        ...fileAnswers(),
        ...problems(...FILE_PROBLEMS),
      },
    }),
    async (context) => {
      const { project: id, file } = context.req.valid('param');
      const studio = studioOf(context, parts);
      const { project } = await studio.project(id);
      const hash = PARTS[file as keyof typeof PARTS](filmOf(project));
      if (hash === undefined) throw new ReelError('not-found', `The film of ${id} has no ${file}.`);
      const { width, download } = context.req.valid('query');
      const { record, path } = await assetFile(
        studio,
        { projectId: id, hash, width },
        context.req.raw.signal,
      );
      const response = await fileResponse(context, { ...servedAsset(record, path), downloadName: download });
      // The name stays when the film is another one.
      response.headers.set('cache-control', 'private, no-cache');
      return response as never;
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/projects/{project}/timeline',
      tags,
      operationId: 'getTimeline',
      summary: 'Where scenes, speech and music lie in the last film',
      request: { params: projectParameter },
      responses: { 200: answers(timelineSchema, 'The timeline.', TIMELINE), ...problems(404) },
    }),
    async (context) => {
      const { project: id } = context.req.valid('param');
      const studio = studioOf(context, parts);
      const { project } = await studio.project(id);
      const { record } = await studio.projectAsset(id, filmOf(project).film);
      const urlOf = (hash: AssetHash) =>
        parts.signer.addressOf({ ownerId: project.ownerId, projectId: id, hash });
      return context.json(filmTimelineDocument(record, urlOf), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/projects/{project}/timeline/beats',
      tags,
      operationId: 'listBeats',
      summary: 'When the music of the last film beats; none without music',
      request: { params: projectParameter },
      responses: {
        200: answers(beatsSchema, 'The beats, in their order.', { beats_seconds: [0.5, 1, 1.5] }),
        ...problems(404),
      },
    }),
    async (context) => {
      const { project: id } = context.req.valid('param');
      const beats = await studioOf(context, parts).filmBeats(id, context.req.raw.signal);
      return context.json({ beats_seconds: beats }, 200);
    },
  );
}

function filmOf({ id, film }: Project): Film {
  if (film) return film;
  throw new ReelError('not-found', `Project ${id} has no film yet; start a run to make it.`);
}
