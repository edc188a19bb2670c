import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createMedia } from '../../src/media/media-client.ts';
import { parseWebVtt } from '../../src/render/captions/web-vtt.ts';
import { FakeCloudinary } from '../fakes/cloudinary-server.ts';
import { FakeElevenLabs } from '../fakes/elevenlabs-server.ts';
import { FakeGemini } from '../fakes/gemini-server.ts';
import { shortLesson, studioInFolder } from './studio-in-folder.ts';

it('makes a lesson with Gemini’s pictures and ElevenLabs’ voice that plays from Cloudinary, and pays and uploads once', async () => {
  await using gemini = await FakeGemini.start();
  await using elevenLabs = await FakeElevenLabs.start();
  await using cloudinary = await FakeCloudinary.start();
  await using home = await studioInFolder({
    GEMINI_API_KEY: gemini.key,
    GEMINI_BASE_URL: gemini.baseUrl,
    ELEVENLABS_API_KEY: elevenLabs.key,
    ELEVENLABS_BASE_URL: elevenLabs.baseUrl,
    REEL_MUSIC_PROVIDERS: 'builtin',
    ...cloudinary.settings,
  });
  const publish = { target: { kind: 'cloudinary' }, withAssets: true, deleteLocal: true } as const;
  const made = await home.make('lesson', shortLesson(), { publish });
  const files = made.published?.files ?? [];
  const published = (role: string) => files.filter((file) => file.role === role);
  expect(['film', 'captions-vtt', 'image', 'speech', 'music'].map((role) => published(role).length)).toEqual([
    1, 1, 2, 3, 1,
  ]);
  expect([gemini.accepted, elevenLabs.accepted]).toEqual([2, 3]);
  expect(made.checks.filter(({ ok }) => !ok)).toEqual([]);
  const { assets } = await home.studio.showProject(made.projectId);
  const makersOf = (kind: string) =>
    assets.filter(({ recipe }) => recipe.kind === kind).map(({ provenance }) => provenance.provider);
  expect(makersOf('image')).toEqual(Array(2).fill('gemini'));
  expect(makersOf('speech')).toEqual(Array(3).fill('elevenlabs'));

  const [film] = published('film');
  const path = join(home.folder, 'from-cloudinary.mp4');
  await writeFile(path, Buffer.from(await (await fetch(film?.url ?? '')).arrayBuffer()));
  const media = createMedia();
  const facts = await media.probe(path).finally(() => media.close());
  expect(facts.streams.map(({ codec }) => codec)).toEqual(['h264', 'aac']);
  expect(facts.durationSeconds).toBeCloseTo(made.durationSeconds ?? 0, 2);
  const captions = await (await fetch(published('captions-vtt')[0]?.url ?? '')).text();
  expect(parseWebVtt(captions).length).toBeGreaterThan(0);

  // The film is put together again for its links; nothing is bought and nothing is uploaded.
  const stores = cloudinary.stores;
  const again = await home.make('lesson', shortLesson(), { publish });
  expect(again.published?.files.map(({ uploaded }) => uploaded)).toEqual(files.map(() => false));
  expect([gemini.accepted, elevenLabs.accepted, again.costMicros, cloudinary.stores]).toEqual([
    2,
    3,
    0,
    stores,
  ]);
});
