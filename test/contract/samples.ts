import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AssetRecipe, assetHash } from '../../src/domain/asset.ts';
import { FREE, type Price } from '../../src/domain/price.ts';
import type { Film, Project } from '../../src/domain/project.ts';
import { resolveSettings, settingsSchema } from '../../src/domain/settings.ts';
import type { Claim, FinishedAsset } from '../../src/ports/asset-store.ts';
import type { CallIntent } from '../../src/ports/call-ledger.ts';
import type { Stores, StoresUnderTest } from './stores-under-test.ts';

/** A project as a format would hand it over, with what a test wants different. */
export function sampleProject(different: Partial<Project> = {}): Project {
  return {
    version: 2,
    id: 'project-1',
    ownerId: 'owner-1',
    format: 'lesson',
    title: 'What rivers do',
    brief: { lesson_id: 'rivers', slides: [] },
    settings: resolveSettings(settingsSchema.parse({}), { ratio: '9:16', style: 'photographic' }),
    sources: {},
    storyboard: null,
    status: 'pending',
    createdAt: '2026-11-01T10:00:00.000Z',
    updatedAt: '2026-11-01T10:00:00.000Z',
    ...different,
  };
}

/** A film whose poster is of that subject. */
export function sampleFilm(subject: string): Film {
  return {
    film: sampleHash('film'),
    poster: sampleHash(subject),
    contactSheet: sampleHash('sheet'),
    durationSeconds: 7,
    checks: [],
    degraded: [],
    cost: { knownMicros: 0, unknown: [] },
    madeAt: '2026-11-01T10:00:00.000Z',
  };
}

function sampleRecipe(subject: string): AssetRecipe {
  return { kind: 'image', edition: 1, inputs: {}, intent: { subject } };
}

export function sampleHash(subject: string): string {
  return assetHash(sampleRecipe(subject));
}

export function sampleAsset(subject: string, cost: Price = FREE): FinishedAsset {
  return {
    hash: sampleHash(subject),
    recipe: sampleRecipe(subject),
    extension: 'png',
    mediaType: 'image/png',
    facts: { widthPixels: 4, heightPixels: 3 },
    provenance: {
      provider: 'painter',
      model: 'oil',
      parameters: { strokes: 12 },
      steppedDown: [],
      cost,
      madeAt: '2026-11-01T10:00:00.000Z',
      tookMs: 5,
    },
  };
}

/** A finished file in the test's own folder. */
export async function sampleFile(stores: StoresUnderTest, content: string): Promise<string> {
  const path = join(stores.scratch, `${Math.random().toString(36).slice(2)}.png`);
  await writeFile(path, content);
  return path;
}

/** Keeps an asset with this content and no claim. */
export async function keep(stores: StoresUnderTest, subject: string, content = subject): Promise<void> {
  await stores.assets.put(sampleAsset(subject), await sampleFile(stores, content));
}

/** A claim that must be free, by default for longer than any test lasts. */
export async function claimOf(
  stores: Stores,
  subject: string,
  holder = 'worker-1',
  leaseMs = 600_000,
): Promise<Claim> {
  const outcome = await stores.assets.claim(sampleHash(subject), holder, leaseMs);
  if (outcome.state !== 'claimed') throw new Error(`The claim on ${subject} is ${outcome.state}.`);
  return outcome.claim;
}

export function sampleIntent(subject: string, different: Partial<CallIntent> = {}): CallIntent {
  return {
    assetHash: sampleHash(subject),
    provider: 'vendor',
    model: 'vendor/film-1',
    operation: { seed: 7, url: '/v1/predictions' },
    quote: { known: true, micros: 250_000 },
    projectId: 'project-1',
    ownerId: 'owner-1',
    ...different,
  };
}

/** What the file of an asset holds where a test looks at all of it: large enough to be written in parts. */
export function contentOf(subject: string): string {
  return `${subject} `.repeat(5000);
}
