import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { ReelError } from '../../domain/errors.ts';
import { nearestName } from '../../domain/nearest-name.ts';
import { modelDocument } from '../../studio/documents/model-document.ts';
import { MODEL_KINDS } from '../../studio/models.ts';
import type { ApiParts } from '../api-parts.ts';
import { widthQuery } from '../asset-file.ts';
import {
  formatSchema,
  formatsSchema,
  modelsSchema,
  stylesSchema,
  voicesSchema,
} from '../catalogue-documents.ts';
import { FORMAT, FORMATS, MODELS, STYLES, VOICES } from '../examples/installation-examples.ts';
import { fileResponse, servedAsset } from '../file-response.ts';
import type { ApiVariables } from '../identity.ts';
import { answers, fileAnswers, problems, rangeHeader, studioOf } from '../route-parts.ts';

const tags = ['Catalogue'];

/** What films can be made of here: formats, voices, styles, models. */
export function addCatalogueRoutes(api: OpenAPIHono<ApiVariables>, parts: ApiParts): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/formats',
      tags,
      operationId: 'listFormats',
      summary: 'List the formats',
      responses: { 200: answers(formatsSchema, 'The formats.', FORMATS), ...problems() },
    }),
    (context) => {
      const formats = studioOf(context, parts).formats();
      return context.json({ formats: formats.map(({ name, description }) => ({ name, description })) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/formats/{format}',
      tags,
      operationId: 'getFormat',
      summary: 'Read a format with the JSON Schema of its briefs',
      request: {
        params: z.object({
          format: z.string().openapi({ param: { name: 'format', in: 'path' }, example: 'lesson' }),
        }),
      },
      responses: { 200: answers(formatSchema, 'The format.', FORMAT), ...problems(404) },
    }),
    (context) => {
      const { format: name } = context.req.valid('param');
      const formats = studioOf(context, parts).formats();
      const format = formats.find((each) => each.name === name);
      if (format) return context.json({ ...format }, 200);
      const nearest = nearestName(
        name,
        formats.map((each) => each.name),
      );
      throw new ReelError(
        'not-found',
        `There is no format ${name}${nearest ? `; did you mean ${nearest}?` : '.'}`,
      );
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/voices',
      tags,
      operationId: 'listVoices',
      summary: 'List the voices, of one language where it is given',
      request: { query: z.object({ language: z.string().max(35).optional() }) },
      responses: { 200: answers(voicesSchema, 'The voices.', VOICES), ...problems() },
    }),
    async (context) => {
      const found = await studioOf(context, parts).voices(context.req.valid('query').language);
      const voices = found.map(({ id, name, gender, languages }) => ({
        id,
        name,
        gender,
        languages: [...languages],
      }));
      return context.json({ voices }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/styles',
      tags,
      operationId: 'listStyles',
      summary: 'List the styles of pictures and captions, and the moods of music',
      responses: { 200: answers(stylesSchema, 'The styles.', STYLES), ...problems() },
    }),
    (context) => {
      const { pictures, captions, music } = studioOf(context, parts).styles();
      const listed = (names: readonly { name: string; description: string }[]) =>
        names.map(({ name, description }) => ({ name, description }));
      return context.json(
        { pictures: listed(pictures), captions: listed(captions), music: listed(music) },
        200,
      );
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/styles/pictures/{style}',
      tags,
      operationId: 'readStylePicture',
      summary: 'See an example of a picture style, drawn on this machine',
      request: {
        params: z.object({
          style: z.string().openapi({ param: { name: 'style', in: 'path' }, example: 'watercolour' }),
        }),
        headers: rangeHeader,
        query: z.object({ width: widthQuery }),
      },
      responses: { ...fileAnswers(), ...problems(404, 416) },
    }),
    async (context) => {
      const { style } = context.req.valid('param');
      const { width } = context.req.valid('query');
      const { signal } = context.req.raw;
      const { record, path } = await studioOf(context, parts).stylePicture(style, signal, width);
      return fileResponse(context, servedAsset(record, path)) as never;
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/models',
      tags,
      operationId: 'listModels',
      summary: 'List the models with what each is best for, its speed and what it costs',
      request: { query: z.object({ kind: z.enum(MODEL_KINDS).optional() }) },
      responses: { 200: answers(modelsSchema, 'The models.', MODELS), ...problems() },
    }),
    (context) => {
      const models = studioOf(context, parts).models(context.req.valid('query').kind);
      return context.json({ models: models.map(modelDocument) }, 200);
    },
  );
}
