import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiVariables } from './identity.ts';

const DESCRIPTION = `Turns a brief into a finished film: create a project from a brief, read its plan and what it
costs, start a run, follow it, and open the film. Every error is one problem document (RFC 9457).`;

const GENERAL = {
  openapi: '3.1.0',
  info: {
    title: 'Reelwright',
    version: '0.1.0',
    description: DESCRIPTION,
    license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  },
  servers: [{ url: '/', description: 'This server.' }],
  security: [{ key: [] }, { session: [] }],
  tags: [
    { name: 'Projects', description: 'A brief, its settings, its storyboard, its film.' },
    { name: 'Editing', description: 'Scenes, their takes, and edits that say what they make stale.' },
    { name: 'Runs', description: 'Executions of a project’s plan, up to a stage.' },
    { name: 'Events', description: 'Word of what happens while it happens.' },
    { name: 'Media', description: 'Files that were made or brought.' },
    { name: 'Exports', description: 'Other shapes of a finished film, and packages for learning systems.' },
    { name: 'Publishing', description: 'Films on their way to where they are watched.' },
    { name: 'Spending', description: 'Paid calls and budgets.' },
    { name: 'Catalogue', description: 'What films can be made of here.' },
    { name: 'Defaults', description: 'What your new films start from: brand, language, look and budget.' },
    { name: 'Settings', description: 'Keys of providers, which can be put in and are never told.' },
    { name: 'Access', description: 'Keys and sessions.' },
  ],
} satisfies Parameters<OpenAPIHono['getOpenAPI31Document']>[0];

/** Serves the API's own description (OpenAPI 3.1), made from the schemas that check its requests. */
export function describeApi(api: OpenAPIHono<ApiVariables>): void {
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description:
      'A key made with `POST /api/keys`, the first one with `reel keys create`, which needs the scope that a route names: read looks, write also changes ' +
      'and spends, admin also makes and revokes keys. On a machine of your own none is needed.',
  });
  api.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'reel_session',
    description: 'The cookie of someone who signed in.',
  });
  // Made once: it takes longer than any other answer, and everybody waits meanwhile.
  let document: string | undefined;
  api.get('/api/openapi.json', (context) => {
    document ??= JSON.stringify(api.getOpenAPI31Document(GENERAL));
    return context.body(document, 200, { 'content-type': 'application/json' });
  });
}
