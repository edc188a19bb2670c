import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { musicRecipe } from '../../src/domain/recipes.ts';
import { elevenLabsFromEnvironment } from '../../src/providers/elevenlabs/elevenlabs-vendor.ts';
import { type AnsweringServer, answeringServer, type ServerAnswer } from './answering-server.ts';
import {
  type ErrorRow,
  expectClass,
  GATEWAY_PAGE,
  PLANTED_KEY,
  SPEECH,
  statusAfter,
} from './error-classes.ts';
import { type VendorPartsOfTest, vendorParts } from './vendor-over-fake.ts';

let parts: VendorPartsOfTest;
let server: AnsweringServer;

beforeAll(async () => {
  parts = await vendorParts();
  server = await answeringServer();
});
afterAll(async () => {
  await parts[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const eleven = (status: string, message = 'As it is documented.') => ({ detail: { status, message } });

describe('ElevenLabs’ errors (https://elevenlabs.io/docs/errors)', () => {
  it.each<ErrorRow>([
    ['a key that is wrong', { status: 401, body: eleven('invalid_api_key') }, 'permanent', 'unauthorized'],
    [
      'a key without the right',
      { status: 401, body: eleven('missing_permissions') },
      'permanent',
      'forbidden',
    ],
    ['no quota left', { status: 401, body: eleven('quota_exceeded') }, 'permanent', 'provider-unavailable'],
    [
      'a payment that is due',
      { status: 402, body: eleven('payment_required') },
      'permanent',
      'provider-unavailable',
    ],
    [
      'an unusual activity',
      { status: 401, body: eleven('detected_unusual_activity') },
      'permanent',
      'forbidden',
    ],
    ['a voice of others', { status: 403, body: eleven('only_for_creator') }, 'permanent', 'forbidden'],
    [
      'a format beyond the subscription',
      { status: 403, body: eleven('output_format_not_allowed') },
      'permanent',
      'forbidden',
    ],
    [
      'a text that is too long',
      { status: 400, body: eleven('max_character_limit_exceeded') },
      'permanent',
      'provider-failed',
    ],
    [
      'a voice that is not there',
      { status: 404, body: eleven('voice_not_found') },
      'permanent',
      'provider-failed',
    ],
    [
      'a text that is against the rules',
      { status: 400, body: eleven('content_moderation_violation') },
      'permanent',
      'provider-failed',
    ],
    [
      'a prompt that names an artist',
      { status: 400, body: eleven('bad_prompt') },
      'permanent',
      'provider-failed',
    ],
    [
      'a field that is wrong',
      { status: 422, body: { detail: [{ loc: ['body', 'text'], msg: 'Field required', type: 'missing' }] } },
      'permanent',
      'provider-failed',
    ],
    [
      'too many at a time',
      { status: 429, body: eleven('too_many_concurrent_requests') },
      'retryable',
      'provider-unavailable',
    ],
    ['a busy system', { status: 429, body: eleven('system_busy') }, 'retryable', 'provider-unavailable'],
    ['a service that is away', { status: 503, body: '' }, 'retryable', 'provider-unavailable'],
    [
      'an error of the server',
      { status: 500, body: { detail: 'Internal Server Error' } },
      'unknown',
      'outcome-unknown',
    ],
    ['a gateway’s page', { status: 502, body: GATEWAY_PAGE }, 'unknown', 'outcome-unknown'],
  ])('%s', async (_name, answer, means, code) => {
    const environment = { ELEVENLABS_API_KEY: PLANTED_KEY, ELEVENLABS_BASE_URL: server.url };
    await expectClass(elevenLabsFromEnvironment(environment, parts), SPEECH, server, [answer, means, code]);
  });
});

describe('what ElevenLabs answers with instead of a result', () => {
  it.each<[name: string, body: unknown]>([
    ['no sound', { audio_base64: '' }],
    ['another document', { ok: true }],
    ['a page', GATEWAY_PAGE],
  ])('%s is a failure that asking again does not mend', async (_name, body) => {
    const environment = { ELEVENLABS_API_KEY: PLANTED_KEY, ELEVENLABS_BASE_URL: server.url };
    const music = musicRecipe({ mood: 'calm', seed: 1, durationSeconds: 12 });
    for (const recipe of [SPEECH, music]) {
      const answer: ServerAnswer = { status: 200, body };
      const status = await statusAfter(elevenLabsFromEnvironment(environment, parts), recipe, server, answer);
      expect(status).toMatchObject({
        state: 'failed',
        retryable: false,
        reason: expect.stringMatching(/sound/),
      });
    }
  });
});
