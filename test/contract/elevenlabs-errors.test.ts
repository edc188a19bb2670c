import { describe, expect, it } from 'vitest';
import { elevenLabsFromEnvironment } from '../../src/providers/elevenlabs/elevenlabs-vendor.ts';
import type { ServerAnswer } from './answering-server.ts';
import {
  answeringPlace,
  errorClassesContract,
  GATEWAY_PAGE,
  PLANTED_KEY,
  statusAfter,
} from './error-classes.ts';
import { MUSIC, SPEECH } from './sample-wishes.ts';

const place = answeringPlace();

const eleven = (status: string, message = 'As it is documented.') => ({ detail: { status, message } });

errorClassesContract(
  'ElevenLabs’ errors (https://elevenlabs.io/docs/errors)',
  { place, vendor: openVendor, recipes: [SPEECH, MUSIC] },
  [
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
    [
      'too many at a time, by its other name',
      { status: 429, body: eleven('concurrent_limit_exceeded') },
      'retryable',
      'provider-unavailable',
    ],
    [
      'too many requests',
      { status: 429, body: eleven('rate_limit_exceeded'), headers: { 'retry-after': '9' } },
      'retryable',
      'provider-unavailable',
    ],
    [
      'a model that does not speak',
      { status: 400, body: eleven('model_can_not_do_text_to_speech') },
      'permanent',
      'provider-failed',
    ],
    [
      'a plan of music that is wrong',
      { status: 422, body: eleven('bad_composition_plan') },
      'permanent',
      'provider-failed',
    ],
    [
      'music beyond the subscription',
      { status: 402, body: eleven('limited_access') },
      'permanent',
      'forbidden',
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
  ],
);

describe('what ElevenLabs answers with instead of a result', () => {
  it.each<[name: string, body: unknown]>([
    ['no sound', { audio_base64: '' }],
    ['another document', { ok: true }],
    ['a page', GATEWAY_PAGE],
  ])('%s is a failure that asking again does not mend', async (_name, body) => {
    for (const recipe of [SPEECH, MUSIC]) {
      const answer: ServerAnswer = { status: 200, body };
      const status = await statusAfter(openVendor(), recipe, place.server, answer);
      expect(status).toMatchObject({
        state: 'failed',
        retryable: false,
        reason: expect.stringMatching(/sound/),
      });
    }
  });
});

function openVendor() {
  const environment = { ELEVENLABS_API_KEY: PLANTED_KEY, ELEVENLABS_BASE_URL: place.server.url };
  return elevenLabsFromEnvironment(environment, place.parts);
}
