import { createHash } from 'node:crypto';
import { CommanderError } from 'commander';
import { type ErrorCode, type InputIssue, isReelError } from '../domain/errors.ts';
import { nextStep } from './next-step.ts';

/** Why a command did not do what was asked, as it is told to a person or a program. */
export interface Failure {
  code: ErrorCode;
  message: string;
  issues: readonly InputIssue[];
  /** Of an unexpected error: the same for the same fault at the same place. */
  id?: string;
  /** What can be done next, shown to a person only. */
  hint?: string;
}

/**
 * What an error means for the person at the command line. Once they asked to stop, whatever broke because of
 * that is an interruption: a terminal sends its signal to the child processes as well.
 */
export function failureOf(error: unknown, wasInterrupted: boolean): Failure {
  if (wasInterrupted) return { code: 'cancelled', message: 'Interrupted.', issues: [] };
  if (error instanceof CommanderError) return usageFailure(error);
  if (isReelError(error) && error.code !== 'internal') {
    const { code, message, issues } = error;
    const hint = nextStep(code, issues);
    return { code, message, issues, ...(hint !== undefined && { hint }) };
  }
  return unexpectedFailure(error);
}

function usageFailure(error: CommanderError): Failure {
  const message = error.message.replace(/^error: /, '').replace(/\n\((.*)\)$/, '. $1');
  return {
    code: 'invalid-input',
    message: `${message.charAt(0).toUpperCase()}${message.slice(1)}`,
    issues: [],
  };
}

function unexpectedFailure(error: unknown): Failure {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const id = createHash('sha256')
    .update(stack ?? message)
    .digest('hex')
    .slice(0, 8);
  const firstLine = message.split('\n', 1)[0] || 'no message';
  return {
    code: 'internal',
    message: `Something unexpected went wrong (fault ${id}): ${firstLine}`,
    issues: [],
    id,
    hint: 'Run the same command with --debug to see where; with the fault’s number, please report it.',
  };
}
