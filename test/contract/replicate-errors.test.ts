import { replicateFromEnvironment } from '../../src/providers/replicate/replicate-settings.ts';
import { clipOf, pictureOf } from '../production/workbench.ts';
import { answeringPlace, errorClassesContract, GATEWAY_PAGE, PLANTED_KEY } from './error-classes.ts';

const place = answeringPlace();

const replicate = (status: number, detail: string, more: object = {}) => ({
  status,
  detail,
  title: 'x',
  ...more,
});

errorClassesContract(
  'Replicate’s errors (https://replicate.com/docs/reference/http)',
  { place, vendor: openVendor, recipes: [clipOf('a river'), pictureOf('a lighthouse')] },
  [
    [
      'a token that is wrong',
      { status: 401, body: replicate(401, 'You did not pass a valid authentication token') },
      'permanent',
      'unauthorized',
    ],
    [
      'no credit left',
      { status: 402, body: replicate(402, 'You have insufficient credit to run this model.') },
      'permanent',
      'provider-unavailable',
    ],
    [
      'a model that is not for this account',
      { status: 403, body: replicate(403, 'You do not have permission') },
      'permanent',
      'forbidden',
    ],
    [
      'a model that is not there',
      { status: 404, body: replicate(404, 'The requested resource could not be found.') },
      'permanent',
      'provider-failed',
    ],
    [
      'a request that is wrong',
      { status: 400, body: replicate(400, 'Bad request') },
      'permanent',
      'provider-failed',
    ],
    [
      'an input that is wrong',
      {
        status: 422,
        body: replicate(422, '- input.duration: must be one of 4, 6, 8', {
          title: 'Input validation failed',
          invalid_fields: [{ type: 'enum', field: 'input.duration', description: 'must be one of 4, 6, 8' }],
        }),
      },
      'permanent',
      'provider-failed',
    ],
    [
      'an input that is too large',
      { status: 413, body: replicate(413, 'Payload too large') },
      'permanent',
      'provider-failed',
    ],
    [
      'too many requests',
      { status: 429, body: replicate(429, 'Request was throttled.', { retry_after: 5 }) },
      'retryable',
      'provider-unavailable',
    ],
    [
      'an error of the server',
      { status: 500, body: replicate(500, 'Internal server error') },
      'unknown',
      'outcome-unknown',
    ],
    ['a gateway’s page', { status: 502, body: GATEWAY_PAGE }, 'unknown', 'outcome-unknown'],
    [
      'a service that is away',
      { status: 503, body: replicate(503, 'Service unavailable') },
      'unknown',
      'outcome-unknown',
    ],
    ['a gateway that waited too long', { status: 504, body: GATEWAY_PAGE }, 'unknown', 'outcome-unknown'],
    ['an answer of another shape', { status: 201, body: { ok: true } }, 'unknown', 'outcome-unknown'],
  ],
);

function openVendor() {
  const environment = { REPLICATE_API_TOKEN: PLANTED_KEY, REPLICATE_BASE_URL: place.server.url };
  return replicateFromEnvironment(environment, place.parts);
}
