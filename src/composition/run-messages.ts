import type { ErrorCode, InputIssue } from '../domain/errors.ts';
import { isReelError, ReelError } from '../domain/errors.ts';
import type { ProviderReport } from '../studio/doctor/capabilities.ts';
import type { StudioEvent } from '../studio/events.ts';
import type { MadeFilm, RunProjectRequest } from '../studio/studio.ts';
import type { Environment } from './size.ts';

/** A run as the process that carries it out is told of it. */
export type SentRun = Omit<RunProjectRequest, 'signal' | 'onEvent' | 'isHandedOn'>;

export type ToRunProcess =
  | { type: 'open'; home?: string; environment: Environment }
  | { type: 'run'; id: number; ownerId: string; request: SentRun }
  | { type: 'stop'; id: number; reason: SentError; isHandedOn: boolean }
  /** A vendor told of a call by itself. */
  | { type: 'hint'; callId: string };

export type FromRunProcess =
  | { type: 'event'; id: number; event: StudioEvent }
  | { type: 'made'; id: number; made: MadeFilm }
  | { type: 'failed'; id: number; error: SentError }
  /** How providers did there, now and then while runs are under way. */
  | { type: 'providers'; states: ProviderStateThere[] };

export type ProviderStateThere = Pick<ProviderReport, 'provider' | 'state' | 'reason'>;

/** An error on its way between processes. */
export interface SentError {
  /** Absent for one that nobody expected. */
  code?: ErrorCode;
  message: string;
  stack?: string;
  retryable: boolean;
  issues: readonly InputIssue[];
  retryAfterSeconds?: number;
}

export function sentError(error: unknown): SentError {
  if (!isReelError(error)) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { message, ...(stack !== undefined && { stack }), retryable: false, issues: [] };
  }
  const { code, message, retryable, issues, retryAfterSeconds } = error;
  return { code, message, retryable, issues, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
}

export function receivedError({ code, message, stack, ...rest }: SentError): Error {
  if (code !== undefined) return new ReelError(code, message, rest);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
