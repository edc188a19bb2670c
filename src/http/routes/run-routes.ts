import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ReelError } from '../../domain/errors.ts';
import { RUN_STATES, type Run, type RunDelivery } from '../../ports/run-store.ts';
import { planDocument } from '../../studio/documents/plan-document.ts';
import type { ApiParts } from '../api-parts.ts';
import { planSchema, runPageSchema, runSchema } from '../documents.ts';
import { PLAN } from '../examples/project-examples.ts';
import { RUN_ENDED, RUN_PAGE, RUN_UNDER_WAY } from '../examples/run-examples.ts';
import type { ApiVariables } from '../identity.ts';
import { bodyOf, readBody } from '../request-body.ts';
import { runRequestSchema } from '../request-documents.ts';
import {
  answers,
  idempotencyHeader,
  LOCATED,
  millisecondsOf,
  pageQuery,
  problems,
  projectParameter,
  studioOf,
  waitQuery,
} from '../route-parts.ts';
import { runDocument } from '../run-document.ts';

const tags = ['Runs'];

const runParameter = z.object({
  run: z
    .string()
    .max(100)
    .openapi({ param: { name: 'run', in: 'path' } }),
});

/** Runs: start, follow, wait for and cancel them. */
export function addRunRoutes(api: OpenAPIHono<ApiVariables>, parts: ApiParts): void {
  const { registry, runs } = parts;
  const ownRun = async (context: Context<ApiVariables>, id: string): Promise<Run> => {
    const run = await runs.get(id);
    if (run.ownerId === context.get('identity').ownerId) return run;
    throw new ReelError('not-found', `There is no run ${id}.`);
  };
  const documentOf = (run: Run) => runDocument(run, registry.latestOf(run.id));

  api.openapi(
    createRoute({
      method: 'post',
      path: '/api/projects/{project}/runs',
      tags,
      operationId: 'startRun',
      summary: 'Make what the project still needs, or see first what that would be and cost',
      request: {
        params: projectParameter,
        headers: idempotencyHeader,
        body: bodyOf(runRequestSchema, 'How far to go.', { stage: 'film' }),
      },
      responses: {
        200: answers(planSchema, 'With `dry_run`: the plan.', PLAN),
        202: { ...answers(runSchema, 'The run, under way.', RUN_UNDER_WAY), ...LOCATED },
        ...problems(404, 409, 413, 415),
      },
    }),
    async (context) => {
      const { project: id } = context.req.valid('param');
      const studio = studioOf(context, parts);
      // Whose it is comes first: what is set up here is nobody else’s business.
      const { project } = await studio.project(id);
      const asked = await readBody(context, runRequestSchema);
      const { dry_run: isPreview, stage, force } = asked;
      const options = { ...(stage !== undefined && { stage }), ...(force !== undefined && { force }) };
      const delivery = deliveryOf(asked);
      await studio.checkDelivery(delivery);
      if (isPreview) {
        const planned = await studio.planProject(id, { ...options, signal: context.req.raw.signal });
        return context.json(planDocument(planned), 200);
      }
      const key = context.req.header('idempotency-key');
      const run = await registry.start({
        projectId: id,
        ownerId: project.ownerId,
        ...options,
        ...(Object.keys(delivery).length > 0 && { delivery }),
        ...(key !== undefined && { idempotencyKey: key }),
      });
      context.header('location', `/api/runs/${run.id}`);
      return context.json(documentOf(run), 202);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/runs',
      tags,
      operationId: 'listRuns',
      summary: 'List runs, the last started first',
      request: {
        query: z.object({
          project: z.string().max(200).optional(),
          state: z.enum(RUN_STATES).optional(),
          limit: z.coerce.number().int().min(1).max(200).optional(),
          page: pageQuery,
        }),
      },
      responses: { 200: answers(runPageSchema, 'The runs.', RUN_PAGE), ...problems(404) },
    }),
    async (context) => {
      const { project, state, limit, page } = context.req.valid('query');
      if (project !== undefined) await studioOf(context, parts).project(project);
      const listed = await runs.list({
        ownerId: context.get('identity').ownerId,
        ...(project !== undefined && { projectId: project }),
        ...(state !== undefined && { state }),
        ...(limit !== undefined && { limit }),
        ...(page !== undefined && { page }),
      });
      return context.json({ runs: listed.runs.map(documentOf), next_page: listed.nextPage ?? null }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/runs/{run}',
      tags,
      operationId: 'getRun',
      summary: 'Read a run, once it has ended where you say how long you would wait',
      request: {
        params: runParameter,
        query: waitQuery,
      },
      responses: { 200: answers(runSchema, 'The run.', RUN_ENDED), ...problems(404) },
    }),
    async (context) => {
      const { run: id } = context.req.valid('param');
      const { wait } = context.req.valid('query');
      const run = await ownRun(context, id);
      if (wait === undefined) return context.json(documentOf(run), 200);
      const ended = await registry.waitFor(id, millisecondsOf(wait), context.req.raw.signal);
      return context.json(documentOf(ended), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/api/runs/{run}/cancel',
      tags,
      operationId: 'cancelRun',
      summary: 'Stop a run, and its paid calls where their vendors can; what was made is kept',
      request: { params: runParameter },
      responses: {
        202: answers(runSchema, 'The run, which ends in a moment.', RUN_UNDER_WAY),
        ...problems(404),
      },
    }),
    async (context) => {
      const run = await ownRun(context, context.req.valid('param').run);
      await registry.cancel(run);
      return context.json(documentOf(await registry.waitFor(run.id, 1_000, context.req.raw.signal)), 202);
    },
  );
}

function deliveryOf({ publish, webhook }: z.infer<typeof runRequestSchema>): RunDelivery {
  return {
    ...(publish && {
      publish: {
        target: { kind: publish.target },
        withAssets: publish.with_assets,
        deleteLocal: publish.delete_local,
      },
    }),
    ...(webhook !== undefined && { webhook }),
  };
}
