import { type Edit, editSchema } from '../domain/edits/edit.ts';
import { isReelError, ReelError } from '../domain/errors.ts';

/** What an edit came to; a refusal names a field of the edit by its place in the request: `edit.line`. */
export async function refusedInRequest<Outcome>(edit: Edit, making: Promise<Outcome>): Promise<Outcome> {
  try {
    return await making;
  } catch (error) {
    throw isReelError(error) ? namedInRequest(error, edit) : error;
  }
}

function namedInRequest(error: ReelError, { kind }: Edit): ReelError {
  const variant = editSchema.options.find(({ shape }) => shape.kind.value === kind);
  const isOfEdit = (field: string) => Object.hasOwn(variant?.shape ?? {}, field.split(/[.[]/, 1)[0] ?? '');
  const { code, message, cause, retryable, retryAfterSeconds } = error;
  return new ReelError(code, message, {
    cause,
    retryable,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    issues: error.issues.map((issue) =>
      isOfEdit(issue.field) ? { ...issue, field: `edit.${issue.field}` } : issue,
    ),
  });
}
