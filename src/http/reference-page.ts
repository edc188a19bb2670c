import type { OpenAPIHono } from '@hono/zod-openapi';
import { html, raw } from 'hono/html';
import { ERROR_MEANINGS } from '../domain/error-meanings.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { ApiVariables } from './identity.ts';
import { PROBLEMS, PROBLEMS_OF_HTTP, statusTold } from './problem.ts';

interface Operation {
  summary?: string;
  description?: string;
  tags?: string[];
  security?: { key?: string[] }[];
  parameters?: { name: string; in: string; required?: boolean; description?: string }[];
  requestBody?: { content?: Record<string, { schema?: unknown; example?: unknown }> };
  responses?: Record<string, { description?: string; content?: Record<string, { example?: unknown }> }>;
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 62rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid #8884; }
details { margin: .5rem 0; padding: .5rem .75rem; border: 1px solid #8884; border-radius: .5rem; }
summary { cursor: pointer; }
code, pre { font: .9em ui-monospace, monospace; }
pre { overflow: auto; padding: .75rem; background: #8881; border-radius: .5rem; }
.method { display: inline-block; min-width: 4.2rem; font-weight: 700; text-transform: uppercase; }
td { padding: .1rem 1rem .1rem 0; vertical-align: top; }`;

/** Serves a page for people that is made from the API's own description; it asks nobody else for anything. */
export function addReferencePage(api: OpenAPIHono<ApiVariables>): void {
  let page: string | undefined;
  api.get('/api/docs', async (context) => {
    context.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
    page ??= String(await pageOf(api));
    return context.html(page);
  });
}

async function pageOf(api: OpenAPIHono<ApiVariables>) {
  const document = (await (await api.request('/api/openapi.json')).json()) as {
    info: { title: string; version: string; description: string };
    tags: { name: string; description: string }[];
    paths: Record<string, Record<string, Operation>>;
  };
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  return html`<!doctype html>
      <html lang="en">
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${document.info.title} API</title>
        <style>
          ${raw(STYLE)}
        </style>
        <body>
          <h1>${document.info.title} API ${document.info.version}</h1>
          <p>${document.info.description}</p>
          <p>For programs: <a href="/api/openapi.json">openapi.json</a></p>
          ${document.tags.map(
            (tag) => html`<h2>${tag.name}</h2>
              <p>${tag.description}</p>
              ${operations.filter(({ operation }) => operation.tags?.includes(tag.name)).map(operationBlock)}`,
          )}
          <h2>Errors</h2>
          <p>Runs, calls and projects tell by the same codes why they failed; “of runs” stands where no request is answered so.</p>
          <table>
            ${Object.entries({ ...PROBLEMS, ...PROBLEMS_OF_HTTP }).map(
              ([code, { status, title }]) => html`<tr id="${code}">
                <td><code>${code}</code></td>
                <td>${statusTold(code, status)}</td>
                <td>${ERROR_MEANINGS[code as ErrorCode] ?? title}</td>
              </tr>`,
            )}
          </table>
        </body>
      </html>`;
}

function operationBlock({ path, method, operation }: { path: string; method: string; operation: Operation }) {
  const scope = operation.security?.flatMap(({ key = [] }) => key)[0];
  const body = Object.values(operation.requestBody?.content ?? {})[0];
  const answer = Object.entries(operation.responses ?? {}).find(([status]) => status.startsWith('2'))?.[1]
    .content?.['application/json']?.example;
  return html`<details>
    <summary>
      <code><span class="method">${method}</span> ${path}</code> ${operation.summary ?? ''}
    </summary>
    ${operation.description ? html`<p>${operation.description}</p>` : ''}
    <p>${scope === undefined ? 'Needs no key.' : html`Needs a key with the scope <code>${scope}</code>.`}</p>
    ${
      (operation.parameters ?? []).length === 0
        ? ''
        : html`<table>
            ${(operation.parameters ?? []).map(
              (parameter) => html`<tr>
                <td><code>${parameter.name}</code></td>
                <td>${parameter.in}${parameter.required ? ', needed' : ''}</td>
                <td>${parameter.description ?? ''}</td>
              </tr>`,
            )}
          </table>`
    }
    ${
      body === undefined
        ? ''
        : html`<p>Body${body.example === undefined ? '' : ', for example'}:</p>
            <pre>${JSON.stringify(body.example ?? body.schema, null, 2)}</pre>`
    }
    <table>
      ${Object.entries(operation.responses ?? {}).map(
        ([status, { description }]) => html`<tr>
          <td><code>${status}</code></td>
          <td>${description ?? ''}</td>
        </tr>`,
      )}
    </table>
    ${
      answer === undefined
        ? ''
        : html`<p>Answer, for example:</p>
            <pre>${JSON.stringify(answer, null, 2)}</pre>`
    }
  </details>`;
}
