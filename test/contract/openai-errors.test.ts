import { describe, expect, it } from 'vitest';
import { openAiFromEnvironment } from '../../src/providers/openai/openai-vendor.ts';
import { pictureOf } from '../production/workbench.ts';
import type { ServerAnswer } from './answering-server.ts';
import {
  answeringPlace,
  errorClassesContract,
  GATEWAY_PAGE,
  PLANTED_KEY,
  statusAfter,
} from './error-classes.ts';
import { SPEECH, TEXT } from './sample-wishes.ts';

const place = answeringPlace();

const openAi = (message: string, type: string, code: string | null = null, param: string | null = null) => ({
  error: { message, type, code, param },
});

errorClassesContract(
  'OpenAI’s errors (https://platform.openai.com/docs/guides/error-codes)',
  { place, vendor: openVendor, recipes: [TEXT, pictureOf('a lighthouse'), SPEECH] },
  [
    [
      'a key that is wrong',
      {
        status: 401,
        body: openAi(
          `Incorrect API key provided: ${PLANTED_KEY}.`,
          'invalid_request_error',
          'invalid_api_key',
        ),
      },
      'permanent',
      'unauthorized',
    ],
    [
      'no member of an organisation',
      {
        status: 401,
        body: openAi('You must be a member of an organization to use the API', 'invalid_request_error'),
      },
      'permanent',
      'unauthorized',
    ],
    [
      'an address that is not allowed',
      { status: 401, body: openAi('IP not authorized', 'invalid_request_error') },
      'permanent',
      'unauthorized',
    ],
    [
      'a country that is not served',
      {
        status: 403,
        body: openAi(
          'Country, region, or territory not supported',
          'request_forbidden',
          'unsupported_country_region_territory',
        ),
      },
      'permanent',
      'forbidden',
    ],
    [
      'an organisation that is not verified',
      {
        status: 403,
        body: openAi(
          'Your organization must be verified',
          'invalid_request_error',
          'organization_verification_required',
        ),
      },
      'permanent',
      'forbidden',
    ],
    [
      'a request that is wrong',
      { status: 400, body: openAi('Invalid value', 'invalid_request_error', 'invalid_value', 'size') },
      'permanent',
      'provider-failed',
    ],
    [
      'a picture that is against the rules',
      {
        status: 400,
        body: openAi(
          'Your request was rejected by the safety system',
          'image_generation_user_error',
          'moderation_blocked',
        ),
      },
      'permanent',
      'provider-failed',
    ],
    [
      'a prompt that is against the rules',
      { status: 400, body: openAi('Rejected', 'image_generation_user_error', 'content_policy_violation') },
      'permanent',
      'provider-failed',
    ],
    [
      'a text that is too long',
      {
        status: 400,
        body: openAi(
          'This model’s maximum context length is exceeded',
          'invalid_request_error',
          'context_length_exceeded',
        ),
      },
      'permanent',
      'provider-failed',
    ],
    [
      'a model that is not there',
      { status: 404, body: openAi('The model does not exist', 'invalid_request_error', 'model_not_found') },
      'permanent',
      'provider-failed',
    ],
    [
      'too many requests',
      {
        status: 429,
        body: openAi('Rate limit reached', 'requests', 'rate_limit_exceeded'),
        headers: { 'retry-after': '7' },
      },
      'retryable',
      'provider-unavailable',
    ],
    [
      'no quota left',
      {
        status: 429,
        body: openAi('You exceeded your current quota', 'insufficient_quota', 'insufficient_quota'),
      },
      'permanent',
      'provider-unavailable',
    ],
    [
      'a hard limit of billing',
      {
        status: 400,
        body: openAi(
          'Billing hard limit has been reached',
          'invalid_request_error',
          'billing_hard_limit_reached',
        ),
      },
      'permanent',
      'provider-unavailable',
    ],
    [
      'an overloaded engine',
      { status: 503, body: openAi('The engine is currently overloaded', 'server_error') },
      'retryable',
      'provider-unavailable',
    ],
    [
      'a rise of traffic',
      { status: 503, body: openAi('Slow Down', 'server_error', 'slow_down') },
      'retryable',
      'provider-unavailable',
    ],
    [
      'an error of the server',
      { status: 500, body: openAi('The server had an error', 'server_error') },
      'unknown',
      'outcome-unknown',
    ],
    ['a gateway’s page', { status: 502, body: GATEWAY_PAGE }, 'unknown', 'outcome-unknown'],
    ['a gateway that waited too long', { status: 504, body: GATEWAY_PAGE }, 'unknown', 'outcome-unknown'],
  ],
);

const response = (more: object) => ({ id: 'resp_1', object: 'response', output: [], ...more });

describe('what OpenAI answers with instead of a result', () => {
  it.each<[name: string, body: unknown, reason: RegExp]>([
    [
      'a refusal',
      response({ output: [{ type: 'message', content: [{ type: 'refusal', refusal: 'I cannot help.' }] }] }),
      /cannot help/,
    ],
    [
      'a failure',
      response({ status: 'failed', error: { code: 'server_error', message: 'Broken.' } }),
      /Broken/,
    ],
    [
      'an answer that stopped early',
      response({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }),
      /max_output_tokens/,
    ],
    [
      'words that are no JSON',
      response({ output: [{ content: [{ type: 'output_text', text: 'Sure!' }] }] }),
      /JSON/,
    ],
    ['nothing', {}, /no text/],
  ])('%s is a failure that asking again does not mend', async (_name, body, reason) => {
    const answer: ServerAnswer = { status: 200, body };
    const status = await statusAfter(openVendor(), TEXT, place.server, answer);
    expect(status).toMatchObject({
      state: 'failed',
      retryable: false,
      reason: expect.stringMatching(reason),
    });
  });
});

function openVendor() {
  return openAiFromEnvironment(
    { OPENAI_API_KEY: PLANTED_KEY, OPENAI_BASE_URL: `${place.server.url}/v1` },
    place.parts,
  );
}
