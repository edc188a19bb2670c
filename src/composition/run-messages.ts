import type { AssetRecord } from '../domain/asset.ts';
import type { ErrorCode, InputIssue } from '../domain/errors.ts';
import { isReelError, ReelError } from '../domain/errors.ts';
import type { ProviderReport } from '../studio/doctor/capabilities.ts';
import type { StudioEvent } from '../studio/events.ts';
import type { MakeDerivativeRequest } from '../studio/films/derivative.ts';
import type { MadeFilm, RunProjectRequest } from '../studio/studio.ts';
import type { Environment } from './size.ts';

/** What the process that makes films is told to do: a run of a project, or something else made of its film. */
export type SentWork =
  | { kind: 'run'; request: Omit<RunProjectRequest, 'signal' | 'onEvent' | 'isHandedOn'> }
  | { kind: 'derivative'; request: Omit<MakeDerivativeRequest, 'onProgress'> };

export type ToRunProcess =
  | { type: 'open'; home?: string; environment: Environment }
  | { type: 'work'; id: number; ownerId: string; work: SentWork }
  | { type: 'stop'; id: number; reason: SentError; isHandedOn: boolean }
  /** A vendor told of a call by itself. */
  | { type: 'hint'; callId: string };

export type FromRunProcess =
  | { type: 'event'; id: number; event: StudioEvent }
  | { type: 'progress'; id: number; fraction: number }
  | { type: 'made'; id: number; made: MadeFilm | AssetRecord }
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
