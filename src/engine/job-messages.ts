import type { JsonObject, JsonValue } from '../domain/canonical-json.ts';
import { type ErrorCode, type InputIssue, ReelError } from '../domain/errors.ts';

/**
 * What is sent through the queue server. Each run of a job has a nonce, so that what is heard late of an earlier
 * run under the same id is not taken for an answer.
 */
export interface JobData {
  nonce: string;
  payload: JsonObject;
}

export interface JobAnswer {
  nonce: string;
  value: JsonValue;
}

interface FailureMessage {
  nonce: string;
  code: ErrorCode;
  message: string;
  retryable: boolean;
  retryAfterSeconds?: number;
  issues: readonly InputIssue[];
}

/** The end of one run of a job. A nonce that is missing belongs to a failure of the queue server's own. */
export type JobEnd = { nonce: string; value: JsonValue } | { nonce: string | undefined; error: ReelError };

/** An error as the text that the queue server keeps of it. */
export function writeFailure(nonce: string, error: ReelError): string {
  const message: FailureMessage = {
    nonce,
    code: error.code,
    message: error.message,
    retryable: error.retryable,
    issues: error.issues,
    ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
  };
  return JSON.stringify(message);
}

export function readFailure(text: string): JobEnd {
  const failure = parsedFailure(text);
  if (failure === undefined) {
    return {
      nonce: undefined,
      error: new ReelError('internal', `The job was given up: ${text}`, { retryable: true }),
    };
  }
  const { nonce, code, message, retryable, retryAfterSeconds, issues } = failure;
  const options = { retryable, issues, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
  return { nonce, error: new ReelError(code, message, options) };
}

/** Only our own messages are JSON. */
function parsedFailure(text: string): FailureMessage | undefined {
  try {
    return JSON.parse(text) as FailureMessage;
  } catch {
    return undefined;
  }
}

/** The queue server's id of a job: it takes neither colons nor whole numbers. */
export function queueIdOf(jobId: string): string {
  return `job-${encodeURIComponent(jobId)}`;
}
