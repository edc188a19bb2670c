import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { isReelError } from '../../domain/errors.ts';
import { CALL_STATES } from '../../ports/call-ledger.ts';
import { budgetDocument, callDocument } from '../../studio/documents/spending-documents.ts';
import type { ApiParts } from '../api-parts.ts';
import { askingVendors } from '../asking-vendors.ts';
import { budgetSchema, callPageSchema, callSchema } from '../documents.ts';
import { BUDGET, CALL_DONE, CALL_PAGE } from '../examples/run-examples.ts';
import type { ApiVariables } from '../identity.ts';
import { noSuchPage } from '../page-of.ts';
import { bodyOf, readBody } from '../request-body.ts';
import { decisionSchema, limitSchema } from '../request-documents.ts';
import { answers, pageQuery, problems, studioOf } from '../route-parts.ts';

const tags = ['Spending'];

const callParameter = z.object({
  call: z
    .string()
    .max(100)
    .openapi({ param: { name: 'call', in: 'path' } }),
});
const projectQuery = z.object({ project: z.string().max(200).optional() });
/** Paid calls and budgets. */
export function addSpendingRoutes(api: OpenAPIHono<ApiVariables>, parts: ApiParts): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/calls',
      tags,
      operationId: 'listCalls',
      summary: 'List paid calls, those asked last; those of state unknown need a decision',
      request: {
        query: projectQuery.extend({
          state: z.enum(CALL_STATES).optional(),
          limit: z.coerce.number().int().min(1).max(1000).default(200),
          page: pageQuery,
        }),
      },
      responses: {
        200: answers(callPageSchema, 'The calls, the first of them first.', CALL_PAGE),
        ...problems(),
      },
    }),
    async (context) => {
      const { project, state, limit, page } = context.req.valid('query');
      const studio = studioOf(context, parts);
      const before = page === undefined ? undefined : await studio.call(page).catch(notThere);
      if (page !== undefined && before === undefined) throw noSuchPage(page);
      const found = await studio.listCalls({
        ...(project !== undefined && { projectId: project }),
        ...(state !== undefined && { states: [state] }),
        ...(before && { before }),
        latest: limit + 1,
      });
      const calls = found.slice(-limit);
      const next_page = found.length > limit ? (calls[0]?.id ?? null) : null;
      return context.json({ calls: calls.map(callDocument), next_page }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/calls/{call}',
      tags,
      operationId: 'getCall',
      summary: 'Read a paid call',
      request: { params: callParameter },
      responses: { 200: answers(callSchema, 'The call.', CALL_DONE), ...problems(404) },
    }),
    async (context) => {
      const call = await studioOf(context, parts).call(context.req.valid('param').call);
      return context.json(callDocument(call), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/api/calls/{call}/resolve',
      tags,
      operationId: 'resolveCall',
      summary: 'Decide about a call of which nobody can find out whether it was taken',
      request: {
        params: callParameter,
        body: bodyOf(decisionSchema, 'The decision.', { decision: 'give-up' }),
      },
      responses: {
        200: answers(callSchema, 'The call as it is then.', CALL_DONE),
        ...problems(404, 409, 413, 415, 502, 503),
      },
    }),
    async (context) => {
      const { call } = context.req.valid('param');
      const { decision } = await readBody(context, decisionSchema);
      const settled = await askingVendors(
        studioOf(context, parts).resolveCall(call, decision, context.req.raw.signal),
      );
      return context.json(callDocument(settled), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/api/calls/{call}/cancel',
      tags,
      operationId: 'cancelCall',
      summary: 'End a call where the vendor can; what was paid for is kept',
      request: { params: callParameter },
      responses: {
        200: answers(callSchema, 'The call as it is then.', CALL_DONE),
        ...problems(404, 409, 502, 503),
      },
    }),
    async (context) => {
      const { call } = context.req.valid('param');
      const ended = await askingVendors(studioOf(context, parts).cancelCall(call, context.req.raw.signal));
      return context.json(callDocument(ended), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/budget',
      tags,
      operationId: 'getBudget',
      summary: 'What a project, or all of yours together, may spend and has spent',
      request: { query: projectQuery },
      responses: { 200: answers(budgetSchema, 'The budget.', BUDGET), ...problems(404) },
    }),
    async (context) => {
      const { project } = context.req.valid('query');
      return context.json(budgetDocument(await studioOf(context, parts).budget(project)), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'put',
      path: '/api/budget',
      tags,
      operationId: 'setBudget',
      summary: 'Set the most that a project, or all of yours together, may spend',
      request: { query: projectQuery, body: bodyOf(limitSchema, 'The limit.', { limit: 5 }) },
      responses: {
        200: answers(budgetSchema, 'The budget as it is then.', BUDGET),
        ...problems(404, 413, 415),
      },
    }),
    async (context) => {
      const { project } = context.req.valid('query');
      const { limit } = await readBody(context, limitSchema);
      return context.json(budgetDocument(await studioOf(context, parts).setBudget(limit, project)), 200);
    },
  );
}

function notThere(error: unknown): undefined {
  if (isReelError(error) && error.code === 'not-found') return undefined;
  throw error;
}
