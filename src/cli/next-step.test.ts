import { expect, it } from 'vitest';
import { nextStep } from './next-step.ts';

const issue = { field: 'call', value: '4f0k', problem: 'needs a decision: retry or give-up' };

it('says with which command to go on, naming what the error is about', () => {
  expect(nextStep('outcome-unknown', [issue])).toBe(
    'To decide: reel calls resolve 4f0k --retry, or --give-up',
  );
  expect(nextStep('timed-out', [issue])).toBe('To end it: reel calls cancel 4f0k');
  expect(nextStep('over-budget', [{ field: 'project', value: 'tides-1', problem: 'is short' }])).toBe(
    'To raise it: reel budget set DOLLARS --project tides-1',
  );
  expect(nextStep('over-budget', [{ field: 'owner', value: 'ada', problem: 'is short' }])).toBe(
    'To raise it: reel budget set DOLLARS',
  );
});

it('says where names are listed that are none, unless the one that was meant is told already', () => {
  const voice = { field: 'settings.voice', value: 'tlh', problem: 'must be a voice of the list of voices' };
  expect(nextStep('invalid-input', [voice])).toBe('See: reel voices');
  expect(nextStep('invalid-input', [{ ...voice, nearest: 'de' }])).toBeUndefined();
});

it('has nothing to add to an error that is about nothing of these', () => {
  expect(
    nextStep('invalid-input', [{ field: 'slides[0].items', problem: 'must be a list' }]),
  ).toBeUndefined();
  expect(nextStep('storage-full', [])).toBeUndefined();
});
