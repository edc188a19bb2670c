import type { Context } from 'hono';
import { z } from 'zod';
import { ReelError } from '../domain/errors.ts';
import { issuesOf } from '../domain/input-issues.ts';

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
  const text = await readText(context);
  if (!/^application\/(json|[\w.+-]+\+json)\b/i.test(type)) {
    throw new ReelError(
      'unsupported-media',
      `The body must be JSON with the content type application/json; it came as ${type || 'nothing'}.`,
    );
  }
  return checked(parsed(text), schema, 'The request');
}

/** A value checked by a schema; `invalid-input` names every field that is wrong. */
function checked<Output>(value: unknown, schema: z.ZodType<Output>, subject: string): Output {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = issuesOf(result.error, schema, value);
  const told = issues.map(({ field, problem, nearest }) =>
    [field, problem, nearest === undefined ? '' : `(did you mean ${nearest}?)`].join(' ').trim(),
  );
  throw new ReelError('invalid-input', `${subject} cannot be used: ${told.join('; ')}.`, { issues });
}

async function readText(context: Context): Promise<string> {
  const announced = Number(context.req.header('content-length') ?? 0);
  if (announced > MOST_BODY_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of context.req.raw.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ReelError('invalid-input', `The body is not JSON: ${reason}.`, { cause: error });
  }
}

function tooLarge(): ReelError {
  return new ReelError(
    'too-large',
    `The body may have ${MOST_BODY_BYTES / 1_000_000} MB at most; upload files by themselves.`,
  );
}
