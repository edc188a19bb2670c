import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { studioInFolder } from '../e2e/studio-in-folder.ts';

async function filesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}

it('E4: deletes a project with every file of its own at once, and leaves those that another needs', async () => {
  await using home = await studioInFolder();
  const brief = {
    title: 'Tides',
    segments: [{ narration: 'The sea rises.' }],
    general: { maxVideoSegments: 1 },
    video: { duration: 2, resolution: '480p' },
    settings: { ratio: '1:1' },
  };
  const { projectId } = await home.make('film', brief, { stage: 'videos' });
  const assets = join(home.folder, 'home', 'assets');
  const { project: copy } = await home.studio.duplicateProject(projectId);
  const before = await filesIn(assets);
  expect(before).toBeGreaterThan(2);
  await home.studio.deleteProject(projectId);
  expect(await filesIn(assets)).toBe(before);
  await home.studio.deleteProject(copy.id);
  expect(await filesIn(assets)).toBe(0);
});
