import { OpenAPIHono } from '@hono/zod-openapi';
import { secureHeaders } from 'hono/secure-headers';
import { ReelError } from '../domain/errors.ts';
import type { ApiParts } from './api-parts.ts';
import { describeApi } from './describe-api.ts';
import { type ApiVariables, identified } from './identity.ts';
import { answerProblem, noSuchRoute } from './problem.ts';
import { addReferencePage } from './reference-page.ts';
import { addAccessRoutes, addSignInRoute } from './routes/access-routes.ts';
import { addCatalogueRoutes } from './routes/catalogue-routes.ts';
import { addEditingRoutes } from './routes/editing-routes.ts';
import { addEventRoutes } from './routes/event-routes.ts';
import { addFilmRoutes } from './routes/film-routes.ts';
import { addMediaRoutes, addSignedMediaRoute } from './routes/media-routes.ts';
import { addProjectRoutes } from './routes/project-routes.ts';
import { addRunRoutes } from './routes/run-routes.ts';
import { addSpendingRoutes } from './routes/spending-routes.ts';
import { addWebhookRoute } from './routes/webhook-routes.ts';
import { addStudioPages } from './studio-pages.ts';

/** The API as a whole: what needs no identity first, then everything else on behalf of whoever asks. */
export function apiApp(parts: ApiParts, studioFolder: string): OpenAPIHono<ApiVariables> {
  const api = new OpenAPIHono<ApiVariables>({
    defaultHook: (result) => {
      if (!result.success) throw invalidRequest(result.error.issues);
    },
  });
  api.onError((error, context) => answerProblem(error, context, parts.log));
  api.notFound((context) => {
    try {
      return noSuchRoute(context);
    } catch (error) {
      return answerProblem(error, context, parts.log);
    }
  });
  api.use(
    secureHeaders({
      strictTransportSecurity: false,
      crossOriginResourcePolicy: 'same-origin',
      referrerPolicy: 'no-referrer',
    }),
  );
  api.get('/api/health', (context) => context.json({ status: 'alive' }));
  describeApi(api);
  addReferencePage(api);
  addSignInRoute(api, parts);
  addSignedMediaRoute(api, parts);
  addWebhookRoute(api, parts);
  addStudioPages(api, studioFolder);

  const { rateLimit } = parts;
  api.use('/api/*', identified(parts.access), async (context, next) => {
    const { ownerId, by } = context.get('identity');
    if (by !== 'loopback') rateLimit?.count(ownerId);
    await next();
  });
  addProjectRoutes(api, parts);
  addEditingRoutes(api, parts);
  addRunRoutes(api, parts);
  addEventRoutes(api, parts);
  addMediaRoutes(api, parts);
  addFilmRoutes(api, parts);
  addSpendingRoutes(api, parts);
  addCatalogueRoutes(api, parts);
  addAccessRoutes(api, parts);
  return api;
}

function invalidRequest(
  found: readonly { path: readonly PropertyKey[]; message: string; input?: unknown }[],
): ReelError {
  const issues = found.map(({ path, message, input }) => ({
    field: path.map(String).join('.'),
    ...(typeof input === 'string' && { value: input.slice(0, 100) }),
    problem: message,
  }));
  const told = issues.map(({ field, problem }) => `${field}: ${problem}`).join('; ');
  return new ReelError('invalid-input', `The request cannot be used: ${told}.`, { issues });
}
