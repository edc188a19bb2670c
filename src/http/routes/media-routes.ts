import { createWriteStream } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { AssetRecord } from '../../domain/asset.ts';
import { ReelError } from '../../domain/errors.ts';
import { assetDocument } from '../../studio/documents/project-document.ts';
import { mostUploadBytes } from '../../studio/take-in-upload.ts';
import type { ApiParts } from '../api-parts.ts';
import { assetFile, widthQuery } from '../asset-file.ts';
import { assetsSchema, uploadSchema } from '../documents.ts';
import { ASSETS, UPLOAD } from '../examples/project-examples.ts';
import { fileResponse, servedAsset } from '../file-response.ts';
import type { ApiVariables } from '../identity.ts';
import { pageOf, pageQueries } from '../page-of.ts';
import {
  answers,
  assetParameter,
  FILE_PROBLEMS,
  fileAnswers,
  openProblems,
  problems,
  projectParameter,
  rangeHeader,
  studioOf,
} from '../route-parts.ts';

const tags = ['Media'];

const assetParameters = projectParameter.extend({ hash: assetParameter('hash') });

const uploadQuery = z.object({
  name: z.string().min(1).max(200).openapi({ description: 'The file’s name; its ending says what it is.' }),
});

/** Assets of projects with their files, and files that people bring. */
export function addMediaRoutes(api: OpenAPIHono<ApiVariables>, parts: ApiParts): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/projects/{project}/assets',
      tags,
      operationId: 'listAssets',
      summary: 'List what was made or brought for a project, with addresses to open it',
      request: { params: projectParameter, query: z.object(pageQueries) },
      responses: {
        200: answers(assetsSchema, 'The assets, in the order of their names.', ASSETS),
        ...problems(404),
      },
    }),
    async (context) => {
      const { project: id } = context.req.valid('param');
      const { project } = await studioOf(context, parts).project(id);
      const { assets } = await studioOf(context, parts).showProject(id);
      const documentOf = (record: AssetRecord) => ({
        ...assetDocument(record),
        stepped_down: record.provenance.steppedDown.map((step) => ({ ...step })),
        url: parts.signer.addressOf({ ownerId: project.ownerId, projectId: id, hash: record.hash }),
      });
      const sorted = assets.toSorted((left, right) => (left.hash < right.hash ? -1 : 1));
      const { entries, next_page } = pageOf(sorted, ({ hash }) => hash, context.req.valid('query'));
      return context.json({ assets: entries.map(documentOf), next_page }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/projects/{project}/assets/{hash}/content',
      tags,
      operationId: 'readAsset',
      summary: 'Read an asset’s file, a thumbnail of it, or a part of it by Range',
      request: {
        params: assetParameters,
        headers: rangeHeader,
        query: z.object({ width: widthQuery, download: z.string().max(200).optional() }),
      },
      responses: {
        ...fileAnswers(),
        ...problems(...FILE_PROBLEMS),
      },
    }),
    async (context) => {
      const { project: projectId, hash } = context.req.valid('param');
      const { width, download } = context.req.valid('query');
      const wish = { projectId, hash, width };
      const { record, path } = await assetFile(studioOf(context, parts), wish, context.req.raw.signal);
      return fileResponse(context, { ...servedAsset(record, path), downloadName: download }) as never;
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/api/uploads',
      tags,
      operationId: 'upload',
      summary: 'Bring a file: the body is its bytes; the same bytes again are the same asset',
      request: {
        query: uploadQuery,
        body: {
          required: true,
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
      },
      responses: {
        201: answers(uploadSchema, 'The file as an asset.', UPLOAD),
        ...problems(413, 415, 422),
      },
    }),
    async (context) => {
      const { name } = context.req.valid('query');
      const { body, signal } = context.req.raw;
      const mostBytes = mostUploadBytes(name);
      if (Number(context.req.header('content-length') ?? 0) > mostBytes) throw tooLarge(name, mostBytes);
      if (body === null) throw new ReelError('invalid-input', 'The body is empty; send the file’s bytes.');
      await using folder = await parts.openWorkFolder();
      const path = join(folder.path, `upload${/\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''}`);
      await pipeline(
        Readable.fromWeb(body as NodeReadableStream),
        atMost(mostBytes, name),
        createWriteStream(path),
        { signal },
      );
      const upload = { name: basename(name.replaceAll('\\', '/')), path };
      const record = await studioOf(context, parts).takeInUpload(upload, signal);
      const { hash, mediaType, sizeBytes } = record;
      return context.json({ asset: hash, media_type: mediaType, size_bytes: sizeBytes, name }, 201);
    },
  );
}

/** Files by signed addresses, which need no other proof: players and pictures in pages cannot send any. */
export function addSignedMediaRoute(api: OpenAPIHono<ApiVariables>, parts: ApiParts): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/media/{project}/{hash}',
      tags,
      operationId: 'openSignedMedia',
      summary: 'Open a file by the signed address that its asset came with',
      security: [],
      request: {
        params: assetParameters,
        headers: rangeHeader,
        query: z.object({
          owner: z.string().max(200),
          expires: z.string().max(20),
          signature: z.string().max(200),
          width: widthQuery,
          download: z.string().max(200).optional(),
        }),
      },
      responses: {
        ...fileAnswers(),
        ...openProblems(403, ...FILE_PROBLEMS),
      },
    }),
    async (context) => {
      const { project: projectId, hash } = context.req.valid('param');
      const { owner: ownerId, expires, signature, width, download } = context.req.valid('query');
      if (!parts.signer.isValid({ ownerId, projectId, hash }, expires, signature)) {
        throw new ReelError('forbidden', 'This address has ended; read the asset again for a new one.');
      }
      const wish = { projectId, hash, width };
      const { record, path } = await assetFile(parts.studioOf(ownerId), wish, context.req.raw.signal);
      return fileResponse(context, { ...servedAsset(record, path), downloadName: download }) as never;
    },
  );
}

function atMost(mostBytes: number, name: string): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.byteLength;
      if (bytes <= mostBytes) done(null, chunk);
      else done(tooLarge(name, mostBytes));
    },
  });
}

function tooLarge(name: string, mostBytes: number): ReelError {
  const problem = `may have ${mostBytes / 1_000_000} MB at most`;
  return new ReelError('too-large', `${name} ${problem}.`, {
    issues: [{ field: 'file', value: name, problem }],
  });
}
