import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ReelError } from '../../domain/errors.ts';
import type { Derivative, DerivativeKind } from '../../studio/films/derivative.ts';
import type { ApiParts } from '../api-parts.ts';
import {
  derivativeSchema,
  exportOf,
  exportRequestSchema,
  exportsSchema,
  madeDocument,
  packageRequestSchema,
  packagesSchema,
  underWayDocument,
} from '../derivative-documents.ts';
import { DERIVATIVE, DERIVATIVE_UNDER_WAY } from '../examples/run-examples.ts';
import type { ApiVariables } from '../identity.ts';
import { pageOf, pageQueries } from '../page-of.ts';
import { bodyOf, readBody } from '../request-body.ts';
import {
  answers,
  assetParameter,
  LOCATED,
  millisecondsOf,
  problems,
  projectParameter,
  studioOf,
  waitQuery,
} from '../route-parts.ts';

const tags = ['Exports'];

const CANCELLED: typeof DERIVATIVE_UNDER_WAY = {
  ...DERIVATIVE_UNDER_WAY,
  state: 'failed',
  error: { code: 'cancelled', message: 'It was cancelled.' },
};

interface Family {
  kind: DerivativeKind;
  /** In paths and documents. */
  plural: 'exports' | 'packages';
  name: 'Export' | 'Package';
  summaries: { start: string; list: string; get: string; cancel: string };
  listSchema: z.ZodType;
  requestSchema: z.ZodType;
  example: object;
  readDerivative(context: Context): Promise<Derivative>;
}

const FAMILIES: readonly Family[] = [
  {
    kind: 'export',
    plural: 'exports',
    name: 'Export',
    summaries: {
      start:
        'Make something else of the last film: another shape, a preview, a teaser, its sound or a picture',
      list: 'List the exports of a project’s films, also those under way',
      get: 'Read an export, once it has ended where you say how long you would wait',
      cancel: 'Stop making an export',
    },
    listSchema: exportsSchema,
    requestSchema: exportRequestSchema,
    example: { form: 'film', preset: '16:9-1080p', fit: 'blurred' },
    readDerivative: async (context) => exportOf(await readBody(context, exportRequestSchema)),
  },
  {
    kind: 'package',
    plural: 'packages',
    name: 'Package',
    summaries: {
      start:
        'Pack the last film with its captions, transcript and questions, for a learning system or by itself',
      list: 'List the packages of a project’s films, also those under way',
      get: 'Read a package, once it has ended where you say how long you would wait',
      cancel: 'Stop making a package',
    },
    listSchema: packagesSchema,
    requestSchema: packageRequestSchema,
    example: { form: 'scorm-2004' },
    readDerivative: async (context) => ({
      kind: 'package',
      options: await readBody(context, packageRequestSchema),
    }),
  },
];

/** Exports and packages of finished films: long work, and the same asked again is there already. */
export function addDerivativeRoutes(api: OpenAPIHono<ApiVariables>, parts: ApiParts): void {
  for (const family of FAMILIES) addFamily(api, parts, family);
}

function addFamily(api: OpenAPIHono<ApiVariables>, parts: ApiParts, family: Family): void {
  const { kind, plural, name, summaries } = family;
  const { derivatives, signer } = parts;
  const path = `/api/projects/{project}/${plural}` as const;
  const onePath = `${path}/{id}` as const;
  const oneParameters = projectParameter.extend({ id: assetParameter('id') });

  /** As it stands now: there, under way or failed; `not-found` for anything else, and for what is another's. */
  const documentOf = async (context: Context<ApiVariables>, projectId: string, id: string) => {
    const { ownerId } = context.get('identity');
    const { project } = await studioOf(context, parts).project(projectId);
    const waiting = derivatives
      .listOf(ownerId, project.id)
      .find((each) => each.hash === id && each.derivative.kind === kind);
    if (waiting) return underWayDocument(waiting);
    const { record } = await studioOf(context, parts).projectAsset(projectId, id);
    if (record.recipe.kind === kind) {
      return madeDocument(record, projectId, signer.addressOf({ ownerId, projectId, hash: id }));
    }
    throw new ReelError('not-found', `Project ${projectId} has no ${kind} ${id}.`);
  };

  api.openapi(
    createRoute({
      method: 'post',
      path,
      tags,
      operationId: `start${name}`,
      summary: summaries.start,
      request: {
        params: projectParameter,
        query: waitQuery,
        body: bodyOf(family.requestSchema, 'What is to be made.', family.example),
      },
      responses: {
        200: {
          ...answers(derivativeSchema, 'It is there already, or ended while you waited.', DERIVATIVE),
          ...LOCATED,
        },
        202: {
          ...answers(derivativeSchema, 'It is under way; read it again.', DERIVATIVE_UNDER_WAY),
          ...LOCATED,
        },
        ...problems(404, 409, 413, 415),
      },
    }),
    async (context) => {
      const { project: id } = context.req.valid('param');
      const studio = studioOf(context, parts);
      // Whose it is comes first: what can be made here is nobody else’s business.
      await studio.project(id);
      const derivative = await family.readDerivative(context);
      const wish = await studio.derivativeWish(id, derivative);
      if (wish.record) {
        // Another project may have had it made: it is noted as this one's too.
        await studio.makeDerivative({ projectId: id, derivative }, context.req.raw.signal);
      } else {
        derivatives.start(context.get('identity').ownerId, wish, { projectId: id, derivative });
        const patienceMs = millisecondsOf(context.req.valid('query').wait);
        await derivatives.waitFor(id, wish.hash, patienceMs, context.req.raw.signal);
      }
      const document = await documentOf(context, id, wish.hash);
      context.header('location', `/api/projects/${encodeURIComponent(id)}/${plural}/${wish.hash}`);
      return document.state === 'making' ? context.json(document, 202) : context.json(document, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path,
      tags,
      operationId: `list${name}s`,
      summary: summaries.list,
      request: { params: projectParameter, query: z.object(pageQueries) },
      responses: {
        200: answers(family.listSchema, 'Those under way first, then the last made first.', {
          [plural]: [DERIVATIVE],
          next_page: null,
        }),
        ...problems(404),
      },
    }),
    async (context) => {
      const { project: projectId } = context.req.valid('param');
      const { ownerId } = context.get('identity');
      await studioOf(context, parts).project(projectId);
      // Looked for first, so that one that is done meanwhile is found among those that are there.
      const underWay = derivatives
        .listOf(ownerId, projectId)
        .filter(({ derivative }) => derivative.kind === kind);
      const { assets } = await studioOf(context, parts).showProject(projectId);
      const made = assets
        .filter(({ recipe }) => recipe.kind === kind)
        .sort((left, right) => right.provenance.madeAt.localeCompare(left.provenance.madeAt))
        .map((record) => {
          const url = signer.addressOf({ ownerId, projectId, hash: record.hash });
          return madeDocument(record, projectId, url);
        });
      const there = new Set(made.map(({ id }) => id));
      const waiting = underWay.filter(({ hash }) => !there.has(hash)).map(underWayDocument);
      const { entries, next_page } = pageOf(
        [...waiting, ...made],
        (document) => document.id,
        context.req.valid('query'),
      );
      return context.json({ [plural]: entries, next_page } as never, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: onePath,
      tags,
      operationId: `get${name}`,
      summary: summaries.get,
      request: { params: oneParameters, query: waitQuery },
      responses: { 200: answers(derivativeSchema, 'As it is now.', DERIVATIVE), ...problems(404) },
    }),
    async (context) => {
      const { project, id } = context.req.valid('param');
      await documentOf(context, project, id);
      const patienceMs = millisecondsOf(context.req.valid('query').wait);
      await derivatives.waitFor(project, id, patienceMs, context.req.raw.signal);
      return context.json(await documentOf(context, project, id), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: `${onePath}/cancel`,
      tags,
      operationId: `cancel${name}`,
      summary: summaries.cancel,
      request: { params: oneParameters },
      responses: { 200: answers(derivativeSchema, 'As it is then.', CANCELLED), ...problems(404, 409) },
    }),
    async (context) => {
      const { project, id } = context.req.valid('param');
      await documentOf(context, project, id);
      const wasUnderWay = await derivatives.cancel(project, id);
      if (!wasUnderWay) throw new ReelError('conflict', `This ${kind} is not under way any more.`);
      return context.json(await documentOf(context, project, id), 200);
    },
  );
}
