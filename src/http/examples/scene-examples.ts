import type { z } from '@hono/zod-openapi';
import type { editOutcomeSchema, sceneSchema, scenesSchema } from '../scene-documents.ts';
import { FILM, free, MUSIC, mediaUrl, PICTURE } from './example-names.ts';

/** What the description shows of scenes and their edits. */

const wish = { prompt: 'Rocks: Night.\nLighthouses.', style: 'professional' };

export const SCENE: z.output<typeof sceneSchema> = {
  id: 'slide-1',
  sequence: 1,
  position: 1,
  title: 'Rocks',
  picture: wish,
  slide: { title: 'Rocks', bullets: [{ text: 'Night' }] },
  narration: [{ id: 'line-1', text: 'Nobody sees rocks at night.', revealsBullet: 0, take: 1, takes: [] }],
  transition: { kind: 'crossfade', seconds: 0.5 },
  rest_seconds: 0.8,
  least_seconds: null,
  start_seconds: 0,
  duration_seconds: 3.3,
  heard: [{ line: 'line-1', start_seconds: 0.7, duration_seconds: 1.8, estimated: false }],
  shot_seconds: null,
  move: null,
  clip: null,
  lip_sync: null,
  card: null,
  take: 1,
  takes: [{ number: 1, selected: true, asset: PICTURE, url: mediaUrl(PICTURE), wish }],
  clip_take: 0,
  clip_takes: [],
  parts: [
    {
      kind: 'image',
      label: 'picture of “Rocks”',
      state: 'current',
      hash: PICTURE,
      shown: {
        asset: PICTURE,
        media_type: 'image/png',
        facts: { widthPixels: 1080, heightPixels: 1920 },
        provider: 'builtin-painter',
        model: 'painter-2',
        stepped_down: [],
        cost: free,
        made_at: '2026-11-02T09:30:00.000Z',
        chosen_because: null,
        url: mediaUrl(PICTURE),
      },
    },
  ],
};

export const SCENES: z.output<typeof scenesSchema> = {
  scenes: [SCENE],
  music: { take: 1, takes: [{ number: 1, selected: true, asset: MUSIC, url: mediaUrl(MUSIC), wish: null }] },
  undo: 'move “Rocks”',
  redo: null,
  changes: [{ label: 'move “Rocks”', at: '2026-11-02T09:31:00.000Z', scenes: [SCENE.id] }],
};

export const EDIT_OUTCOME: z.output<typeof editOutcomeSchema> = {
  label: 'move “Rocks”',
  revision: 4,
  stale: [{ hash: FILM, kind: 'film', label: 'film “Lighthouses”', scene: null }],
  refresh: { ...free, unknown: [] },
  notices: [],
  undo: 'move “Rocks”',
  redo: null,
};
