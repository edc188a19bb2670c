import { describe, expect, it } from 'vitest';
import { geminiFromEnvironment } from '../../src/providers/gemini/gemini-vendor.ts';
import { clipOf, pictureOf } from '../production/workbench.ts';
import type { ServerAnswer } from './answering-server.ts';
import {
  answeringPlace,
  errorClassesContract,
  GATEWAY_PAGE,
  PLANTED_KEY,
  statusAfter,
} from './error-classes.ts';
import { TEXT } from './sample-wishes.ts';

const place = answeringPlace();

const google = (code: number, status: string, message: string, details: object[] = []) => ({
  error: { code, status, message, details },
});

errorClassesContract(
  'Gemini’s errors (https://ai.google.dev/gemini-api/docs/troubleshooting)',
  { place, vendor: openVendor, recipes: [TEXT, pictureOf('a lighthouse'), clipOf('a river')] },
  [
    [
      'a key that is wrong',
      {
        status: 400,
        body: google(400, 'INVALID_ARGUMENT', 'API key not valid.', [
          { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' },
        ]),
      },
      'permanent',
      'unauthorized',
    ],
    [
      'no key',
      {
        status: 401,
        body: google(401, 'UNAUTHENTICATED', 'Request is missing required authentication credential.'),
      },
      'permanent',
      'unauthorized',
    ],
    [
      'a key of another project',
      { status: 403, body: google(403, 'PERMISSION_DENIED', 'Your API key was reported as leaked.') },
      'permanent',
      'forbidden',
    ],
    [
      'a request that is wrong',
      { status: 400, body: google(400, 'INVALID_ARGUMENT', 'Request payload is malformed.') },
      'permanent',
      'provider-failed',
    ],
    [
      'a country without the free tier',
      { status: 400, body: google(400, 'FAILED_PRECONDITION', 'User location is not supported.') },
      'permanent',
      'forbidden',
    ],
    [
      'a model that is not there',
      { status: 404, body: google(404, 'NOT_FOUND', 'models/x is not found') },
      'permanent',
      'provider-failed',
    ],
    [
      'too many requests',
      {
        status: 429,
        body: google(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded', [
          { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '23s' },
        ]),
      },
      'retryable',
      'provider-unavailable',
    ],
    [
      'a quota of nothing',
      {
        status: 429,
        body: google(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded for metric: requests, limit: 0'),
      },
      'permanent',
      'provider-unavailable',
    ],
    [
      'no credit left',
      { status: 429, body: google(429, 'RESOURCE_EXHAUSTED', 'Your prepayment credits are depleted.') },
      'permanent',
      'provider-unavailable',
    ],
    [
      'an overloaded service',
      { status: 503, body: google(503, 'UNAVAILABLE', 'The model is overloaded.') },
      'retryable',
      'provider-unavailable',
    ],
    [
      'an error of the server',
      { status: 500, body: google(500, 'INTERNAL', 'An internal error has occurred.') },
      'unknown',
      'outcome-unknown',
    ],
    [
      'a deadline that passed',
      { status: 504, body: google(504, 'DEADLINE_EXCEEDED', 'The request timed out.') },
      'unknown',
      'outcome-unknown',
    ],
    ['a gateway’s page', { status: 502, body: GATEWAY_PAGE }, 'unknown', 'outcome-unknown'],
  ],
);

describe('what Gemini answers with instead of a result', () => {
  it.each<[name: string, body: unknown, reason: RegExp]>([
    [
      'a prompt that is not taken',
      { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } },
      /PROHIBITED_CONTENT/,
    ],
    ['a picture that is not safe', { candidates: [{ finishReason: 'IMAGE_SAFETY' }] }, /IMAGE_SAFETY/],
    [
      'a text like another',
      { candidates: [{ finishReason: 'RECITATION', finishMessage: 'Recited.' }] },
      /Recited/,
    ],
    ['an answer that is cut', { candidates: [{ finishReason: 'MAX_TOKENS' }] }, /MAX_TOKENS/],
    ['words', { candidates: [{ content: { parts: [{ text: 'I cannot.' }] }, finishReason: 'STOP' }] }, /./],
    ['nothing', {}, /no picture|no text/],
  ])('%s is a failure that asking again does not mend', async (_name, body, reason) => {
    for (const recipe of [TEXT, pictureOf('a lighthouse')]) {
      const status = await statusAfter(openVendor(), recipe, place.server, { status: 200, body });
      expect(status).toMatchObject({
        state: 'failed',
        retryable: false,
        reason: expect.stringMatching(reason),
      });
    }
  });

  it.each<[status: string, more: object, expected: object]>([
    ['queued', {}, { state: 'running' }],
    ['in_progress', {}, { state: 'running' }],
    ['failed', { error: { message: 'The model failed.' } }, { state: 'failed', retryable: true }],
    ['failed', { error: { message: 'Blocked by policy.' } }, { state: 'failed', retryable: false }],
    ['incomplete', {}, { state: 'failed', retryable: false }],
    ['requires_action', {}, { state: 'failed', retryable: false }],
    ['cancelled', {}, { state: 'cancelled' }],
    [
      'completed',
      { steps: [{ content: [{ type: 'text', text: 'No.' }] }] },
      { state: 'failed', reason: 'No.' },
    ],
  ])('an interaction that is %s with %o', async (status, more, expected) => {
    const answer: ServerAnswer = { status: 200, body: { id: 'v1_x', status, ...more } };
    expect(await statusAfter(openVendor(), clipOf('a river'), place.server, answer)).toMatchObject(expected);
  });
});

function openVendor() {
  return geminiFromEnvironment(
    { GEMINI_API_KEY: PLANTED_KEY, GEMINI_BASE_URL: place.server.url },
    place.parts,
  );
}
