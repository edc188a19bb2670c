import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { PROJECT_STATUSES } from '../../domain/project.ts';
import { STAGES } from '../../domain/stage.ts';
import { unknownName } from '../../domain/unknown-name.ts';
import { planDocument } from '../../studio/documents/plan-document.ts';
import { pageDocument, projectDocument } from '../../studio/documents/project-document.ts';
import type { ApiParts } from '../api-parts.ts';
import { planSchema, projectPageSchema, projectSchema } from '../documents.ts';
import { PROJECT } from '../examples/example-names.ts';
import { FINISHED_PROJECT, PENDING_PROJECT, PLAN, PROJECT_PAGE } from '../examples/project-examples.ts';
import type { ApiVariables } from '../identity.ts';
import { bodyOf, readBody } from '../request-body.ts';
import { briefSchema, changesSchema } from '../request-documents.ts';
import {
  answers,
  entityTag,
  idempotencyHeader,
  knownHeader,
  LOCATED_AND_TAGGED,
  needs,
  pageQuery,
  problems,
  projectParameter,
  revisionHeader,
  studioOf,
  TAGGED,
  wantedRevision,
} from '../route-parts.ts';

const tags = ['Projects'];

const stageQuery = z.object({
  stage: z.enum(STAGES).optional().openapi({ description: 'How far to go; to the film where absent.' }),
});

const EXAMPLE = { brief: 'How lighthouses work', format: 'lesson' };

/** Projects: create, list, read, change, duplicate, delete, and what making one would cost. */
export function addProjectRoutes(api: OpenAPIHono<ApiVariables>, parts: ApiParts): void {
  const changed = (ownerId: string, projectId: string, revision: number | null) =>
    parts.registry.board.post({ ownerId, projectId, type: 'project-changed', revision });

  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/projects',
      tags,
      operationId: 'listProjects',
      summary: 'List projects, the last changed first',
      request: {
        query: z.object({
          status: z.enum(PROJECT_STATUSES).optional(),
          format: z.string().max(60).optional(),
          search: z.string().max(200).optional().openapi({ description: 'All of these words.' }),
          archived: z
            .enum(['true', 'false'])
            .optional()
            .openapi({ description: 'The archived ones instead.' }),
          limit: z.coerce.number().int().min(1).max(500).optional(),
          page: pageQuery,
        }),
      },
      responses: { 200: answers(projectPageSchema, 'One page of projects.', PROJECT_PAGE), ...problems() },
    }),
    async (context) => {
      const { status, format, search, archived, limit, page } = context.req.valid('query');
      const studio = studioOf(context, parts);
      if (format !== undefined) {
        const formats = studio.formats().map(({ name }) => name);
        if (!formats.includes(format)) throw unknownName('format', format, formats);
      }
      const listed = await studio.listProjects({
        ...(status !== undefined && { status }),
        ...(format !== undefined && { format }),
        ...(search !== undefined && { search }),
        ...(limit !== undefined && { limit }),
        ...(page !== undefined && { page }),
        archived: archived === 'true',
      });
      const { projects, next_page } = pageDocument(listed);
      const { ownerId } = context.get('identity');
      const withUrl = (project: (typeof projects)[number]) => ({
        ...project,
        poster_url:
          project.poster && parts.signer.addressOf({ ownerId, projectId: project.id, hash: project.poster }),
      });
      return context.json({ projects: projects.map(withUrl), next_page }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/api/projects',
      tags,
      operationId: 'createProject',
      summary: 'Keep a brief as a new project; nothing is made yet',
      request: {
        headers: idempotencyHeader,
        body: bodyOf(briefSchema, 'A brief and its files.', EXAMPLE),
      },
      responses: {
        201: {
          ...answers(projectSchema.extend({ notices: z.array(z.string()) }), 'The new project.', {
            ...PENDING_PROJECT,
            notices: [],
          }),
          ...LOCATED_AND_TAGGED,
        },
        ...problems(409, 413, 415),
      },
    }),
    async (context) => {
      const { brief, format, set, files, defaults } = await readBody(context, briefSchema);
      const key = context.req.header('idempotency-key');
      const created = await studioOf(context, parts).createProject({
        brief: { text: typeof brief === 'string' ? brief : JSON.stringify(brief) },
        overrides: set ?? [],
        ...(format !== undefined && { format }),
        ...(files !== undefined && { files }),
        ...(defaults !== undefined && { defaults }),
        ...(key !== undefined && { idempotencyKey: key }),
        signal: context.req.raw.signal,
      });
      const { project, revision, notices } = created;
      changed(project.ownerId, project.id, revision);
      context.header('etag', entityTag(revision));
      context.header('location', `/api/projects/${encodeURIComponent(project.id)}`);
      return context.json({ ...projectDocument(project), notices }, 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/projects/{project}',
      tags,
      operationId: 'getProject',
      summary: 'Read a project',
      request: { params: projectParameter, headers: knownHeader },
      responses: {
        200: {
          ...answers(projectSchema, 'The project; its ETag is its revision.', FINISHED_PROJECT),
          ...TAGGED,
        },
        304: { description: 'It is as it was; by If-None-Match.' },
        ...problems(404),
      },
    }),
    async (context) => {
      const { project: id } = context.req.valid('param');
      const { project, revision } = await studioOf(context, parts).project(id);
      context.header('etag', entityTag(revision));
      if (context.req.header('if-none-match') === entityTag(revision)) return context.body(null, 304);
      return context.json(projectDocument(project), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'patch',
      path: '/api/projects/{project}',
      tags,
      operationId: 'changeProject',
      summary: 'Rename, archive or bring back a project; another title of a written film can be undone',
      request: {
        params: projectParameter,
        headers: revisionHeader,
        body: bodyOf(changesSchema, 'What is to be changed.', { title: 'How lighthouses shine' }),
      },
      responses: {
        200: {
          ...answers(projectSchema, 'The project as changed.', {
            ...FINISHED_PROJECT,
            title: 'How lighthouses shine',
          }),
          ...TAGGED,
        },
        ...problems(404, 409, 413, 415),
      },
    }),
    async (context) => {
      const { project: id } = context.req.valid('param');
      const changes = await readBody(context, changesSchema);
      const stored = await studioOf(context, parts).changeProject(id, changes, wantedRevision(context));
      changed(stored.project.ownerId, id, stored.revision);
      context.header('etag', entityTag(stored.revision));
      return context.json(projectDocument(stored.project), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/api/projects/{project}/duplicate',
      tags,
      operationId: 'duplicateProject',
      summary: 'Make another project that starts like this one',
      request: { params: projectParameter, headers: idempotencyHeader },
      responses: {
        201: {
          ...answers(projectSchema, 'The new project.', {
            ...FINISHED_PROJECT,
            id: `${PROJECT}-x1y2z3`,
            title: 'Lighthouses (copy)',
          }),
          ...LOCATED_AND_TAGGED,
        },
        ...problems(404, 409),
      },
    }),
    async (context) => {
      const { project: id } = context.req.valid('param');
      const key = context.req.header('idempotency-key');
      const { project, revision } = await studioOf(context, parts).duplicateProject(id, key);
      changed(project.ownerId, project.id, revision);
      context.header('etag', entityTag(revision));
      context.header('location', `/api/projects/${encodeURIComponent(project.id)}`);
      return context.json(projectDocument(project), 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'delete',
      path: '/api/projects/{project}',
      tags,
      operationId: 'deleteProject',
      summary: 'Delete a project with everything that is its own',
      request: { params: projectParameter },
      responses: { 204: { description: 'It is gone.' }, ...problems(404, 409) },
    }),
    async (context) => {
      const { project: id } = context.req.valid('param');
      await studioOf(context, parts).deleteProject(id);
      changed(context.get('identity').ownerId, id, null);
      return context.body(null, 204);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/projects/{project}/plan',
      tags,
      operationId: 'planProject',
      summary: 'What a run would make, by whom and at what price; nothing is spent',
      request: { params: projectParameter, query: stageQuery },
      responses: { 200: answers(planSchema, 'The plan.', PLAN), ...problems(404) },
    }),
    async (context) => {
      const { project: id } = context.req.valid('param');
      const { stage } = context.req.valid('query');
      const planned = await studioOf(context, parts).planProject(id, {
        ...(stage !== undefined && { stage }),
        signal: context.req.raw.signal,
      });
      return context.json(planDocument(planned), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/api/plan',
      tags,
      operationId: 'planBrief',
      security: needs('read'),
      summary: 'What making a brief would cost; nothing is kept and nothing is spent',
      request: {
        query: stageQuery,
        body: bodyOf(briefSchema, 'A brief and its files.', EXAMPLE),
      },
      responses: { 200: answers(planSchema, 'The plan.', PLAN), ...problems(413, 415) },
    }),
    async (context) => {
      const { brief, format, set, files, defaults } = await readBody(context, briefSchema);
      const { stage } = context.req.valid('query');
      const planned = await studioOf(context, parts).plan({
        brief: { text: typeof brief === 'string' ? brief : JSON.stringify(brief) },
        overrides: set ?? [],
        ...(format !== undefined && { format }),
        ...(files !== undefined && { files }),
        ...(defaults !== undefined && { defaults }),
        ...(stage !== undefined && { stage }),
        signal: context.req.raw.signal,
        onEvent: () => {},
      });
      return context.json(planDocument(planned), 200);
    },
  );
}
