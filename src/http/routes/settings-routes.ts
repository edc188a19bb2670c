import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { isReelError, ReelError } from '../../domain/errors.ts';
import { LOCAL_OWNER } from '../../domain/project.ts';
import type { StoredSetting } from '../../ports/settings-store.ts';
import type { ApiParts } from '../api-parts.ts';
import { SETTING, SETTINGS } from '../examples/installation-examples.ts';
import type { ApiVariables } from '../identity.ts';
import { bodyOf, readBody } from '../request-body.ts';
import { answers, needs, problems } from '../route-parts.ts';
import { settingSchema, settingsSchema, settingValueSchema } from '../settings-documents.ts';

const tags = ['Settings'];

const nameParameter = z.object({
  name: z
    .string()
    .max(64)
    .openapi({ param: { name: 'name', in: 'path' }, example: 'OPENAI_API_KEY' }),
});

/** Keys of providers and of places to publish to: they can be put in and forgotten, and are never told. */
export function addSettingsRoutes(api: OpenAPIHono<ApiVariables>, { settings }: ApiParts): void {
  const documentOf = ({ name, setAt }: StoredSetting) => ({
    name,
    set_at: setAt,
    overridden: settings.isOverridden(name),
  });

  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/settings',
      tags,
      operationId: 'listSettings',
      security: needs('admin'),
      summary: 'List the settings that are kept, without their values, and the names that can be',
      responses: { 200: answers(settingsSchema, 'The settings.', SETTINGS), ...problems() },
    }),
    async (context) => {
      needInstallation(context);
      const kept = await settings.list();
      return context.json({ settings: kept.map(documentOf), names: [...settings.names] }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'put',
      path: '/api/settings/{name}',
      tags,
      operationId: 'setSetting',
      security: needs('admin'),
      summary: 'Keep a value, encrypted; it is used from the next start of the server on',
      request: { params: nameParameter, body: bodyOf(settingValueSchema, 'The value.', { value: 'sk-…' }) },
      responses: { 200: answers(settingSchema, 'It is kept.', SETTING), ...problems(413, 415) },
    }),
    async (context) => {
      needInstallation(context);
      const { name } = context.req.valid('param');
      const { value } = await readValue(context);
      return context.json(documentOf(await settings.set(name, value)), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'delete',
      path: '/api/settings/{name}',
      tags,
      operationId: 'removeSetting',
      security: needs('admin'),
      summary: 'Forget a value',
      request: { params: nameParameter },
      responses: { 204: { description: 'Forgotten.' }, ...problems(404) },
    }),
    async (context) => {
      needInstallation(context);
      const { name } = context.req.valid('param');
      if (!(await settings.remove(name)))
        throw new ReelError('not-found', `The setting ${name} is not kept here.`);
      return context.body(null, 204);
    },
  );
}

/** The value; a refusal tells nothing of what came, for that may be most of a key. */
async function readValue(context: Context): Promise<{ value: string }> {
  try {
    return await readBody(context, settingValueSchema);
  } catch (error) {
    if (!isReelError(error) || error.code !== 'invalid-input') throw error;
    const problem = 'must be text of 1 to 4096 characters, and all that the JSON object holds';
    throw new ReelError('invalid-input', `The request cannot be used: value ${problem}.`, {
      issues: [{ field: 'value', problem }],
    });
  }
}

/** Settings belong to the whole installation, so only its own owner's keys open them. */
function needInstallation(context: Context<ApiVariables>): void {
  if (context.get('identity').ownerId === LOCAL_OWNER) return;
  throw new ReelError('forbidden', `Settings are for keys of the owner ${LOCAL_OWNER} alone.`);
}
