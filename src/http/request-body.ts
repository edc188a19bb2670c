import type { Context } from 'hono';
import { z } from 'zod';
import { ReelError } from '../domain/errors.ts';
import { issuesOf } from '../domain/input-issues.ts';
import { objectIn } from '../studio/brief/document-tree.ts';
import { parseJson } from '../studio/brief/json-document.ts';
import { invalidRequest } from './invalid-request.ts';

/** Larger documents are no briefs. */
const MOST_BODY_BYTES = 6_000_000;

/** How a route's JSON body is described; it is checked by `readBody`, whose refusals name the nearest field. */
export function bodyOf(schema: z.ZodType, description: string, example?: unknown) {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io: 'input' });
  return {
    description,
    required: true,
    content: {
      'application/json': { schema: described as object, ...(example !== undefined && { example }) },
    },
  };
}

/** The request's JSON body, checked. Raises `unsupported-media`, `too-large` or `invalid-input`. */
export async function readBody<Output>(context: Context, schema: z.ZodType<Output>): Promise<Output> {
  const type = context.req.header('content-type') ?? '';
  const text = await readText(context, MOST_BODY_BYTES);
  if (!/^application\/(json|[\w.+-]+\+json)\b/i.test(type)) {
    throw new ReelError(
      'unsupported-media',
      `The body must be JSON with the content type application/json; it came as ${type || 'nothing'}.`,
    );
  }
  return checked(objectIn(parseJson(text, 'The body'), 'The body'), schema, 'The request');
}

/** A value checked by a schema; `invalid-input` names every field that is wrong. */
function checked<Output>(value: unknown, schema: z.ZodType<Output>, subject: string): Output {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalidRequest(subject, issuesOf(result.error, schema, value));
}

/** The body as text; `too-large` as soon as it is longer, also where it does not say how long it is. */
export async function readText(context: Context, mostBytes: number): Promise<string> {
  const announced = Number(context.req.header('content-length') ?? 0);
  if (announced > mostBytes) throw tooLarge(mostBytes);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of context.req.raw.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw tooLarge(mostBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function tooLarge(mostBytes: number): ReelError {
  const most = `${mostBytes / 1_000_000} MB`;
  return new ReelError('too-large', `The body may have ${most} at most; upload files by themselves.`);
}
