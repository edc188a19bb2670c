import { expect, test } from 'vitest';
import { FakeElevenLabs } from '../fakes/elevenlabs-server.ts';
import { type FolderStudio, studioInFolder } from './studio-in-folder.ts';

const LECTURE = {
  title: 'Tides',
  segments: [
    { title: 'The moon', narration: 'The moon pulls at the water.' },
    { title: 'The shore', narration: 'Twice a day the sea comes back.' },
  ],
  general: { useVideo: false },
  settings: { ratio: '1:1', music: { mood: 'none' } },
};
const signal = new AbortController().signal;

async function toSpeech({ studio }: FolderStudio, projectId: string): Promise<void> {
  await studio.runProject({ projectId, stage: 'speech', signal, onEvent: () => {} });
}

test('E1 has a vendor read one line once more, keeps both readings, and goes back without paying', async () => {
  await using elevenLabs = await FakeElevenLabs.start();
  await using home = await studioInFolder({
    ELEVENLABS_API_KEY: elevenLabs.key,
    ELEVENLABS_BASE_URL: elevenLabs.baseUrl,
  });
  const { studio } = home;
  const { projectId } = await home.make('film', LECTURE, { stage: 'speech' });
  expect(elevenLabs.spoken).toHaveLength(2);
  const [scene] = (await studio.scenes(projectId)).map((state) => state.scene);
  const [line] = scene!.narration;
  const about = { scene: scene!.id, of: 'speech', line: line!.id } as const;

  const again = await studio.edit(projectId, { kind: 'regenerate', ...about });
  expect(again.effect.stale.filter(({ kind }) => kind === 'speech')).toHaveLength(1);
  expect(again.effect.refresh.knownMicros).toBeGreaterThan(0);
  expect(again.effect.notices).toEqual([]);
  await toSpeech(home, projectId);
  await toSpeech(home, projectId);
  expect(elevenLabs.spoken).toHaveLength(3);
  const [newest] = elevenLabs.spoken;
  expect(newest!.text).toBe(line!.text);
  const [read] = (await studio.scenes(projectId))[0]!.readings;
  expect(read!.map(({ number, isSelected }) => [number, isSelected])).toEqual([
    [1, false],
    [2, true],
  ]);
  expect(new Set(read!.map(({ asset }) => asset)).size).toBe(2);

  const back = await studio.edit(projectId, { kind: 'select-take', ...about, take: 1 });
  expect(back.effect.stale.filter(({ kind }) => kind === 'speech')).toEqual([]);
  await studio.undo(projectId);
  await toSpeech(home, projectId);
  expect(elevenLabs.spoken).toHaveLength(3);
});

test('E2 says before that the built-in voice reads the same words the same way', async () => {
  await using home = await studioInFolder();
  const { projectId } = await home.make('film', LECTURE, { stage: 'speech' });
  const [state] = await home.studio.scenes(projectId);
  const edit = { kind: 'regenerate', scene: state!.scene.id, of: 'speech' } as const;
  const { effect } = await home.studio.previewEdit(projectId, edit);
  expect(effect.notices).toEqual([expect.stringContaining('the same words the same way')]);
});
