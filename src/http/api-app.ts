import { OpenAPIHono, z } from '@hono/zod-openapi';
import { secureHeaders } from 'hono/secure-headers';
import { issuesOf } from '../domain/input-issues.ts';
import type { ApiParts } from './api-parts.ts';
import { describeApi } from './describe-api.ts';
import { DescribedRoutes } from './described-routes.ts';
import { type ApiVariables, identified } from './identity.ts';
import { invalidRequest } from './invalid-request.ts';
import { answerProblem, noSuchRoute } from './problem.ts';
import { addReferencePage } from './reference-page.ts';
import { addAccessRoutes, addSignInRoute } from './routes/access-routes.ts';
import { addCatalogueRoutes } from './routes/catalogue-routes.ts';
import { addDefaultsRoutes } from './routes/defaults-routes.ts';
import { addDerivativeRoutes } from './routes/derivative-routes.ts';
import { addEditingRoutes } from './routes/editing-routes.ts';
import { addEventRoutes } from './routes/event-routes.ts';
import { addFilmRoutes } from './routes/film-routes.ts';
import { addHealthRoute } from './routes/health-route.ts';
import { addMediaRoutes, addSignedMediaRoute } from './routes/media-routes.ts';
import { addProjectRoutes } from './routes/project-routes.ts';
import { addProviderRoutes } from './routes/provider-routes.ts';
import { addPublishRoutes } from './routes/publish-routes.ts';
import { addRunRoutes } from './routes/run-routes.ts';
import { addSettingsRoutes } from './routes/settings-routes.ts';
import { addSpendingRoutes } from './routes/spending-routes.ts';
import { addWebhookRoute } from './routes/webhook-routes.ts';
import { addStudioPages } from './studio-pages.ts';

/** The API as a whole: what needs no identity first, then everything else on behalf of whoever asks. */
export function apiApp(parts: ApiParts, studioFolder: string): OpenAPIHono<ApiVariables> {
  const api = new OpenAPIHono<ApiVariables>({
    defaultHook: (result, context) => {
      if (result.success) return;
      const asked: unknown = Reflect.get(result, 'data');
      const target = result.target === 'query' || result.target === 'header' ? result.target : 'param';
      const schema = routes.schemaOf(context, target) ?? z.object({});
      throw invalidRequest('The request', issuesOf(result.error, schema, asked), asked);
    },
  });
  const routes = new DescribedRoutes(api);
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
  api.use('/api/*', (context, next) => {
    routes.refuseUnknownQuery(context);
    return next();
  });
  addHealthRoute(api);
  describeApi(api);
  addReferencePage(api);
  addSignInRoute(api, parts);
  addSignedMediaRoute(api, parts);
  addWebhookRoute(api, parts);
  addStudioPages(api, studioFolder);

  const { rateLimit } = parts;
  api.use('/api/*', identified(parts.access, routes), async (context, next) => {
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
  addDerivativeRoutes(api, parts);
  addPublishRoutes(api, parts);
  addSpendingRoutes(api, parts);
  addCatalogueRoutes(api, parts);
  addProviderRoutes(api, parts);
  addSettingsRoutes(api, parts);
  addDefaultsRoutes(api, parts);
  addAccessRoutes(api, parts);
  routes.describeScopes();
  return api;
}
