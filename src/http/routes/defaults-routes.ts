import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { ownerDefaultsSchema } from '../../domain/owner-defaults.ts';
import type { ApiParts } from '../api-parts.ts';
import { defaultsSchema } from '../defaults-documents.ts';
import { DEFAULTS } from '../examples/installation-examples.ts';
import { fileResponse } from '../file-response.ts';
import type { ApiVariables } from '../identity.ts';
import { bodyOf, readBody } from '../request-body.ts';
import { answers, fileAnswers, problems, rangeHeader, studioOf } from '../route-parts.ts';

const tags = ['Defaults'];

/** What an owner's new films start from. What a brief says goes before it; `defaults: false` leaves it aside. */
export function addDefaultsRoutes(api: OpenAPIHono<ApiVariables>, parts: ApiParts): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/defaults',
      tags,
      operationId: 'getDefaults',
      summary: 'What your new films start from; empty where you kept nothing',
      responses: { 200: answers(defaultsSchema, 'Brand and settings.', DEFAULTS), ...problems() },
    }),
    async (context) => context.json(await studioOf(context, parts).defaults.get(), 200),
  );

  api.openapi(
    createRoute({
      method: 'put',
      path: '/api/defaults',
      tags,
      operationId: 'setDefaults',
      summary: 'Keep what your new films start from, in place of what was kept before',
      request: { body: bodyOf(ownerDefaultsSchema, 'Brand and settings.', DEFAULTS) },
      responses: { 200: answers(defaultsSchema, 'As they are kept.', DEFAULTS), ...problems(413, 415) },
    }),
    async (context) => {
      const defaults = await readBody(context, ownerDefaultsSchema);
      await studioOf(context, parts).defaults.keep(defaults);
      return context.json(defaults, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/defaults/logo',
      tags,
      operationId: 'readLogo',
      summary: 'Read the logo of your brand',
      request: {
        headers: rangeHeader,
        query: z.object({
          v: z
            .string()
            .max(100)
            .optional()
            .openapi({ description: 'Tells one logo from the next where they are kept.' }),
        }),
      },
      responses: { ...fileAnswers(), ...problems(404, 416) },
    }),
    async (context) => {
      const { record, path } = await studioOf(context, parts).defaults.logo();
      const { hash, mediaType } = record;
      return fileResponse(context, { path, mediaType, entityTag: `"${hash}"` }) as never;
    },
  );
}
