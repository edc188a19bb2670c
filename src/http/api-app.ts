import { OpenAPIHono, type z } from '@hono/zod-openapi';
import { secureHeaders } from 'hono/secure-headers';
import { ReelError } from '../domain/errors.ts';
import { valueAt } from '../domain/input-issues.ts';
import { nearestName } from '../domain/nearest-name.ts';
import type { ApiParts } from './api-parts.ts';
import { describeApi } from './describe-api.ts';
import { type ApiVariables, identified } from './identity.ts';
import { answerProblem, noSuchRoute } from './problem.ts';
import { addReferencePage } from './reference-page.ts';
import { addAccessRoutes, addSignInRoute } from './routes/access-routes.ts';
import { addCatalogueRoutes } from './routes/catalogue-routes.ts';
import { addDefaultsRoutes } from './routes/defaults-routes.ts';
import { addDerivativeRoutes } from './routes/derivative-routes.ts';
import { addEditingRoutes } from './routes/editing-routes.ts';
import { addEventRoutes } from './routes/event-routes.ts';
import { addFilmRoutes } from './routes/film-routes.ts';
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
    defaultHook: (result) => {
      if (!result.success) throw invalidRequest(result.error.issues, Reflect.get(result, 'data'));
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
  addDerivativeRoutes(api, parts);
  addPublishRoutes(api, parts);
  addSpendingRoutes(api, parts);
  addCatalogueRoutes(api, parts);
  addProviderRoutes(api, parts);
  addSettingsRoutes(api, parts);
  addDefaultsRoutes(api, parts);
  addAccessRoutes(api, parts);
  return api;
}

/** Of what stands in path, query and headers; a body tells more, for it is read by its schema. */
function invalidRequest(found: readonly z.core.$ZodIssue[], data: unknown): ReelError {
  const issues = found.map((issue) => {
    const value = valueAt(data, issue.path);
    const allowed = issue.code === 'invalid_value' ? issue.values.map(String) : [];
    const nearest = typeof value === 'string' ? nearestName(value, allowed) : undefined;
    return {
      field: issue.path.map(String).join('.'),
      ...(typeof value === 'string' && { value: value.slice(0, 100) }),
      problem: allowed.length > 0 ? `must be one of ${allowed.join(', ')}` : issue.message,
      ...(nearest !== undefined && { nearest }),
    };
  });
  const told = issues.map(({ field, problem, nearest }) =>
    [`${field}: ${problem}`, ...(nearest === undefined ? [] : [`(did you mean ${nearest}?)`])].join(' '),
  );
  return new ReelError('invalid-input', `The request cannot be used: ${told.join('; ')}.`, { issues });
}
