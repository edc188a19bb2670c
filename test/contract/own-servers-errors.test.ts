import { languageServerFromEnvironment } from '../../src/providers/openai-compatible/language-server.ts';
import { stableDiffusionFromEnvironment } from '../../src/providers/stable-diffusion-server/stable-diffusion-server.ts';
import { pictureOf } from '../production/workbench.ts';
import { answeringPlace, errorClassesContract, GATEWAY_PAGE, PLANTED_KEY } from './error-classes.ts';
import { TEXT } from './sample-wishes.ts';

const place = answeringPlace();

const wrong = { detail: [{ loc: ['body', 'steps'], msg: 'value is not a valid integer' }] };
const failed = { error: 'OutOfMemoryError', detail: '', body: '', errors: 'CUDA out of memory' };
const drawing = {
  place,
  vendor: () => {
    const login = `reel:${PLANTED_KEY}`;
    const environment = { STABLE_DIFFUSION_LOCAL_URL: place.server.url, STABLE_DIFFUSION_LOCAL_AUTH: login };
    return stableDiffusionFromEnvironment(environment, place.parts);
  },
  recipes: [pictureOf('a lighthouse')],
};

errorClassesContract(
  'the errors of a Stable Diffusion server (https://github.com/AUTOMATIC1111/stable-diffusion-webui/wiki/API)',
  drawing,
  [
    ['a login that is wrong', { status: 401, body: { detail: 'Incorrect' } }, 'permanent', 'unauthorized'],
    [
      'a server without its API',
      { status: 404, body: { detail: 'Not Found' } },
      'permanent',
      'provider-failed',
    ],
    ['a field that is wrong', { status: 422, body: wrong }, 'permanent', 'provider-failed'],
    ['a sampler that it does not have', { status: 404, body: failed }, 'permanent', 'provider-failed'],
    ['too little memory', { status: 500, body: failed }, 'unknown', 'outcome-unknown'],
    ['a proxy’s page', { status: 502, body: GATEWAY_PAGE }, 'unknown', 'outcome-unknown'],
    ['a server that starts', { status: 503, body: '' }, 'retryable', 'provider-unavailable'],
  ],
);

const said = (message: string) => ({ error: { message, type: 'invalid_request_error' } });
const writing = {
  place,
  vendor: () => {
    const environment = {
      LOCAL_LLM_BASE_URL: `${place.server.url}/v1`,
      LOCAL_LLM_MODEL: 'llama',
      LOCAL_LLM_API_KEY: PLANTED_KEY,
    };
    return languageServerFromEnvironment(environment, place.parts);
  },
  recipes: [TEXT],
};

errorClassesContract('the errors of a language model server (Ollama, vLLM, LM Studio)', writing, [
  ['a key that is wrong', { status: 401, body: { error: 'Unauthorized' } }, 'permanent', 'unauthorized'],
  [
    'a model that was not pulled',
    { status: 404, body: said('model "x" not found, try pulling it first') },
    'permanent',
    'provider-failed',
  ],
  ['a text that is too long', { status: 400, body: said('too long') }, 'permanent', 'provider-failed'],
  ['a queue that is full', { status: 503, body: said('server busy') }, 'retryable', 'provider-unavailable'],
  ['too many at a time', { status: 429, body: said('slow') }, 'retryable', 'provider-unavailable'],
  ['a model that crashed', { status: 500, body: said('runner ended') }, 'unknown', 'outcome-unknown'],
  ['a proxy’s page', { status: 502, body: GATEWAY_PAGE }, 'unknown', 'outcome-unknown'],
]);
