import { type AssetRecord, assetHash } from '../../src/domain/asset.ts';
import { dollars } from '../../src/domain/price.ts';
import type { Project } from '../../src/domain/project.ts';
import { imageRecipe } from '../../src/domain/recipes.ts';
import { resolveSettings, settingsSchema } from '../../src/domain/settings.ts';

/** A finished project of one scene. */
export const LIGHTHOUSE_PROJECT: Project = {
  version: 2,
  id: '0195f2c8',
  ownerId: 'local',
  format: 'lesson',
  title: 'How lighthouses work',
  brief: { lesson_id: 'a' },
  settings: resolveSettings(settingsSchema.parse({}), { ratio: '9:16', style: 'photographic' }),
  sources: {},
  storyboard: {
    version: 1,
    title: 'How lighthouses work',
    scenes: [
      {
        id: 'scene-1',
        sequence: 1,
        title: '光',
        picture: { prompt: 'a lamp', style: 'flat' },
        slide: { title: '光', bullets: [{ text: 'Light' }] },
        narration: [{ id: 'line-1', text: 'A lamp turns, slowly.', revealsBullet: 0 }],
        transition: { kind: 'cut', seconds: 0 },
        restSeconds: 0.5,
      },
    ],
  },
  status: 'completed',
  film: {
    film: 'f'.repeat(64),
    poster: 'e'.repeat(64),
    contactSheet: 'd'.repeat(64),
    durationSeconds: 182.4,
    checks: [{ name: 'streams', ok: true, detail: 'H.264 and AAC' }],
    degraded: [],
    cost: { knownMicros: 36_000, unknown: [] },
    madeAt: '2026-11-21T09:30:12.000Z',
  },
  createdAt: '2026-11-20T08:00:00.000Z',
  updatedAt: '2026-11-21T09:30:12.000Z',
};

/** Two pictures by one vendor. */
export const LIGHTHOUSE_ASSETS: AssetRecord[] = [1, 2].map((variation) => {
  const recipe = imageRecipe({
    prompt: 'a lamp',
    style: 'flat',
    size: { widthPixels: 1080, heightPixels: 1920 },
    seed: 1,
    variation,
    filmSeed: 1,
    brandColours: [],
  });
  return {
    hash: assetHash(recipe),
    recipe,
    extension: 'png',
    mediaType: 'image/png',
    sizeBytes: 200_000,
    facts: {},
    provenance: {
      provider: 'vendor',
      model: 'painter-1',
      parameters: {},
      steppedDown: [],
      cost: dollars(0.036),
      madeAt: '2026-11-20T08:01:00.000Z',
      tookMs: 900,
    },
  };
});
