import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { JsonObject } from '../../domain/canonical-json.ts';
import { noSuchScene } from '../../domain/edits/no-such-scene.ts';
import {
  changesDocument,
  editDocument,
  historyDocument,
  musicDocument,
  sceneDocument,
} from '../../studio/documents/scene-document.ts';
import { callDocument } from '../../studio/documents/spending-documents.ts';
import type { EditOutcome } from '../../studio/editing/edit-project.ts';
import type { SceneState } from '../../studio/editing/scene-states.ts';
import type { ApiParts } from '../api-parts.ts';
import { callsSchema } from '../documents.ts';
import { refusedInRequest } from '../edit-refusal.ts';
import { CALL_DONE } from '../examples/run-examples.ts';
import { EDIT_OUTCOME, SCENE, SCENES } from '../examples/scene-examples.ts';
import type { ApiVariables } from '../identity.ts';
import { bodyOf, readBody } from '../request-body.ts';
import { editRequestSchema } from '../request-documents.ts';
import {
  answers,
  entityTag,
  problems,
  projectParameter,
  revisionHeader,
  studioOf,
  TAGGED,
  wantedRevision,
} from '../route-parts.ts';
import { editOutcomeSchema, sceneSchema, scenesSchema } from '../scene-documents.ts';

const tags = ['Editing'];

const EXAMPLE = { edit: { kind: 'move-scene', scene: 'slide-2', position: 1 }, dry_run: true };

const sceneParameters = projectParameter.extend({
  scene: z
    .string()
    .max(100)
    .openapi({ param: { name: 'scene', in: 'path' }, example: 'slide-1' }),
});

const allFacts = (facts: JsonObject): JsonObject => facts;

/** The times of words would be almost half of what is sent of a long film, and nobody looks at those of all scenes. */
const factsInList = ({ words: _times, ...facts }: JsonObject): JsonObject => facts;

/** Scenes and edits of them. Each edit says what it makes stale and what refreshing that would cost. */
export function addEditingRoutes(api: OpenAPIHono<ApiVariables>, parts: ApiParts): void {
  const addresses = (ownerId: string, projectId: string) => {
    const url = (hash: string) => parts.signer.addressOf({ ownerId, projectId, hash });
    const opened = <Take extends { asset: string | null }>(all: readonly Take[]) =>
      all.map((take) => ({ ...take, url: take.asset && url(take.asset) }));
    return { url, opened };
  };
  const documentOf = (ownerId: string, projectId: string, state: SceneState, factsOf = allFacts) => {
    const { parts: assets, takes, clip_takes: shots, narration, ...rest } = sceneDocument(state);
    const { url, opened } = addresses(ownerId, projectId);
    return {
      ...rest,
      narration: narration.map((line) => ({ ...line, takes: opened(line.takes) })),
      takes: opened(takes),
      clip_takes: opened(shots),
      parts: assets.map(({ shown, ...part }) => ({
        ...part,
        shown: shown && { ...shown, facts: factsOf(shown.facts), url: url(shown.asset) },
      })),
    };
  };
  const told = ({ project, revision, ...rest }: EditOutcome) => {
    const about = { ownerId: project.ownerId, projectId: project.id };
    parts.registry.board.post({ ...about, type: 'project-changed', revision });
    return editDocument({ project, revision, ...rest });
  };

  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/projects/{project}/scenes',
      tags,
      operationId: 'listScenes',
      summary:
        'List the scenes in their order, with how each of their assets stands, and the pieces of music',
      request: { params: projectParameter },
      responses: {
        200: { ...answers(scenesSchema, 'The scenes; none before there is a script.', SCENES), ...TAGGED },
        ...problems(404),
      },
    }),
    async (context) => {
      const { project: id } = context.req.valid('param');
      const studio = studioOf(context, parts);
      const { project, revision } = await studio.project(id);
      const states = await studio.scenes(id);
      const pieces = musicDocument(await studio.music(id));
      context.header('etag', entityTag(revision));
      const scenes = states.map((state) => documentOf(project.ownerId, id, state, factsInList));
      const music = pieces && { ...pieces, takes: addresses(project.ownerId, id).opened(pieces.takes) };
      return context.json(
        { scenes, music, ...historyDocument(project), changes: changesDocument(project) },
        200,
      );
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/projects/{project}/scenes/{scene}',
      tags,
      operationId: 'getScene',
      summary: 'Read a scene',
      request: { params: sceneParameters },
      responses: { 200: answers(sceneSchema, 'The scene.', SCENE), ...problems(404) },
    }),
    async (context) => {
      const { project: id, scene: sceneId } = context.req.valid('param');
      const states = await studioOf(context, parts).scenes(id);
      const state = states.find(({ scene }) => scene.id === sceneId);
      if (state) return context.json(documentOf(context.get('identity').ownerId, id, state), 200);
      throw noSuchScene(
        sceneId,
        states.map(({ scene }) => scene.id),
      );
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/api/projects/{project}/scenes/{scene}/cancel',
      tags,
      operationId: 'cancelScene',
      summary: 'End the paid calls under way for a scene where their vendors can; what was made is kept',
      request: { params: sceneParameters },
      responses: {
        200: answers(callsSchema, 'The calls as they are then; none where none was under way.', {
          calls: [CALL_DONE],
        }),
        ...problems(404, 409),
      },
    }),
    async (context) => {
      const { project, scene } = context.req.valid('param');
      const calls = await studioOf(context, parts).cancelScene(project, scene, context.req.raw.signal);
      return context.json({ calls: calls.map(callDocument) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/api/projects/{project}/edits',
      tags,
      operationId: 'editProject',
      summary: 'Make an edit, or see first what it would make stale and cost',
      request: {
        params: projectParameter,
        headers: revisionHeader,
        body: bodyOf(editRequestSchema, 'The edit.', EXAMPLE),
      },
      responses: {
        200: {
          ...answers(editOutcomeSchema, 'What the edit came to, or would come to.', EDIT_OUTCOME),
          ...TAGGED,
        },
        ...problems(404, 409, 413, 415),
      },
    }),
    async (context) => {
      const { project: id } = context.req.valid('param');
      const { edit, dry_run: isPreview } = await readBody(context, editRequestSchema);
      const studio = studioOf(context, parts);
      if (isPreview) {
        const preview = await refusedInRequest(edit, studio.previewEdit(id, edit));
        return context.json(editDocument(preview), 200);
      }
      const outcome = await refusedInRequest(edit, studio.edit(id, edit, wantedRevision(context)));
      context.header('etag', entityTag(outcome.revision));
      return context.json(told(outcome), 200);
    },
  );

  for (const [what, summary] of [
    ['undo', 'Take the last edit back'],
    ['redo', 'Make the edit again that was taken back last'],
  ] as const) {
    api.openapi(
      createRoute({
        method: 'post',
        path: `/api/projects/{project}/${what}`,
        tags,
        operationId: what,
        summary,
        request: { params: projectParameter, headers: revisionHeader },
        responses: {
          200: { ...answers(editOutcomeSchema, 'What it came to.', EDIT_OUTCOME), ...TAGGED },
          ...problems(404, 409),
        },
      }),
      async (context) => {
        const { project: id } = context.req.valid('param');
        const outcome = await studioOf(context, parts)[what](id, wantedRevision(context));
        context.header('etag', entityTag(outcome.revision));
        return context.json(told(outcome), 200);
      },
    );
  }
}
