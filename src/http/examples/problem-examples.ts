import { PROBLEMS, PROBLEMS_OF_HTTP, type Problem } from '../problem.ts';

/** One problem of each status, as the description shows it. */

const of = (code: keyof typeof PROBLEMS, detail: string, more: Partial<Problem> = {}): Problem => ({
  type: `/api/docs#${code}`,
  ...PROBLEMS[code],
  detail,
  code,
  ...more,
});

export const EXAMPLE_PROBLEMS = {
  400: of(
    'invalid-input',
    'The request cannot be used: stage must be one of script, images, videos, speech, music, film (did you mean images?).',
    {
      issues: [
        {
          field: 'stage',
          value: 'imges',
          problem: 'must be one of script, images, videos, speech, music, film',
          nearest: 'images',
        },
      ],
    },
  ),
  401: of('unauthorized', 'This key is not known, or was revoked.'),
  403: of('forbidden', 'This needs a key with the scope write.'),
  404: of('not-found', 'There is no project lighthouses-1a2b3c4e; did you mean lighthouses-1a2b3c4d?', {
    issues: [
      {
        field: 'project',
        value: 'lighthouses-1a2b3c4e',
        problem: 'is no project of yours',
        nearest: 'lighthouses-1a2b3c4d',
      },
    ],
  }),
  409: of(
    'conflict',
    'Project lighthouses-1a2b3c4d was changed meanwhile. Read it again and repeat the change.',
  ),
  413: of('too-large', 'The body may have 6 MB at most; upload files by themselves.'),
  415: of(
    'unsupported-media',
    'The body must be JSON with the content type application/json; it came as text/plain.',
  ),
  416: {
    type: '/api/docs#range-not-satisfiable',
    ...PROBLEMS_OF_HTTP['range-not-satisfiable'],
    detail: 'The file has 1204511 bytes; ask for a range within them.',
    code: 'range-not-satisfiable',
  },
  422: of('media-failed', 'rocks.png is an image that was cut short; save it again.'),
  429: {
    type: '/api/docs#too-many-requests',
    ...PROBLEMS_OF_HTTP['too-many-requests'],
    detail: 'Ask again in 1 s.',
    code: 'too-many-requests',
    retry_after_seconds: 0.4,
  },
  500: of(
    'internal',
    'Something unexpected went wrong. Look it up in the server’s log by its id, and report it.',
    {
      instance: 'urn:uuid:2f1c6a52-6a5e-4b7e-9d43-0c3a3f3f9d21',
    },
  ),
  502: of('provider-failed', 'The bucket films refused the upload: access denied.'),
  503: of('provider-unavailable', 'The bucket films cannot be reached now; try again in a moment.'),
} satisfies { [status: number]: Problem };
