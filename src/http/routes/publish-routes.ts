import { basename } from 'node:path';
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { publishedDocument } from '../../studio/publishing/result-document.ts';
import type { ApiParts } from '../api-parts.ts';
import { PUBLISHED, PUBLISHERS } from '../examples/run-examples.ts';
import type { ApiVariables } from '../identity.ts';
import { publishedSchema, publishersSchema, publishRequestSchema } from '../publish-documents.ts';
import { bodyOf, readBody } from '../request-body.ts';
import { answers, problems, projectParameter, studioOf } from '../route-parts.ts';

const tags = ['Publishing'];

/** Publishing films, and the places that films can be published to. */
export function addPublishRoutes(api: OpenAPIHono<ApiVariables>, parts: ApiParts): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/publishers',
      tags,
      operationId: 'listPublishers',
      summary: 'Where films can be published to, and what is missing for the rest',
      responses: { 200: answers(publishersSchema, 'The places.', PUBLISHERS), ...problems() },
    }),
    (context) => {
      const publishers = studioOf(context, parts)
        .publishers()
        .map(({ kind, isReady, detail }) => ({ target: kind, ready: isReady, detail }));
      return context.json({ publishers }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/api/projects/{project}/publish',
      tags,
      operationId: 'publishFilm',
      summary: 'Publish the last film; asked again, it uploads nothing twice and answers with fresh links',
      request: {
        params: projectParameter,
        body: bodyOf(publishRequestSchema, 'Where to and with what.', { target: 's3' }),
      },
      responses: {
        200: answers(publishedSchema, 'All of it is there.', PUBLISHED),
        ...problems(404, 409, 413, 415, 502, 503),
      },
    }),
    async (context) => {
      const { project: id } = context.req.valid('param');
      // Whose it is comes first: what is set up here is nobody else’s business.
      await studioOf(context, parts).project(id);
      const asked = await readBody(context, publishRequestSchema);
      const published = await studioOf(context, parts).publishProject(
        id,
        { target: { kind: asked.target }, withAssets: asked.with_assets, deleteLocal: asked.delete_local },
        context.req.raw.signal,
      );
      context.header('cache-control', 'no-store');
      const document = publishedDocument(published);
      // Where the server keeps its files is nobody else's business.
      return context.json(
        { project: id, ...document, deleted: document.deleted.map((path) => basename(path)) },
        200,
      );
    },
  );
}
