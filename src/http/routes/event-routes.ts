import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import type { PostedEvent } from '../../studio/runs/event-board.ts';
import type { BoardEvent } from '../../studio/runs/run-registry.ts';
import type { ApiParts } from '../api-parts.ts';
import { type ApiVariables, isStillLetIn } from '../identity.ts';
import { problems, studioOf } from '../route-parts.ts';
import { eventDocument, runDocument } from '../run-document.ts';

/** Keeps proxies from closing a stream in which nothing happens. */
const HEARTBEAT_MS = 15_000;
/** For so long at most a stream outlives the key or the session that opened it. */
const LOOK_MS = 2_000;

/** One stream of server-sent events: everything of this owner, of one project, or of one run. */
export function addEventRoutes(api: OpenAPIHono<ApiVariables>, parts: ApiParts): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/api/events',
      tags: ['Events'],
      operationId: 'streamEvents',
      summary: 'Follow what happens, as server-sent events; resumes after Last-Event-ID',
      description:
        'Ends when the key is revoked or the session ends that opened it. ' +
        'Events: `run-started`, `run-event` (progress, steps down, notices), `run-ended`, `project-changed`, and ' +
        '`resync` where what happened since the given id is not known any more: read anew what you show then.',
      request: {
        query: z.object({
          project: z.string().max(200).optional(),
          run: z.string().max(100).optional(),
          last_event_id: z.string().max(200).optional(),
        }),
        headers: z.object({ 'last-event-id': z.string().max(200).optional() }),
      },
      responses: {
        200: {
          description: 'The events, for as long as the connection stands.',
          content: { 'text/event-stream': { schema: z.string() } },
        },
        ...problems(404),
      },
    }),
    async (context) => {
      const { project, run, last_event_id: asked } = context.req.valid('query');
      if (project !== undefined) await studioOf(context, parts).project(project);
      const after = context.req.header('last-event-id') ?? asked;
      const { ownerId } = context.get('identity');
      const { board } = parts.registry;
      const isWanted = (event: BoardEvent) =>
        event.ownerId === ownerId &&
        (project === undefined || event.projectId === project) &&
        (run === undefined || runIdOf(event) === run);
      context.header('cache-control', 'no-store');
      context.header('x-accel-buffering', 'no');
      return streamSSE(context, async (stream) => {
        const gone = new AbortController();
        stream.onAbort(() => gone.abort());
        // Whoever hears that the stream stands misses nothing from there on.
        const events = board.read(isWanted, { after, signal: gone.signal });
        if (after !== undefined && !board.knows(after))
          await stream.writeSSE({ event: 'resync', data: '{}' });
        else await stream.write(': follows\n\n');
        const heartbeat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_MS);
        const look = setInterval(
          async () => (await isStillLetIn(context, parts.access)) || gone.abort(),
          LOOK_MS,
        );
        try {
          for await (const posted of events) {
            await stream.writeSSE(messageOf(posted));
          }
        } finally {
          clearInterval(heartbeat);
          clearInterval(look);
        }
      }) as never;
    },
  );
}

function runIdOf(event: BoardEvent): string | undefined {
  if (event.type === 'run-event') return event.runId;
  return event.type === 'project-changed' ? undefined : event.run.id;
}

/** Of each event once, however many read it. */
const texts = new WeakMap<BoardEvent, string>();

function messageOf({ id, event }: PostedEvent<BoardEvent>): { id: string; event: string; data: string } {
  const data = texts.get(event) ?? JSON.stringify({ project: event.projectId, ...contentOf(event) });
  texts.set(event, data);
  return { id, event: event.type, data };
}

function contentOf(event: BoardEvent): object {
  switch (event.type) {
    case 'run-event':
      return { run: event.runId, event: eventDocument(event.event) };
    case 'project-changed':
      return { revision: event.revision };
    default:
      return { run: runDocument(event.run, undefined) };
  }
}
