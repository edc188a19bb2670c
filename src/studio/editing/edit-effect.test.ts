import { expect, it } from 'vitest';
import { dollars } from '../../domain/price.ts';
import type { Project } from '../../domain/project.ts';
import { resolveSettings, settingsSchema } from '../../domain/settings.ts';
import type { StudioParts } from '../studio-parts.ts';
import { effectOf } from './edit-effect.ts';

const PROJECT: Project = {
  version: 2,
  id: 'waves',
  ownerId: 'local',
  format: 'lesson',
  title: 'Waves',
  brief: {},
  settings: resolveSettings(settingsSchema.parse({}), { ratio: '9:16', style: 'flat' }),
  sources: {},
  storyboard: {
    version: 1,
    title: 'Waves',
    scenes: [
      {
        id: 'scene-1',
        sequence: 1,
        title: 'Waves',
        picture: { prompt: 'waves', style: 'flat' },
        slide: null,
        narration: [],
        transition: { kind: 'cut', seconds: 0 },
        restSeconds: 4,
      },
    ],
  },
  status: 'pending',
  createdAt: '',
  updatedAt: '',
};

/** Nothing is there yet; pictures are made for two cents, and nothing else can be made. */
const PARTS = {
  workshop: { store: { findMany: async () => new Map() } },
  production: {
    chainFor: ({ kind }: { kind: string }) =>
      kind === 'image'
        ? [
            {
              provider: 'painter',
              offer: () => ({ model: 'one', price: dollars(0.02), basis: 'one picture' }),
            },
          ]
        : [],
  },
} as unknown as StudioParts;

function withScene(change: object): Project {
  const [scene] = PROJECT.storyboard!.scenes;
  return { ...PROJECT, storyboard: { ...PROJECT.storyboard!, scenes: [{ ...scene!, ...change }] } };
}

it('E2: counts what an edit asks for anew, and never calls free what nobody here can make', async () => {
  const { stale, refresh } = await effectOf(
    PROJECT,
    withScene({ picture: { prompt: 'a storm', style: 'flat' } }),
    PARTS,
  );
  expect(stale[0]).toMatchObject({ kind: 'image', label: 'picture of “Waves”', sceneId: 'scene-1' });
  expect(refresh.knownMicros).toBe(20_000);
  expect(refresh.unknown).toContain('nobody here can make the film “Waves”');
});

it('finds nothing stale where an edit comes to what was there before', async () => {
  expect(await effectOf(PROJECT, withScene({}), PARTS)).toEqual({
    stale: [],
    refresh: { knownMicros: 0, unknown: [] },
    notices: [],
  });
});
