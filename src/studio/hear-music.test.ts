import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleAsset } from '../../test/contract/samples.ts';
import { type AssetRecipe, assetHash } from '../domain/asset.ts';
import { ReelError } from '../domain/errors.ts';
import { musicAnalysisRecipe } from '../domain/recipes.ts';
import { randomId, systemClock } from '../engine/system-sources.ts';
import type { MusicAnalysis } from '../ports/music-analyser.ts';
import { composedTrack } from '../production/lead-music.ts';
import { type Home, openHome } from '../storage/home.ts';
import { hearAsset, hearTrack } from './hear-music.ts';

let folder = '';
let home: Home;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelwright-hear-music-'));
  home = await openHome(folder, systemClock, randomId);
});
afterAll(async () => {
  await home.close();
  await rm(folder, { recursive: true, force: true });
});

const { signal } = new AbortController();
const PIECE = { mood: 'calm', seed: 1, durationSeconds: 20 };
const HEARD: MusicAnalysis = {
  durationSeconds: 20,
  tempoBpm: 60,
  beats: [0.1 + 0.2, 1 / 3],
  bars: [1 / 3],
  beatsPerBar: 4,
  sections: [{ startSeconds: 0, endSeconds: 20, label: 'A', energy: 0.7 }],
  energy: { stepSeconds: 1, levels: [0.5] },
};

async function kept(subject: string, recipe?: AssetRecipe) {
  const filePath = join(folder, `${subject}.wav`);
  await writeFile(filePath, subject);
  const asset = sampleAsset(subject);
  const named = recipe ? { ...asset, recipe, hash: assetHash(recipe) } : asset;
  return (await home.assets.put({ ...named, mediaType: 'audio/wav' }, filePath)).hash;
}

/** Parts over an ear that notes what it listens to. */
function parts(listen: () => Promise<MusicAnalysis> = async () => HEARD) {
  const files: string[] = [];
  const composed: object[] = [];
  const hearing = {
    file: (path: string) => {
      files.push(path);
      return listen();
    },
    composed: (wish: object) => {
      composed.push(wish);
      return listen();
    },
  };
  const workshop = { store: home.assets, clock: systemClock, holder: randomId(), calls: undefined as never };
  return { files, composed, hearing, workshop };
}

it('listens to a piece of the store once, whoever asks and however many at once', async () => {
  const music = await kept('waves');
  const [mine, another] = [parts(), parts()];
  const heard = await Promise.all([mine, mine, another].map((each) => hearAsset(music, each, signal)));
  heard.push(await hearTrack({ own: { asset: music } }, another, new Map(), signal));
  expect(heard).toEqual([HEARD, HEARD, HEARD, HEARD]);
  expect([...mine.files, ...another.files]).toEqual([await home.assets.pathOf(music)]);
});

it('listens again where hearing failed', async () => {
  const music = await kept('noise');
  const deaf = parts(() => Promise.reject(new ReelError('media-failed', 'It cannot be decoded.')));
  await expect(hearAsset(music, deaf, signal)).rejects.toMatchObject({ code: 'media-failed' });
  expect(await hearAsset(music, parts(), signal)).toEqual(HEARD);
});

it('listens to the file of a person that is not taken in yet, and keeps nothing of it', async () => {
  const { hash } = sampleAsset('a track to be taken in');
  const mine = parts();
  const files = new Map([[hash, '/music/track.ogg']]);
  expect(await hearTrack({ own: { asset: hash } }, mine, files, signal)).toBe(HEARD);
  expect(mine.files).toEqual(['/music/track.ogg']);
  expect(await home.assets.find(assetHash(musicAnalysisRecipe(hash)))).toBeUndefined();
});

it('has a piece composed to be heard until it is in the store', async () => {
  const mine = parts();
  await hearTrack({ composed: PIECE }, mine, new Map(), signal);
  const piece = await kept('piece', composedTrack(PIECE).recipe);
  await hearTrack({ composed: PIECE }, mine, new Map(), signal);
  await hearTrack({ composed: { ...PIECE, take: 2 } }, mine, new Map(), signal);
  expect(mine.composed).toEqual([PIECE, { ...PIECE, take: 2 }]);
  expect(mine.files).toEqual([await home.assets.pathOf(piece)]);
});
