import type { z } from '@hono/zod-openapi';
import type {
  assetsSchema,
  planSchema,
  projectPageSchema,
  projectSchema,
  timelineSchema,
  uploadSchema,
} from '../documents.ts';
import { FILM, free, INSTANT, LATER, mediaUrl, PICTURE, PROJECT, SOUND, SPEECH } from './example-names.ts';

/** What the description shows of projects and what is made for them. */

const POSTER = 'c3'.repeat(32);

export const PENDING_PROJECT: z.output<typeof projectSchema> = {
  id: PROJECT,
  title: 'Lighthouses',
  format: 'lesson',
  status: 'pending',
  status_reason: null,
  created_at: INSTANT,
  updated_at: INSTANT,
  archived_at: null,
  brief: {
    lesson_id: 'lighthouses',
    lesson_title: 'Lighthouses',
    slides: [
      { slide_title: 'Rocks', items: [{ bullet: 'Night', talk: 'Nobody sees rocks at night.' }] },
      { slide_title: 'Glass', items: [{ bullet: 'Lens', talk: 'Rings of glass bend the light.' }] },
    ],
  },
  settings: { ratio: '9:16', resolution: '1080p', frameRate: 30, style: 'professional' },
  storyboard: null,
  film: null,
};

export const FINISHED_PROJECT: z.output<typeof projectSchema> = {
  ...PENDING_PROJECT,
  status: 'completed',
  updated_at: LATER,
  storyboard: { title: 'Lighthouses', scenes: [{ id: 'slide-1', sequence: 1, title: 'Rocks' }] },
  film: {
    film: FILM,
    captions: { vtt: 'c1'.repeat(32), srt: 'c2'.repeat(32) },
    poster: POSTER,
    contactSheet: 'c4'.repeat(32),
    durationSeconds: 7.43,
    checks: [{ name: 'streams', ok: true, detail: 'h264 1080x1920 at 30 frames a second, aac' }],
    degraded: [],
    cost: { knownMicros: 0, unknown: [] },
    madeAt: LATER,
  },
};

export const PROJECT_PAGE: z.output<typeof projectPageSchema> = {
  projects: [
    {
      id: PROJECT,
      title: 'Lighthouses',
      format: 'lesson',
      status: 'completed',
      archived: false,
      created_at: INSTANT,
      updated_at: LATER,
      poster: POSTER,
      poster_url: mediaUrl(POSTER),
    },
  ],
  next_page: 'MTc5NTI3NTU3MjczNyBsaWdodGhvdXNlcw',
};

export const PLAN: z.output<typeof planSchema> = {
  project: PROJECT,
  title: 'Lighthouses',
  wanted: [
    {
      hash: PICTURE,
      kind: 'image',
      stage: 'images',
      label: 'picture of “Rocks”',
      scene: 'slide-1',
      waits_for: [],
      offer: {
        provider: 'builtin-painter',
        model: 'painter-2',
        price: { amount: 0, currency: 'USD' },
        basis: 'made on this machine',
        corrections: [],
        chosen_because: null,
      },
    },
  ],
  reused: [{ hash: SPEECH, kind: 'speech', stage: 'speech', label: 'speech of “Rocks”', scene: 'slide-1' }],
  total: { ...free, unknown: [] },
  budgets: { project: { left: { amount: 5, currency: 'USD' } }, user: null },
  notices: [],
};

export const ASSETS: z.output<typeof assetsSchema> = {
  assets: [
    {
      hash: PICTURE,
      kind: 'image',
      media_type: 'image/png',
      size_bytes: 354_738,
      provider: 'builtin-painter',
      model: 'painter-2',
      cost: free,
      made_at: INSTANT,
      took_ms: 3622,
      stepped_down: [],
      url: mediaUrl(PICTURE),
    },
  ],
  next_page: null,
};

export const UPLOAD: z.output<typeof uploadSchema> = {
  asset: PICTURE,
  media_type: 'image/png',
  size_bytes: 354_738,
  name: 'rocks.png',
};

export const TIMELINE: z.output<typeof timelineSchema> = {
  duration_seconds: 7.43,
  frames_per_second: 30,
  width: 1080,
  height: 1920,
  scenes: [{ id: 'slide-1', start_seconds: 0, duration_seconds: 3.23 }],
  narration: [{ asset: SPEECH, start_seconds: 0.5, duration_seconds: 1.91 }],
  music: [{ asset: SOUND, url: mediaUrl(SOUND), in_seconds: 0, start_seconds: 0, duration_seconds: 7.43 }],
};
