import type { z } from '@hono/zod-openapi';
import type { derivativeSchema } from '../derivative-documents.ts';
import type { budgetSchema, callPageSchema, callSchema, runPageSchema, runSchema } from '../documents.ts';
import type { publishedSchema, publishersSchema } from '../publish-documents.ts';
import { CALL, FILM, free, INSTANT, LATER, mediaUrl, PICTURE, PROJECT, RUN, SOUND } from './example-names.ts';

/** What the description shows of runs, what they spend, and what becomes of their films. */

export const RUN_UNDER_WAY: z.output<typeof runSchema> = {
  id: RUN,
  project: PROJECT,
  stage: 'film',
  force: false,
  publish: null,
  webhook: false,
  state: 'running',
  started_at: INSTANT,
  ended_at: null,
  error: null,
  outcome: null,
  progress: { stage: 'images', step: 2, done: 1, total: 2, fraction: 0.4, seconds_left: 12, spent: 0 },
};

export const RUN_ENDED: z.output<typeof runSchema> = {
  ...RUN_UNDER_WAY,
  state: 'completed',
  ended_at: LATER,
  outcome: {
    run: RUN,
    project: PROJECT,
    title: 'Lighthouses',
    stage: 'film',
    assets: { made: 11, reused: 0 },
  },
  progress: null,
};

export const RUN_PAGE: z.output<typeof runPageSchema> = { runs: [RUN_ENDED], next_page: null };

export const CALL_DONE: z.output<typeof callSchema> = {
  id: CALL,
  state: 'done',
  asset: PICTURE,
  project: PROJECT,
  provider: 'replicate',
  model: 'seedance-1-lite',
  attempt: 1,
  vendor_id: 'gm3qorzdhgbfurvjtvhg6dckhu',
  quote: { amount: 0.18, currency: 'USD' },
  cost: { amount: 0.18, currency: 'USD' },
  intended_at: INSTANT,
  submitted_at: INSTANT,
  settled_at: LATER,
  error: null,
};

export const CALL_PAGE: z.output<typeof callPageSchema> = { calls: [CALL_DONE], next_page: null };

export const BUDGET: z.output<typeof budgetSchema> = {
  project: PROJECT,
  limit: { amount: 5, currency: 'USD' },
  reserved: free,
  spent: { amount: 0.18, currency: 'USD' },
};

export const DERIVATIVE_UNDER_WAY: z.output<typeof derivativeSchema> = {
  id: SOUND,
  project: PROJECT,
  film: FILM,
  asked: { form: 'sound', type: 'm4a' },
  state: 'making',
  fraction: 0.4,
  error: null,
  detail: null,
  media_type: null,
  size_bytes: null,
  made_at: null,
  url: null,
};

export const DERIVATIVE: z.output<typeof derivativeSchema> = {
  ...DERIVATIVE_UNDER_WAY,
  state: 'made',
  fraction: 1,
  detail: '7.4 s of sound',
  media_type: 'audio/mp4',
  size_bytes: 121_004,
  made_at: LATER,
  url: mediaUrl(SOUND),
};

export const PUBLISHED: z.output<typeof publishedSchema> = {
  project: PROJECT,
  target: 's3',
  place: 's3://films/projects/lighthouses-1a2b3c4d',
  files: [
    {
      role: 'film',
      name: 'film.mp4',
      location: 'projects/lighthouses-1a2b3c4d/film.mp4',
      url: 'https://films.s3.eu-central-1.amazonaws.com/projects/lighthouses-1a2b3c4d/film.mp4?X-Amz-Signature=0',
      expires_at: '2026-11-28T12:00:00.000Z',
      size_bytes: 1_204_511,
      uploaded: true,
    },
  ],
  deleted: [],
};

export const PUBLISHERS: z.output<typeof publishersSchema> = {
  publishers: [{ target: 's3', ready: false, detail: 'AWS_S3_BUCKET must name the bucket' }],
};
