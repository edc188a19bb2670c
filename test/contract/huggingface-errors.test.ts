import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { huggingFaceFromEnvironment } from '../../src/providers/huggingface/huggingface-vendor.ts';
import { FakeHuggingFace } from '../fakes/huggingface-server.ts';
import { clipOf } from '../production/workbench.ts';
import type { ServerAnswer } from './answering-server.ts';
import { answeringPlace, errorClassesContract, GATEWAY_PAGE, PLANTED_KEY } from './error-classes.ts';

const place = answeringPlace();
let hub: FakeHuggingFace;

beforeAll(async () => {
  hub = await FakeHuggingFace.start({ key: PLANTED_KEY });
});
afterAll(() => hub[Symbol.asyncDispose]());

/** The hub names the route; the router answers as a test says. */
function open() {
  const environment = { HF_TOKEN: PLANTED_KEY, HF_BASE_URL: place.server.url, HF_HUB_URL: hub.baseUrl };
  return huggingFaceFromEnvironment(environment, place.parts);
}

const field = { detail: [{ loc: ['body', 'prompt'], msg: 'Field required', type: 'missing' }] };

errorClassesContract(
  'Hugging Face’s errors (https://huggingface.co/docs/inference-providers, https://docs.fal.ai/errors)',
  { place, vendor: open, recipes: [clipOf('a river')] },
  [
    ['a request that is wrong', { status: 400, body: { error: 'Bad' } }, 'permanent', 'provider-failed'],
    ['a token that is wrong', { status: 401, body: { error: 'Invalid' } }, 'permanent', 'unauthorized'],
    ['no credits left', { status: 402, body: { error: 'Exceeded' } }, 'permanent', 'provider-unavailable'],
    ['a token without the right', { status: 403, body: { error: 'Forbidden' } }, 'permanent', 'forbidden'],
    ['a route that is not there', { status: 404, body: 'Not Found' }, 'permanent', 'provider-failed'],
    [
      'a picture that is too large',
      { status: 413, body: { error: 'Large' } },
      'permanent',
      'provider-failed',
    ],
    ['a field that is wrong', { status: 422, body: field }, 'permanent', 'provider-failed'],
    ['too many requests', { status: 429, body: { error: 'Slow' } }, 'retryable', 'provider-unavailable'],
    [
      'a model that is being loaded',
      { status: 503, body: { error: 'Model is currently loading', estimated_time: 20 } },
      'retryable',
      'provider-unavailable',
    ],
    ['an error of the server', { status: 500, body: { error: 'Broken' } }, 'unknown', 'outcome-unknown'],
    ['a gateway’s page', { status: 502, body: GATEWAY_PAGE }, 'unknown', 'outcome-unknown'],
    ['a gateway that waited too long', { status: 504, body: GATEWAY_PAGE }, 'unknown', 'outcome-unknown'],
    ['an answer of another shape', { status: 200, body: { ok: true } }, 'unknown', 'outcome-unknown'],
  ],
);

describe('what Hugging Face’s queue says of a request', () => {
  it.each<[body: object, expected: object]>([
    [{ status: 'IN_QUEUE' }, { state: 'running' }],
    [{ status: 'IN_PROGRESS' }, { state: 'running' }],
    [{ status: 'COMPLETED' }, { state: 'succeeded' }],
    [
      { status: 'COMPLETED', error: 'Out of memory' },
      { state: 'failed', reason: 'Out of memory', retryable: false },
    ],
    [{ status: 'CANCELED' }, { state: 'cancelled' }],
    [{ status: 'COMPLETED', error: 'x', error_type: 'client_cancelled' }, { state: 'cancelled' }],
  ])('%o', async (body, expected) => {
    const answer: ServerAnswer = { status: 200, body };
    place.server.answer = answer;
    const operation = open()!.prepare(clipOf('a river'), new Map());
    expect(await open()!.status(operation, '/fal-ai/wan/video/requests/r1')).toMatchObject(expected);
  });
});
