import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { ApiVariables } from '../identity.ts';
import { answers, openProblems } from '../route-parts.ts';

const healthSchema = z.object({ status: z.literal('alive') }).openapi('Health');

/** Whether the server answers, for whoever watches over it; it asks for no key. */
export function addHealthRoute(api: OpenAPIHono<ApiVariables>): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/health',
      tags: ['Access'],
      operationId: 'getHealth',
      summary: 'Whether the server answers',
      security: [],
      responses: { 200: answers(healthSchema, 'It does.', { status: 'alive' }), ...openProblems() },
    }),
    (context) => context.json({ status: 'alive' as const }, 200),
  );
}
