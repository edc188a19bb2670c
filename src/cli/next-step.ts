import type { ErrorCode, InputIssue } from '../domain/errors.ts';

/** What an error is about, and the command line that goes on from there; `{}` stands for the value. */
const STEPS: { readonly [about: string]: string } = {
  'over-budget project': 'To raise it: reel budget set DOLLARS --project {}',
  'over-budget owner': 'To raise it: reel budget set DOLLARS',
  'outcome-unknown call': 'To decide: reel calls resolve {} --retry, or --give-up',
  'conflict call': 'To decide: reel calls resolve {} --retry, or --give-up',
  'provider-failed call': 'To ask it after all: reel calls resolve {} --retry',
  'provider-unavailable call': 'To give it up: reel calls resolve {} --give-up',
  'timed-out call': 'To end it: reel calls cancel {}',
  'not-found call': 'See: reel calls',
  'not-found project': 'See: reel list',
  'not-found film': 'See: reel list',
  voice: 'See: reel voices',
  mood: 'See: reel styles',
  model: 'See: reel models',
};

/** The command that an error leads to, for whoever sits at the command line; messages themselves name none. */
export function nextStep(code: ErrorCode, issues: readonly InputIssue[]): string | undefined {
  for (const { field, value = '', nearest } of issues) {
    // Whoever is told the name that they meant need not look it up.
    if (nearest !== undefined) continue;
    const name = /\w+$/.exec(field)?.[0] ?? '';
    const step = STEPS[`${code} ${name}`] ?? (BAD_NAMES.has(code) ? STEPS[name] : undefined);
    if (step !== undefined) return step.replace('{}', value);
  }
  return code === 'provider-failed' || code === 'unauthorized' ? 'See: reel doctor' : undefined;
}

const BAD_NAMES: ReadonlySet<ErrorCode> = new Set(['unknown-name', 'invalid-input']);
